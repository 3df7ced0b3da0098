"""What hovering shows of a node, in a few lines."""

from __future__ import annotations

from collections.abc import Iterator

from fluxviz.topology import SSL_TITLES, CloudFlare, Component, External, FluxEdge, Node, Unresolved, Volume


def hover_lines(node: Node) -> Iterator[str]:
    """Yield the few lines of the short card."""
    match node:
        case Component():
            yield from filter(None, (node.host, node.image))
            for port in node.ports:
                if port.public is not None:
                    speaks = f"{port.protocol}{'?' if port.assumed else ''}"
                    yield f"{port.public} → {port.container or '?'} {speaks}".rstrip()
            yield {"public": "public port", "private": "no public port", "hidden": "encrypted"}[node.exposure]
        case CloudFlare():
            yield f"{node.zone}, mode {SSL_TITLES[node.ssl]}"
        case FluxEdge():
            yield node.task
            dead = sum(not host.works for host in node.hosts)
            yield f"{_names(len(node.hosts) - dead)} answered{f', {dead} not' if dead else ''}"
        case External() | Unresolved():
            yield node.host
        case Volume():
            yield node.path or "shared"
        case _:
            yield "any client on the internet"


def _names(count: int) -> str:
    return "1 name" if count == 1 else f"{count} names"
