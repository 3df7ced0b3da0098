"""What the panel says at first: the app at a glance, each fact as topology and checks have it."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

import fluxviz
from tests.benchmarks.apps import estate
from tests.specimens import app, component
from tests.widget.apps import FULLSTACK, SHOP, SHOP_ACCESS
from tests.widget.canaries import CANARY


def summary(source: Any, **more: Any) -> dict[str, list[dict[str, Any]]]:
    picture = fluxviz.explore(source, **more)._picture
    return {section["title"]: section["rows"] for section in picture["summary"]}


def joined(size: int) -> fluxviz.Topology:
    return fluxviz.join([fluxviz.build(fluxviz.load(spec)) for spec in estate(size)])


def test_public_names_tell_how_far_tls_reaches() -> None:
    rows = {row["value"]: row["name"] for row in summary(SHOP, access=SHOP_ACCESS)["Public names"]}
    assert rows["https://shop.example.com"] == "TLS to CloudFlare; TLS to Flux edge; plain HTTP to web:31000"
    assert rows["https://api-shop.app.runonflux.io"] == "TLS to Flux edge; plain HTTP to api:31001"


def test_a_mode_that_does_not_work_says_so() -> None:
    rows = {row["value"]: row["name"] for row in summary(SHOP, access=SHOP_ACCESS, ssl="flexible")["Public names"]}
    assert "TLS to" not in rows["https://shop.example.com"]
    assert "redirects" in rows["https://shop.example.com"]


def test_a_name_without_an_answer_is_not_told_as_safe() -> None:
    rows = {row["value"]: row for row in summary(FULLSTACK)["Public names"]}
    row = rows["https://fullstack.app.runonflux.io"]
    assert "TLS" not in row["name"]
    assert "postgresql, not HTTP" in row["name"]
    assert "copy" not in row


def test_open_doors_lead_to_their_lines_and_private_components_to_their_cards() -> None:
    explorer = fluxviz.explore(FULLSTACK)
    (door,) = summary(FULLSTACK)["Open doors"]
    assert (door["name"], explorer.topology.edge(door["part"]).kind) == ("postgres", "direct")
    assert "port 5432" in door["value"]
    private = {row["name"]: row for row in summary(SHOP)["Private"]}
    assert set(private) == {"db", "cache"}
    assert private["db"] == {"name": "db", "value": "no public port; 5432 inside the app", "part": "component.db"}
    assert "Open doors" not in summary(SHOP)
    assert "Private" not in summary(FULLSTACK)


def test_copies_and_data_are_those_of_every_app() -> None:
    (app,) = summary(SHOP)["Copies and data"]
    assert app["value"].startswith("4 components\n3 independent copies")
    assert [row["name"] for row in summary(joined(3))["Copies and data"]] == ["app0", "app1", "app2"]


def test_of_many_public_names_the_edge_lists_the_rest() -> None:
    rows = summary(joined(5))["Public names"]
    assert len(rows) == 13
    assert rows[-1]["part"] == "edge"
    assert rows[-1]["value"].endswith("other names")


def test_in_an_estate_components_are_called_with_their_app() -> None:
    parts = {part["id"]: part for part in fluxviz.explore(joined(2))._picture["parts"]}
    assert parts["component.app0.web"]["label"] == "app0 · web"
    assert {part["label"].count("·") for part in parts.values() if part["source"] == "component.app0.api"} <= {1, 2}
    assert {part["label"] for part in fluxviz.explore(SHOP)._picture["parts"] if part["kind"] == "component"} == {
        "web", "api", "db", "cache",
    }  # fmt: skip


def names_of(source: Any, part: str) -> str:
    parts = {each["id"]: each for each in fluxviz.explore(source)._picture["parts"]}
    rows = [row for section in parts[part]["sections"] if section["title"] == "Variables" for row in section["rows"]]
    return " ".join(row["value"] for row in rows)


def test_variables_are_told_by_name_and_never_what_they_hold() -> None:
    assert names_of(SHOP, "component.api") == "DATABASE_URL, CACHE, MAIL_URL, QUEUE_HOST"
    assert "REDIS_URL" in names_of(joined(2), "component.app1.api") or "DB_HOST" in names_of(
        joined(2), "component.app1.api"
    )


def test_a_secret_without_a_name_is_not_told_as_one() -> None:
    spec = deepcopy(SHOP)
    entries = [f"{CANARY}=", f"{CANARY}==", CANARY, "ghp_0123456789abcdefghijABCDEFGHIJ012345=x", "ok_NAME=1", "EMPTY="]
    spec["compose"][1]["environmentParameters"] = entries
    told = names_of(spec, "component.api")
    assert CANARY not in told
    assert "ghp_" not in told
    assert "ok_NAME" in told


def test_a_name_in_tcp_mode_has_no_tls_though_https_ends_at_the_same_name() -> None:
    web = component("web", 80)
    store = component("db", 35432, containerPorts=[5432], repotag="postgres:16", containerData="g:/data")
    rows = {row["value"]: row["name"] for row in summary(app(web, store))["Public names"]}
    tcp = {value: name for value, name in rows.items() if not value.startswith("https://")}
    assert tcp["shop.app.runonflux.io:35432"] == "plain TCP to Flux edge; plain TCP to db:35432"
    assert not [name for name in tcp.values() if "TLS" in name]
    assert rows["https://shop.app.runonflux.io"].startswith("TLS to Flux edge")


@pytest.mark.parametrize("indent", [None, 1])
def test_a_spec_that_is_laid_out_otherwise_gives_the_same_text(indent: int | None, tmp_path: Path) -> None:
    """The findings of one line of text and of many stand in the same order."""
    other = tmp_path / FULLSTACK.name
    other.write_text(json.dumps(json.loads(FULLSTACK.read_text("utf-8")), indent=indent), "utf-8")
    texts = [fluxviz.explore(path)._repr_mimebundle_()[0]["text/plain"] for path in (FULLSTACK, other)]
    assert texts[0] == texts[1]
