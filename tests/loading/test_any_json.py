"""Whatever stands in a file, loading it gives an app or a SpecError, and an app can be drawn."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fluxviz import AccessError, AppSpec, FluxvizError, SpecError, draw, load, load_access
from fluxviz.drawing import write_dot
from fluxviz.export.card_formats import card_json, card_markdown
from fluxviz.topology.reference_card import reference_card
from tests.specimens import document
from tests.strategies import JSON_VALUES, mutations

FULLSTACK, MAPS, MESSAGE = document("guide_fullstack"), document("mapping_that_differs"), document("permanent_message")
ACCESS = {
    "domains": {"a.example.com": {"component": "web", "port": 33080, "ssl": "full", "proxied": True, "cname": "b.c"}},
    "links": [{"source": "web", "target": "db", "port": 5432, "protocol": "postgresql"}],
    "show": ["NODE_ENV"],
}


def check_what_is_said(error: FluxvizError) -> None:
    assert str(error).strip()
    assert getattr(error, "faults", ("a path that is none",))


def loaded(source: Any) -> AppSpec | None:
    try:
        spec = load(source)
    except SpecError as error:
        check_what_is_said(error)
        return None
    assert isinstance(spec, AppSpec)
    return spec


def write_everything(spec: AppSpec) -> None:
    """Write every format that needs no engine."""
    diagram = draw(spec)
    card = reference_card(diagram.topology)
    dot = write_dot(diagram.scene)
    for text in (dot, diagram.json(), diagram.text(), card_json(card, verify=True), card_markdown(card)):
        text.encode("utf-8")


@given(JSON_VALUES)
def test_any_json_is_an_app_or_is_refused(value: Any) -> None:
    spec = loaded(json.dumps(value).encode())
    if spec is not None:
        write_everything(spec)


@pytest.mark.slow
@given(st.dictionaries(st.text(max_size=5), JSON_VALUES, max_size=5))
def test_any_mapping_is_an_app_or_is_refused(value: dict[str, Any]) -> None:
    loaded(value)


@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(str.encode)
    | st.text(alphabet='{}[]":,0\\u ', max_size=60).map(str.encode)
)
@example(b"\xef\xbb\xbf")
@example(b'"\\ud800"')
@example(b"[" * 70)
@example(b'{"a":1}{')
def test_any_bytes_are_an_app_or_are_refused(data: bytes) -> None:
    loaded(data)


@settings(max_examples=200)
@given(mutations(FULLSTACK) | mutations(MAPS) | mutations(MESSAGE))
@example({**MAPS, "compose": [{**MAPS["compose"][0], "environmentParameters": ["F_S_\ud800=x"]}]})
@example({**MAPS, "name": "a\ud800"})
@example({**MAPS, "instances": 1e308})
@example({**MAPS, "compose": [{"name": "a", "ports": [0, 65536, 999999], "containerPorts": [0, 65536, 999999]}]})
def test_a_valid_spec_with_anything_in_it_is_an_app_that_can_be_drawn_or_is_refused(value: Any) -> None:
    spec = loaded(json.dumps(value).encode())
    if spec is not None:
        write_everything(spec)


@settings(max_examples=25)
@given(mutations(FULLSTACK))
def test_a_mutated_spec_that_loads_has_a_picture(value: Any) -> None:
    spec = loaded(json.dumps(value).encode())
    if spec is not None:
        assert draw(spec).svg().startswith("<svg ")


@given(JSON_VALUES | mutations(ACCESS))
def test_any_access_file_is_read_or_refused(value: Any) -> None:
    if not isinstance(value, dict):
        return
    try:
        access = load_access(value)
        write_dot(draw(MAPS, access=access).scene)
    except AccessError as error:
        check_what_is_said(error)


@given(st.text(max_size=60))
def test_any_text_is_a_path_json_or_refused_with_a_message(text: str) -> None:
    try:
        load(text)
    except FluxvizError as error:
        check_what_is_said(error)
