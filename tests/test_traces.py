"""Traces: a public name leads only to its own port; what goes wrong is told; what is linked is explained."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from fluxviz import FluxvizError, Topology, UnknownNameError, build, draw, explain, load, trace
from fluxviz.cli.app import app as command_line
from fluxviz.traces import Hop, Reach, Reached, Trace
from fluxviz.traces import Path as Way
from tests.cli.running import run
from tests.specimens import app, component, path_of

FULLSTACK = path_of("guide_fullstack")


@pytest.fixture
def fullstack() -> Topology:
    access = {"domains": {"app.yourdomain.com": {"component": "frontend"}}}
    return build(load(FULLSTACK), access=access)


def steps(topology: Topology, start: str, end: str) -> list[list[str]]:
    return [[start, *(hop.target for hop in path.hops)] for path in trace(topology, start, end).paths]


def test_the_walk_of_the_guide_comes_out(fullstack: Topology) -> None:
    assert ["browser", "cloudflare.yourdomain.com", "edge", "component.frontend"] in steps(
        fullstack, "browser", "frontend"
    )
    assert ["browser", "edge", "component.api"] in steps(fullstack, "browser", "api")
    (path,) = trace(fullstack, "api", "postgres").paths
    (hop,) = path.hops
    assert (hop.lookup, hop.address, hop.protocol) == (
        "fluxpostgres_fullstack",
        "fluxpostgres_fullstack:5432",
        "postgresql",
    )


def test_a_custom_domain_leads_to_its_own_component_only(fullstack: Topology) -> None:
    assert not [path for path in steps(fullstack, "browser", "api") if "cloudflare.yourdomain.com" in path]


def test_tls_ends_at_cloudflare_then_at_the_edge_and_the_last_hop_is_plain(fullstack: Topology) -> None:
    paths = trace(fullstack, "browser", "frontend").paths
    path = next(path for path in paths if len(path.hops) == 3)
    assert [(hop.encrypted, hop.tls_ends) for hop in path.hops] == [
        (True, "CloudFlare"),
        (True, "Flux edge"),
        (False, ""),
    ]
    assert path.hosts == ("app.yourdomain.com",)


def test_the_open_door_is_a_way_of_one_hop(fullstack: Topology) -> None:
    assert steps(fullstack, "browser", "postgres")[0] == ["browser", "component.postgres"]


def test_a_browser_call_says_for_whom_it_is_made(fullstack: Topology) -> None:
    assert ("frontend",) in {path.called_for for path in trace(fullstack, "browser", "api").paths}


@pytest.mark.parametrize(("mode", "blocked"), [("full", 0), ("off", 1), ("flexible", 1), ("strict", 1)])
def test_a_mode_of_cloudflare_that_fails_blocks_the_way(mode: str, blocked: int) -> None:
    access = {"domains": {"app.yourdomain.com": {"component": "frontend", "ssl": mode}}}
    found = trace(build(load(FULLSTACK), access=access), "browser", "frontend")
    assert len(found.blocked) == blocked
    assert all(any(hop.problem for hop in path.hops) for path in found.blocked)


def test_one_end_alone_lists_what_is_reached_or_reaches(fullstack: Topology) -> None:
    assert {each.node for each in trace(fullstack, end="postgres").nodes} == {"browser", "edge", "component.api"}
    assert {each.node for each in trace(fullstack, "frontend").nodes} == set()
    assert "component.postgres" in {each.node for each in trace(fullstack, "browser").nodes}


def test_no_more_than_fifty_ways_are_listed_and_it_is_said() -> None:
    names = [f"c{i}" for i in range(9)]
    compose = [
        {"name": name, "environmentParameters": [f"N{other.upper()}_URL=http://flux{other}_mesh:80" for other in names]}
        for name in names
    ]
    found = trace(build(load({"version": 8, "name": "mesh", "compose": compose})), "c0", "c8")
    assert len(found.paths) == 50
    assert found.more
    lengths = [len(path.hops) for path in found.paths]
    assert lengths == sorted(lengths)


def test_a_cycle_ends() -> None:
    compose = [
        {"name": "a", "environmentParameters": ["B_URL=http://fluxb_x:1"]},
        {"name": "b", "environmentParameters": ["A_URL=http://fluxa_x:1"]},
    ]
    topology = build(load({"version": 8, "name": "x", "compose": compose}))
    assert steps(topology, "a", "b") == [["a", "component.b"]]
    assert trace(topology, "a", "a").paths == ()


def test_nodes_that_are_not_there_are_told_with_those_that_are(fullstack: Topology) -> None:
    with pytest.raises(UnknownNameError, match=r"component\.api"):
        trace(fullstack, "browser", "nobody")
    with pytest.raises(FluxvizError, match="a start, an end, or both"):
        trace(fullstack)  # type: ignore[call-overload]


def test_a_traced_picture_dims_what_is_off_the_way() -> None:
    svg = draw(FULLSTACK).trace("browser", "postgres").svg()
    assert 'id="component.frontend" class="node node-component node-public" opacity="0.25"' in svg
    assert 'id="component.postgres" class="node node-component node-public" data-id' in svg


def test_the_evidence_of_the_guide_example_names_both_variables(fullstack: Topology) -> None:
    (explanation,) = explain(fullstack, "internal.api.postgres.5432")
    assert [one.variable for one in explanation.evidence] == ["DB_HOST", "DB_PORT"]
    assert explanation.certainty == "certain"


def test_a_declared_link_is_marked_as_such() -> None:
    links = [{"source": "frontend", "target": "postgres", "port": 5432, "protocol": "postgresql"}]
    topology = build(load(FULLSTACK), access={"links": links})
    edge = topology.edge("internal.frontend.postgres.5432")
    assert edge.declared
    assert edge.evidence[0].certainty == "declared"
    assert ">declared<" in draw(topology).svg()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["trace", "--from", "browser", "--to", "postgres"], "fluxpostgres_fullstack:5432"),
        (["trace", "--to", "postgres"], "What reaches postgres"),
        (["trace", "--from", "browser"], "What Browser reaches"),
        (["trace", "--from", "frontend", "--to", "postgres"], "No request gets from frontend to postgres."),
        (["trace", "--from", "browser", "--to", "api", "--format", "text"], "looks up api-fullstack.app.runonflux.io"),
        (["explain"], "internal.api.postgres.5432  (certain)"),
        (["explain", "internal.api.postgres.5432"], "api DB_PORT = 5432  [port of the pair]"),
    ],
)
def test_the_commands_say_it(arguments: list[str], said: str) -> None:
    done = CliRunner().invoke(command_line, [arguments[0], str(FULLSTACK), *arguments[1:], "-q"])
    assert (done.exit_code, done.stderr) == (0, "")
    assert said in done.stdout


def test_the_commands_give_json() -> None:
    for arguments in (["explain"], ["trace", "--from", "browser", "--to", "api"], ["trace", "--to", "api"]):
        done = CliRunner().invoke(
            command_line, [arguments[0], str(FULLSTACK), *arguments[1:], "--format", "json", "-q"]
        )
        assert json.loads(done.stdout)


@pytest.mark.parametrize(
    "arguments", [["trace"], ["trace", "--to", "nobody"], ["explain", "nothing"], ["draw", "--trace", "a:b"]]
)
def test_what_cannot_be_asked_is_told(arguments: list[str], tmp_path: Path) -> None:
    done = CliRunner().invoke(command_line, [arguments[0], str(FULLSTACK), *arguments[1:], "-q"])
    assert done.exit_code == 2
    assert done.stderr.startswith("error: ")


def test_a_name_that_leads_nowhere_is_reached_by_no_request() -> None:
    api = component(environmentParameters=["A_URL=http://fluxno_shop:80", "B_URL=http://nobody:80"])
    topology = build(app(api, component("web", 80, environmentParameters=["API_URL=http://fluxapi_shop:3000"])))
    assert [each.label for each in trace(topology, "web").nodes] == ["api"]
    for name in ("fluxno_shop", "nobody"):
        found = trace(topology, "web", name)
        assert not found.paths
        (path,) = found.blocked
        assert path.hops[-1].problem
        assert "It fails: " in path.hops[-1].text
        assert not trace(topology, end=name).nodes


@pytest.mark.parametrize("host", ["shop_33001.app.runonflux.io", "shop_33001.app2.runonflux.io"])
def test_a_name_that_the_guide_does_not_draw_leads_to_its_port_all_the_same(host: str) -> None:
    web = component("web", 33000, environmentParameters=[f"VITE_API=https://{host}"])
    topology = build(load(app(web, component("api", 33001))))
    looked_up = {hop.lookup for path in trace(topology, "browser", "api").paths for hop in path.hops}
    assert host in looked_up


def test_a_name_of_the_guide_that_nobody_publishes_leads_nowhere_where_the_domain_manager_is_asked() -> None:
    web = component("web", 33000, environmentParameters=["VITE_API=https://api-shop.app.runonflux.io"])
    topology = build(load(app(web, component("api", 33001))), naming="fdm")
    looked_up = {path.hops[0].lookup for path in trace(topology, "browser", "api").paths}
    assert "shop_33001.app.runonflux.io" in looked_up
    assert "api-shop.app.runonflux.io" not in looked_up


BLOCKED = {"domains": {"www.x.com": {"ssl": "flexible"}}}
SHOP = {"version": 8, "name": "shop", "compose": [
    {"name": "web", "repotag": "acme/web:1", "ports": [33080], "containerPorts": [80],
     "environmentParameters": ["DATABASE_URL=postgresql://u:s3cr3t-Passw0rd@fluxdb_shop:5432/x"]},
    {"name": "db", "repotag": "postgres:16", "ports": [], "containerPorts": []},
]}  # fmt: skip


def test_a_trace_shows_itself_readably_and_marks_where_it_fails() -> None:
    found = trace(SHOP, "browser", "web", access=BLOCKED, naming="fdm")
    lines = repr(found).splitlines()
    assert lines[0].startswith("Path 1 from browser to web, for shop.app.runonflux.io, shop_33080.app.runonflux.io")
    assert lines[0].endswith(": arrives")
    (title,) = [line for line in lines if line.startswith("✗ ")]
    assert "for www.x.com" in title
    assert "blocked: endless redirects" in title
    (cross,) = [line for line in lines if line.startswith("  ") and "✗" in line]
    assert cross.startswith("  2. ✗ CloudFlare looks up")
    html = found._repr_html_()
    assert html.count("<li>") == sum(line.startswith("  ") for line in lines)
    assert "✗ CloudFlare looks up" in html
    assert repr(trace(SHOP, "db", "web")) == "No request gets from db to web."
    assert "Path(" not in repr(found) + repr(found.paths)
    assert repr(found.blocked[0].hops[1]).startswith("✗ CloudFlare looks up")


def test_the_command_and_the_trace_say_the_same_but_for_what_nodes_are_called(tmp_path: Path) -> None:
    (tmp_path / "shop.json").write_text(json.dumps(SHOP))
    (tmp_path / "shop.access.json").write_text(json.dumps(BLOCKED))
    asked = ["trace", str(tmp_path / "shop.json"), "--from", "browser", "--naming", "fdm"]
    told = repr(trace(SHOP, "browser", "web", access=BLOCKED, naming="fdm"))
    called = told.replace("from browser to", "from Browser to")
    assert run(*asked, "--to", "web", "--format", "text").out == f"{called}\n"
    titles = [line.lstrip("✗ ").partition(":")[0] for line in called.splitlines() if line[0] in "P✗"]
    table = " ".join(run(*asked, "--to", "web").out.split())
    assert titles
    assert all(title in table for title in titles)
    (reached, *_) = repr(trace(SHOP, "browser")).splitlines()
    assert run(*asked).out.startswith(reached.rstrip(":").replace("browser", "Browser"))


def test_what_is_reached_and_why_shows_itself_readably() -> None:
    assert "  2. web: 2 hops, by way of edge" in repr(trace(SHOP, "browser")).splitlines()
    assert "<li>web: 2 hops, by way of edge</li>" in trace(SHOP, "browser")._repr_html_()
    assert repr(trace(SHOP, "db")) == "What db reaches: nothing."
    (explained,) = explain(SHOP, "internal.web.db.5432")
    said = repr(explained)
    assert said.startswith("web calls db at fluxdb_shop on port 5432 (postgresql), inside the app, not encrypted. This")
    assert "1. web, DATABASE_URL: postgresql://•••:•••@fluxdb_shop:5432/x." in said
    assert "s3cr3t" not in said


def test_names_full_of_marks_are_no_markup_in_a_trace_and_steer_no_terminal() -> None:
    node = "<img src=x>\x1b[31m\u202e"
    hop = Hop(edge="e", source="a", target="b", lookup="", answer="", address=node, protocol=None, encrypted=None,
              tls_ends="", problem=node, text=node)  # fmt: skip
    path = Way(hops=(hop,), hosts=(node,), called_for=(node,))
    found = Trace(start=node, end=node, paths=(path,), blocked=(path,))
    reach = Reach(start=node, end=None, nodes=(Reached(node=node, label=node, hops=1, via=(node,)),))
    for shown in (found, path, reach):
        assert "<img" not in shown._repr_html_()
        assert not {"\x1b", "\u202e"} & set(repr(shown) + shown._repr_html_())


def test_port_80_of_the_edge_only_redirects() -> None:
    web = component(
        "web",
        13001,
        environmentParameters=["A=http://shop_13000.app.runonflux.io", "B=https://shop_13000.app.runonflux.io"],
    )
    first, second = trace(app(web, component("api", 13000)), "web", "api").paths
    assert first.title().endswith("arrives, if the caller follows the redirect to HTTPS")
    assert "only redirects to HTTPS" in first.hops[0].text
    assert (second.title(), [hop.note for hop in second.hops]) == ("Path: arrives", ["", ""])


def test_proxies_of_cloudflare_are_told_apart_where_there_are_several() -> None:
    names = {"a.example.com": "full", "b.example.com": "full", "c.example.com": "strict", "d.example.org": "full"}
    access = {"domains": {name: {"ssl": mode} for name, mode in names.items()}}
    web = component("web", 3000, domains=[",".join(names)])
    reached = trace(build(load(app(web)), access=access), "browser")
    assert isinstance(reached, Reach)
    assert [each.label for each in reached.nodes if each.label.startswith("CloudFlare")] == [
        "CloudFlare (a.example.com, + 1 more)",
        "CloudFlare (c.example.com)",
        "CloudFlare (d.example.org)",
    ]
    alone = trace(build(load(app(web)), access={"domains": {"a.example.com": {}}}), "browser")
    assert isinstance(alone, Reach)
    assert "CloudFlare" in [each.label for each in alone.nodes]
