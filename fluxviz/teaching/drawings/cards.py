"""Cards: what stands on a canvas, what each part is called in the notation, and which part is meant by a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from fluxviz.topology import BROWSER, EDGE, CloudFlare, Component, External, FluxEdge, Node, Topology, Unresolved
from fluxviz.topology.naming import ZONES
from fluxviz.topology.own_address import leads_home

CLOUDFLARE = "cloudflare"
"""What CloudFlare is called where there is one zone; and where there is none, what a learner calls it all the same."""

_NOBODY = "nobody."
"""What the id of a part begins with that is drawn and is not there, such as ``localhost``."""
_PHRASE = re.compile(r"[\w.#-]+(?: [\w.#-]+)+")


class Cards:
    """The parts of a network that can be connected.

    Attributes:
        nodes: The parts, in the order of the topology; volumes are none of them.
        names: Id of each part to what it is called: a component by its name, where that tells it from all others.

    """

    def __init__(self, topology: Topology) -> None:
        self.nodes: tuple[Node, ...] = tuple(node for node in topology.nodes if node.kind != "volume")
        self.names = _names(self.nodes)
        self._hosts = {host.lower(): node.id for node in self.nodes for host in _hosts_of(node)}
        self._called = {name: node for node, name in self.names.items()}
        folded = [name.casefold() for name in self._called]
        self._folded = {
            name.casefold(): node for name, node in self._called.items() if folded.count(name.casefold()) == 1
        }
        self._technologies = _technologies_of(self.nodes)

    @property
    def phrases(self) -> tuple[str, ...]:
        """Names of several words by which parts are meant, such as ``Front end``, the longest first."""
        names = (*self.names.values(), *self._technologies)
        return tuple(sorted(filter(_PHRASE.fullmatch, names), key=lambda name: (-len(name), name)))

    def __contains__(self, node: object) -> bool:
        return node in self.names

    def name(self, node: str) -> str:
        """Return what a part is called; one that is not there, as it was called."""
        return self.names.get(node) or node.removeprefix(_NOBODY)

    def is_proxy(self, node: str) -> bool:
        """Return whether a part is CloudFlare."""
        return any(each.id == node and each.kind == "cloudflare" for each in self.nodes)

    def find(self, name: str) -> str | None:
        """Return the id of the part that a name, an id, a host, a URL or the text of its card means; else None.

        A name that teaches something has an id, too, though nobody has it: ``localhost``, CloudFlare where there is
        none, a name in Flux's zones.
        """
        folded = " ".join(host_in(name).casefold().split())
        found = (
            self._called.get(name)
            or (name if name in self.names else None)
            or self._folded.get(folded)
            or {"flux edge": EDGE, "the flux edge": EDGE, "flux": EDGE}.get(folded)
            or self._hosts.get(folded.rstrip("."))
            or self._technologies.get(folded)
        )
        if found is not None:
            return found if found in self.names else None
        proxied = any(node.kind == "cloudflare" for node in self.nodes)
        in_zone = folded.endswith(tuple(f".{zone}" for zone in ZONES))
        teaches = leads_home(folded) or (folded == CLOUDFLARE and not proxied) or in_zone
        return f"{_NOBODY}{folded}" if teaches else None


def host_in(name: str) -> str:
    """Return the host of a URL, or an IPv6 address without its brackets; anything else as it is."""
    if name.startswith("[") and name.endswith("]"):
        return name[1:-1]
    try:
        return (urlsplit(name).hostname if "://" in name else None) or name
    except ValueError:
        return name


def is_here(node: str) -> bool:
    """Return whether a part is the caller's own address, such as ``localhost``."""
    return node.startswith(_NOBODY) and leads_home(node.removeprefix(_NOBODY))


def is_nobody(node: str) -> bool:
    """Return whether a part is drawn and is not there."""
    return node.startswith(_NOBODY)


def nobody(node: str) -> Unresolved:
    """Return a card for a part that is not there."""
    host = node.removeprefix(_NOBODY)
    return Unresolved(id=node, label=host, host=host, note="nobody has this name here")


def _technologies_of(nodes: Iterable[Node]) -> dict[str, str]:
    """Return what cards say below a component's name, such as ``PostgreSQL``, where one card alone says it."""
    said = [(node.technology.casefold(), node.id) for node in nodes if isinstance(node, Component) and node.technology]
    counted = Counter(text for text, _ in said)
    return {text: node for text, node in said if counted[text] == 1}


def _names(nodes: Iterable[Node]) -> dict[str, str]:
    listed = list(nodes)
    wanted = {node.id: _wanted(node, listed) for node in listed}
    taken = [name.casefold() for name in wanted.values()]
    reserved = {"flux", "flux edge", "the flux edge", CLOUDFLARE, BROWSER, EDGE, "localhost"}

    def is_clear(node: Node, name: str) -> bool:
        own = isinstance(node, (Component, External, Unresolved))
        return bool(name) and taken.count(name.casefold()) == 1 and not (own and name.casefold() in reserved)

    return {node.id: wanted[node.id] if is_clear(node, wanted[node.id]) else node.id for node in listed}


def _wanted(node: Node, nodes: list[Node]) -> str:
    match node:
        case Component():
            same = [each for each in nodes if isinstance(each, Component) and each.label == node.label]
            return node.label if len(same) == 1 else node.key
        case External() | Unresolved():
            return node.host
        case _:
            alone = sum(each.kind == node.kind for each in nodes) == 1
            return node.kind if alone else node.id


def _hosts_of(node: Node) -> Iterator[str]:
    """Yield the hosts by which a part is meant: a component's own, and every public name of either naming."""
    match node:
        case Component():
            yield node.host
        case CloudFlare():
            yield from node.hosts
        case FluxEdge():
            for name in (*node.hosts, *node.other_hosts):
                if not name.proxied:  # its address is CloudFlare's
                    yield from (name.host, *name.also)
