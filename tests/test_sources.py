"""Every public function takes every kind of source; whatever else it is given ends in an error of fluxviz' own."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import fluxviz
from fluxviz import FluxvizError
from fluxviz.diagram import draw_side_by_side
from fluxviz.teaching import connection_code, get_question, quiz
from tests.specimens import document

APP = "v8_shop"
APP_DOCUMENT = document(APP)
OTHER = {"version": 4, "name": "other", "compose": [{"name": "web", "ports": [80], "containerPorts": [80]}]}


def _drawn(source: Any, **options: Any) -> Any:
    (drawn,) = fluxviz.draw_all([source], suffix=".json", **options)
    if drawn.error:
        raise FluxvizError(drawn.error)
    return json.loads(str(drawn.content))


CALLS: dict[str, Callable[..., Any]] = {
    "build": fluxviz.build,
    "check": fluxviz.check,
    "draw": lambda source, **options: fluxviz.draw(source, **options).svg(),
    "draw_all": _drawn,
    "diff": lambda source, **options: fluxviz.diff(source, OTHER, **options).text(),
    "diff, the other side": lambda source, **options: fluxviz.diff(OTHER, source, **options).text(),
    "draw_changes": lambda source, **options: fluxviz.draw_changes(OTHER, source, **options).svg(),
    "draw_side_by_side": lambda source, **options: draw_side_by_side(source, OTHER, **options),
    "explain": fluxviz.explain,
    "explore": lambda source, **options: fluxviz.explore(source, **options).topology,
    "join": lambda source, **options: fluxviz.join([source, OTHER], **options),
    "join, alone": lambda source, **options: fluxviz.join([source], **options),
    "trace": lambda source, **options: fluxviz.trace(source, "browser", **options),
}
"""Each with ``naming``."""
WITHOUT_NAMING: dict[str, Callable[..., Any]] = {
    "connection_code": lambda source: connection_code(source, "shop", "cache").code,
    "convert": lambda source: fluxviz.convert(source).text,
    "get_question": lambda source: get_question(source, quiz(APP_DOCUMENT)[0].id).prompt,
    "load": lambda source: fluxviz.build(fluxviz.load(source)),
    "quiz": lambda source: [question.prompt for question in quiz(source)],
}
ALL_CALLS = CALLS | WITHOUT_NAMING
SOURCES: dict[str, Callable[[Path], Any]] = {
    "path as text": lambda folder: str(folder / "app.json"),
    "path": lambda folder: folder / "app.json",
    "text": lambda folder: json.dumps(APP_DOCUMENT),
    "bytes": lambda folder: json.dumps(APP_DOCUMENT).encode(),
    "mapping": lambda folder: APP_DOCUMENT,
    "spec": lambda folder: fluxviz.load(APP_DOCUMENT),
    "topology": lambda folder: fluxviz.build(APP_DOCUMENT),
}


class Foreign:
    """Nothing that fluxviz knows."""


class BytesPath:
    """A path of bytes, which is a path to Python and none to ``pathlib``."""

    def __fspath__(self) -> bytes:
        return b"app.json"


WRONG: dict[str, Callable[[Path], Any]] = {
    "None": lambda folder: None,
    "int": lambda folder: 7,
    "true": lambda folder: True,
    "float": lambda folder: 1.5,
    "list": lambda folder: [APP_DOCUMENT],
    "tuple": lambda folder: (),
    "set": lambda folder: {"app.json"},
    "empty text": lambda folder: "",
    "blank text": lambda folder: " \n",
    "empty bytes": lambda folder: b"",
    "empty mapping": lambda folder: {},
    "mapping of numbers": lambda folder: {1: 2},
    "directory": lambda folder: folder,
    "directory as text": lambda folder: str(folder),
    "missing path": lambda folder: folder / "missing.json",
    "path with a null byte": lambda folder: "a\0b",
    "too long a path": lambda folder: "a" * 5_000,
    "path of bytes": lambda folder: BytesPath(),
    "broken JSON": lambda folder: "{",
    "wrong JSON": lambda folder: "[1, 2]",
    "bytearray": lambda folder: bytearray(b"{}"),
    "object": lambda folder: object(),
    "instance": lambda folder: Foreign(),
    "class": lambda folder: Foreign,
    "type of a mapping": lambda folder: dict,
    "spec's class": lambda folder: fluxviz.AppSpec,
    "function": lambda folder: fluxviz.draw,
    "generator": lambda folder: (each for each in ()),
    "diagram": lambda folder: fluxviz.draw(OTHER),
    "access": lambda folder: fluxviz.PublicAccess(),
    "findings": lambda folder: fluxviz.check(OTHER),
    "exception": lambda folder: ValueError("x"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "app.json").write_text(json.dumps(APP_DOCUMENT))
    return tmp_path


def test_the_table_has_every_public_function() -> None:
    """What takes no source is named here, so that a new function is not forgotten."""
    others = {"load_access", "probe", "draw_probe"}  # a probe asks the network: see tests/probing
    lowercase = {name for name in fluxviz.__all__ if name.islower()} - {"patterns", "teaching"}
    assert lowercase - others <= {name.partition(",")[0] for name in ALL_CALLS}


@pytest.mark.parametrize("call", ALL_CALLS)
@pytest.mark.parametrize("kind", SOURCES)
def test_every_function_takes_every_kind_of_source(call: str, kind: str, folder: Path) -> None:
    if (call, kind) == ("load", "topology"):
        pytest.skip("a spec is what load() gives, and a topology is made of one")
    told = ALL_CALLS[call](SOURCES[kind](folder))
    if call not in ("check", "join", "join, alone"):  # whose places are those of the file
        assert told == ALL_CALLS[call](APP_DOCUMENT)


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("kind", SOURCES)
def test_the_domain_managers_names_are_had_by_every_function_and_kind(call: str, kind: str, folder: Path) -> None:
    source = SOURCES[kind](folder)
    given = CALLS[call](source, naming="fdm")
    if call not in ("check", "join", "join, alone"):
        assert given == CALLS[call](APP_DOCUMENT, naming=fluxviz.FDM)
    assert fluxviz.build(source, naming="fdm").naming == "fdm"


@pytest.mark.parametrize("call", ALL_CALLS)
@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_no_source_ends_in_an_error_of_fluxviz(call: str, wrong: str, folder: Path) -> None:
    with pytest.raises(FluxvizError) as caught:
        ALL_CALLS[call](WRONG[wrong](folder))
    assert str(caught.value)
    assert " at 0x" not in str(caught.value)
    assert "please report" not in str(caught.value)


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("naming", ["gude", "", 7, ["guide"], {}, object(), fluxviz.Naming])
def test_what_is_no_naming_is_told_with_those_there_are(call: str, naming: Any) -> None:
    with pytest.raises(FluxvizError, match="choose from: guide, fdm"):
        CALLS[call](APP_DOCUMENT, naming=naming)


ONE_OR_NONE = (APP_DOCUMENT, "app.json", b"{}", Path("app.json"), {"a.json"}, 7, None, fluxviz.build(OTHER))


@pytest.mark.parametrize("given", ONE_OR_NONE, ids=lambda each: type(each).__name__)
@pytest.mark.parametrize("call", [fluxviz.join, fluxviz.draw_all])
def test_one_source_is_not_taken_for_several(call: Callable[..., Any], given: Any) -> None:
    with pytest.raises(FluxvizError, match=f"expected several sources for {call.__name__}") as caught:
        call(given)
    assert isinstance(caught.value, TypeError)


def test_no_app_at_all_cannot_be_joined() -> None:
    with pytest.raises(FluxvizError, match="at least one app"):
        fluxviz.join([])


def test_an_estate_among_the_joined_gives_all_its_apps() -> None:
    third = {**OTHER, "name": "third"}
    estate = fluxviz.join([APP_DOCUMENT, OTHER])
    assert fluxviz.join([estate, third]) == fluxviz.join([APP_DOCUMENT, OTHER, third])


def test_names_of_both_kinds_are_not_joined_in_silence() -> None:
    with pytest.raises(FluxvizError, match="naming="):
        fluxviz.join([fluxviz.build(OTHER, naming="fdm"), APP_DOCUMENT])
    both = fluxviz.join([fluxviz.build(OTHER, naming="fdm"), APP_DOCUMENT], naming="guide")
    assert both == fluxviz.join([OTHER, APP_DOCUMENT])


def test_a_topology_keeps_its_naming_and_its_access() -> None:
    access = {"domains": {"shop.example.com": {"component": "web"}}}
    built = fluxviz.build(OTHER, access=access, naming="fdm")
    assert fluxviz.draw(built).topology is built
    assert fluxviz.build(built, naming="guide") == fluxviz.build(OTHER, access=access)
    assert fluxviz.build(built, access={}) == fluxviz.build(OTHER, naming="fdm")
    estate = fluxviz.join([OTHER, {**OTHER, "name": "third"}])
    assert fluxviz.build(estate, naming="fdm") == fluxviz.join([OTHER, {**OTHER, "name": "third"}], naming="fdm")


def test_a_topology_without_a_spec_says_what_it_cannot_be_given() -> None:
    graph = fluxviz.Topology.from_graph(fluxviz.build(OTHER).graph)
    assert fluxviz.build(graph, naming="guide") is graph
    for options in ({"naming": "fdm"}, {"access": {}}):
        with pytest.raises(FluxvizError, match="made of a graph"):
            fluxviz.draw(graph, **options)
    with pytest.raises(FluxvizError, match="not built from one spec"):
        fluxviz.convert(graph)


@pytest.mark.parametrize("source", [OTHER, fluxviz.load(OTHER), fluxviz.build(OTHER)], ids=["mapping", "spec", "built"])
def test_another_name_is_taken_by_a_document_and_refused_by_what_has_one(source: Any) -> None:
    assert fluxviz.draw(source, name="other").topology.app == "other"
    with contextlib.nullcontext() if source is OTHER else pytest.raises(FluxvizError, match="is called other already"):
        assert fluxviz.draw(source, name="shop").topology.app == "shop"


def test_the_access_file_beside_a_path_is_taken_by_every_function(tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text(json.dumps(OTHER))
    (tmp_path / "other.access.json").write_text('{"domains": {"shop.example.com": {}}}')
    assert "shop.example.com" in [host.host for host in fluxviz.build(path).public_hosts]
    assert "shop.example.com" in fluxviz.diff(OTHER, path).text()
    assert fluxviz.trace(str(path), "browser", "web") != fluxviz.trace(OTHER, "browser", "web")


def test_a_path_that_looks_like_json_is_a_path(tmp_path: Path) -> None:
    odd = tmp_path / "{app}.json"
    odd.write_text(json.dumps(OTHER))
    (tmp_path / "{app}.access.json").write_text('{"domains": {"shop.example.com": {}}}')
    assert "shop.example.com" in [host.host for host in fluxviz.build(odd).public_hosts]
