"""Findings in the explorer: listed, followed by a click, and checked again on every what-if."""

from __future__ import annotations

import json

from fluxviz import Topology, check, draw, explore, join
from fluxviz.checks import get_rule
from tests.checks.breaking import API, DB, changed, clean

OPEN = changed(clean(), {f"{DB}.ports": [35432], f"{DB}.containerPorts": [5432], f"{DB}.domains": [""]})
DOMAIN = {"domains": {"shop.example.com": {"component": "frontend", "ssl": "flexible"}}}


def test_findings_are_those_of_the_app_as_it_is_supposed_to_be() -> None:
    explorer = explore(OPEN)
    assert explorer.findings == check(OPEN)
    assert explorer.findings.codes == ("FX301",)
    listed = explorer._picture["findings"]
    assert [(each["severity"], each["code"], each["mark"]) for each in listed] == [("warning", "FX301", "")]
    explorer.selected = listed[0]["part"]
    explorer.closed = ["postgres:35432"]
    assert list(explorer.findings) == []
    nothing, gone = explorer._picture["findings"]
    assert (nothing["message"], nothing["severity"], nothing["part"]) == ("Nothing found.", "", "")
    assert (gone["code"], gone["mark"]) == ("FX301", "gone")
    assert gone["part"] in {part["id"] for part in explorer._picture["parts"]} | {""}
    explorer.reset()
    assert explorer.findings.codes == ("FX301",)


def test_a_fix_is_seen_to_work() -> None:
    listed = changed(clean(), {"compose[0].domains[0]": "shop.example.com"})
    explorer = explore(listed, access=DOMAIN)
    assert explorer.findings.codes == ("FX401",)
    explorer.ssl = "strict"
    assert explorer.findings.codes == ("FX402",)
    explorer.ssl = "full"
    assert list(explorer.findings) == []
    explorer.spec = changed(clean(), {f"{API}.environmentParameters[1]": "DB_HOST=fluxpostgre_shop"})
    assert "FX101" in explorer.findings.codes


def test_several_apps_have_the_findings_of_each() -> None:
    both = join([draw(clean()).topology, draw({**clean(), "name": "blog"}).topology])
    assert draw(both).explore().findings.codes == ("FX102",), "blog calls fluxpostgres_shop, which is the other's"


def test_what_was_not_built_from_a_spec_has_none() -> None:
    graph = draw(clean()).topology.graph
    assert list(draw(Topology.from_graph(graph)).explore().findings) == []


def test_a_page_of_its_own_has_them_for_every_what_if() -> None:
    page = draw(OPEN).page()
    given = json.loads(page.partition('id="given">')[2].partition("</script>")[0])
    assert [each["code"] for each in given["state"]["_picture"]["findings"]] == ["FX301"]
    assert given["variants"]["closed=postgres:35432"]["_picture"]["findings"][0]["message"] == "Nothing found."


def test_a_what_if_tells_new_findings_from_those_that_went() -> None:
    listed = changed(OPEN, {"compose[0].domains[0]": "shop.example.com"})
    full = {"domains": {"shop.example.com": {"component": "frontend", "ssl": "full"}}}
    explorer = explore(listed, access=full, ssl="flexible", closed=["postgres:35432"])
    marks = {each["code"]: each["mark"] for each in explorer._picture["findings"]}
    assert (marks["FX401"], marks["FX301"]) == ("new", "gone")
    explorer.reset()
    assert {each["mark"] for each in explorer._picture["findings"]} == {""}


def test_what_is_dangerous_stands_before_what_fluxos_refuses() -> None:
    faulty = changed(OPEN, {"owner": "", "instances": 0})
    listed = explore(faulty)._picture["findings"]
    order = [each["format"] for each in listed]
    assert True in order
    assert order == sorted(order)
    assert listed[0]["code"] == "FX301"


def test_the_page_of_every_rule_that_is_found_goes_with_it() -> None:
    picture = explore(OPEN)._picture
    assert {each["code"] for each in picture["findings"]} == set(picture["rules"]) == {"FX301"}
    assert picture["rules"]["FX301"]["why"] == get_rule("FX301").why
    assert explore(clean())._picture["rules"] == {}
