"""Findings: order, counts, choice; suppressions, baselines and fixes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fluxviz import AccessError, FluxvizError, Topology, UnknownNameError, build, check, join, load
from fluxviz.checks import BaselineError, Findings, baseline_text, fix_text, load_baseline, without_old
from tests.checks.breaking import API, API_ENV, changed, clean
from tests.checks.test_rules import BAD
from tests.specimens import app, component

TYPO = changed(clean(), {f"{API}.environmentParameters[1]": "DB_HOST=fluxpostgre_shop", f"{API}.repotag": "acme/api"})


def test_they_are_in_order_and_can_be_chosen() -> None:
    findings = check(json.dumps(TYPO, indent=1))
    assert [finding.severity for finding in findings] == ["error", "advice"]
    assert findings.counts == {"error": 1, "warning": 0, "advice": 1}
    assert findings.summary == "1 error, 1 advice"
    assert findings.errors == findings.of("FX1") == findings[:1]
    assert findings.about("api") == findings
    assert findings.at_least("warning").codes == ("FX101",)
    assert findings[0].line == json.dumps(TYPO, indent=1).split("fluxpostgre_")[0].count("\n") + 1
    assert check(TYPO, select=["fx8"]).codes == ("FX803",)
    assert check(TYPO, ignore=["FX1,FX8"]).codes == ()
    assert "FX101" in findings.text()


def test_a_topology_is_checked_as_its_spec_is() -> None:
    text = json.dumps(TYPO, indent=1)
    topology = build(load(text))
    assert check(topology) == check(text) == check(load(text))
    assert topology.spec == load(text)
    assert topology.with_parts(topology.nodes, topology.edges).spec == topology.spec
    with pytest.raises(FluxvizError, match="made of a graph"):
        check(Topology.from_graph(topology.graph))
    with pytest.raises(UnknownNameError):
        check(topology, select=["FX9"])


def test_an_estate_has_the_findings_of_each_of_its_apps() -> None:
    topology = build(load(json.dumps(TYPO)))
    found = check(join([topology, topology]))
    assert sorted(finding.code for finding in found) == sorted(2 * check(topology).codes)
    assert found.about("shop.api")
    assert found.about("shop#2.api")


def test_elements_are_in_the_topology() -> None:
    for case in BAD:
        topology = build(load(changed(clean(), case.changes)), access=case.access)
        known = {node.id for node in topology.nodes} | {edge.id for edge in topology.edges} | {""}
        assert {finding.element for finding in check(topology)} <= known


def test_places_are_those_of_a_document_in_its_wrappers() -> None:
    (finding, _) = check({"status": "success", "data": TYPO})
    assert finding.where == "data.compose[1].environmentParameters[1]"


def _suppressed(*rules: dict[str, Any]) -> Findings:
    return check(TYPO, access={"suppress": list(rules)})


def test_a_suppression_needs_a_reason_and_is_told_when_it_is_of_no_use() -> None:
    findings = _suppressed({"code": "FX101", "where": "api", "reason": "known"})
    assert (findings.codes, findings.suppressed, findings.unused) == (("FX803",), 1, ())
    assert _suppressed({"code": "FX101", "where": "compose[1]", "reason": "known"}).codes == ("FX803",)
    other = _suppressed({"code": "FX101", "where": "frontend", "reason": "known"})
    assert (other.codes, len(other.unused)) == (("FX101", "FX803"), 1)
    for refused in ({"code": "FX101"}, {"code": "FX101", "reason": " "}, {"code": "101", "reason": "x"}):
        with pytest.raises(AccessError):
            _suppressed(refused)


def test_a_baseline_knows_old_findings_again() -> None:
    findings = check(json.dumps(TYPO))
    old = load_baseline(baseline_text([findings]))
    assert list(without_old(findings, old)) == []
    moved = check(json.dumps(TYPO, indent=3))
    assert list(without_old(moved, old)) == []
    worse = check(json.dumps(changed(TYPO, {API_ENV: "REDIS_HOST=redis"})))
    assert without_old(worse, old).codes == ("FX111",)
    for odd in ("{}", '{"version": 2, "findings": [{}]}', '{"version": 1, "findings": []}', "["):
        with pytest.raises(BaselineError):
            load_baseline(odd)


@given(st.sampled_from([None, 0, 1, "\t"]), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_a_fix_changes_nothing_but_what_it_is_for(indent: Any, end: str, escaped: bool) -> None:
    document = changed(TYPO, {API_ENV: 'NOTE=naïve \u2028 "quoted" fluxpostgre_shopping'})
    text = json.dumps(document, indent=indent, ensure_ascii=escaped).replace("\n", end)
    fixed = fix_text(text, check(text))
    assert fixed.text == text.replace('fluxpostgre_shop"', 'fluxpostgres_shop"')
    assert [finding.code for finding in fixed.applied] == ["FX101"]
    assert "FX101" not in check(fixed.text).codes


def test_the_port_of_a_link_is_fixed_where_it_stands() -> None:
    mapped = {f"{API}.ports[0]": 33000, "compose[0].environmentParameters": ["API_HOST=fluxapi_shop", "API_PORT=33000"]}
    text = json.dumps(changed(clean(), mapped), indent=2)
    fixed = fix_text(text, check(text))
    assert fixed.text == text.replace("API_PORT=33000", "API_PORT=3000")
    assert list(check(fixed.text)) == []
    whole = json.dumps(
        changed(clean(), {**mapped, "compose[0].environmentParameters": ["X=http://fluxapi_shop:33000/v"]})
    )
    assert fix_text(whole, check(whole)).text == whole.replace("shop:33000", "shop:3000")


def test_what_stands_there_twice_is_left_alone() -> None:
    twice = {f"{API}.environmentParameters[1]": "DB_HOSTS=fluxpostgre_shop:5432,fluxpostgre_shop:5433"}
    text = json.dumps(changed(clean(), twice))
    fixed = fix_text(text, check(text))
    assert (fixed.text, fixed.diff) == (text, "")
    assert fixed.left


def test_every_certain_fix_mends_what_it_is_for() -> None:
    tried = 0
    for case in BAD:
        text = json.dumps(changed(clean(), case.changes), indent=2)
        findings = check(text, access=case.access)
        fixed = fix_text(text, findings)
        if fixed.applied:
            tried += 1
            again = check(fixed.text, access=case.access)
            assert not {finding.code for finding in fixed.applied} & set(again.codes)
            assert len(again) < len(findings)
    assert tried >= 6


def test_check_tells_the_domains_that_shared_db_loses_and_no_other() -> None:
    operator = {
        "name": "op", "repotag": "runonflux/shared-db:1", "ports": [31000, 31001, 31002],
        "containerPorts": [3307, 7071, 8008], "domains": ["db.example.com", "api.example.com", "ui.example.com"],
    }  # fmt: skip
    findings = check({"version": 8, "name": "shop", "compose": [operator]})
    assert "FX302" not in findings.codes
    said = [finding.message for finding in findings.of("FX411")]
    assert ["api.example.com" in said[0], "ui.example.com" in said[1]] == [True, True]
    assert len(said) == 2


@pytest.mark.parametrize("name", ["Kadena", "minecraftshop"])
def test_a_domain_of_an_app_that_the_edge_serves_not_is_told(name: str) -> None:
    part = {"name": "web", "ports": [31080], "containerPorts": [80], "domains": ["x.example.com"]}
    assert len(check({"version": 8, "name": name, "compose": [part]}).of("FX411")) == 1


@pytest.mark.parametrize(("count", "is_placeholder"), [(3, False), (4, True), (64, True), (65, False), (5000, False)])
def test_a_run_of_x_that_no_key_is_as_long_as_is_no_placeholder(count: int, is_placeholder: bool) -> None:
    part = component("api", 3000, environmentParameters=[f"PADDING={'x' * count}"])
    assert ("FX110" in {found.code for found in check(app(part))}) is is_placeholder


@pytest.mark.parametrize(
    ("image", "home"),
    [
        ("qdrant/qdrant:v1", "/qdrant/storage"),
        ("semitechnologies/weaviate:1.27", "/var/lib/weaviate"),
        ("chromadb/chroma:0.5", "/chroma/chroma"),
        ("chromadb/chroma:1.0.15", "/data"),
        ("docker.elastic.co/elasticsearch/elasticsearch:8.15.0", "/usr/share/elasticsearch/data"),
        ("opensearchproject/opensearch:2", "/usr/share/opensearch/data"),
        ("milvusdb/milvus:v2", "/var/lib/milvus"),
    ],
)
def test_a_database_is_told_its_own_home_never_that_of_its_program(image: str, home: str) -> None:
    (found,) = check(app(component("x", None, repotag=image, containerData="/tmp"))).of("FX601")
    assert f"in {home}, which" in found.message
    assert f'"containerData": "{home}"' in found.fix
    assert not check(app(component("x", None, repotag=image, containerData=home))).of("FX601")


def test_an_answer_of_the_edge_is_promised_only_where_it_gives_one() -> None:
    calls = ["API3=http://api-shop.app.runonflux.io", "PANEL=http://panel.acme.gg"]
    web = component("web", 13001, environmentParameters=calls)
    panel = component("panel", 13002, domains=["panel.acme.gg"]) | {"containerPorts": [443]}
    found = check(app(web, component("api", 13000), panel, version=8))
    (guide,) = found.of("FX415")
    (plain,) = found.of("FX416")
    assert "answers at https://shop_13000.app.runonflux.io" in plain.message
    assert plain.fix == guide.fix
    assert found.of("FX501")
