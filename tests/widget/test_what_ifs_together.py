"""What-ifs that meet: of domains there are already, and of what another what-if took away."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

import fluxviz
from tests.widget.apps import SHOP
from tests.widget.test_what_if import TWO, assert_follows, shop


@pytest.mark.parametrize("access", [TWO, None])
@pytest.mark.parametrize("asked", ["www2.other.org", " WWW2.other.org. ", "shop.example.com"])
def test_one_of_the_domains_alone_stays_what_it_is(asked: str, access: Any) -> None:
    """It led to the component of another domain: that of the first in the alphabet."""
    spec = deepcopy(SHOP)
    spec["compose"][1]["domains"] = ["www2.other.org"]
    host, alone = asked.strip(" .").lower(), fluxviz.explore(spec, access=access)
    alone.domains = {each: "" for each in ("shop.example.com", "www2.other.org") if each != host}
    explorer = fluxviz.explore(spec, access=access, domain=asked)
    assert explorer.topology.public_hosts == alone.topology.public_hosts
    assert explorer.consequences == (f"Custom domain: {host}.", *explorer.consequences[1:])
    assert not any("leads to" in text for text in explorer.consequences)
    assert_follows(explorer)


def test_a_new_domain_in_place_of_several_leads_to_the_front_end() -> None:
    access = {"domains": {"a.example.com": {"component": "api"}, "b.example.com": {"component": "web"}}}
    explorer = fluxviz.explore(SHOP, access=access, domain="new.example.com")
    assert "https://new.example.com leads to web:31000." in explorer.consequences


@pytest.mark.parametrize(
    ("asked", "said", "told"),
    [
        ({"off": ["db"], "listens": {"db:5432": 1}}, "listens on", "db is switched off, so nothing else is tried of"),
        ({"off": ["api"], "closed": ["api:31001"]}, "no longer public", "api is switched off, so nothing else is"),
        ({"off": ["api"], "publishes": {"api:31001": 9}}, "is public on", "api is switched off, so nothing else is"),
        (
            {"closed": ["api:31001"], "publishes": {"api:31001": 9}},
            "is public on",
            "Port 31001 of api is no longer public, so it has no other number.",
        ),
        (
            {"domains": {"shop.example.com": "b.net"}, "domain": "c.net"},
            "b.net instead of",
            "shop.example.com is not tried as another: the custom domain stands in place of all.",
        ),
    ],
)
def test_what_ifs_that_leave_each_other_nothing_to_change_say_so(asked: dict[str, Any], said: str, told: str) -> None:
    for names in (list(asked), list(reversed(asked))):
        explorer = shop()
        for name in names:
            setattr(explorer, name, asked[name])
        assert explorer.faults == []
        assert not any(said in text for text in (*explorer.consequences, *explorer.topology.applied))
        assert any(text.startswith(told) for text in explorer.consequences)
        assert_follows(explorer)


def test_tcp_that_the_edge_passes_is_told_by_host_and_port() -> None:
    spec = deepcopy(SHOP)
    spec["compose"][2]["containerData"] = "g:/pg"
    explorer = fluxviz.explore(spec, closed=["api:31001"])
    assert "shop.app.runonflux.io:31001 gets no answer: nothing has that name any more." in explorer.consequences
    explorer.closed = []
    explorer.off = ["db"]
    assert any(text.startswith("shop.app.runonflux.io:31000 gets no answer") for text in explorer.consequences)
    assert not any("https://shop.app.runonflux.io:" in text for text in explorer.consequences)
