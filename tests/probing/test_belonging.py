"""Whose addresses are called: the edge's, CloudFlare's, and where a node is drawn, the app's own nodes'."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from fluxviz.probing import ProbePlan, Try
from fluxviz.probing.belonging import Belonging
from fluxviz.probing.looking_up import Looked
from tests.probing.internet import CLOUDFLARE, EDGE, EDGE_HOST
from tests.probing.shop import APP, NODES

RECORD = "shop.app2.runonflux.io"
STRANGER = "8.8.8.8"


def belonging(host: str, looked: Looked, *, edge: bool = True, complete: bool = True) -> Belonging:
    tries = (
        Try(kind="dns", host=APP, predicted=""),
        Try(kind="dns", host=RECORD, predicted="", leads="node"),
        Try(kind="edge", host=APP, predicted=""),
    )
    plan = ProbePlan(app="shop", tries=tries, nodes=NODES, others=("5.9.0.4",), complete=complete)
    main = Looked("found", (ip_address(EDGE),)) if edge else Looked("no address")
    return Belonging(plan, {APP: main, host: looked})


def found(*addresses: str, aliases: tuple[str, ...] = ()) -> Looked:
    return Looked("found", tuple(map(ip_address, addresses)), aliases)


@pytest.mark.parametrize(
    ("looked", "edge", "own", "strange"),
    [
        (found(EDGE), True, [EDGE], []),
        (found(EDGE), False, [], [EDGE]),
        (found(CLOUDFLARE), False, [CLOUDFLARE], []),
        (found("5.9.0.99", aliases=(EDGE_HOST,)), True, ["5.9.0.99"], []),
        (found("5.9.0.99", aliases=("fdm.example.com",)), True, [], ["5.9.0.99"]),
        (found(STRANGER), True, [], [STRANGER]),
        (found(STRANGER, EDGE), True, [EDGE], []),
        (found(CLOUDFLARE, "2001:db9::1"), True, [CLOUDFLARE], ["2001:db9::1"]),
        (found("5.9.0.2"), True, [], ["5.9.0.2"]),
    ],
)
def test_whose_the_addresses_of_a_domain_are(looked: Looked, edge: bool, own: list[str], strange: list[str]) -> None:
    told = belonging("shop.example.com", looked, edge=edge)
    assert [*map(str, told.own("shop.example.com"))] == own
    assert [*map(str, told.strange("shop.example.com"))] == strange


@pytest.mark.parametrize(
    ("address", "complete", "own"),
    [
        ("5.9.0.2", True, True),
        ("5.9.0.4", True, True),
        (STRANGER, True, False),
        (EDGE, True, False),
        (STRANGER, False, True),
    ],
)
def test_a_record_of_the_primary_leads_to_a_node_of_the_app_where_all_are_known(
    address: str, complete: bool, own: bool
) -> None:
    told = belonging(RECORD, found(address), complete=complete)
    assert bool(told.own(RECORD)) is own
    assert bool(told.strange(RECORD)) is not own
