"""One name looked up: its addresses, and the aliases on the way."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from fluxviz.network import harmless
from fluxviz.probing.addresses import Address, is_cloudflare, refusal_of
from fluxviz.probing.sockets import Deadline, Network

if TYPE_CHECKING:
    from dns.message import Message
    from dns.resolver import Resolver

Outcome = Literal["found", "no such name", "no address", "fails", "silent", "no resolver"]
_MOST = 20


@dataclass(frozen=True)
class Looked:
    """What DNS says of a name.

    Attributes:
        outcome: ``found``; ``no such name``; ``no address``: the name is there; ``fails``: the DNS server could not
            tell; ``silent``: no DNS server answers; ``no resolver``: this machine has none.
        addresses: Its addresses, IPv4 first.
        aliases: What its record leads to, and so on.

    """

    outcome: Outcome
    addresses: tuple[Address, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def refusal(self) -> str:
        """Why none of its addresses may be called; empty where they may."""
        return next((f"{each} is {why}" for each in self.addresses if (why := refusal_of(each))), "")

    @property
    def by_cloudflare(self) -> bool:
        """Whether it leads to CloudFlare."""
        return bool(self.addresses) and all(map(is_cloudflare, self.addresses))


def look_up(network: Network, name: str, seconds: float) -> Looked:
    """Look a name up, as a client of the DNS servers of this machine: no file of hosts is read, no domain is added."""
    from dns.exception import DNSException
    from dns.resolver import NoResolverConfiguration, Resolver

    try:
        resolver = Resolver(configure=not network.nameservers)
    except NoResolverConfiguration:
        return Looked("no resolver")
    if network.nameservers:
        resolver.nameservers, resolver.port = list(network.nameservers), network.nameserver_port
    deadline, found, aliases = Deadline(seconds), list[Address](), tuple[str, ...]()
    try:
        for kind in ("A", "AAAA"):
            outcome, addresses, on_the_way = _ask(resolver, name, kind, deadline)
            aliases = aliases or on_the_way
            if outcome not in ("found", "no address"):
                return Looked(outcome if not found else "found", tuple(found), aliases)
            found += addresses
    except (DNSException, TimeoutError):
        return Looked("found" if found else "silent", tuple(found), aliases)
    return Looked("found" if found else "no address", tuple(found[:_MOST]), aliases)


def _ask(
    resolver: Resolver, name: str, kind: str, deadline: Deadline
) -> tuple[Outcome, list[Address], tuple[str, ...]]:
    import ipaddress

    from dns.resolver import NXDOMAIN, LifetimeTimeout, NoNameservers

    try:
        answer = resolver.resolve(f"{name}.", kind, lifetime=deadline.left, search=False, raise_on_no_answer=False)
    except NXDOMAIN as error:
        responses: Collection[Message] = error.kwargs["responses"].values()
        return "no such name", [], tuple(alias for each in responses for alias in _aliases(each))
    except NoNameservers:  # it says so itself, or what it sends makes no sense, such as aliases in a circle
        return "fails", [], ()
    except LifetimeTimeout:
        return "silent", [], ()
    addresses = sorted({ipaddress.ip_address(str(each)) for each in answer.rrset or ()}, key=int)
    return "found" if addresses else "no address", addresses, _aliases(answer.response)


def _aliases(message: Message) -> tuple[str, ...]:
    """Return the aliases of an answer, from the name that was asked for on; none twice."""
    from dns.rdatatype import CNAME

    leads = {
        str(each.name).lower(): str(each[0].target).lower() for each in message.answer if each.rdtype == CNAME and each
    }
    found, here = list[str](), str(message.question[0].name).lower() if message.question else ""
    while here in leads and len(found) < _MOST:
        here = leads[here]
        if here in found:
            break
        found.append(here)
    return tuple(harmless(each.rstrip("."), 80) for each in found)
