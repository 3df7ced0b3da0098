"""A picture says to those who do not see it what it shows: no more, and no less."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

import fluxviz
from fluxviz.drawing import DETAILS, VIEWS
from fluxviz.topology.sentences import describe_node

SPEC: dict[str, Any] = {"version": 8, "name": "shop", "compose": [
    {"name": "web", "repotag": "nginx:1.27", "ports": [33080], "containerPorts": [80],
     "environmentParameters": ["API_URL=http://fluxapi_shop:3000", "HOOK_URL=https://hooks.example.com/x"]},
    {"name": "api", "repotag": "acme/api:1", "ports": [], "containerPorts": []},
]}  # fmt: skip
DOOR = "Anyone can reach web on port 33080 of every node (http), past the edge, without TLS."
CALL = "web calls api at fluxapi_shop on port 3000"


def desc_of(svg: str) -> list[str]:
    found = re.search(r"<desc[^>]*>(.*?)</desc>", svg, re.DOTALL)
    assert found is not None
    return unescape(found[1]).splitlines()


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("detail", DETAILS)
def test_what_is_drawn_is_said_and_what_is_not_is_not(detail: Any, view: Any) -> None:
    diagram = fluxviz.draw(SPEC, detail=detail, view=view)
    said = diagram.text().splitlines()
    assert desc_of(diagram.svg()) == said
    assert said[0] == "Network of the Flux app shop: 2 components."
    if detail == "apps":
        return
    drawn = {member.id for card in diagram.scene.nodes for member in card.members}
    for node in diagram.topology.nodes:
        if node.kind != "browser":
            assert (describe_node(node) in said) == (node.id in drawn), node.id
    doors = [line for line in diagram.scene.edges if line.edge.kind == "direct"]
    assert (DOOR in said) == bool(doors) == (detail == "full" and view != "internal")
    assert any(line.startswith(CALL) for line in said) == (view != "public")
    sides = {"all": [], "public": ["Only the public side is shown."], "internal": ["Only the internal side is shown."]}
    assert [line for line in said if line.startswith("Only the ")] == sides[view]


def test_a_change_that_is_drawn_from_one_side_says_what_is_gone_on_that_side() -> None:
    after = {**SPEC, "compose": [{**SPEC["compose"][0], "environmentParameters": []}]}
    for view, gone in (("all", True), ("internal", True), ("public", False)):
        said = fluxviz.draw_changes(SPEC, after).with_(view=view).text()
        assert ("Gone: Component api" in said) == gone, view
