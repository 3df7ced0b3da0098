"""Questions about TLS: which hop has it, who ends it, and what CloudFlare's modes do."""

from __future__ import annotations

from collections.abc import Iterator

from fluxviz.spec import SslMode
from fluxviz.teaching.asking import Question
from fluxviz.teaching.misconceptions import THOUGHT_ENCRYPTED, THOUGHT_PLAIN, Slip
from fluxviz.teaching.reading import Reading
from fluxviz.topology import BROWSER, EDGE, SSL_TITLES, CloudFlare, Edge, Topology, build
from fluxviz.topology.sentences import describe_edge

_PLAIN = "plain, without TLS"
_AT_CLOUDFLARE, _AT_EDGE = "at CloudFlare", "at the Flux edge"
_NO_TLS = "nowhere: there is no TLS"
_WORKS = "the page, with TLS on both sides of CloudFlare"
_LOOPS = "endless redirects"
_REFUSED = "error 526"
_OUTCOMES = {
    SslMode.OFF: _LOOPS,
    SslMode.FLEXIBLE: _LOOPS,
    SslMode.FULL: _WORKS,
    SslMode.STRICT: _REFUSED,
}
_MISTAKEN = {
    (SslMode.STRICT, _WORKS): "full_is_strict",
    (SslMode.FULL, _REFUSED): "full_is_strict",
    (SslMode.FULL, _LOOPS): "any_proxy_loops",
    (SslMode.STRICT, _LOOPS): "any_proxy_loops",
    (SslMode.FLEXIBLE, _WORKS): "flexible_is_half_safe",
    (SslMode.FLEXIBLE, _REFUSED): "full_is_strict",
    (SslMode.OFF, _WORKS): "off_is_plain_http",
    (SslMode.OFF, _REFUSED): "full_is_strict",
}
"""From which belief an outcome of a mode is expected that it does not have."""
_OWN_TLS = {"https", "wss", "ldaps", "smtps", "imaps", "pop3s", "amqps", "mqtts", "smp", "xftp", "ssh"}
"""What may bring encryption of its own to an open door, so that nothing is asked of it."""


def encrypted(reading: Reading) -> Iterator[Question]:
    """Ask of each hop whether it is encrypted."""
    for edge in reading.topology.edges:
        own = edge.kind == "direct" and edge.protocol in _OWN_TLS
        if edge.encrypted is None or edge.assumed or edge.kind in ("mount", "unresolved") or own:
            continue
        secure = f"encrypted with {edge.cryptography}"
        right, wrong = (secure, _PLAIN) if edge.encrypted else (_PLAIN, secure)
        belief = (THOUGHT_PLAIN if edge.encrypted else THOUGHT_ENCRYPTED).get(edge.kind, "")
        yield from reading.choice(
            "encrypted",
            edge.id,
            f"{_hop(reading, edge)}: is this hop encrypted?",
            right,
            [Slip(wrong, belief)],
            describe_edge(edge, reading.topology),
            (edge.source, edge.id, edge.target),
        )


def _hop(reading: Reading, edge: Edge) -> str:
    source, target = (reading.name(reading.topology.node(name)) for name in (edge.source, edge.target))
    start = f"From {source} to {target}"
    match edge.kind:
        case "request" | "proxy":
            return f"{start}, for {edge.hosts[0]}" if edge.hosts else start
        case "browser_call":
            return f"{start}, for a call to {edge.host}"
        case "forward":
            return start if edge.port is None else f"{start}, port {edge.port}"
        case "direct":
            return f"{start}, straight to port {edge.port} of a node"
        case _:
            at = edge.host if edge.port is None else f"{edge.host}:{edge.port}"
            return f"{start}, at {at}"


def tls_ends(reading: Reading) -> Iterator[Question]:
    """Ask where a visitor's own TLS ends."""
    for edge in reading.topology.of_kind("request", "browser_call"):
        if edge.source != BROWSER or edge.target.startswith(("external.", "component.")):
            continue
        host = edge.hosts[0] if edge.hosts else edge.host or ""
        right = (_AT_EDGE if edge.target == EDGE else _AT_CLOUDFLARE) if edge.encrypted else _NO_TLS
        places = {
            _AT_CLOUDFLARE: "cloudflare_stands_everywhere",
            _AT_EDGE: "tls_passes_cloudflare",
            "in the container": "tls_reaches_the_container",
            _NO_TLS: "tls_needs_set_up",
        }
        behind = "behind it the request is plain HTTP"
        if edge.target != EDGE:
            behind = "what CloudFlare does next is another connection of its own"
        ends = f"The visitor's TLS for {host} ends {right}; {behind}." if edge.encrypted else ""
        yield from reading.choice(
            "tls_ends",
            edge.id,
            f"Where does the TLS of a visitor of {host} end?",
            right,
            [
                Slip(place, belief) if edge.encrypted else Slip(place, own="Look at the padlock on the first line.")
                for place, belief in places.items()
                if place != right
            ],
            ends or f"There is none: {describe_edge(edge, reading.topology)}",
            (edge.source, edge.id, edge.target),
        )


def cloudflare_mode(reading: Reading) -> Iterator[Question]:
    """Ask what a visitor gets in each of CloudFlare's modes."""
    for node in reading.topology.nodes:
        if not isinstance(node, CloudFlare):
            continue
        for mode, outcome in _OUTCOMES.items():
            applied = _with_mode(reading.topology, mode)
            if applied is None:
                continue
            passes = [edge for edge in applied.of_kind("request", "proxy") if node.hosts[0] in edge.hosts]
            reason = " ".join([f"The visitor gets {outcome}.", *(describe_edge(edge, applied) for edge in passes)])
            yield from reading.choice(
                "cloudflare_mode",
                f"{node.id}.{mode.value}",
                f"CloudFlare proxies {node.hosts[0]} in SSL/TLS mode {SSL_TITLES[mode.value]}. "
                "What does a visitor get who comes by HTTPS, all else being in order?",
                outcome,
                [Slip(other, _MISTAKEN[mode, other]) for other in (_WORKS, _LOOPS, _REFUSED) if other != outcome],
                reason,
                [name for edge in passes for name in (edge.source, edge.id, edge.target)],
                applied,
            )


def _with_mode(topology: Topology, mode: SslMode) -> Topology | None:
    """Return the app as it would be if all of its domains that CloudFlare proxies were in a mode.

    None where it was not built from one spec.
    """
    if topology.spec is None or topology.access is None:
        return None
    domains = [each.model_copy(update={"ssl": mode}) if each.proxied else each for each in topology.access.domains]
    access = topology.access.model_copy(update={"domains": tuple(domains)})
    return build(topology.spec, access=access, naming=topology.naming)
