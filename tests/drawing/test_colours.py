"""Every theme can be read: enough contrast, and nothing that only its colour tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import NamedTuple

import pytest

import fluxviz
from fluxviz import Diagram
from fluxviz.drawing import DETAILS, THEMES, Palette
from fluxviz.drawing.cells import NO_COLOUR
from fluxviz.drawing.glyphs import GLYPHS
from fluxviz.drawing.labels import label_of, line_of
from fluxviz.drawing.layout import Layout, Point, Shape, TextRun
from fluxviz.drawing.line_styles import Line
from fluxviz.drawing.palette_roles import LAYOUT_COLOURS, role_of
from fluxviz.drawing.scene import Detail, DrawnEdge
from fluxviz.topology import Edge
from fluxviz.topology.edges import EdgeKind
from tests.drawing.colours import SIGHTS, contrast, distance, linear
from tests.guide_patterns import full_stack, guide_patterns
from tests.stress import stress_apps
from tests.svg_reading import read_svg

TEXT_CONTRAST = 4.5
LINE_CONTRAST = 3.0
SEEN_WIDTH = 0.4
"""By how much the widths of two lines differ where one sees it, in points."""

SEEN_COLOUR = 20.0
"""How far apart two thin lines' colours are where one sees it; see ``colours.distance``."""

TEXT_ON = {
    "text": ("page", "frame_fill", "card", "private", "outside", "port", "inner_port"),
    "muted": ("page", "frame_fill", "card", "private", "outside"),
    "door": ("page", "frame_fill", "card", "outside"),
    "call": ("page", "frame_fill"),
}
"""Which words stand on which ground: cards, tabs, labels of lines, the legend, the notes, the name of the app."""

LINES = ("secure", "plain", "door", "call", "storage")
LINE_ON = dict.fromkeys(LINES, ("page", "frame_fill", "card", "private", "outside"))
"""Lines run over the page and the frame, and over the rim of a card to the tab they end on."""

BORDER_ON = {
    "frame": ("page", "frame_fill"),
    "card_line": ("page", "frame_fill", "card", "port"),
    "private_line": ("frame_fill", "card", "private", "inner_port"),
    "outside_line": ("page", "outside"),
    "secure": ("page", "card"),
    "door": ("page", "card", "private", "outside", "port"),
    "storage": ("page", "frame_fill", "outside"),
}
"""The line around a shape, on what is inside it and around it."""

MARK_ON = {
    "glyph": ("card", "private"),
    "secure": ("page", "frame_fill", "card", "outside"),
    "plain": ("page", "frame_fill", "outside"),
    "door": ("page", "frame_fill", "card", "outside", "port"),
    "call": ("page",),
    "muted": ("page", "card", "private", "outside", "port"),
    "storage": ("page", "outside"),
}
"""Marks are graphics, for which 3:1 is asked."""

PALETTES = {
    f"{name}{suffix}": palette
    for name, theme in THEMES.items()
    for suffix, palette in (("", theme.palette), (" at night", theme.at_night))
    if palette is not None
}
each_palette = pytest.mark.parametrize("name", PALETTES)


def _too_faint(palette: Palette, table: dict[str, tuple[str, ...]], least: float, sight: str = "") -> list[str]:
    colours, see = palette.colours(), SIGHTS.get(sight, lambda rgb: rgb)
    found = []
    for role, grounds in table.items():
        for ground in grounds:
            ratio = contrast(see(linear(colours[role])), see(linear(colours[ground])))
            if ratio < least:
                found.append(f"{role} {colours[role]} on {ground} {colours[ground]}: {ratio:.2f}, needs {least}")
    return found


@each_palette
def test_words_stand_out_from_every_ground_they_stand_on(name: str) -> None:
    assert not _too_faint(PALETTES[name], TEXT_ON, TEXT_CONTRAST)


@each_palette
@pytest.mark.parametrize("table", [LINE_ON, BORDER_ON, MARK_ON], ids=["lines", "borders", "marks"])
def test_lines_and_marks_stand_out_from_every_ground(name: str, table: dict[str, tuple[str, ...]]) -> None:
    assert not _too_faint(PALETTES[name], table, LINE_CONTRAST)


@each_palette
@pytest.mark.parametrize("sight", SIGHTS)
def test_lines_stand_out_for_everyone(name: str, sight: str) -> None:
    assert not _too_faint(PALETTES[name], LINE_ON, LINE_CONTRAST, sight)


# What stands on what, read from pictures: the tables above leave nothing out.

SHOWN = ("everything_outside", "shared_volumes", "ssl_problems", "unresolved_names", "hidden", "external_20_spread")


