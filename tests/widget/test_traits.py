"""The explorer as a widget among widgets: typed, documented, validated, linked, observed, shown and closed."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from pathlib import Path
from typing import Any

import ipywidgets
import pytest
from ipywidgets.widgets.widget import _instances
from traitlets import Bunch, TraitError

import fluxviz
from fluxviz.frontend import widget_module
from fluxviz.widget.traits import WHAT_IF_TRAITS, ExplorerTraits
from tests.widget.apps import FULLSTACK, SHOP, SHOP_ACCESS

PUBLIC = {name: trait for name, trait in ExplorerTraits.class_own_traits().items() if name[0] != "_"}


@pytest.fixture
def explorer() -> fluxviz.Explorer:
    return fluxviz.explore(FULLSTACK)


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_trait_says_what_it_is(name: str) -> None:
    assert len(PUBLIC[name].help.split()) >= 3


def test_the_documentation_names_every_trait_that_can_be_set() -> None:
    told = fluxviz.Explorer.__doc__ or ""
    assert [name for name in PUBLIC if name not in told and name != "value"] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("selected", 3),
        ("selected", "nobody"),
        ("value", "nobody"),
        ("trace", ["browser"]),
        ("trace", ["browser", "api", "postgres"]),
        ("trace", ["browser", "nobody"]),
        ("path", -1),
        ("step", 1.5),
        ("search", None),
        ("layers", ["walls"]),
        ("viewport", [0.5, 0.5]),
        ("viewport", [float("nan"), 0.5, 1.0]),
        ("viewport", [0.5, 0.5, 0.0]),
        ("detail", "most"),
        ("view", "side"),
        ("naming", "mine"),
        ("theme", "pink"),
        ("domain", 3),
        ("proxied", "yes"),
        ("ssl", "half"),
        ("off", 3),
        ("closed", [3000]),
        ("publishes", {"api:3000": 0}),
        ("publishes", {"api:3000": 65536}),
        ("publishes", {"api:3000": "3001"}),
        ("listens", {3000: 3001}),
    ],
)
def test_a_value_that_a_trait_does_not_take_is_refused_and_leaves_it(
    explorer: fluxviz.Explorer, name: str, value: object
) -> None:
    before = explorer.get_state()
    kept = getattr(explorer, name)
    with pytest.raises(TraitError):
        setattr(explorer, name, value)
    assert getattr(explorer, name) == kept
    assert explorer.get_state() == before


@pytest.mark.parametrize("name", ["topology", "faults"])
def test_what_follows_from_others_cannot_be_set(explorer: fluxviz.Explorer, name: str) -> None:
    with pytest.raises(TraitError, match="read-only"):
        setattr(explorer, name, None)


def test_an_unknown_keyword_is_refused_and_those_that_are_known_are_named() -> None:
    with pytest.raises(TypeError, match=r"unknown keyword of explore\(\) 'colour'; choose from: .*selected"):
        fluxviz.explore(FULLSTACK, colour="red")
    with pytest.raises(TypeError, match=r"unknown keyword .* '_picture'"):
        fluxviz.explore(FULLSTACK, _picture={})
    with pytest.raises(TypeError, match=r"unknown keyword .* 'topology'"):
        fluxviz.draw(FULLSTACK).explore(topology=None)


def test_keywords_are_what_the_widget_begins_with() -> None:
    explorer = fluxviz.explore(
        FULLSTACK, selected="api", trace=["browser", "postgres"], off=["frontend"], layout={"width": "50%"}
    )
    assert explorer.selected == "component.api"
    assert explorer.trace == ["browser", "component.postgres"]
    assert [component.name for component in explorer.spec.components] == ["postgres", "api"]
    assert explorer.layout.width == "50%"


def test_a_component_can_be_named_by_its_name(explorer: fluxviz.Explorer) -> None:
    explorer.selected = "postgres"
    assert explorer.selected == "component.postgres"
    explorer.trace = ["frontend", "api"]
    assert explorer.trace == ["component.frontend", "component.api"]


def test_an_edge_can_be_selected(explorer: fluxviz.Explorer) -> None:
    explorer.selected = "internal.api.postgres.5432"
    assert explorer.selected == explorer.value == "internal.api.postgres.5432"


def test_value_is_what_is_selected_both_ways(explorer: fluxviz.Explorer) -> None:
    explorer.selected = "api"
    assert explorer.value == "component.api"
    explorer.value = "postgres"
    assert (explorer.selected, explorer.value) == ("component.postgres", "component.postgres")
    explorer.value = ""
    assert explorer.selected == ""


def test_a_change_is_observed_once(explorer: fluxviz.Explorer) -> None:
    heard: list[Bunch] = []
    explorer.observe(heard.append, "selected")
    explorer.selected = "api"
    explorer.selected = "component.api"
    assert [(change.old, change.new) for change in heard] == [("", "component.api")]


def test_what_follows_from_a_what_if_is_observed_once_and_is_whole(explorer: fluxviz.Explorer) -> None:
    heard: list[tuple[str, int, int]] = []

    def hear(change: Bunch) -> None:
        heard.append((change.name, len(change.new.components), len(explorer.consequences)))

    explorer.observe(hear, ["spec", "topology"])
    explorer.off = ["postgres"]
    assert [(name, parts) for name, parts, _ in heard] == [("spec", 2), ("topology", 2)]


def test_two_explorers_link(explorer: fluxviz.Explorer) -> None:
    other = fluxviz.explore(FULLSTACK, detail="full")
    linked = ipywidgets.link((explorer, "selected"), (other, "selected"))
    explorer.selected = "api"
    assert other.selected == "component.api"
    other.selected = ""
    assert explorer.selected == ""
    linked.unlink()
    explorer.selected = "api"
    assert other.selected == ""


def test_a_text_field_drives_the_search_and_the_other_way_round(explorer: fluxviz.Explorer) -> None:
    field = ipywidgets.Text()
    ipywidgets.link((field, "value"), (explorer, "search"))
    field.value = "5432"
    assert explorer.search == "5432"
    explorer.search = ""
    assert field.value == ""


def test_a_choice_drives_a_what_if() -> None:
    explorer = fluxviz.explore(SHOP, access=SHOP_ACCESS)
    choice = ipywidgets.Dropdown(options=["full", "flexible", "off"])
    ipywidgets.dlink((choice, "value"), (explorer, "ssl"))
    choice.value = "flexible"
    assert explorer.access.domains[0].ssl == "flexible"


def test_interactive_output_is_called_with_what_is_selected(explorer: fluxviz.Explorer) -> None:
    calls: list[str] = []

    def call(part: str) -> None:
        calls.append(part)

    ipywidgets.interactive_output(call, {"part": explorer})
    explorer.selected = "api"
    assert calls == ["", "component.api"]


def test_it_composes_with_other_widgets(explorer: fluxviz.Explorer) -> None:
    box = ipywidgets.HBox([explorer, ipywidgets.Label("beside")])
    assert box.get_state()["children"][0] == f"IPY_MODEL_{explorer.model_id}"


def test_the_state_can_be_saved_as_json(explorer: fluxviz.Explorer) -> None:
    explorer.trace = ["browser", "postgres"]
    explorer.ssl = "off"
    state = explorer.get_state()
    ours = ExplorerTraits.class_own_traits(sync=True)
    sent = {name: state[name] for name in ours}
    assert json.loads(json.dumps(sent, allow_nan=False)) == sent


def test_the_browser_sets_traits_as_python_does(explorer: fluxviz.Explorer) -> None:
    explorer.set_state({"selected": "component.api", "off": ["postgres"]})
    assert explorer.selected == "component.api"
    assert len(explorer.topology.components) == 2


def test_what_a_notebook_saves_beside_the_widget(explorer: fluxviz.Explorer) -> None:
    bundle, metadata = explorer._repr_mimebundle_()
    assert set(bundle) == {"application/vnd.jupyter.widget-view+json", "image/svg+xml", "text/plain"}
    assert bundle["application/vnd.jupyter.widget-view+json"]["model_id"] == explorer.model_id
    assert bundle["text/plain"] == explorer.diagram.text()
    assert "postgres" in metadata["image/svg+xml"]["alt"]


def displayed(explorer: fluxviz.Explorer, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    shown: list[dict[str, Any]] = []

    def show(given: dict[str, Any], **_: object) -> None:
        shown.append(given)

    monkeypatch.setattr("fluxviz.widget.explorer.display", show)
    explorer._ipython_display_()
    return shown


def test_the_widget_and_its_still_picture_are_two_outputs(
    explorer: fluxviz.Explorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    widget, still = displayed(explorer, monkeypatch)
    assert "application/vnd.jupyter.widget-view+json" in widget
    assert "image/svg+xml" not in widget
    assert set(still) == {"image/svg+xml", "text/plain"}


def test_the_still_picture_begins_as_the_front_end_looks_for_it(
    explorer: fluxviz.Explorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, still = displayed(explorer, monkeypatch)
    beginning = re.search(r"const STILL='(.+?)';", widget_module())
    assert beginning
    assert still["image/svg+xml"].startswith(beginning[1])
    assert b64encode(still["image/svg+xml"].encode()).startswith(b64encode(beginning[1].encode())[:72])
    # No other picture does, not even the same one.
    assert "fluxviz-still-" not in explorer.diagram._repr_mimebundle_()[0]["image/svg+xml"]


def test_another_app_is_shown_whole_and_an_edit_of_the_same_stays_where_it_is(explorer: fluxviz.Explorer) -> None:
    explorer.viewport = [0.4, 0.5, 2.0]
    explorer.off = ["postgres"]
    assert explorer._anew == 0
    explorer.spec = {"version": 4, "name": "x", "compose": [{"name": "other", "ports": [80], "containerPorts": [80]}]}
    assert (explorer._anew, explorer.viewport) == (1, [0.5, 0.5, 1.0])


def test_the_repr_tells_what_is_supposed_and_no_address(explorer: fluxviz.Explorer) -> None:
    assert repr(explorer) == "Explorer('fullstack', 3 component(s))"
    explorer.off = ["postgres"]
    explorer.ssl = "off"
    assert repr(explorer) == "Explorer('fullstack', 2 component(s), what-if ssl='off', off=['postgres'])"
    assert " at 0x" not in repr(explorer)


def test_what_is_saved_says_in_text_what_is_public_encrypted_and_wrong_and_no_secret() -> None:
    secret = "s3cr3t-Passw0rd"
    spec = {"version": 8, "name": "shop", "compose": [
        {"name": "web", "repotag": "acme/web:1", "ports": [33080], "containerPorts": [80], "environmentParameters": [
            f"DATABASE_URL=postgresql://u:{secret}@fluxdb_shop:5432/x", "CACHE=redis://fluxcache_shop:6379"]},
        {"name": "db", "repotag": "postgres:16", "ports": [35432], "containerPorts": [5432],
         "environmentParameters": [f"POSTGRES_PASSWORD={secret}"]},
        {"name": "cache", "repotag": "redis:7", "ports": [], "containerPorts": []},
    ]}  # fmt: skip
    explorer = fluxviz.explore(spec, naming="fdm")
    said = explorer._view()["text/plain"]
    for line in (
        "- https://shop_33080.app.runonflux.io: TLS to Flux edge; plain HTTP to web:33080",
        "- db: port 35432 of every node's own address, postgresql, no TLS",
        "- cache: no public port; 6379 inside the app",
        "- warning FX301: db publishes 35432, the port of PostgreSQL: it is open to the internet on every node",
    ):
        assert line in said.splitlines()
    assert secret not in said
    explorer.closed = ["db:35432"]
    assert "What if: Port 35432 of db is no longer public." in explorer._view()["text/plain"].splitlines()
    explorer.close()


def test_an_explorer_knows_whether_it_was_touched(explorer: fluxviz.Explorer) -> None:
    assert not explorer.touched
    explorer.selected = "postgres"
    assert not explorer.touched
    for name, value in (("off", ["postgres"]), ("detail", "overview"), ("naming", "fdm"), ("side", "before")):
        before = getattr(explorer, name)
        setattr(explorer, name, value)
        assert explorer.touched, name
        setattr(explorer, name, before)
        assert not explorer.touched, name
    explorer.spec = {"version": 4, "name": "x", "compose": [{"name": "other", "ports": [80], "containerPorts": [80]}]}
    assert explorer.touched


def test_close_leaves_nothing_behind() -> None:
    before = set(_instances)
    explorer = fluxviz.explore(FULLSTACK)
    explorer.observe(lambda _: pytest.fail("a closed widget still answers"), "spec")
    assert set(_instances) - before
    explorer.layout.close()
    explorer.close()
    assert set(_instances) == before
    assert explorer.comm is None
    explorer.off = ["postgres"]
    explorer.close()


def test_save_writes_the_picture_as_it_is_supposed(explorer: fluxviz.Explorer, tmp_path: Path) -> None:
    explorer.off = ["postgres"]
    saved = explorer.save(tmp_path / "shop.svg")
    assert re.sub(r"<metadata.*?</metadata>\n?", "", saved.read_text("utf-8")) == explorer.diagram.svg()
    assert 'data-id="component.postgres"' not in saved.read_text("utf-8")
    explorer.reset()
    assert 'data-id="component.postgres"' in explorer.save(tmp_path / "whole.svg").read_text("utf-8")


def test_save_writes_what_is_chosen_and_traced(explorer: fluxviz.Explorer, tmp_path: Path) -> None:
    explorer.theme, explorer.detail, explorer.view = "dark", "full", "internal"
    explorer.trace = ["frontend", "api"]
    assert explorer.diagram.theme.name == "dark"
    assert (explorer.diagram.detail, explorer.diagram.view) == ("full", "internal")
    assert explorer.diagram.highlight is not None


def test_a_theme_of_ones_own_is_kept(tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    own.write_text('{"base": "light", "colours": {"secure": "#006644"}}', "utf-8")
    explorer = fluxviz.explore(FULLSTACK, theme=own)
    name = explorer.theme
    explorer.theme = "dark"
    explorer.theme = name
    assert explorer.diagram.theme.palette.secure == "#006644"


@pytest.mark.parametrize("name", WHAT_IF_TRAITS)
def test_a_what_if_is_nothing_at_first(explorer: fluxviz.Explorer, name: str) -> None:
    assert getattr(explorer, name) in (None, [], {})


def test_diagram_explore_takes_its_looks_and_its_trace_along() -> None:
    diagram = fluxviz.draw(FULLSTACK, detail="full", theme="dark", naming="fdm").trace("browser", "postgres")
    explorer = diagram.explore()
    assert (explorer.detail, explorer.theme, explorer.naming) == ("full", "dark", "fdm")
    assert explorer.trace == ["browser", "component.postgres"]
    assert explorer._paths["pairs"]["browser>component.postgres"]
