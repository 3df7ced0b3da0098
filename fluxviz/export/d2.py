"""D2: a diagram for D2's own layout engines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fluxviz.drawing import Direction, Palette
from fluxviz.drawing.labels import stroke_of
from fluxviz.drawing.line_styles import FAULT
from fluxviz.drawing.node_looks import look_of
from fluxviz.drawing.scene import DrawnEdge, DrawnNode, Scene
from fluxviz.export.plain_ids import plain_ids
from fluxviz.export.plain_words import card_words, frame_words, line_words, note_words
from fluxviz.unseen import clean

_SHAPES = {"volume": "cylinder", "browser": "person", "cloudflare": "cloud"}
_DASHES = {"solid": 0, "dashed": 4, "dotted": 2}


def write_d2(scene: Scene, palette: Palette, direction: Direction = "TB") -> str:
    """Write the D2 of a scene.

    Args:
        scene: What is drawn.
        palette: What it is painted with.
        direction: ``TB`` or ``LR``.

    """
    return "\n".join(_lines(scene, palette.colours(), direction)) + "\n"


def _lines(scene: Scene, colours: dict[str, str], direction: Direction) -> Iterator[str]:
    apps = scene.frames
    short = plain_ids([*(drawn.id for drawn in scene.nodes), *(app.id for app in apps)])
    frames = {app.key: short[app.id] for app in apps}
    paths: dict[str, str] = {}
    yield f"direction: {'down' if direction == 'TB' else 'right'}"
    for drawn in scene.nodes:
        if scene.frame_of(drawn) is None:
            paths[drawn.id] = short[drawn.id]
            yield from _card(drawn, scene, short[drawn.id], colours, "")
    for app in apps:
        members = [each for each in scene.nodes if scene.frame_of(each) is app]
        if not members:
            continue
        yield f"{frames[app.key]}: {d2_label(frame_words(app)[:1])} {{"
        yield f'  style: {{ fill: "{colours["frame_fill"]}"; stroke: "{colours["frame"]}"; border-radius: 8 }}'
        for drawn in members:
            paths[drawn.id] = f"{frames[app.key]}.{short[drawn.id]}"
            yield from _card(drawn, scene, short[drawn.id], colours, "  ")
        yield "}"
    captions = [f"{frame_words(app)[0]}: {text}" for app in apps for text in frame_words(app)[1:]]
    if said := [*note_words(scene), *captions]:  # a frame's own words stand where D2's lines cross it
        yield f"fluxviz_note: {d2_label(said)} {{ shape: text }}"
    for line in scene.edges:
        yield from _stroke(line, scene, paths, colours)


def _card(drawn: DrawnNode, scene: Scene, name: str, colours: dict[str, str], indent: str) -> Iterator[str]:
    node = drawn.node
    yield f"{indent}{name}: {d2_label(card_words(drawn, scene))} {{"
    if node.kind in _SHAPES:
        yield f"{indent}  shape: {_SHAPES[node.kind]}"
    fill, edge, dashed = look_of(node)
    dash = "; stroke-dash: 4" if dashed else ""
    paint = f'fill: "{colours[fill]}"; stroke: "{colours[edge]}"; font-color: "{colours["text"]}"{dash}'
    yield f"{indent}  style: {{ {paint} }}"
    yield f"{indent}}}"


def _stroke(line: DrawnEdge, scene: Scene, paths: dict[str, str], colours: dict[str, str]) -> Iterator[str]:
    stroke = stroke_of(line)
    arrow = "--" if line.edge.kind == "mount" else "->"
    dashes = 2 if stroke == FAULT else _DASHES.get(stroke.style, 0)
    dash = f"; stroke-dash: {dashes}" if dashes else ""
    width = 4 if stroke == FAULT else 2 if stroke.width < 2 else 3
    yield f"{paths[line.source]} {arrow} {paths[line.target]}: {d2_label(line_words(line, scene))} {{"
    yield f'  style: {{ stroke: "{colours[stroke.role]}"; stroke-width: {width}{dash} }}'
    yield "}"


def d2_label(lines: Iterable[str]) -> str:
    r"""Give a text in double quotes, a line break as ``\n``; ``$`` would begin a substitution."""
    text = "\\n".join(_text(line) for line in lines)
    return f'"{text}"'


def _text(text: str) -> str:
    return clean(text).replace("\\", "\\\\").replace('"', '\\"').replace("$", "\\$")