@cache
def _diagrams() -> list[Diagram]:
    diagrams = [fluxviz.draw(pattern.spec, access=pattern.access) for pattern in guide_patterns().values()]
    diagrams += [fluxviz.draw(full_stack(), detail=detail) for detail in DETAILS]
    diagrams += [fluxviz.draw(full_stack()).trace("browser", "postgres")]
    apps = stress_apps()
    diagrams += [fluxviz.draw(apps[name][0], access=apps[name][1]) for name in SHOWN]
    return diagrams


def _layouts() -> list[Layout]:
    return [diagram.layout for diagram in _diagrams()]


def _on_ground(layout: Layout) -> Iterator[tuple[str, str]]:
    """Yield the role of each run of words, or ``mark:`` and its name, with the ground it stands on."""
    for item in layout.items:
        ground_of_item = [shape for other in layout.items if other.kind == "frame" for shape in _filled(other.marks)]
        shapes = [*ground_of_item, *(_filled(item.marks) if item.kind != "edge" else ())]
        for words in item.marks:
            if isinstance(words, TextRun) and words.colour != NO_COLOUR and words.text.strip():
                middle = (words.x + words.width / 2, words.y - words.size / 3)
                below = [shape.fill for shape in shapes if _holds(shape, middle)]
                yield role_of(words.colour) or "", (role_of(below[-1]) or "") if below else "page"


def _filled(marks: tuple[Shape | TextRun, ...]) -> list[Shape]:
    return [mark for mark in marks if isinstance(mark, Shape) and role_of(mark.fill) is not None]


def _holds(shape: Shape, point: Point) -> bool:
    across, down = ([each[axis] for each in shape.points] for axis in (0, 1))
    return min(across) <= point[0] <= max(across) and min(down) <= point[1] <= max(down)


def test_the_tables_know_every_ground_that_words_and_marks_stand_on() -> None:
    found = {pair for layout in _layouts() for pair in _on_ground(layout)}
    known = {(role, ground) for role, grounds in TEXT_ON.items() for ground in grounds}
    known |= {(f"mark:{name}", ground) for name, mark in GLYPHS.items() for ground in MARK_ON.get(mark.role, ())}
    assert found - known == set()
    assert len(found) > 20


# Without colour: every kind of line there can be.


class Stroke(NamedTuple):
    """How a kind of line looks; its pattern is ``solid``, ``dashed``, ``dotted``, ``even``, or dashes and dots."""

    line: Line
    pattern: str
    marks: tuple[str, ...]
    arrow: bool


_KINDS: dict[str, tuple[EdgeKind, ...]] = {
    "encrypted": ("request", "proxy", "internal", "egress"),
    "plain": ("request", "proxy", "forward", "internal", "egress"),
    "open door": ("direct",),
    "browser's call": ("browser_call",),
    "leads nowhere": ("unresolved",),
    "leads nowhere, encrypted": ("unresolved",),
    "wrong": ("request", "proxy"),
    "wrong, encrypted": ("proxy",),
    "shared volume": ("mount",),
    "assumed": ("request", "forward", "internal", "egress"),
}
_ENCRYPTED = {"encrypted", "browser's call", "leads nowhere, encrypted", "wrong, encrypted"}


@cache
def _strokes(detail: Detail) -> dict[str, set[Stroke]]:
    """Give the looks of each kind of line: its stroke, the marks on its label, and whether it has an arrow."""
    strokes: dict[str, set[Stroke]] = {}
    for name, kinds in _KINDS.items():
        for kind in kinds:
            problem = "endless redirects: why" if name.startswith("wrong") else ""
            encrypted = None if kind == "mount" or name == "assumed" else name in _ENCRYPTED
            edge = Edge(id="x", source="a", target="b", kind=kind, protocol="https", port=443, encrypted=encrypted)
            edge = edge.model_copy(update={"problem": problem, "assumed": name == "assumed"})
            for terse in (False, True):
                label = label_of(DrawnEdge("a", "b", (edge,)), LAYOUT_COLOURS, detail, terse=terse)
                line = line_of(edge)
                stroke = Stroke(line, _drawn()[line], _marks_in(label), kind != "mount")
                strokes.setdefault(name, set()).add(stroke)
    return strokes


@cache
def _drawn() -> dict[Line, str]:
    """Give the pattern that the SVG of each line has."""
    drawn: dict[Line, str] = {}
    for diagram in _diagrams():
        lines = read_svg(diagram.svg()).groups("link")
        for edge in diagram.scene.edges:
            line = line_of(edge.edge)
            (path,) = (path for path in lines[edge.id] if path.get("class") == f"s-{line.role}")
            dashes, width = path.get("stroke-dasharray", ""), path.get("stroke-width", "1")
            assert (dashes, float(width)) == (line.dashes, line.width)
            drawn[line] = _pattern(dashes)
    return drawn


