"""The draft of version 9: told by name, and drawn as far as it can be read."""

from __future__ import annotations

import pytest

from fluxviz import SpecError, build, check, convert, draw, load

DRAFT = {
    "version": 9,
    "name": "meshy",
    "instances": 3,
    "components": {
        "web": {
            "image": "nginx:1.27",
            "environment": {"API_URL": "http://api:3000"},
            "ports": {"http": {"containerPort": 80, "hostPort": 31080}},
        },
        "api": {
            "image": "acme/api:1",
            "meshPorts": {"api": {"containerPort": 3000}},
            "cmd": ["serve", "--db-host", "pg:5432"],
        },
        "pg": {"image": "postgres:16"},
    },
    "dependencies": {"other": {"network": True}},
}
TITLE = "draft of version 9, as of July 2026"


def test_components_images_ports_and_settings_are_read() -> None:
    spec = load(DRAFT)
    assert (spec.version, spec.draft) == (9, TITLE)
    assert [(part.name, part.image) for part in spec.components] == [
        ("web", "nginx:1.27"),
        ("api", "acme/api:1"),
        ("pg", "postgres:16"),
    ]
    edges = [(edge.id, edge.host) for edge in build(spec).edges]
    assert edges == [
        ("direct.browser.web.31080", None),
        ("internal.web.api.3000", "api"),
        ("internal.api.pg.5432", "pg"),
    ]


def test_the_picture_and_the_messages_call_it_a_draft() -> None:
    diagram = draw(DRAFT)
    assert TITLE in diagram.svg()
    assert diagram.topology.apps[0].caption[0] == TITLE
    assert any(TITLE in note and "may change" in note for note in diagram.topology.notes)
    assert any(TITLE in warning.message for warning in load(DRAFT).warnings)


def test_no_name_is_promised() -> None:
    assert build(load(DRAFT)).public_hosts == ()


def test_check_says_that_flux_refuses_it() -> None:
    assert "FX711" in check(DRAFT).codes
    assert "FX601" not in check(DRAFT).codes


def test_it_is_not_converted() -> None:
    with pytest.raises(SpecError, match="cannot be converted"):
        convert(DRAFT)


def test_a_draft_of_which_nothing_can_be_read_is_refused_by_name() -> None:
    with pytest.raises(SpecError, match="version 9 is a draft"):
        load({**DRAFT, "components": {"web": {}}})
