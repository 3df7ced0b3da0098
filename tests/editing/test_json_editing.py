"""Edits of JSON text: what they change, and that nothing else changes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fluxviz.editing.json_editing import add_item, put_list, put_member, put_value, remove_value
from fluxviz.errors import FluxvizError

PLAIN = st.one_of(st.integers(0, 99), st.text('ab"\\é\u2028{[,:', max_size=4), st.booleans(), st.none())
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from("kmn"), inner, max_size=3)),
    max_leaves=6,
)
LOOKS = st.tuples(st.sampled_from([None, 0, 1, "\t"]), st.sampled_from(["\n", "\r\n"]), st.booleans())


def written(value: Any, looks: tuple[Any, str, bool]) -> str:
    indent, end, compact = looks
    separators = (",", ":") if compact and indent is None else None
    return json.dumps(value, indent=indent, ensure_ascii=False, separators=separators).replace("\n", end)


@given(st.lists(VALUES, max_size=4), VALUES, LOOKS)
def test_a_list_gets_an_item_and_keeps_every_byte_before_it(items: list[Any], value: Any, looks: Any) -> None:
    text = written({"a": items, "b": 1}, looks)
    after = add_item(text, "a", value)
    assert json.loads(after) == {"a": [*items, value], "b": 1}
    assert remove_value(after, f"a[{len(items)}]") == (text if items else written({"a": [], "b": 1}, looks))


@given(st.dictionaries(st.sampled_from("pqrs"), VALUES, max_size=3), st.sampled_from("pqxy"), VALUES, LOOKS)
def test_an_object_gets_a_member(members: dict[str, Any], key: str, value: Any, looks: Any) -> None:
    text = written({"a": members, "b": [1]}, looks)
    after = put_member(text, "a", key, value)
    assert json.loads(after) == {"a": {**members, key: value}, "b": [1]}
    if key not in members:
        assert json.loads(remove_value(after, f"a.{key}")) == json.loads(text)


@given(st.lists(PLAIN, min_size=1, max_size=4), st.data(), LOOKS)
def test_what_goes_takes_its_comma_along(items: list[Any], data: st.DataObject, looks: Any) -> None:
    gone = data.draw(st.integers(0, len(items) - 1))
    after = remove_value(written({"a": items}, looks), f"a[{gone}]")
    left = items[:gone] + items[gone + 1 :]
    assert after == written({"a": left}, looks)


@given(st.lists(PLAIN, max_size=4), st.lists(PLAIN, max_size=4), LOOKS)
def test_a_list_holds_other_values(old: list[Any], new: list[Any], looks: Any) -> None:
    after = put_list(written({"a": old, "b": 1}, looks), "a", new)
    assert json.loads(after) == {"a": new, "b": 1}


def test_the_style_of_the_text_is_kept() -> None:
    text = '{\n\t"ports": [ 80,\n\t\t81 ]\n}'
    assert put_list(text, "ports", [80, 82, 83]) == '{\n\t"ports": [ 80,\n\t\t82,\n\t\t83 ]\n}'
    assert put_member('{"a":{"b":1}}', "a", "c", {"d": [1, 2]}) == '{"a":{"b":1,"c":{"d":[1,2]}}}'
    assert put_member("{}\n", "", "a", [{"b": 1}]) == '{\n  "a": [\n    {\n      "b": 1\n    }\n  ]\n}\n'


def test_a_path_that_two_values_have_leads_to_neither() -> None:
    with pytest.raises(FluxvizError, match="edit it by hand"):
        put_value('{"a.b": 1, "a": {"b": 2}}', "a.b", 3)
