"""Any size gives a picture: where there is too much for one, less is said, and the picture says so."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from fluxviz import Diagram, Topology, build, draw, join, load
from fluxviz.drawing import compose
from fluxviz.drawing import fitting as fitting_module
from fluxviz.errors import EngineFailedError
from tests.cli.running import run
from tests.large_apps import linked_app, linked_estate
from tests.specimens import ALL, path_of


def estate(apps: int, links: int) -> Topology:
    return join([build(load(spec)) for spec in linked_estate(apps, links)])


def texts(diagram: Diagram) -> str:
    """Return what stands on the picture, in one line."""
    return " ".join(re.findall(r">([^<>]*)</text>", diagram.svg()))


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("detail", ["overview", "network", "full"])
def test_an_app_that_flux_can_take_is_drawn_as_asked(name: str, detail: str) -> None:
    assert draw(path_of(name), detail=detail).scene.detail == detail


@pytest.mark.parametrize("detail", ["overview", "network", "full"])
@pytest.mark.parametrize(("components", "links"), [(30, 870), (100, 400), (500, 1117), (1000, 3000)])
def test_a_dense_app_becomes_groups_and_says_so(components: int, links: int, detail: str) -> None:
    scene = draw(linked_app(components, links), detail=detail).scene
    assert (scene.detail, scene.asked) == ("groups", detail)
    members = [member.id for card in scene.component_cards for member in card.members]
    assert len(members) == len(set(members)) == components
    assert {edge.id for line in scene.edges for edge in line.members} == {edge.id for edge in scene.topology.edges}


def test_the_picture_of_a_dense_app_says_what_it_leaves_out() -> None:
    diagram = draw(linked_app(100, 400))
    shown = texts(diagram)
    assert "100 components and 421 lines are too many for one picture of detail network" in shown
    assert "PostgreSQL (19) c25, c28, c31, c33 + 15 more private: no public port" in shown
    assert "c99" in diagram.text(), "the sentences leave nothing out"
    assert len(json.loads(diagram.json())["edges"]) == 421
    for text in (diagram.dot(), diagram.mermaid(), diagram.d2(), diagram.drawio()):
        assert "PostgreSQL (" in text


def test_groups_and_apps_can_be_asked_for() -> None:
    scene = draw(path_of("guide_fullstack"), detail="groups").scene
    assert [card.id for card in scene.component_cards] == ["component.postgres", "component.api", "component.frontend"]
    assert [card.title for card in draw(path_of("guide_fullstack"), detail="apps").scene.nodes] == ["fullstack"]


def test_an_estate_of_apps_counts_what_each_has() -> None:
    diagram = draw(estate(4, 3), detail="apps")
    shown = texts(diagram)
    assert "2 components, 3 copies" in shown
    assert "1 open door" in shown
    assert sorted((line.source, line.target) for line in diagram.scene.edges) == sorted(
        (f"app.{spec['name']}", f"app.{name}")
        for spec in linked_estate(4, 3)
        for name in re.findall(r"https://(app\d)", str(spec))
    )
    assert not diagram.scene.frames
    for text in (diagram.mermaid(), diagram.d2(), diagram.drawio()):
        assert "2 components, 3 copies" in text


def test_an_estate_that_is_checked_counts_the_findings_of_each_app() -> None:
    diagram = draw(estate(2, 1), detail="apps", check=True)
    assert diagram.findings
    counted = [text for card in diagram.scene.nodes for text, _ in card.lines if "finding" in text]
    assert sum(int(text.split()[0]) for text in counted) == len(diagram.findings)
    known = {part.id for part in (*diagram.topology.nodes, *diagram.topology.edges)} | {""}
    assert {finding.element for finding in diagram.findings} <= known
    assert {finding.message.partition(":")[0] for finding in diagram.findings} == {"app0", "app1"}


def test_a_large_estate_becomes_apps() -> None:
    scene = draw(estate(300, 200)).scene
    assert (scene.detail, scene.asked, len(scene.component_cards), len(scene.edges)) == ("apps", "network", 300, 200)


def test_where_the_calls_are_too_many_to_draw_each_card_names_them() -> None:
    diagram = draw(estate(400, 2000))
    scene = diagram.scene
    assert scene.unlinked
    assert not scene.edges
    assert "The calls between them are too many to be drawn" in texts(diagram)
    caller = scene.topology.components[0]
    assert any(text.startswith("calls app") for text, _ in scene.component_cards[0].lines), caller


def test_the_same_picture_whatever_the_clock() -> None:
    """What is left out hangs on counts alone."""
    spec = linked_app(60, 300)
    assert draw(spec).svg() == draw(json.dumps(spec)).svg()


def test_lines_are_straight_where_the_engine_cannot_bend_them(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = fitting_module.lay_out

    def refuse_splines(dot: str, **options: Any) -> Any:
        asked.append(dot)
        if 'splines="line"' not in dot:
            raise EngineFailedError("lost an edge")
        return real(dot, **options)

    monkeypatch.setattr(fitting_module, "lay_out", refuse_splines)
    assert "<svg" in draw(linked_app(7, 9, seed=77)).svg()
    assert any('splines="line"' in dot for dot in asked)


@pytest.mark.parametrize(("components", "links"), [(50, 100), (30, 200)])
def test_the_page_of_a_large_app_is_not_many_times_its_picture(components: int, links: int) -> None:
    page = draw(linked_app(components, links)).page()
    assert len(page.encode()) <= 3_000_000
    assert "was not drawn beforehand" in page
    assert 7 <= page.count('"_picture":') - 1 < 12


def test_small_cards_of_an_estate_are_not_composed_twice() -> None:
    scene = compose(estate(3, 2), "apps")
    assert {member.id for card in scene.nodes for member in card.members} == {
        component.id for component in scene.topology.components
    }


def test_an_encrypted_app_without_a_public_name_is_drawn() -> None:
    """Version 1 has no public names, and what is encrypted has no components: one card is left."""
    spec = {**json.loads(path_of("v1_bot").read_text()), "enterprise": "x"}
    diagram = draw(spec)
    assert [card.node.kind for card in diagram.scene.nodes] == ["component"]
    assert not diagram.scene.edges
    assert "<svg" in diagram.svg()


def test_formats_that_draw_by_themselves_say_what_is_left_out() -> None:
    diagram = draw(linked_app(100, 400))
    for text in (diagram.mermaid(), diagram.d2(), diagram.drawio()):
        assert "too many for one picture" in text
    small = draw(path_of("guide_fullstack"))
    assert "too many" not in small.mermaid() + small.d2() + small.drawio()


def test_where_the_engine_fails_on_a_picture_the_next_one_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    real = fitting_module.fit

    def fail_on_networks(scene: Any, *rest: Any) -> Any:
        if scene.detail == "network":
            raise EngineFailedError("trouble in init_rank")
        return real(scene, *rest)

    monkeypatch.setattr(fitting_module, "fit", fail_on_networks)
    assert "hosts and ports are left out" in texts(draw(path_of("guide_fullstack")))
    monkeypatch.setattr(fitting_module, "fit", lambda *_: fail_on_networks(draw(path_of("guide_fullstack")).scene))
    with pytest.raises(EngineFailedError, match="init_rank"):
        draw(path_of("guide_fullstack")).svg()


def test_every_numbered_finding_of_an_estate_is_on_a_card() -> None:
    diagram = draw(estate(3, 3), detail="apps", check=True)
    numbers = {number for card in diagram.scene.nodes for number in diagram.scene.numbers(card)}
    assert numbers == set(range(1, min(len(diagram.findings), 30) + 1))


def test_two_apps_of_one_name_are_told_apart_and_no_call_of_their_own_joins_them() -> None:
    (spec, *_) = linked_estate(2, 2)
    diagram = draw(join([build(load(spec)), build(load(spec))]), detail="apps")
    assert [card.title for card in diagram.scene.nodes] == ["app0 (app0)", "app0 (app0#2)"]
    assert "2 apps are called app0" in diagram.text()


def test_what_is_too_much_to_be_read_is_said_on_the_picture() -> None:
    entries = [f"PEER{place}=http://fluxc1_large:3000/{'x' * 390}" for place in range(20)]
    spec = linked_app(40, 40)
    for component in spec["compose"]:
        component["environmentParameters"] = entries
    assert any("too long to be read for links" in note for note in draw(spec).topology.notes)


def test_a_page_from_the_command_line_has_its_what_ifs(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run("draw", path_of("guide_fullstack"), "-q", "-o", page).code == 0
    assert page.read_text() == draw(path_of("guide_fullstack")).save(tmp_path / "other.html").read_text()
    assert '"off=api"' in page.read_text()


def test_a_call_from_app_to_app_is_not_drawn_as_encrypted_all_the_way() -> None:
    """It is encrypted to the Flux edge, and plain HTTP from there to the other app's node."""
    diagram = draw(estate(3, 3), detail="apps")
    svg = diagram.svg()
    assert 's-secure"' not in svg[svg.index("</desc>") :]
    assert "encrypted to there, plain from there on" in texts(diagram)
    assert "==>" not in diagram.mermaid()
