"""Where things stand in a choice of pictures, in whole points: a change says which picture it moved, and what in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pytest

import fluxviz
from fluxviz import Diagram
from fluxviz.drawing import Layout, lay_out, route
from fluxviz.drawing.layout import Item, Point, Shape, TextRun
from tests.guide_patterns import guide_patterns
from tests.specimens import GOLDEN
from tests.stress import stress_apps

LAYOUTS = GOLDEN / "layouts"
REWRITE = "if it should: pytest --rewrite-golden tests/test_golden_layouts.py"
MOST_NAMED = 10

STRESS = (
    "web_6_and_database",
    "six_by_two_and_links",
    "one_game_server",
    "back_links",
    "shared_stores_and_queue",
    "shared_volumes",
    "long_names",
    "script_chinese",
    "cloudflare_12_domains",
    "browser_calls",
    "everything_outside",
)
PICTURES = (*(f"guide_{name}" for name in guide_patterns()), *(f"stress_{name}" for name in STRESS))


def _diagram(picture: str) -> Diagram:
    group, _, name = picture.partition("_")
    if group == "guide":
        pattern = guide_patterns()[name]
        return fluxviz.draw(pattern.spec, access=pattern.access)
    spec, access = stress_apps()[name]
    return fluxviz.draw(spec, access=access)


def _told(layout: Layout) -> str:
    """Tell a layout: a line for the page, and one for each frame, node and edge, in the order of their ids."""
    page = f"page {layout.width:.0f} {layout.height:.0f}"
    return "\n".join([page, *sorted(_line(item) for item in layout.items if item.kind != "page")]) + "\n"


def _line(item: Item) -> str:
    words = [mark for mark in item.marks if isinstance(mark, TextRun)]
    label = [corner for each in words for corner in ((each.x, each.y - each.size), (each.x + each.width, each.y))]
    shapes = [mark for mark in item.marks if isinstance(mark, Shape)]
    if item.kind == "edge":
        curves = [shape.points for shape in shapes if shape.kind == "curve"]
        return f"edge {item.id} {_numbers(curves[0][0], curves[-1][-1])} label {_box(label)}"
    box = _box([point for shape in shapes for point in shape.points])
    return f"{item.kind} {item.id} {box}" + (f" label {_box(label)}" if item.kind == "frame" else "")


def _box(points: Sequence[Point]) -> str:
    """Give left, top, right and bottom of what holds the points."""
    if not points:
        return "none"
    across, down = zip(*points, strict=True)
    return _numbers((min(across), min(down)), (max(across), max(down)))


def _numbers(*points: Point) -> str:
    return " ".join(f"{value + 0.0:.0f}" for point in points for value in point)


def difference(picture: str, golden: str, told: str) -> str:
    """Say what of a picture is not where its golden layout has it; empty where all is."""
    before, after = _places(golden), _places(told)
    changes = {
        "moved": [name for name in before if name in after and before[name] != after[name]],
        "gone": [name for name in before if name not in after],
        "new": [name for name in after if name not in before],
    }
    said = [f"{len(names)} {what}: {_named(names)}" for what, names in changes.items() if names]
    return f"the layout of {picture} differs; {'; '.join(said)}; {REWRITE}" if said else ""


def _places(told: str) -> dict[str, str]:
    """Give each thing's place by what it is and its id, which may hold spaces; what moved least matters comes last."""
    places = {}
    for line in sorted(told.splitlines(), key=lambda line: ("node", "edge", "fram", "page").index(line[:4])):
        words = line.split(" ")
        ends = words.index("label") if "label" in words else len(words)
        start = ends - 2 if words[0] == "page" else ends - 4
        places[" ".join(words[:start])] = " ".join(words[start:])
    return places


def _named(names: Sequence[str]) -> str:
    shown = [name.removeprefix("node ").removeprefix("edge ") for name in names[:MOST_NAMED]]
    return ", ".join(shown) + (f", + {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else "")


@pytest.fixture
def golden_layout(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a layout with its golden one, or rewrite that where it was asked for."""

    def compare(picture: str, told: str) -> None:
        path = LAYOUTS / f"{picture}.txt"
        if request.config.getoption("--rewrite-golden"):
            LAYOUTS.mkdir(exist_ok=True)
            path.write_bytes(told.encode())
        if not path.is_file():
            pytest.fail(f"{picture} has no golden layout; pytest --rewrite-golden writes one", pytrace=False)
        golden = path.read_bytes().decode()
        if golden != told:
            said = difference(picture, golden, told) or f"the layout of {picture} is written otherwise; {REWRITE}"
            pytest.fail(said, pytrace=False)

    return compare


@pytest.mark.parametrize("picture", PICTURES)
def test_everything_stands_where_it_stood(picture: str, golden_layout: Callable[[str, str], None]) -> None:
    golden_layout(picture, _told(_diagram(picture).layout))


def test_no_golden_layout_is_left_over() -> None:
    assert {path.stem for path in LAYOUTS.iterdir()} == set(PICTURES)


@pytest.mark.parametrize(
    ("spacing", "wider", "moved"),
    [
        ("ranksep=0.45", "ranksep=0.5", ["component.api", "forward.edge.api.3000"]),
        ("nodesep=0.35", "nodesep=0.4", ["component.frontend", "app"]),
        ("margin=14", "margin=16", ["app"]),
    ],
)
def test_a_change_of_a_spacing_names_the_picture_and_what_moved(spacing: str, wider: str, moved: Iterable[str]) -> None:
    diagram = _diagram("guide_full_stack")
    dot = fluxviz.drawing.write_dot(diagram.scene, diagram.style)
    assert spacing in dot
    layout = route(lay_out(dot.replace(spacing, wider)))
    said = difference("guide_full_stack", _told(diagram.layout), _told(layout))
    assert said.startswith("the layout of guide_full_stack differs; ")
    assert all(name in said for name in moved)


def test_a_message_counts_what_it_does_not_name() -> None:
    before = "".join(f"node component.{i:02} 0 0 9 9\n" for i in range(13)) + "edge gone 1 2 3 4 label none\n"
    after = before.replace("0 0 9 9", "0 1 9 10").replace("edge gone", "edge with spaces")
    said = difference("p", before, after)
    assert "13 moved: component.00, " in said
    assert "component.09, + 3 more; 1 gone: gone; 1 new: with spaces; " in said
    assert difference("p", before, before) == ""
