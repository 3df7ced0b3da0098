"""What is not known is never told as encrypted, nor as plain, nor as working."""

from __future__ import annotations

import json
from itertools import permutations, product
from typing import Any

import pytest

from fluxviz import build, diff, explain, join, load, trace
from fluxviz.drawing.composing import compose
from fluxviz.drawing.labels import line_of
from fluxviz.topology.edges import Edge, merge_edges
from fluxviz.traces import walk_through
from tests.cli.running import run
from tests.specimens import app, component


def _edge(**more: Any) -> Edge:
    return Edge(id="internal.a.b.5432", source="a", target="b", kind="internal", protocol="postgresql", **more)


@pytest.mark.parametrize("encryptions", list(product([True, False, None], repeat=3)))
def test_calls_that_are_one_line_promise_what_all_of_them_keep(encryptions: tuple[bool | None, ...]) -> None:
    for order in permutations(encryptions):
        (merged,) = merge_edges(_edge(encrypted=encryption) for encryption in order)
        assert merged.encrypted is (False if False in encryptions else None if None in encryptions else True)
        assert (line_of(merged).role == "secure") is (encryptions == (True, True, True))


def _links(*entries: str, image: str = "acme/x") -> list[Edge]:
    api = component("api", 3000, repotag="acme/api", environmentParameters=list(entries))
    topology = build(load(app(api, component("x", 6379, repotag=image))))
    return list(topology.of_kind("internal"))


@pytest.mark.parametrize(
    "entries",
    [
        ("A=https://fluxx_shop:8000", "B=http://fluxx_shop:8000"),
        ("A=amqps://fluxx_shop:7000", "B=amqp://fluxx_shop:7000"),
    ],
)
def test_a_port_that_is_called_with_tls_and_without_is_not_known(entries: tuple[str, str]) -> None:
    for order in (entries, entries[::-1]):
        assert [edge.encrypted for edge in _links(*order)] == [None]


def test_a_negotiated_port_is_as_each_call_says() -> None:
    twice = ("A=postgresql://fluxx_shop:5432/x?sslmode=require", "B=postgresql://fluxx_shop:5432/x?sslmode=disable")
    assert [edge.encrypted for edge in _links(*twice)] == [False]
    assert [edge.encrypted for edge in _links("A=redis://fluxx_shop:7000", "B=rediss://fluxx_shop:7000")] == [False]


def test_a_door_that_is_called_both_ways_promises_nothing() -> None:
    entries = ["A=postgresql://fluxdb_shop/x?sslmode=require", "B=postgresql://fluxdb_shop/y?sslmode=disable"]
    db = component("db", 5432, repotag="acme/db")
    topology = build(load(app(component("api", 80, environmentParameters=entries), db)))
    (door,) = (edge for edge in topology.of_kind("direct") if edge.port == 5432)
    assert door.encrypted is None


UNKNOWN = app(
    component("web", 80, repotag="acme/nginx:1", environmentParameters=["A=http://fluxapi_shop:443"]),
    component("api", None, repotag="acme/api"),
)


def test_a_change_to_what_is_not_known_is_no_change_to_plain() -> None:
    known = app(component("web", 80, repotag="acme/nginx:1", environmentParameters=["A=https://fluxapi_shop:443"]),
                component("api", None, repotag="acme/api"))  # fmt: skip
    (change,) = (each for each in diff(build(load(known)), build(load(UNKNOWN))).items if each.kind == "encryption")
    assert (change.before, change.after) == ("with TLS", "not known whether with TLS")
    assert "in plain" not in change.text


def test_a_trace_says_that_it_is_not_known_where_tls_ends(tmp_path: Any) -> None:
    path = tmp_path / "shop.json"
    path.write_text(json.dumps(UNKNOWN))
    last = [line for line in run("trace", path, "--from", "web", "--to", "api").out.splitlines() if "fluxapi" in line]
    assert last
    assert all("no TLS" not in line and line.count("not known") >= 2 for line in last)


