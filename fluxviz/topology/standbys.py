"""Calls that get no answer on the copies that stand by: what is called runs with the primary alone."""

from __future__ import annotations

from collections.abc import Iterable

from fluxviz.topology.app import App
from fluxviz.topology.edges import Edge
from fluxviz.topology.nodes import Component, Node


def silent_on_standbys(
    nodes: Iterable[Node], edges: Iterable[Edge], apps: Iterable[App]
) -> list[tuple[Component, list[Component]]]:
    """Return each component that does not run on standbys, with those that run there and call it.

    Source: ``masterSlaveApps`` in RunOnFlux/flux: of an app with primary/standby data, that component alone is stopped.

    Args:
        nodes: The nodes of a topology.
        edges: Its edges.
        apps: Its apps; of one with a single copy nothing stands by.

    """
    single = {app.key for app in apps if app.instances == 1}
    components = {node.id: node for node in nodes if isinstance(node, Component) and node.app not in single}
    called: dict[str, dict[str, Component]] = {}
    for edge in edges:
        source, target = components.get(edge.source), components.get(edge.target)
        if edge.kind != "internal" or edge.problem or source is None or target is None:
            continue
        if target.data == "primary" != source.data:
            called.setdefault(target.id, {})[source.id] = source
    return [(node, list(called[name].values())) for name, node in components.items() if name in called]
