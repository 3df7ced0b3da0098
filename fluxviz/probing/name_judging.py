"""What DNS says of a name, beside where it is drawn to lead."""

from __future__ import annotations

from fluxviz.probing.belonging import Belonging
from fluxviz.probing.looking_up import Looked
from fluxviz.probing.plan import Try
from fluxviz.probing.seen import Seen
from fluxviz.probing.verdicts import Verdict


def seen_of_name(each: Try, looked: Looked, belonging: Belonging) -> Seen:
    """Return what DNS says of a name.

    Args:
        each: The name as it is drawn.
        looked: What DNS says.
        belonging: Whose the addresses are.

    """
    verdict, said = _found(each, looked, belonging) if looked.outcome == "found" else _missing(looked)
    return Seen(
        verdict=verdict,
        seen=said,
        addresses=tuple(map(str, looked.addresses)),
        aliases=looked.aliases,
        cloudflare=looked.by_cloudflare if looked.addresses else None,
    )


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


def _found(each: Try, looked: Looked, belonging: Belonging) -> tuple[Verdict, str]:
    if looked.refusal:
        return "leads elsewhere", f"{looked.refusal}: nothing is called there"
    addresses = list(map(str, looked.addresses))
    way = " -> ".join((*looked.aliases, ", ".join(addresses[:3])))
    if looked.by_cloudflare:
        way = f"{way} (CloudFlare)"
        return ("leads elsewhere", f"to CloudFlare: {way}") if each.leads == "edge" else ("reached", way)
    if each.leads == "cloudflare":
        return "leads elsewhere", f"not to CloudFlare: {way}"
    strange = belonging.strange(each.host)
    if not strange:
        return "reached", way
    if each.leads == "node":
        return "leads elsewhere", f"to no node that runs the app: {way}"
    if not belonging.edge:
        return "not told", f"{way}: whether that is the Flux edge is not known"
    if len(strange) < len(addresses):
        return "leads elsewhere", f"for some visitors: not where {belonging.main} leads: {strange[0]}"
    return "leads elsewhere", f"not where {belonging.main} leads: {way}"