def test_a_plain_call_to_the_edge_has_tls_that_ends_there_only_once_it_is_redirected() -> None:
    entries = ["BLOG_URL=http://blog.app.runonflux.io/feed"]
    shop = build(load(app(component("web", 80, repotag="acme/nginx:1", environmentParameters=entries))))
    blog = build(load(app(component("site", 8080, repotag="acme/nginx:1"), name="blog")))
    estate = join([shop, blog])
    path = next(each for each in trace(estate, "component.shop.web", "component.blog.site").paths)
    steps = walk_through(estate, path)
    assert [(step.kind, step.encrypted) for step in steps] == [
        ("lookup", None),
        ("query", False),
        ("redirect", False),
        ("handshake", True),
        ("termination", None),
        ("plain", False),
    ]


CALLS = {
    "blog.app.runonflux.io": "",
    "blog_8080.app.runonflux.io": "",
    "blog_1.app.runonflux.io": "no such name: the app publishes no port 1",
    "blog_5432.app.runonflux.io": "not HTTP",
    "blog_5432.app2.runonflux.io": "not HTTP",
    "db.blog.app.runonflux.io": "no such name",
    "nobody.app.runonflux.io": "",
    "blog.example.com": "",
    "BLOG_1.app.runonflux.io": "no such name",
}


@pytest.mark.parametrize("host", CALLS)
def test_a_name_that_no_app_of_the_estate_publishes_is_no_green_line(host: str) -> None:
    shop = app(component("web", 80, repotag="acme/nginx:1", environmentParameters=[f"A_URL=https://{host}/x"]))
    site = component("site", 8080, repotag="acme/nginx:1", domains=["blog.example.com"])
    blog = app(site, component("db", 5432, repotag="postgres:16", domains=[""]), name="blog")
    estate = join([build(load(shop)), build(load(blog))])
    (call,) = estate.of_kind("egress")
    assert CALLS[host] in call.problem
    assert bool(call.problem) is bool(CALLS[host])
    assert (line_of(call).role == "secure") is not bool(CALLS[host])
    (told,) = (each for each in explain(estate) if each.edge == call.id)
    words = told.text + " ".join(one.why for one in told.evidence)
    assert not (call.problem and "back" in words)


def test_what_explain_says_of_a_call_that_gets_no_answer_is_that_it_gets_none() -> None:
    entries = ["A_URL=https://shop_5432.app.runonflux.io", "B_URL=https://shop_9.app.runonflux.io"]
    web = component("web", 80, repotag="acme/nginx:1", environmentParameters=entries)
    topology = build(load(app(web, component("db", 5432, repotag="postgres:16"))))
    told = [each for each in explain(topology) if "Problem" in each.text]
    assert len(told) == 2
    assert not [each for each in told if "back" in each.text + " ".join(one.why for one in each.evidence)]


def test_a_line_between_apps_does_not_hide_what_is_broken() -> None:
    entries = ["A_URL=https://blog.app.runonflux.io/x", "B_URL=https://blog.app.runonflux.io:5432/x"]
    shop = app(component("web", 80, repotag="acme/nginx:1", environmentParameters=entries))
    blog = app(component("site", 8080, repotag="acme/nginx:1"), name="blog")
    scene = compose(join([build(load(shop)), build(load(blog))]), "apps", "both")
    assert sorted(bool(line.edge.problem) for line in scene.edges) == [False, True]


def _vault(**more: Any) -> dict[str, Any]:
    return {"version": 8, "name": "vault", "compose": [], "enterprise": "x" * 200, "instances": 3, **more}


def test_of_an_encrypted_app_neither_route_nor_data_is_claimed() -> None:
    topology = build(load(_vault()))
    assert topology.apps[0].caption == ("3 copies; whether they share their data is not known",)
    assert build(load(_vault(instances=1))).apps[0].caption == ("1 copy",)
    request, forward = topology.edges
    assert [(edge.kind, edge.assumed) for edge in topology.edges] == [("request", True), ("forward", True)]
    assert forward.encrypted is None
    assert [line_of(edge).role for edge in (request, forward)] == ["plain", "plain"]
    for form in ("svg", "md", "json", "mmd", "d2"):
        drawn = run("draw", "-", "--format", form, stdin=json.dumps(_vault()).encode()).out
        assert "independent copies" not in drawn
        assert "plain HTTP goes on" not in drawn
        assert "port None" not in drawn


def test_copies_of_one_encrypted_app_say_nothing_of_the_readable_one_beside_it() -> None:
    both = join([build(load(_vault())), build(load(app(component(), instances=3)))])
    assert [each.caption for each in both.apps] == [
        ("3 copies; whether they share their data is not known",),
        ("3 independent copies, each with its own data",),
    ]
