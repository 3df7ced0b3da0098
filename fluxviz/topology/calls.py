"""Edges that start from components: internal links, calls outside, and the calls that a browser makes for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from fluxviz.spec import AppSpec
from fluxviz.topology.edges import Edge
from fluxviz.topology.evidence import Evidence
from fluxviz.topology.identifiers import host_part, part, port_part
from fluxviz.topology.naming import host_of
from fluxviz.topology.nodes import BROWSER, EDGE, External, Unresolved
from fluxviz.topology.protocol_detection import DetectedProtocol
from fluxviz.topology.protocols import is_secure
from fluxviz.topology.references.finding import Reference
from fluxviz.topology.route import bare_host

if TYPE_CHECKING:
    from fluxviz.spec import DeclaredLink


_UNPUBLISHED = "no such name: the guide writes it, and the domain manager publishes none like it"


def call_edges(
    references: Iterable[Reference], ids: dict[str, str], nobodys: frozenset[str], proxies: Mapping[str, str]
) -> list[Edge]:
    """Return an edge for each reference that is a call.

    Args:
        references: Every reference of the app.
        ids: Id of each component's node by its key.
        nobodys: Public names that the naming in use does not publish.
        proxies: Id of CloudFlare's node by each name that it proxies, as :func:`bare_host` has it.

    """
    edges = (_edge(reference, ids, nobodys, proxies) for reference in references)
    return [edge for edge in edges if edge is not None]


def _edge(
    reference: Reference, ids: dict[str, str], nobodys: frozenset[str], proxies: Mapping[str, str]
) -> Edge | None:
    target, port = reference.target, reference.port
    source, name = ids[reference.component], part(reference.component)
    host = host_part(target.name)
    if target.kind == "self":
        return None
    entrance = proxies.get(bare_host(target.name), EDGE)
    where = f"{entrance.partition('.')[0]}.{host}"
    ends = {
        "internal": (f"internal.{name}.{part(target.name)}", source, ids.get(target.name, "")),
        "unresolved": (f"unresolved.{name}.{host}", source, f"unresolved.{host}"),
        "browser_call": (f"browser_call.browser.{where}", BROWSER, entrance),
        "edge": (f"egress.{name}.{where}", source, entrance),
        "egress": (f"egress.{name}.{host}", source, f"external.{host}"),
    }
    stem, start, end = ends[target.kind]
    kind = "egress" if target.kind == "edge" else target.kind
    if target.kind == "egress" and reference.is_for_browser and "." in target.name:
        stem, start, kind = f"browser_call.browser.{host}", BROWSER, "browser_call"
    if target.kind == "internal" and reference.is_for_browser:
        stem, start, kind = f"browser_call.browser.{host_part(reference.host)}", BROWSER, "browser_call"
    lost = target.why if target.kind == "unresolved" else ""
    host_name = reference.host if target.kind == "internal" else target.name
    return Edge(
        id=f"{stem}.{port_part(port)}",
        source=start,
        target=end,
        kind=kind,
        protocol=reference.protocol,
        host=host_name,
        port=port,
        encrypted=reference.encrypted,
        assumed=reference.assumed,
        problem=_UNPUBLISHED if target.name in nobodys and end == EDGE else reference.problem or lost,
        evidence=reference.evidence,
        short_form=target.short,
    )


def protocols_of_calls(references: Iterable[Reference]) -> dict[str, dict[int, DetectedProtocol]]:
    """Return what links say of the ports they lead to, by component: where their own scheme or settings tell it."""
    called: dict[str, dict[int, DetectedProtocol]] = {}
    for reference in references:
        if reference.target.kind == "internal" and reference.explicit and reference.port and reference.protocol:
            if reference.encrypted is None and is_secure(reference.protocol) is not None:
                continue  # the scheme and the port contradict each other
            tls = True if reference.encrypted else None
            detected = DetectedProtocol(reference.protocol, "link", tls)
            ports = called.setdefault(reference.target.name, {})
            known = ports.setdefault(reference.port, detected)
            if None not in (known.encrypted, detected.encrypted) and known.encrypted != detected.encrypted:
                ports[reference.port] = replace(known, contested=True)
    return called


def call_nodes(references: Iterable[Reference]) -> list[External | Unresolved]:
    """Return a node for each host outside the app and for each name that nobody has."""
    nodes: dict[str, External | Unresolved] = {}
    for reference in references:
        target = reference.target
        host = host_part(target.name)
        if target.kind == "egress":
            nodes.setdefault(f"external.{host}", External(id=f"external.{host}", label=target.name, host=target.name))
        elif target.kind == "unresolved":
            node = Unresolved(id=f"unresolved.{host}", label=target.name, host=target.name, note=target.why)
            nodes.setdefault(node.id, node)
    return list(nodes.values())


def declared_edges(links: Iterable[DeclaredLink], ids: dict[str, str], spec: AppSpec) -> list[Edge]:
    """Return an edge for each link that the user declared."""
    edges: list[Edge] = []
    for link in links:
        target = next(component for component in spec.components if component.key == link.target)
        why = f"Declared: {link.source} calls {link.target}."
        evidence = Evidence(component=link.source, variable="", rule="declared", certainty="declared", why=why)
        edges.append(
            Edge(
                id=f"internal.{part(link.source)}.{part(link.target)}.{port_part(link.port)}",
                source=ids[link.source],
                target=ids[link.target],
                kind="internal",
                protocol=link.protocol,
                host=host_of(spec, target),
                port=link.port,
                encrypted=is_secure(link.protocol),
                evidence=(evidence,),
                declared=True,
            )
        )
    return edges
