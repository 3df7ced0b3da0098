"""What is no source: names, numbers and settings of the wrong type end in an error of fluxviz, too."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest

import fluxviz
from fluxviz import FluxvizError
from fluxviz.errors import UnknownNameError, WrongTypeError
from fluxviz.teaching import connection_code, get_question, quiz
from tests.widget.apps import SHOP

TOPOLOGY = fluxviz.build(SHOP)
DIAGRAM = fluxviz.draw(TOPOLOGY)
CALLS: dict[str, Callable[[Any], Any]] = {
    "build name": lambda value: fluxviz.build(SHOP, name=value),
    "build naming": lambda value: fluxviz.build(SHOP, naming=value),
    "check ignore": lambda value: fluxviz.check(SHOP, ignore=value),
    "connection_code": lambda value: connection_code(SHOP, value, "db"),
    "CustomDomain": lambda value: fluxviz.CustomDomain(host=value),
    "CustomDomain port": lambda value: fluxviz.CustomDomain(host="shop.example.com", port=value),
    "Diagram": fluxviz.Diagram,
    "Diagram theme": lambda value: fluxviz.Diagram(TOPOLOGY, theme=value),
    "Diagram.markdown": lambda value: DIAGRAM.markdown(value),
    "Diagram.png": lambda value: DIAGRAM.png(scale=value),
    "Diagram.render": lambda value: DIAGRAM.render(value),
    "Diagram.save": lambda value: DIAGRAM.save(value),
    "Diagram.svg": lambda value: DIAGRAM.svg(prefix=value),
    "Diagram.trace": lambda value: DIAGRAM.trace("browser", value),
    "Diagram.trace start": lambda value: DIAGRAM.trace(value, "db"),
    "draw detail": lambda value: fluxviz.draw(SHOP, detail=value),
    "draw theme": lambda value: fluxviz.draw(SHOP, theme=value),
    "get_question": lambda value: get_question(SHOP, value),
    "load name": lambda value: fluxviz.load(SHOP, name=value),
    "PublicAccess": lambda value: fluxviz.PublicAccess(domains=value),
    "quiz kinds": lambda value: quiz(SHOP, kinds=value),
    "Topology.edge": lambda value: TOPOLOGY.edge(value),
    "Topology.node": lambda value: TOPOLOGY.node(value),
    "Topology.of_kind": lambda value: TOPOLOGY.of_kind(value),
    "trace": lambda value: fluxviz.trace(SHOP, value, "db"),
}
WRONG: tuple[Any, ...] = (70_000, True, b"db", ["db", 7], {"db": 7}, object(), lambda: "db", float("nan"))


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("value", WRONG, ids=lambda each: type(each).__name__)
def test_a_wrong_type_ends_in_an_error_of_fluxviz(call: str, value: Any) -> None:
    with pytest.raises(FluxvizError) as caught:
        CALLS[call](value)
    assert str(caught.value)


def test_none_is_no_name() -> None:
    for call in ("Diagram", "Diagram.render", "Diagram.trace", "Diagram.trace start", "Diagram.png", "CustomDomain"):
        with pytest.raises(FluxvizError):
            CALLS[call](None)


def test_a_diagram_of_a_spec_says_what_makes_one() -> None:
    with pytest.raises(WrongTypeError, match=r"draw\(\) takes a spec"):
        fluxviz.Diagram(SHOP)


def test_a_diagram_takes_the_looks_that_draw_takes() -> None:
    assert fluxviz.Diagram(TOPOLOGY, theme="dark") == fluxviz.draw(SHOP, theme="dark")
    with pytest.raises(UnknownNameError, match="did you mean full"):
        fluxviz.Diagram(TOPOLOGY, detail="ful")


def test_public_classes_tell_what_they_are_made_of() -> None:
    diagram, access = (inspect.signature(each).parameters for each in (fluxviz.Diagram, fluxviz.PublicAccess))
    assert list(diagram)[:3] == ["topology", "theme", "direction"]
    assert list(access) == ["domains", "links", "show", "suppress"]
    assert max(len(str(each)) for each in diagram.values()) < 80


def test_modules_of_functions_show_what_there_is_to_use_and_nothing_else() -> None:
    for module in (fluxviz, fluxviz.patterns, fluxviz.teaching):
        assert sorted(name for name in dir(module) if name[0] != "_") == sorted(module.__all__)
