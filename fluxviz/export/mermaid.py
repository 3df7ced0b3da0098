"""Mermaid: a flowchart for pages that draw it themselves, such as GitHub's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fluxviz.drawing import Direction, Palette
from fluxviz.drawing.scene import DrawnEdge, DrawnNode, Scene
from fluxviz.export.plain_ids import plain_ids
from fluxviz.export.plain_words import card_words, frame_words, line_words, note_words
from fluxviz.topology import Component, Edge, FluxEdge, Node
from fluxviz.topology.sentences import title_of
from fluxviz.unseen import clean

_MARKUP = re.compile(r"(?<=\d)\.(?=\s)|^[+-](?=\s)|[\x21-\x7e](?<![\w./:,()+-])|(?<!\w)_|_(?!\w)", re.ASCII)
"""Signs of ASCII that are or could become markup; a host and a port hold none, and stay readable."""

_BEFORE_CODE = re.compile(r":(?=\S*#)")
"""A colon that Mermaid could take for one of a ``style``, whose last ``;`` it drops: that of a number, then."""

_SHAPES = {"volume": ("[(", ")]"), "browser": ("([", "])"), "cloudflare": ("([", "])")}
_BOX = ("[", "]")
_ROLES = {
    "public": ("card", "card_line", ""),
    "private": ("private", "private_line", "stroke-dasharray:4 3"),
    "hidden": ("private", "private_line", "stroke-dasharray:4 3"),
    "browser": ("card", "card_line", ""),
    "cloudflare": ("card", "card_line", ""),
    "edge": ("card", "secure", "stroke-width:2px"),
    "edgePlain": ("card", "card_line", ""),
    "external": ("outside", "outside_line", ""),
    "unresolved": ("outside", "door", "stroke-dasharray:4 3"),
    "volume": ("outside", "storage", ""),
}
"""Class to the roles of its ground and its border, and what else its border has."""


_CHANGED = {
    "added": "stroke-width:4px",
    "removed": "stroke-dasharray:2 5,opacity:0.6",
    "changed": "stroke-width:3px",
    "refuted": "stroke-width:4px",
}
"""How what changed, or is not as drawn, is marked besides its words. Its colour stays: it says what is encrypted, and
what leads nowhere."""


def write_mermaid(scene: Scene, palette: Palette, direction: Direction = "TB", *, left_out: int = 0) -> str:
    """Write the Mermaid flowchart of a scene.

    Args:
        scene: What is drawn.
        palette: What it is painted with.
        direction: ``TB`` or ``LR``.
        left_out: How many components are not drawn, since they did not change.

    """
    return "\n".join(_lines(scene, palette, direction, left_out)) + "\n"


def _lines(scene: Scene, palette: Palette, direction: Direction, left_out: int) -> Iterator[str]:
    ids = plain_ids([*(drawn.id for drawn in scene.nodes), *(app.id for app in scene.frames)])
    yield f"flowchart {direction}"
    yield f"  accTitle: {mermaid_text(title_of(scene.topology))}"
    for drawn in scene.nodes:
        if scene.frame_of(drawn) is None:
            yield f"  {_card(drawn, scene, ids)}"
    frames: list[str] = []
    for app in scene.frames:
        members = [drawn for drawn in scene.nodes if scene.frame_of(drawn) is app]
        if members:
            frames.append(ids[app.id])
            yield f'  subgraph {ids[app.id]}["{_label(frame_words(app))}"]'
            for drawn in members:
                yield f"    {_card(drawn, scene, ids)}"
            yield "  end"
    unchanged = [f"{left_out} component{'s' * (left_out > 1)} that did not change: not shown"] if left_out else []
    if said := [*note_words(scene), *unchanged]:
        yield f'  fluxviz_note["{_label(said)}"]'
    for line in scene.edges:
        yield f'  {ids[line.source]} {_arrow(line)}|"{_label(line_words(line, scene))}"| {ids[line.target]}'
    for frame in frames:
        yield f"  style {frame} fill:{palette.frame_fill},stroke:{palette.frame},color:{palette.text}"
    yield from _paint(scene, palette)
    yield from _mark_changes(scene, ids)


def _mark_changes(scene: Scene, ids: dict[str, str]) -> Iterator[str]:
    for place, line in enumerate(scene.edges):
        if (remarks := scene.remarks_of(line)) and remarks.status in _CHANGED:
            yield f"  linkStyle {place} {_CHANGED[remarks.status]}"
    for drawn in scene.nodes:
        if (remarks := scene.remarks_of(drawn)) and remarks.status in _CHANGED:
            yield f"  style {ids[drawn.id]} {_CHANGED[remarks.status]}"


def _card(drawn: DrawnNode, scene: Scene, ids: dict[str, str]) -> str:
    before, after = _SHAPES.get(drawn.node.kind, _BOX)
    return f'{ids[drawn.id]}{before}"{_label(card_words(drawn, scene))}"{after}:::{_class(drawn.node)}'


def _class(node: Node) -> str:
    if isinstance(node, Component):
        return f"{node.exposure}Part"
    return "edgePlainPart" if isinstance(node, FluxEdge) and not node.ends_tls else f"{node.kind}Part"


def _arrow(line: DrawnEdge) -> str:
    if line.edge.kind == "mount":
        return "-.-"
    if line.by_edge:
        return "-.->"
    return "==>" if line.edge.encrypted and not line.edge.problem and not line.edge.assumed else "-.->"


def _paint(scene: Scene, palette: Palette) -> Iterator[str]:
    colours = palette.colours()
    used = {_class(drawn.node) for drawn in scene.nodes}
    for name, (fill, edge, more) in _ROLES.items():
        if f"{name}Part" in used:
            rest = f",{more}" if more else ""
            yield f"  classDef {name}Part fill:{colours[fill]},stroke:{colours[edge]},color:{palette.text}{rest}"
    strokes: dict[str, list[str]] = {}
    for place, line in enumerate(scene.edges):
        thick = ",stroke-width:4px" if line.edge.failure else ""
        strokes.setdefault(f"stroke:{colours[_role(line.edge)]}{thick}", []).append(str(place))
    for stroke, places in strokes.items():
        yield f"  linkStyle {','.join(places)} {stroke}"


def _role(edge: Edge) -> str:
    if edge.failure or edge.kind == "direct":
        return "door"
    if edge.kind in ("mount", "browser_call"):
        return "storage" if edge.kind == "mount" else "call"
    return "secure" if edge.encrypted and not edge.assumed else "plain"


def _label(lines: Iterable[str]) -> str:
    return "<br>".join(mermaid_text(line) for line in lines)


def mermaid_text(text: str) -> str:
    """Write every sign that Mermaid, Markdown or HTML could read as markup by its number."""
    text = clean(text).replace("\\n", "\u29f5n")  # Mermaid takes even an escaped one for a line break
    coded = _MARKUP.sub(lambda found: f"#{ord(found.group())};", text)
    return _BEFORE_CODE.sub("#58;", coded)
