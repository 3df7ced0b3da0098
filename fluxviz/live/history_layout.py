"""Versions of an app in one layout: whatever version is shown, what it has stands where it stands in all of them."""

from __future__ import annotations

from collections.abc import Sequence

from fluxviz.drawing import AUTO, Detail, fit_first, fit_sides, scenes
from fluxviz.export import write_svg
from fluxviz.topology import Topology

_ENGINE = "pure"


def draw_versions(versions: Sequence[Topology], detail: Detail = "network") -> list[str]:
    """Draw versions of an app, as SVG.

    Args:
        versions: Their networks, the oldest first.
        detail: How much is said.

    Returns:
        A picture for each, whose ids begin with its number; all of one size.

    Raises:
        EngineError: the Graphviz engine did not draw.

    """
    whole = _union(versions)
    scene, style, _ = fit_first(scenes(whole, detail), "auto", None, _ENGINE)
    sides = [scenes(version, scene.detail) for version in versions]
    _, laid = fit_sides(scene, sides, style, _ENGINE)
    return [
        write_svg(drawn, layout, AUTO, prefix=f"v{number}-", by_page=True)
        for number, (drawn, layout) in enumerate(laid)
    ]


def _union(versions: Sequence[Topology]) -> Topology:
    """Return a topology of all that any version has, the newest of each, under the longest caption."""
    nodes = {node.id: node for version in versions for node in version.nodes}
    edges = {edge.id: edge for version in versions for edge in version.edges}
    widest = max(versions, key=lambda version: max(len(line) for app in version.apps for line in ("", *app.caption)))
    return widest.with_parts(nodes.values(), edges.values())
