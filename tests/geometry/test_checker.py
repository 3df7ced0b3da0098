"""A checker that cannot fail is a defect: tiny pictures, each with one fault, and a clean one."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.geometry import Chromium, Report, check
from tests.geometry.__main__ import main
from tests.geometry.faults import RULES, WATCHED

pytestmark = pytest.mark.browser


def rounded(x: float, y: float, width: float, height: float, r: float = 6) -> str:
    right, bottom = x + width, y + height
    return (
        f'<path d="M{x + r} {y}L{right - r} {y}C{right} {y} {right} {y} {right} {y + r}L{right} {bottom - r}'
        f"C{right} {bottom} {right} {bottom} {right - r} {bottom}L{x + r} {bottom}"
        f'C{x} {bottom} {x} {bottom} {x} {bottom - r}L{x} {y + r}C{x} {y} {x} {y} {x + r} {y}Z" fill="#eee"/>'
    )


def words(x: float, y: float, text: str = "words", size: float = 10) -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}">{text}</text>'


def mark(x: float, y: float) -> str:
    return f'<g class="glyph" transform="translate({x} {y}) scale(0.5)"><path d="M1 1h22v22H1z"/></g>'


@dataclass
class Sketch:
    """The clean picture: a browser above a frame with two components, a line with a label between; change one thing."""

    browser: str = rounded(100, 10, 100, 40) + words(110, 34)
    web: str = rounded(40, 150, 100, 60) + rounded(60, 156, 40, 18) + words(65, 169, "8080") + words(46, 195)
    db: str = rounded(220, 150, 100, 60) + words(230, 180)
    line: str = '<path d="M104 50L104 148" fill="none" stroke="#000"/>'
    call: str = '<path d="M140 180C160 190 200 190 218 180" fill="none" stroke="#000"/>'
    label: str = mark(112, 76) + words(128, 86, "HTTPS 443")
    call_label: str = words(160, 200, "redis")
    frame: str = rounded(20, 110, 330, 120)
    frame_label: str = words(200, 126, "shop")
    notes: str = words(20, 260, "a note")
    size: tuple[float, float] = (400, 300)
    extra: str = ""
    components: tuple[str, ...] = field(default=("web", "db"))

    def svg(self) -> str:
        width, height = self.size
        nodes = "".join(
            f'<g class="node node-component" data-id="{name}" data-kind="component">{getattr(self, name)}</g>'
            for name in self.components
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="fluxviz" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" font-family="Helvetica, Arial, sans-serif">'
            f'<g class="notes">{self.notes}</g><g class="frame" id="app">{self.frame}</g>'
            f'<g class="node node-browser" data-id="browser" data-kind="browser">{self.browser}</g>{nodes}'
            f'<g class="link link-forward link-plain" data-id="forward" data-source="browser" data-target="web">'
            f"{self.line}{self.label}</g>"
            f'<g class="link link-internal link-plain" data-id="call" data-source="web" data-target="db">'
            f"{self.call}{self.call_label}</g>"
            f'{self.extra}<g class="frame-label">{self.frame_label}</g></svg>'
        )


CLEAN = Sketch()
FAULTS: dict[str, tuple[str, Sketch]] = {
    "a text leaves its card": ("outside", Sketch(db=rounded(220, 150, 100, 60) + words(290, 180, "too long for it"))),
    "a text leaves its port": (
        "outside",
        Sketch(web=rounded(40, 150, 100, 60) + rounded(60, 156, 40, 18) + words(65, 169, "808080808")),
    ),
    "a text runs into a port": (
        "outside",
        Sketch(web=rounded(40, 140, 100, 70) + rounded(60, 156, 40, 18) + words(46, 180, "words of a card")),
    ),
    "a text is cut by a round corner": (
        "outside",
        Sketch(db=rounded(220, 150, 100, 60, 28) + words(221, 160, "words")),
    ),
    "a text stands beside its card": ("outside", Sketch(db=rounded(220, 150, 100, 60) + words(225, 226))),
    "a mark leaves its card": ("outside", Sketch(db=rounded(220, 150, 100, 60) + words(240, 180) + mark(312, 170))),
    "a frame's label leaves it": ("outside", Sketch(frame_label=words(300, 126, "a shop with a long name"))),
    "texts of a card overlap": (
        "texts",
        Sketch(db=rounded(220, 150, 100, 60) + words(230, 180) + words(240, 184)),
    ),
    "a mark overlaps a text": (
        "texts",
        Sketch(db=rounded(220, 150, 100, 60) + words(230, 180) + mark(240, 172)),
    ),
    "nodes overlap": ("nodes", Sketch(db=rounded(130, 150, 190, 60) + words(230, 180))),
    "a label lies on a foreign node": ("on node", Sketch(label=words(230, 200, "HTTPS 443"))),
    "a label lies on its own node": ("on node", Sketch(label=words(100, 153, "HTTPS 443"))),
    "a label's mark lies on a node": ("on node", Sketch(label=mark(195, 40) + words(212, 70, "HTTPS 443"))),
    "a frame's label lies on a node": ("on node", Sketch(frame_label=words(240, 205, "shop"))),
    "a note lies on a node": ("on node", Sketch(notes=words(240, 205, "a note"))),
    "labels of edges overlap": ("labels", Sketch(call_label=words(150, 90, "redis 6379"))),
    "a label overlaps the frame's": ("labels", Sketch(label=words(195, 122, "HTTPS 443"))),
    "a component leaves the frame": ("frame", Sketch(db=rounded(300, 150, 90, 60) + words(310, 180))),
    "the browser stands in the frame": ("frame", Sketch(browser=rounded(200, 80, 100, 42) + words(210, 104))),
    "a text is cut off at the right": ("outside view", Sketch(notes=words(350, 260, "a note that runs on and on"))),
    "a text is cut off above": ("outside view", Sketch(notes=words(20, 6, "a note"))),
    "a shape is cut off": ("outside view", Sketch(size=(400, 220), notes="", frame=rounded(20, 110, 330, 130))),
    "a line is cut off": ("outside view", Sketch(call='<path d="M140 180C600 190 600 190 218 180" fill="none"/>')),
    "a line runs over a node": ("line/node", Sketch(line='<path d="M120 50C270 80 270 180 340 218" fill="none"/>')),
    "a line runs through the frame's name": (
        "(line/frame)",
        Sketch(line='<path d="M150 53C190 80 210 110 210 149" fill="none"/>'),
    ),
    "a border cuts a label": ("(border)", Sketch(label=words(240, 114, "HTTPS 443"))),
    "a line runs through its own label": ("(line/label)", Sketch(label=words(100, 110, "HTTPS 443"))),
    "a line turns too far": (
        "(restless)",
        Sketch(call='<path d="M140 180L200 180L200 220L160 220L160 170L218 170" fill="none"/>'),
    ),
    "a line bends back too often": (
        "(restless)",
        Sketch(call='<path d="M140 180L160 190L180 170L195 190L218 180" fill="none"/>'),
    ),
    "an arrowhead stands at the card that calls": (
        "head",
        Sketch(line='<path d="M104 57L104 150" fill="none"/><path d="M101 57L104 50L107 57Z"/>'),
    ),
    "two arrowheads on one point": (
        "(heads)",
        Sketch(
            line='<path d="M120 50C110 80 100 120 90 140" fill="none"/><path d="M87 140L93 140L90 150Z"/>',
            extra='<g class="link link-direct" data-id="direct" data-source="browser" data-target="web">'
            '<path d="M110 50C104 90 96 120 92 140" fill="none"/><path d="M89 140L95 140L92 150Z"/></g>',
        ),
    ),
    "a call within an app leaves its frame": (
        "(leaves)",
        Sketch(call='<path d="M90 210L90 240L270 240L270 212" fill="none"/>'),
    ),
    "a line runs upon the border of a frame": (
        "(upon)",
        Sketch(line='<path d="M104 50L104 80L21 80L21 160L40 160" fill="none"/>'),
    ),
    "a line is slanted": ("(slanted)", Sketch(line='<path d="M150 50L90 148" fill="none"/>')),
    "a label stands by itself": ("(astray)", Sketch(label=words(300, 90, "HTTPS 443"))),
    "a line runs over the words of its own card": (
        "line/tab",
        Sketch(call='<path d="M46 190L218 180" fill="none"/>'),
    ),
    "a line runs through a note": ("line/notes", Sketch(call='<path d="M140 180L30 270L218 180" fill="none"/>')),
    "lines share a segment": (
        "(shared)",
        Sketch(
            line='<path d="M120 50L180 90L180 140L90 149" fill="none"/>',
            call='<path d="M140 180L181 140L181 90L218 180" fill="none"/>',
        ),
    ),
    "lines cross": ("(crossings)", Sketch(call='<path d="M140 180L60 90L150 90L218 180" fill="none"/>')),
    "words of a row stand on two base lines": (
        "(base)",
        Sketch(db=rounded(220, 150, 100, 60) + words(230, 180) + words(270, 182)),
    ),
    "a text touches the right border": ("(padding)", Sketch(db=rounded(220, 150, 100, 60) + words(288, 180))),
    "title and subtitle begin at two places": (
        "(title)",
        Sketch(db=rounded(220, 150, 100, 60) + words(230, 170, size=13) + words(232, 186)),
    ),
    "a line runs through a label": ("(line/label)", Sketch(call='<path d="M90 149L140 60L218 180" fill="none"/>')),
}


@pytest.fixture(scope="module")
def reports(chromium: Chromium) -> dict[str, Report]:
    svgs = {name: sketch.svg() for name, (_, sketch) in FAULTS.items()}
    return {report.name: report for report in check(svgs, chromium=chromium)}


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_is_caught(name: str, reports: dict[str, Report]) -> None:
    column, report = FAULTS[name][0], reports[name]
    found = {**report.faults, **report.watched}
    assert found[column], found
    assert report.clean == (column in WATCHED)


def test_every_rule_is_tried() -> None:
    assert {column for column, _ in FAULTS.values()} == {*RULES, *WATCHED}


def test_a_clean_picture_is_clean(chromium: Chromium) -> None:
    (report,) = check({"clean": CLEAN.svg()}, chromium=chromium)
    assert report.clean, report
    assert not any(report.watched.values())
    assert report.components == 2
    assert report.min_px == pytest.approx(10.0)


def test_a_small_picture_is_not_enlarged(chromium: Chromium) -> None:
    (report,) = check({"clean": CLEAN.svg()}, chromium=chromium)
    assert (report.width, report.height, report.scale) == (400, 300, 1)


@pytest.mark.parametrize(("width", "small"), [(880.0, False), (900.0, True)])
def test_text_shrinks_with_the_page(width: float, small: bool, chromium: Chromium) -> None:
    (report,) = check({"wide": Sketch(size=(width, 300)).svg()}, chromium=chromium)
    assert report.width == pytest.approx(width)
    assert report.scale == pytest.approx(800 / width, abs=1e-4)
    assert report.min_px == pytest.approx(10 * 800 / width, abs=0.01)
    assert report.too_small is small
    assert report.clean is not small


def test_small_text_is_let_pass_where_it_may_be(chromium: Chromium) -> None:
    wide = Sketch(size=(1600, 300))
    (report,) = check({"wide": wide.svg()}, any_size=True, chromium=chromium)
    assert report.clean
    more = [rounded(400 + 100 * i, 150, 90, 60) for i in range(5)]
    wide.extra = "".join(
        f'<g class="node node-component" data-id="{i}" data-kind="component">{card}</g>' for i, card in enumerate(more)
    )
    wide.frame = rounded(20, 110, 1500, 120)
    (report,) = check({"seven": wide.svg()}, chromium=chromium)
    assert report.components == 7
    assert report.clean, report


def test_no_fault_hides_in_a_shrunken_picture(chromium: Chromium) -> None:
    """Texts that overlap by one px, shown at a quarter: who zooms in sees it."""
    cards = rounded(220, 150, 100, 60) + words(230, 180, "one") + words(230, 190, "two")
    apart = cards.replace("190", "191")
    svgs = {
        f"{width} {each}": Sketch(db=each, size=(width, 300)).svg() for width in (400, 3200) for each in (cards, apart)
    }
    found = [len(report.faults["texts"]) for report in check(svgs, any_size=True, chromium=chromium)]
    assert found == [1, 0, 1, 0]


def test_ink_of_other_scripts_counts(chromium: Chromium) -> None:
    """Fallback fonts stand out of the box that the first font gives a text."""
    tall = rounded(220, 150, 100, 60) + words(230, 178, "A\u0302\u0302\u0302\u0302" * 3) + words(230, 166, "above")
    (stacked, plain) = check(
        {"1": Sketch(db=tall).svg(), "2": Sketch(db=tall.replace("\u0302", "")).svg()}, chromium=chromium
    )
    assert stacked.faults["texts"]
    assert not plain.faults["texts"]


def test_members_of_a_group_are_part_of_it(chromium: Chromium) -> None:
    """A card that stands for two nodes: each has an empty group inside, and edges end at those."""
    member = '<g class="node node-component" data-id="{}" data-kind="component"/>'
    both = Sketch(db=CLEAN.db + member.format("one") + member.format("two"))
    into = both.svg().replace('data-target="db"', 'data-target="two"').replace("218 180", "250 190")
    (report,) = check({"group": into}, chromium=chromium)
    assert report.clean, report
    assert not report.faults["line/node"]


def test_text_in_a_group_of_its_own_is_not_missed(chromium: Chromium) -> None:
    stray = CLEAN.svg().replace("</svg>", f'<g class="new">{words(20, 290)}</g></svg>')
    (report,) = check({"stray": stray}, chromium=chromium)
    assert "not known here" in report.problem
    assert not report.clean


@pytest.mark.parametrize("source", ["no svg at all", "<svg xmlns='http://www.w3.org/2000/svg'/>", "<svg", ""])
def test_what_cannot_be_measured_is_a_fault(source: str, chromium: Chromium) -> None:
    (report,) = check({"odd": source}, chromium=chromium)
    assert report.problem
    assert not report.clean


def test_an_empty_picture_is_a_fault(chromium: Chromium) -> None:
    source = '<svg xmlns="http://www.w3.org/2000/svg" class="fluxviz" width="9" height="9" viewBox="0 0 9 9"/>'
    (report,) = check({"empty": source}, chromium=chromium)
    assert report.problem
    assert not report.clean


def test_command_tells_by_its_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str], chromium: Chromium) -> None:
    (tmp_path / "clean.svg").write_text(CLEAN.svg(), "utf-8")
    assert main([str(tmp_path)], chromium) == 0
    assert "0 of 1 with a fault" in capsys.readouterr().out
    (tmp_path / "bad.svg").write_text(FAULTS["nodes overlap"][1].svg(), "utf-8")
    assert main([str(tmp_path), "--details"], chromium) == 1
    out = capsys.readouterr().out
    assert "1 of 2 with a fault" in out
    assert "web and db overlap" in out
    assert "clean.svg" not in out
