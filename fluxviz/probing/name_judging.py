"""What DNS says of a name, beside where it is drawn to lead."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from fluxviz.probing.looking_up import Looked
from fluxviz.probing.names import is_edge
from fluxviz.probing.plan import ProbePlan, Try
from fluxviz.probing.seen import Seen
from fluxviz.probing.verdicts import Verdict


def seen_of_name(each: Try, looked: Looked, edge: Collection[str]) -> Seen:
    """Return what DNS says of a name.

    Args:
        each: The name as it is drawn.
        looked: What DNS says.
        edge: The addresses of the edge, as far as the app's own name tells them.

    """
    verdict, said = _found(each, looked, edge) if looked.outcome == "found" else _missing(looked)
    return Seen(
        verdict=verdict,
        seen=said,
        addresses=tuple(map(str, looked.addresses)),
        aliases=looked.aliases,
        cloudflare=looked.by_cloudflare if looked.addresses else None,
    )


def is_strange(looked: Looked, edge: Collection[str]) -> bool:
    """Return whether a name leads neither to CloudFlare nor to an address that is known to be of the edge."""
    if not edge or not looked.addresses or looked.by_cloudflare or any(map(is_edge, looked.aliases)):
        return False
    return set(edge).isdisjoint(map(str, looked.addresses))


def edge_addresses(plan: ProbePlan, looked: Mapping[str, Looked]) -> frozenset[str]:
    """Return the addresses of the edge, as far as the app's own name tells them."""
    main = [looked[each.host] for each in plan.of_kind("edge") if each.host in looked]
    return frozenset(str(address) for each in main for address in each.addresses)


def _missing(looked: Looked) -> tuple[Verdict, str]:
    alias = looked.aliases[-1] if looked.aliases else ""
    match looked.outcome:
        case "no such name":
            return "no such name", f"a dead alias: {alias} does not exist" if alias else "it does not exist"
        case "no address":
            return "no such name", f"a dead alias: {alias} has no address" if alias else "it has no address"
        case "fails":
            return "no such name", "the DNS server fails on it: its zone may be broken"
        case _:
            return "not told", "the DNS server does not answer"


def _found(each: Try, looked: Looked, edge: Collection[str]) -> tuple[Verdict, str]:
    if looked.refusal:
        return "leads elsewhere", f"{looked.refusal}: nothing is called there"
    addresses = list(map(str, looked.addresses))
    way = " -> ".join((*looked.aliases, ", ".join(addresses[:3])))
    if looked.by_cloudflare:
        way = f"{way} (CloudFlare)"
        return ("leads elsewhere", f"to CloudFlare: {way}") if each.leads == "edge" else ("reached", way)
    if each.leads == "cloudflare":
        return "leads elsewhere", f"not to CloudFlare: {way}"
    if is_strange(looked, edge):
        return "leads elsewhere", f"to no address of the Flux edge: {way}"
    return "reached", way
