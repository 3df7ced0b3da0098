"""The modules are joined into one: it parses, it is small, its names do not meet, and it knows no address."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import rjsmin

from fluxviz import draw
from fluxviz.frontend import (
    canvas_module,
    canvas_style,
    packed_canvas,
    packed_module,
    page_script,
    review_module,
    style_sheet,
    widget_module,
)
from fluxviz.frontend.joining import module_names
from tests.frontend.packages import require
from tests.frontend.test_javascript import run
from tests.specimens import ALL, PACKAGE, path_of
from tests.svg_reading import read_svg

HOME = PACKAGE / "frontend"
MODULES = {path.stem: path.read_text("utf-8") for path in sorted(HOME.glob("*.js"))}
MOST_BYTES = 81_920
MOST_STORED = 40_960
"""In a notebook, once a widget."""
_DECLARED = re.compile(
    r"^(?:export )?(?:async )?(?:function\*?|class|const|let|var) (\w+|\{[^}]*\}|\[[^\]]*\])", re.MULTILINE
)
_IMPORT = re.compile(r'^import \{ \w+(?:, \w+)* \} from "\./\w+\.js";$')


def syntax_faults(source: str, path: Path) -> str:
    path.write_text(source, "utf-8")
    return run(require("node"), "--check", str(path)).stderr


def page_with_a_review() -> str:
    return page_script(review=True)


@pytest.mark.parametrize("joined", [widget_module, page_script, review_module, page_with_a_review, canvas_module])
def test_the_joined_module_parses(joined: Callable[[], str], tmp_path: Path) -> None:
    assert syntax_faults(joined(), tmp_path / "joined.mjs") == ""


def test_a_module_that_does_not_parse_is_found(tmp_path: Path) -> None:
    assert "SyntaxError" in syntax_faults(widget_module() + "const const;", tmp_path / "joined.mjs")


def test_the_joined_module_is_small() -> None:
    assert len(widget_module().encode()) <= MOST_BYTES
    assert len(packed_module().encode()) <= MOST_STORED
    assert len(canvas_module().encode()) <= MOST_BYTES / 2
    assert len(packed_canvas().encode()) <= MOST_STORED / 2


def test_what_a_notebook_stores_is_the_module_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "packed.mjs").write_text(
        packed_module().replace("export default (await import(url)).default;", "")
        + "console.log(await (await fetch(url)).text());",
        "utf-8",
    )
    ran = run(require("node"), str(tmp_path / "packed.mjs"))
    assert ran.stdout.strip() == widget_module().strip(), ran.stderr
    assert packed_module().startswith("// fluxviz' explorer, deflated")


def test_every_module_is_joined_into_the_widget_or_the_page() -> None:
    entries = ("widget", "page", "review", "page_review", "embedded", "canvas_widget")
    assert {name for entry in entries for name in module_names(entry)} | {"shapes"} == set(MODULES)


def test_a_review_is_no_part_of_what_every_widget_and_page_has() -> None:
    for entry in ("widget", "page"):
        assert {name for name in module_names(entry) if name.startswith("review")} == {"review_loader"}


def test_the_joined_widget_has_its_default_export_and_no_import() -> None:
    for module in (widget_module(), canvas_module()):
        assert len(re.findall(r"\bexport default\b", module)) == 1
        assert not re.search(r"\bimport[ {*]|\bexport (?!default)", module)
    assert re.findall(r"\bimport\(.{20}", widget_module()) == ["import(URL.createObjectURL("]
    assert not re.search(r"^\s*(?:import|export)\b", page_script(), re.MULTILINE)


def test_a_joined_module_does_what_its_modules_do(tmp_path: Path) -> None:
    """Comments and room are taken out: the values must come out unharmed."""
    (tmp_path / "joined.mjs").write_text(
        widget_module() + "console.log(JSON.stringify([fitScale({width:8,height:4},{width:4,height:4}),"
        "NOTHING,WHAT_IF_TRAITS,HINT,TRACE_HINT,[...findMatches(indexParts([]),'x')]]));",
        "utf-8",
    )
    ran = run(require("node"), str(tmp_path / "joined.mjs"))
    assert ran.returncode == 0, ran.stderr
    scale, nothing, applied, hint, _, found = json.loads(ran.stdout)
    assert (scale, found) == (1, [])
    assert list(nothing) == applied
    assert hint == "Select a card or a line to see all about it."


def test_no_two_modules_call_two_things_by_one_name() -> None:
    declared = Counter(name for text in MODULES.values() for name in _DECLARED.findall(text))
    assert [name for name, times in declared.items() if times > 1] == []
    assert not [name for name in declared if name[0] in "{["], "a pattern at the top level would hide its names"
    assert len(declared) > 50


@pytest.mark.parametrize("name", MODULES)
def test_an_import_is_one_line(name: str) -> None:
    lines = [line for line in MODULES[name].splitlines() if re.match(r"\s*import\b", line)]
    assert [line for line in lines if not _IMPORT.match(line)] == []
    assert ("import(" in MODULES[name]) == (name == "review_loader")


def test_the_texts_are_the_same_without_the_c_part_of_the_minifier(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is the same to the byte on a machine where that could not be compiled."""
    texts = widget_module(), page_script()
    monkeypatch.setattr(rjsmin, "jsmin", rjsmin._make_jsmin(python_only=True))
    made = [each.__wrapped__() for each in (widget_module, page_script)]
    assert [one == other for one, other in zip(texts, made, strict=True)] == [True, True]


@pytest.mark.parametrize("name", MODULES)
def test_no_text_is_changed_by_the_minifier(name: str) -> None:
    """It would take the room out of a text that stands inside of another: a template within a template."""
    without_comments = re.sub(r"/\*.*?\*/|^\s*//.*?$", "", MODULES[name], flags=re.DOTALL | re.MULTILINE)
    texts = re.findall(r'"(?:[^"\\\n]|\\.)*"|`[^`]*`', without_comments)
    joined = widget_module() + page_script(review=True) + canvas_module()
    assert [text for text in texts if name != "shapes" and "./" not in text and text not in joined] == []


def test_nothing_names_a_network_address() -> None:
    """The namespace of SVG is a name, not an address that is asked for."""
    for text in (widget_module(), page_script(review=True), style_sheet(), canvas_module(), canvas_style()):
        addresses = re.findall(r"""(?:\b\w+:)?//[\w.-]+\.\w+[^\s"'`)]*|url\([^)]*\)|@import""", text)
        assert set(addresses) <= {"http://www.w3.org/2000/svg"}
        assert not re.search(r"\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts)\b", text)


def test_nothing_makes_markup_or_code_of_text() -> None:
    """Names of a spec stay text; only the picture, which fluxviz escapes itself, is parsed: as XML, it runs nothing."""
    for text in MODULES.values():
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", text)
    parsed = [name for name, text in MODULES.items() if "DOMParser" in text]
    assert parsed == ["parsing"]
    assert '"image/svg+xml"' in MODULES["parsing"]


@pytest.mark.parametrize("name", ALL)
def test_the_explorers_rules_do_not_meet_the_pictures_classes(name: str) -> None:
    picture = read_svg(draw(path_of(name)).svg())
    classes = {each for element in picture.elements for each in element.attrib.get("class", "").split()}
    bare = set(re.findall(r"(?:^|[,}>\s])\.([\w-]+)(?=[\s,{:.>])", style_sheet(), re.MULTILINE))
    assert classes & bare <= {"halo"}, "a rule for a button is not one for a link of the picture"
