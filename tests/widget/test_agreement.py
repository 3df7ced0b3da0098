"""What Python gives and what the front end takes have one shape: the names, and which may be null."""

from __future__ import annotations

import re
import types
from typing import Any, NotRequired, get_args, get_origin, get_type_hints, is_typeddict

import pytest

import fluxviz
from fluxviz.exploring import first_state, review_shapes, shapes
from fluxviz.widget import canvas_shapes
from fluxviz.widget.traits import WHAT_IF_TRAITS, ExplorerTraits
from tests.specimens import PACKAGE, app

TYPEDEFS_FILE = (PACKAGE / "frontend" / "shapes.js").read_text("utf-8")
_ALL = vars(shapes) | vars(review_shapes) | vars(canvas_shapes)
SHAPES = {name: shape for name, shape in _ALL.items() if is_typeddict(shape)}
OF_PYTHON = {str: "string", int: "number", float: "number", bool: "boolean", Any: "any"}
SYNCED = {
    name: trait
    for name, trait in ExplorerTraits.class_own_traits(sync=True).items()
    if name not in ("_esm", "_css", "_anywidget_id")
}


def typedefs() -> dict[str, dict[str, str]]:
    """Read the object types of JSDoc: field to type, ``?`` in the name of one that may be missing."""
    found: dict[str, dict[str, str]] = {}
    text = re.sub(r"\s*\n ?\*? +", " ", TYPEDEFS_FILE)
    for body, name in re.findall(r"@typedef \{\{ (.*?) \}\} (\w+)", text):
        found[name] = dict(field.split(": ", 1) for field in fields_of(body))
    return found


def fields_of(body: str) -> list[str]:
    """Split at commas outside of brackets."""
    fields, depth = [""], 0
    for character in body:
        depth += (character in "{([") - (character in "})]")
        if character == "," and depth == 0:
            fields.append("")
        else:
            fields[-1] += character
    return [field.strip() for field in fields]


def as_jsdoc(hint: Any) -> str:
    """Say a Python type as JSDoc says it."""
    if hint in OF_PYTHON:
        return OF_PYTHON[hint]
    if hint is type(None):
        return "null"
    if is_typeddict(hint):
        return str(hint.__name__)
    provenance, args = get_origin(hint), get_args(hint)
    if provenance is list:
        item = as_jsdoc(args[0])
        return f"({item})[]" if get_origin(args[0]) is types.UnionType else f"{item}[]"
    if provenance is dict:
        return f"{{ [_: {as_jsdoc(args[0])}]: {as_jsdoc(args[1])} }}"
    if provenance is types.UnionType:
        return " | ".join(as_jsdoc(each) for each in args)
    raise AssertionError(f"no JSDoc is known for {hint}")


def without_key_names(jsdoc: str) -> str:
    return re.sub(r"\[\w+: string\]", "[_: string]", jsdoc)


def test_every_shape_has_its_typedef() -> None:
    assert set(typedefs()) - {"Traits", "Model"} == set(SHAPES)


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_has_the_fields_of_its_typedef(name: str) -> None:
    expected = {}
    for field, hint in get_type_hints(SHAPES[name], include_extras=True).items():
        optional = get_origin(hint) is NotRequired
        expected[f"{field}?" if optional else field] = as_jsdoc(get_args(hint)[0] if optional else hint)
    assert {field: without_key_names(kind) for field, kind in typedefs()[name].items()} == expected


def test_the_traits_the_state_and_the_typedef_have_the_same_names() -> None:
    diagram = fluxviz.draw(app())
    state, _ = first_state(
        diagram.case, theme=diagram.theme, detail="network", view="all", direction="auto", engine="pure"
    )
    assert set(SYNCED) == set(state) == set(typedefs()["Traits"])


def test_the_traits_and_the_typedef_agree_in_what_may_be_null() -> None:
    may_be_null = {name for name, kind in typedefs()["Traits"].items() if "null" in kind}
    assert may_be_null == {name for name, trait in SYNCED.items() if trait.allow_none}
    assert may_be_null == {"domain", "proxied", "ssl"}


def test_the_traits_are_of_the_typedefs_kinds() -> None:
    kinds = {"Unicode": "string", "Int": "number", "Bool": "boolean", "Enum": "string", "List": "[]"}
    for name, kind in typedefs()["Traits"].items():
        trait = type(SYNCED[name]).__name__
        if trait == "Dict":
            assert kind[0] == "{" or kind in SHAPES, name
        else:
            assert kinds[trait] in kind, name


def test_the_front_end_supposes_what_python_does() -> None:
    text = (PACKAGE / "frontend" / "what_if.js").read_text("utf-8")
    (listed,) = re.findall(r"NOTHING = \{ (.*) \};", text)
    assert re.findall(r"(\w+):", listed) == list(WHAT_IF_TRAITS)