def _pattern(dashes: str) -> str:
    """Name a dash pattern as SVG has it."""
    parts = [float(part) for part in dashes.split()]
    if len(parts) == 2 and parts[0] == parts[1]:
        return "even"
    if len(parts) > 2:
        return "dash-dotted" if len(parts) == 4 else "dash-dot-dotted"
    return "solid" if not parts else "dotted" if parts[0] < parts[1] else "dashed"


def _marks_in(label: str) -> tuple[str, ...]:
    roles = (role_of(colour) or "" for colour in re.findall(r'COLOR="(#\w{6})"', label))
    return tuple(role.removeprefix("mark:") for role in roles if role.startswith("mark:"))


def _same_stroke(one: Stroke, other: Stroke) -> bool:
    near = abs(one.line.width - other.line.width) < SEEN_WIDTH - 1e-9
    return one.pattern == other.pattern and near and one.arrow == other.arrow


def test_the_kinds_of_line_are_all_that_line_of_gives() -> None:
    looks = {stroke.line for strokes in _strokes("network").values() for stroke in strokes}
    assert {line.role for line in looks} == set(LINES)
    assert set(_drawn()) == looks


@pytest.mark.parametrize("detail", DETAILS)
def test_kinds_of_line_stay_apart_without_colour(detail: Detail) -> None:
    alike = [
        f"{one} and {other}: both {mine.pattern}, {mine.line.width:g} and {theirs.line.width:g} wide, "
        f"marks {list(mine.marks)}; {mine.line.role} and {theirs.line.role} tell them apart by colour only"
        for (one, looks), (other, others) in combinations(_strokes(detail).items(), 2)
        for mine in sorted(looks)
        for theirs in sorted(others)
        if _same_stroke(mine, theirs) and mine.marks == theirs.marks and mine.line.role != theirs.line.role
    ]
    assert not alike, "\n".join(alike)


@each_palette
@pytest.mark.parametrize("sight", SIGHTS)
def test_lines_with_the_same_stroke_are_not_told_by_a_colour_that_is_not_seen(name: str, sight: str) -> None:
    colours, see = PALETTES[name].colours(), SIGHTS[sight]
    strokes = [stroke for detail in DETAILS for looks in _strokes(detail).values() for stroke in looks]
    alike = {
        f"{mine.line.role} and {theirs.line.role}, {mine.pattern}: {apart:.0f} apart, needs {SEEN_COLOUR:g}"
        for mine, theirs in combinations(strokes, 2)
        if mine.line.role < theirs.line.role and _same_stroke(mine, theirs) and mine.marks == theirs.marks
        for apart in [distance(see(linear(colours[mine.line.role])), see(linear(colours[theirs.line.role])))]
        if apart < SEEN_COLOUR
    }
    assert not alike


# The legend.

SAMPLES = {
    "line-secure": ("encrypted", "lock"),
    "line-plain": ("plain", "unlock"),
    "line-door": ("open door", "door"),
    "line-call": ("browser's call", ""),
    "line-wrong": ("wrong", "dead"),
    "line-storage": ("shared volume", ""),
    "line-assumed": ("assumed", "maybe"),
}
"""The samples of the legend: the kind of line that each stands for, and the mark beside it."""


def test_the_samples_of_the_legend_stay_apart_without_colour() -> None:
    assert set(SAMPLES) == {name for name in GLYPHS if name.startswith("line-")}
    for one, other in combinations(SAMPLES, 2):
        mine, theirs = GLYPHS[one], GLYPHS[other]
        wider = abs(mine.width * mine.size - theirs.width * theirs.size) / 24 >= SEEN_WIDTH
        otherwise = _pattern(mine.dashes) != _pattern(theirs.dashes)
        assert SAMPLES[one][1] != SAMPLES[other][1] or otherwise or wider, (one, other)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_of_the_legend_is_drawn_as_its_lines_are(name: str) -> None:
    sample, kind = GLYPHS[name], _strokes("network")[SAMPLES[name][0]]
    looks = {(stroke.line.role, stroke.line.dashes, stroke.line.width, stroke.line.cap) for stroke in kind}
    assert {(sample.role, sample.dashes, round(sample.width * sample.size / 24, 3), sample.cap)} == looks


def test_a_known_pair_of_colours_is_seen_as_published() -> None:
    red, green = linear("#ff0000"), linear("#00ff00")
    assert distance(red, green) > 150
    assert all(distance(SIGHTS[sight](red), SIGHTS[sight](green)) < 100 for sight in ("protanopia", "deuteranopia"))
    assert contrast(linear("#767676"), linear("#ffffff")) == pytest.approx(4.54, abs=0.01)
