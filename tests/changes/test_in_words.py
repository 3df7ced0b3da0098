"""A change in the formats that others draw: each says in words what came, what went, and what is otherwise."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from fluxviz import draw_changes
from tests.cli.running import run
from tests.specimens import app, component


def shop(*more: dict[str, Any], host: str = "fluxdb_shop", public: bool = True) -> dict[str, Any]:
    return app(
        component("web", 80),
        component("api", 3000, environmentParameters=[f"DB_HOST={host}", "DB_PORT=5432"]),
        component("db", 5432 if public else None, repotag="postgres:16"),
        *more,
    )


OLD = shop()
NEW = shop(component("redis", None, repotag="redis:7"), host="fluxgone_shop", public=False)


@pytest.mark.parametrize("suffix", [".mmd", ".d2", ".drawio"])
def test_what_came_and_went_is_said(suffix: str) -> None:
    text = str(draw_changes(OLD, NEW).render(suffix))
    assert text.count("GONE") == 2  # the open door, and the call
    assert text.count("NEW") == 3  # redis, the call, and where it leads
    assert "closed 5432" in text
    plain = str(draw_changes(OLD, OLD).render(suffix))
    assert not {"GONE", "NEW", "CHANGED"} & set(plain.replace(">", " ").replace("<", " ").split())


def test_what_did_not_change_is_left_out_where_that_is_asked_for_and_that_is_said() -> None:
    whole, small = (draw_changes(OLD, NEW, only_changed=only).mermaid() for only in (False, True))
    assert "component_web[" in whole
    assert "component_web[" not in small
    assert "component_api[" in small  # it calls what changed
    assert "1 component that did not change" in small


def test_a_new_link_that_leads_nowhere_is_not_green() -> None:
    diagram = draw_changes(OLD, NEW)
    secure = diagram.theme.palette.colours()["secure"]
    lines = diagram.mermaid().splitlines()
    (place,) = [
        number
        for number, line in enumerate(line for line in lines if "-.->|" in line or "==>|" in line)
        if "unresolved_" in line
    ]
    styles = [line for line in lines if line.startswith("  linkStyle ") and str(place) in line.split()[1].split(",")]
    assert len(styles) == 2
    assert not [style for style in styles if secure in style]


def test_the_command_puts_mermaid_into_markdown(tmp_path: Path) -> None:
    for name, spec in (("old", OLD), ("new", NEW)):
        (tmp_path / f"{name}.json").write_text(json.dumps(spec))
    sides = [tmp_path / "old.json", tmp_path / "new.json"]
    ran = run("diff", *sides, "--format", "markdown", "-o", tmp_path / "change.mmd")
    drawn = (tmp_path / "change.mmd").read_text("utf-8")
    assert ran.code == 0
    assert ran.out.endswith(f"\n```mermaid\n{drawn}```\n")
    assert "mermaid" not in run("diff", sides[0], sides[0], "--format", "markdown", "-o", tmp_path / "no.mmd").out


def test_check_passes_over_what_is_no_spec_where_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"name": "x", "version": "1.0.0"}')
    (tmp_path / "app.json").write_text(json.dumps(OLD))
    assert run("check", tmp_path / "package.json").code == 2
    assert run("check", tmp_path / "package.json", "--only-specs").code == 0
    ran = run("check", tmp_path / "package.json", tmp_path / "app.json", "--only-specs")
    assert (ran.code, "FX301" in ran.out) == (1, True)
