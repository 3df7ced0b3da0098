"""Port 80 of the Flux edge: it passes nothing on, and redirects to HTTPS."""

from __future__ import annotations

from fluxviz.topology import EDGE, Edge, FluxEdge, Topology

_REDIRECTED = "Port 80 of the Flux edge only redirects to HTTPS: the path goes on by HTTPS, if the caller follows that."


def is_redirected(topology: Topology, edge: Edge) -> bool:
    """Return whether all that a call gets is a redirect to HTTPS.

    >>> from fluxviz import build
    >>> shop = {"version": 4, "name": "shop", "compose": [
    ...     {"name": "web", "environmentParameters": ["API=http://shop_3000.app.runonflux.io"]},
    ...     {"name": "api", "ports": [3000], "containerPorts": [3000]}]}
    >>> topology = build(shop)
    >>> [is_redirected(topology, edge) for edge in topology.of_kind("egress")]
    [True]
    """
    at = topology.node(edge.target)
    plain = edge.encrypted is False and edge.protocol in ("http", "ws") and edge.port == 80
    return edge.target == EDGE and plain and not edge.failure and isinstance(at, FluxEdge) and "http" in at.passes


def redirect_sentence(topology: Topology, edge: Edge) -> str:
    """Return what is said of such a call, after a blank; empty of any other."""
    return f" {_REDIRECTED}" if is_redirected(topology, edge) else ""
