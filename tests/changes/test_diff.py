"""``diff``: every kind of change, told in topology words, what matters most first."""

from __future__ import annotations

import re
from typing import Any

import pytest

from fluxviz import build, diff, load
from fluxviz.changes import merge
from fluxviz.docs.differences import describe_differences
from tests import specimens
from tests.changes.editing import Edit, changes_of, component, edited, fullstack, set_variable, topology

DB = {"port": None, "containerPort": None}
REDIS = {"name": "redis", "repotag": "redis:7", "port": 6379, "containerPort": 6379}


def rename(spec: dict[str, Any]) -> None:
    component(spec, "postgres")["name"] = "pg"
    set_variable(spec, "api", "DB_HOST", "fluxpg_fullstack")


EDITS: dict[str, tuple[Edit, list[tuple[str, str, str]]]] = {
    "a port is closed": (
        lambda spec: component(spec, "postgres").update(DB),
        [("closed", "postgres:5432", ""), ("name gained", "", "fullstack.app.runonflux.io to api:3000")],
    ),
    "a component comes": (
        lambda spec: spec["compose"].append(REDIS),
        [("opened", "", "redis:6379"), ("added", "", "redis")],
    ),
    "a component goes": (
        lambda spec: spec["compose"].remove(component(spec, "frontend")),
        [
            ("lost", "api-fullstack.app.runonflux.io:443", ""),
            ("name lost", "frontend-fullstack.app.runonflux.io to frontend:80", ""),
            ("name lost", "fullstack_80.app.runonflux.io to frontend:80", ""),
            ("removed", "frontend", ""),
            ("closed", "frontend:80", ""),
        ],
    ),
    "a component is renamed, and those who call it follow": (rename, [("renamed", "postgres", "pg")]),
    "a public port moves": (
        lambda spec: component(spec, "api").update(port=3001),
        [
            ("name lost", "fullstack_3000.app.runonflux.io to api:3000", ""),
            ("moved", "3000", "3001"),
            ("name moved", "api:3000", "api:3001"),
            ("name gained", "", "fullstack_3001.app.runonflux.io to api:3001"),
        ],
    ),
    "a container port moves": (
        lambda spec: component(spec, "api").update(containerPort=3001),
        [("moved", "3000 → 3000", "3000 → 3001")],
    ),
    "a link moves": (
        lambda spec: (
            set_variable(spec, "api", "DB_PORT", "6432"),
            component(spec, "postgres")["environmentParameters"].append("PGPORT=6432"),
        ),
        [("moved", "fluxpostgres_fullstack:5432", "fluxpostgres_fullstack:6432")],
    ),
    "a link moves to where nobody listens": (
        lambda spec: set_variable(spec, "api", "DB_PORT", "6432"),
        [
            ("broken", "fluxpostgres_fullstack:5432", "fluxpostgres_fullstack:6432"),
            ("moved", "fluxpostgres_fullstack:5432", "fluxpostgres_fullstack:6432"),
        ],
    ),
    "a link leads nowhere": (
        lambda spec: set_variable(spec, "api", "DB_HOST", "fluxpostgre_fullstack"),
        [("broken", "", "fluxpostgre_fullstack:5432"), ("lost", "fluxpostgres_fullstack:5432", "")],
    ),
    "an image changes": (
        lambda spec: component(spec, "postgres").update(repotag="postgres:16"),
        [("image", "postgres:15-alpine", "postgres:16")],
    ),
    "storage changes": (
        lambda spec: component(spec, "postgres").update(containerData="/data"),
        [("storage", "s:/var/lib/postgresql/data", "/data")],
    ),
    "a database stands by on all nodes but one": (
        lambda spec: component(spec, "postgres").update(containerData="g:/var/lib/postgresql/data"),
        [
            ("broken", "", "api to postgres, on standbys"),
            ("name gained", "", "fullstack.app.runonflux.io:5432 to postgres:5432"),
            ("name gained", "", "fullstack.app.runonflux.io:3000 to api:3000"),
            ("storage", "s:/var/lib/postgresql/data", "g:/var/lib/postgresql/data"),
        ],
    ),
    "copies change": (lambda spec: spec.update(instances=5), [("instances", "not given", "5")]),
    "resources change": (
        lambda spec: component(spec, "api").update(ram=4000),
        [("resources", "1 CPU, 2000 MB RAM, 10 GB disk", "1 CPU, 4000 MB RAM, 10 GB disk")],
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_told_as_what_it_does_to_the_network(name: str) -> None:
    edit, expected = EDITS[name]
    assert [(change.kind, change.before, change.after) for change in changes_of(edit)] == expected


@pytest.mark.parametrize("name", EDITS)
def test_a_sentence_names_both_sides(name: str) -> None:
    for change in changes_of(EDITS[name][0]):
        assert change.text.endswith(".")
        for side in (change.before, change.after):
            words = re.findall(r"[\w.-]{2,}", side.partition(" to ")[0])
            assert [word for word in words if word not in change.text] == []


SSL = {"domains": {"shop.example.com": {"component": "frontend"}}}


@pytest.mark.parametrize(
    ("settings", "kinds", "told"),
    [
        ({"ssl": "flexible"}, ["name lost", "proxy"], "endless redirects"),
        ({"proxied": False}, ["proxy"], "shop.example.com is not proxied by CloudFlare, before proxied by CloudFlare"),
        ({"always_https": False}, ["proxy"], "Always Use HTTPS off, before"),
        ({"component": "api"}, ["name moved"], "leads to api:3000, no longer to frontend:80"),
        ({"cname": "other.app.runonflux.io"}, ["name moved"], "The CNAME of shop.example.com is other.app"),
    ],
)
def test_a_change_of_the_public_path_is_told(settings: dict[str, Any], kinds: list[str], told: str) -> None:
    after = {"domains": {"shop.example.com": {**SSL["domains"]["shop.example.com"], **settings}}}
    changes = diff(topology(fullstack(), SSL), topology(fullstack(), after))
    assert [change.kind for change in changes] == kinds
    assert told in changes.text()


def test_resources_are_quiet() -> None:
    changes = changes_of(EDITS["resources change"][0])
    assert changes
    assert changes.text() == "No change to the network."


def test_what_becomes_public_and_what_breaks_come_first() -> None:
    def edit(spec: dict[str, Any]) -> None:
        spec["compose"].append(REDIS)
        component(spec, "postgres").update(repotag="postgres:16")
        set_variable(spec, "api", "DB_HOST", "fluxnobody_fullstack")

    kinds = [change.kind for change in changes_of(edit)]
    assert kinds[:2] == ["opened", "broken"]
    assert kinds[-1] == "image"


@pytest.mark.parametrize(
    "edit", [lambda spec: spec.update(version=8), lambda spec: spec.update(reversed(list(spec.items())))]
)
def test_version_and_order_of_keys_are_no_change(edit: Edit) -> None:
    assert not changes_of(edit)


def test_the_order_of_components_is_a_change_only_where_it_moves_a_name() -> None:
    def swap(spec: dict[str, Any]) -> None:
        spec["compose"][1], spec["compose"][2] = spec["compose"][2], spec["compose"][1]

    assert not changes_of(swap)
    before, after = edited(lambda spec: spec["compose"].reverse())
    assert [change.kind for change in diff(before, after)] == ["name gained"]


def test_two_alike_are_not_taken_for_each_other_renamed() -> None:
    def app(*names: str) -> dict[str, Any]:
        compose = [{"name": name, "repotag": "acme/worker:1", "ports": [], "containerPorts": []} for name in names]
        return {"version": 8, "name": "shop", "compose": compose}

    kinds = [change.kind for change in diff(topology(app("one", "two")), topology(app("three", "four")))]
    assert sorted(kinds) == ["added", "added", "removed", "removed"]


def test_no_value_of_a_variable_is_told() -> None:
    before, after = fullstack(), fullstack()
    set_variable(after, "api", "DB_PASSWORD", "canary-hunter2")
    changes = diff(build(load(before)), build(load(after)))
    assert "canary" not in repr(changes) + changes.text() + changes.model_dump_json()


def test_the_names_that_really_lead_to_a_port_are_told_in_the_guides_naming_too() -> None:
    """The guide's name of a component never answered: that it moved says nothing of the one that did."""

    def shop(api: int, web: int) -> dict[str, Any]:
        parts = (
            specimens.component("web", web, containerPorts=[80], repotag="nginx:1"),
            specimens.component("api", api, containerPorts=[3000]),
        )
        return specimens.app(*parts)

    moved = diff(shop(33000, 33080), shop(33001, 33080)).text()
    assert "https://shop_33000.app.runonflux.io gets no answer any more." in moved
    assert "https://shop_33001.app.runonflux.io leads to api:33001 now." in moved
    exchanged = diff(shop(33000, 33080), shop(33080, 33000)).text()
    assert "https://shop_33000.app.runonflux.io leads to web:33000, no longer to api:33000." in exchanged
    told = diff(shop(33000, 33080), shop(33001, 33080), naming="fdm").text()
    assert "api-shop" not in told


def test_a_call_is_the_same_whichever_of_cloudflares_cards_its_name_stands_on() -> None:
    """Names of one mode share a card: another mode puts the name on another one, and calls nobody else."""
    parts = (
        specimens.component("web", 33080, domains=["a.example.com,b.example.com"]),
        specimens.component("api", 33000, environmentParameters=["CB=https://b.example.com"]),
    )
    full = build(specimens.app(*parts), access={"domains": {"a.example.com": {}, "b.example.com": {}}})
    strict = build(specimens.app(*parts), access={"domains": {"a.example.com": {}, "b.example.com": {"ssl": "strict"}}})
    for before, after in ((full, strict), (strict, full)):
        changes = diff(before, after)
        assert [change.kind for change in changes if "api" in change.text and "CloudFlare at" in change.text] == []
        assert [change.kind for change in changes].count("proxy") == 1


def test_the_picture_says_which_name_leads_elsewhere_and_so_does_the_check_of_docs() -> None:
    def shop(web: str, api: str) -> Any:
        parts = (
            specimens.component("web", 33080, domains=[web]),
            specimens.component("api", 33000, domains=[api]),
        )
        return build(specimens.app(*parts))

    before, after = shop("a.example.com", "b.example.com"), shop("b.example.com", "a.example.com")
    told = merge(before, after).remarks["edge"]
    assert told.status == "changed"
    assert [(line.text, line.before, line.after) for line in told.lines] == [
        ("a.example.com", "web:33080", "api:33000"),
        ("b.example.com", "api:33000", "web:33080"),
    ]
    said = describe_differences(before, after)
    assert "https://a.example.com leads to api:33000, no longer to web:33080." in said
