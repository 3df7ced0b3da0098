"""Whose the addresses are that names lead to: only what is the app's is called, since only that tells of the app."""

from __future__ import annotations

from collections.abc import Mapping

from fluxviz.probing.addresses import Address, is_cloudflare
from fluxviz.probing.looking_up import Looked
from fluxviz.probing.names import is_edge
from fluxviz.probing.plan import ProbePlan
from fluxviz.topology.zone_names import zone_stem


class Belonging:
    """Tells the app's addresses from those of others, with what DNS says of its names.

    Attributes:
        main: The app's own name, whose record tells the addresses of the edge; empty where it has none.
        edge: Those addresses, and those of its other names in Flux's zones and of what leads to an edge by the edge's
            own name; none where its name has none.

    """

    def __init__(self, plan: ProbePlan, looked: Mapping[str, Looked]) -> None:
        self.main = next((each.host for each in plan.of_kind("edge")), "")
        self.edge = frozenset(looked[self.main].addresses if self.main in looked else ())
        if self.edge:
            other = {
                each.host for each in plan.of_kind("dns") if each.leads == "edge" and zone_stem(each.host) is not None
            }
            at_edges = (each for name, each in looked.items() if name in other or any(map(is_edge, each.aliases)))
            self.edge |= {address for each in at_edges for address in each.addresses}
        self._looked = looked
        self._of_nodes = {each.host for each in plan.of_kind("dns") if each.leads == "node"}
        self._nodes = frozenset((*plan.nodes, *plan.others)) if plan.complete else frozenset()

    def own(self, host: str) -> tuple[Address, ...]:
        """Return the addresses of a name that are the edge's, CloudFlare's, or where a node is drawn, its nodes'."""
        looked = self._looked[host]
        if any(map(is_edge, looked.aliases)):
            return looked.addresses
        return tuple(each for each in looked.addresses if self._is_own(each, at_node=host in self._of_nodes))

    def strange(self, host: str) -> tuple[Address, ...]:
        """Return the addresses that are somebody else's.

        Of IPv4 and of IPv6 each: where one is the app's, others beside it may be further addresses of the edge.
        """
        own = {each.version for each in self.own(host)}
        return tuple(each for each in self._looked[host].addresses if each.version not in own)

    def _is_own(self, address: Address, *, at_node: bool) -> bool:
        if at_node:
            return not self._nodes or str(address) in self._nodes
        return address in self.edge or is_cloudflare(address)
