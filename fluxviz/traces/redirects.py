"""Plain HTTP where visitors come in: it is passed on to nobody, and redirected to HTTPS."""

from __future__ import annotations

from fluxviz.topology import CloudFlare, Edge, FluxEdge, Topology

_GOES_ON = "the path goes on by HTTPS, if the caller follows that."
_BY_EDGE = "port 80 of the Flux edge only redirects to HTTPS"
_BY_CLOUDFLARE = {
    True: "CloudFlare only redirects it to HTTPS (Always Use HTTPS)",
    False: f"CloudFlare passes it on as plain HTTP, and {_BY_EDGE}",
}


def is_redirected(topology: Topology, edge: Edge) -> bool:
    """Return whether all that a call gets is a redirect to HTTPS.

    Where CloudFlare's mode is Off it sends the caller back to HTTP, without end, which is told as the path's problem.

    >>> from fluxviz import build
    >>> shop = {"version": 4, "name": "shop", "compose": [
    ...     {"name": "web", "environmentParameters": ["API=http://shop_3000.app.runonflux.io"]},
    ...     {"name": "api", "ports": [3000], "containerPorts": [3000]}]}
    >>> topology = build(shop)
    >>> [is_redirected(topology, edge) for edge in topology.of_kind("egress")]
    [True]
    """
    plain = edge.encrypted is False and edge.protocol in ("http", "ws") and edge.port == 80
    if not plain or not edge.enters or edge.failure:
        return False
    at = topology.node(edge.target)
    passes = any("http" in node.passes for node in topology.nodes if isinstance(node, FluxEdge))
    return passes and not (isinstance(at, CloudFlare) and at.ssl == "off")


def redirect_sentence(topology: Topology, edge: Edge) -> str:
    """Return what is said of such a call; empty of any other."""
    if not is_redirected(topology, edge):
        return ""
    at = topology.node(edge.target)
    said = _BY_CLOUDFLARE[at.always_https] if isinstance(at, CloudFlare) else _BY_EDGE
    return f"{said[0].upper()}{said[1:]}: {_GOES_ON}"
