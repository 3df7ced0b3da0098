"""``convert`` of what was loaded already: a spec, one that an explorer changed, one made by hand, a topology."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fluxviz
from fluxviz import AppSpec, FluxvizError, build, convert, load
from fluxviz.spec import Component, PortMapping, Secret, Variable
from tests.specimens import ALL, document, path_of

SHOP: dict[str, Any] = {
    "version": 8,
    "name": "shop",
    "description": "a shop",
    "owner": "1FluxvizTestOwnerAddressxxxxxxxxxx",
    "contacts": ["shop@example.com"],
    "expire": 40000,
    "instances": 4,
    "compose": [
        {"name": "web", "description": "", "repotag": "nginx:1.27", "ports": [8080, 8443], "containerPorts": [80, 443],
         "domains": ["", "shop.example.com"], "environmentParameters": ["API_URL=http://fluxapi_shop:3000"],
         "commands": [], "containerData": "/data", "cpu": 0.5, "ram": 300, "hdd": 5, "repoauth": "user:token"},
        {"name": "api", "description": "", "repotag": "me/api:1", "ports": [33000],
         "containerPorts": [3000], "domains": [""], "commands": ["serve"],
         "environmentParameters": ["DB_HOST=fluxdb_shop", "DB_PASSWORD=hunter2"],
         "containerData": "/app|0:/from-web|c:2:key.pem:/key", "cpu": 1, "ram": 500, "hdd": 5, "repoauth": ""},
        {"name": "db", "description": "", "repotag": "postgres:16", "ports": [], "containerPorts": [], "domains": [],
         "environmentParameters": ["POSTGRES_PASSWORD=hunter2"], "commands": [], "containerData": "g:/var/lib/db",
         "cpu": 1, "ram": 900, "hdd": 9, "repoauth": ""},
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", ALL)
def test_a_loaded_spec_converts_as_its_file_does(name: str) -> None:
    assert convert(load(path_of(name))).text == convert(path_of(name)).text
    assert convert(build(path_of(name))).text == convert(path_of(name)).text


def test_the_environment_goes_along() -> None:
    assert convert(load(SHOP)).document["compose"][1]["environmentParameters"] == [
        "DB_HOST=fluxdb_shop", "DB_PASSWORD=hunter2"
    ]  # fmt: skip


def test_what_an_explorer_changed_is_written_and_the_rest_stays_as_it_was() -> None:
    explorer = fluxviz.explore(SHOP, publishes={"api:33000": 33001}, listens={"api:3000": 3001}, closed=["web:8443"])
    made = convert(explorer.spec).document
    web, api, db = SHOP["compose"]
    assert made["compose"][0] == {**web, "ports": [8080], "containerPorts": [80], "domains": [""]}
    assert made["compose"][1] == {**api, "ports": [33001], "containerPorts": [3001]}
    assert made["compose"][2] == db
    assert {key: made[key] for key in ("contacts", "expire", "instances", "description")} == {
        key: SHOP[key] for key in ("contacts", "expire", "instances", "description")
    }


def test_a_component_that_went_takes_its_number_out_of_the_others_storage() -> None:
    explorer = fluxviz.explore(SHOP, off=["web"])
    made = convert(explorer.spec).document
    assert [part["name"] for part in made["compose"]] == ["api", "db"]
    assert made["compose"][0]["containerData"] == "/app|c:1:key.pem:/key"
    assert made["compose"][0]["environmentParameters"] == SHOP["compose"][1]["environmentParameters"]
    assert made["compose"][1]["repotag"] == "postgres:16"


def test_a_domain_that_was_supposed_is_written() -> None:
    explorer = fluxviz.explore(SHOP, domain="new.example.com")
    assert "new.example.com" in str(convert(explorer.spec).document["compose"][0]["domains"])


@given(data=st.data())
@settings(max_examples=30, deadline=None)
def test_what_comes_of_an_explorer_is_the_app_as_it_is_supposed_to_be(data: st.DataObject) -> None:
    off = data.draw(st.sets(st.sampled_from(["web", "api", "db"]), max_size=2))
    closed = data.draw(st.sets(st.sampled_from(["web:8080", "web:8443", "api:33000"])))
    explorer = fluxviz.explore(SHOP, off=sorted(off), closed=sorted(closed))
    written = convert(explorer.spec).spec
    assert build(written, access=explorer.access) == build(explorer.spec, access=explorer.access)


@pytest.mark.parametrize("name", ["v1_bot", "v3_tiles", "guide_fullstack"])
def test_older_forms_are_rewritten_too(name: str) -> None:
    spec = load(document(name))
    first = spec.components[0]
    ports = tuple(port.model_copy(update={"container": 4711}) for port in first.ports)
    changed = spec.model_copy(
        update={"components": (first.model_copy(update={"ports": ports}), *spec.components[1:]), "instances": 7}
    )
    made = convert(changed).document
    before = convert(spec).document
    assert made["instances"] == 7
    assert made["compose"][0]["containerPorts"] == [4711] * len(ports)
    assert made["compose"][0]["ports"] == before["compose"][0]["ports"]
    assert made["compose"][0]["environmentParameters"] == before["compose"][0]["environmentParameters"]


def test_a_spec_made_by_hand_is_written_from_its_fields() -> None:
    web = Component(
        name="web",
        key="web",
        index=0,
        image="nginx:1.27",
        ports=(PortMapping(public=8080, container=80),),
        environment=(Variable(name="MODE", value=Secret("live")), Variable(name="", value=Secret("odd"))),
        commands=(Secret("serve"),),
    )
    part = convert(AppSpec(name="shop", version=8, components=(web,))).document["compose"][0]
    assert (part["name"], part["repotag"]) == ("web", "nginx:1.27")
    assert (part["ports"], part["containerPorts"]) == ([8080], [80])
    assert (part["environmentParameters"], part["commands"]) == (["MODE=live", "odd"], ["serve"])


def test_a_pickled_spec_has_left_its_values_behind_and_says_so() -> None:
    with pytest.raises(FluxvizError, match="came out of a pickle"):
        convert(pickle.loads(pickle.dumps(load(SHOP))))
