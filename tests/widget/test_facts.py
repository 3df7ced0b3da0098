"""What the panel, the traces and the pages tell: all of it, exactly, and no secret."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest

import fluxviz
from fluxviz.errors import FluxvizError
from fluxviz.exploring import find_paths, make_picture
from fluxviz.exploring.facts import parts_of
from fluxviz.topology import Component, Topology
from fluxviz.topology.snippets import connection_snippets
from fluxviz.traces import STEP_TITLES, trace, walk_through
from tests.drawing.hostile import MARKUP, everywhere
from tests.specimens import document
from tests.widget.apps import DOMAIN, FULLSTACK, OURS, REAL, SHOP, SHOP_ACCESS
from tests.widget.canaries import CANARY, PLANTED, canaries_in, planted

pytestmark = pytest.mark.slow


def documents() -> list[tuple[str, dict[str, Any]]]:
    """Give every spec there is, of ours and of the world, as plain values."""
    found = []
    for path in (*OURS, *REAL):
        try:
            read = json.loads(path.read_text("utf-8"))
        except ValueError:
            continue
        if isinstance(read, dict):
            found.append((path.stem, read["spec"] if set(read) >= {"spec", "about"} else read))
    return found


DOCUMENTS = documents()


def topology_of(source: Any) -> Topology | None:
    try:
        return fluxviz.build(fluxviz.load(source, name=None if "name" in str(source) else "app"))
    except FluxvizError:
        return None


TOPOLOGIES = {name: topology for name, read in DOCUMENTS if (topology := topology_of(read)) is not None}


def test_there_are_topologies_enough() -> None:
    assert len(TOPOLOGIES) >= 65


def rows_of(part: Any) -> list[tuple[str, str, bool]]:
    return [
        (row["name"], row["value"], row.get("copy", False)) for section in part["sections"] for row in section["rows"]
    ]


def copied(part: Any) -> set[str]:
    return {value for _, value, copy in rows_of(part) if copy}


@pytest.mark.parametrize("name", TOPOLOGIES)
def test_every_host_port_image_and_url_of_a_component_is_in_its_panel_to_copy(name: str) -> None:
    topology = TOPOLOGIES[name]
    parts = {part["id"]: part for part in parts_of(topology)}
    for node in topology.components:
        part, exact = parts[node.id], copied(parts[node.id])
        told = " ".join(value for _, value, _ in rows_of(part))
        for port in node.ports:
            if port.container is not None and node.host:
                assert f"{node.host}:{port.container}" in exact
            if port.public is not None:
                assert any(
                    label == "Public port" and value.startswith(f"{port.public} ") for label, value, _ in rows_of(part)
                )
        assert not node.host or node.host in told
        assert not node.image or node.image in exact
        for host in topology.public_hosts:
            if host.works and host.component == node.key and any(host.port == port.public for port in node.ports):
                assert host.url in exact
        assert all(mount in told for mount in node.mounts)
        assert all(snippet.text in exact for snippet in connection_snippets(node))


@pytest.mark.parametrize("name", TOPOLOGIES)
def test_every_name_of_the_edge_and_every_hop_is_in_a_panel(name: str) -> None:
    topology = TOPOLOGIES[name]
    parts = {part["id"]: part for part in parts_of(topology)}
    assert len(parts) == len(topology.nodes) + len(topology.edges)
    if "edge" in parts:
        told = {value for _, value, _ in rows_of(parts["edge"])}
        assert {host.url for host in topology.public_hosts} <= told
    for edge in topology.edges:
        rows = rows_of(parts[edge.id])
        assert (parts[edge.id]["source"], parts[edge.id]["target"]) == (edge.source, edge.target)
        if edge.kind != "mount":
            finished = {host for host in edge.hosts or (edge.host or "",) if host and "…" not in host}
            assert finished <= copied(parts[edge.id])
            assert ("Port", edge.port_text or "not known", False) in rows
        if edge.encrypted is not None and edge.kind != "mount":
            (tls,) = [value for label, value, _ in rows if label in ("TLS", "Encryption")]
            assert tls.startswith(("ends at", edge.cryptography) if edge.encrypted else "none")
        assert not edge.problem or ("Problem", edge.problem, False) in rows
        for evidence in edge.evidence:
            assert any(evidence.value in value and evidence.why in value for _, value, _ in rows)


@pytest.mark.parametrize("name", TOPOLOGIES)
def test_what_is_copied_is_exact_and_what_leads_somewhere_is_there(name: str) -> None:
    parts = parts_of(TOPOLOGIES[name])
    ids = {part["id"] for part in parts}
    for part in parts:
        assert part["card"][0]
        assert part["label"] is not None
        for section in part["sections"]:
            assert section["rows"]
            for row in section["rows"]:
                assert "part" not in row or row["part"] in ids
                if row.get("copy"):
                    assert row["value"] == row["value"].strip() != ""
                    assert "…" not in row["value"]


def test_the_panel_of_a_component_tells_resources_volumes_and_tls() -> None:
    parts = {part["id"]: part for part in parts_of(fluxviz.build(fluxviz.load(SHOP)))}
    rows = {label: value for label, value, _ in rows_of(parts["component.web"])}
    assert (rows["CPU"], rows["RAM"], rows["Disk"]) == ("0.5 cores", "500 MB", "5 GB")
    assert rows["Storage"] == "/data"
    assert rows["TLS"] == "ends at the Flux edge; from there plain HTTP"
    private = {label: value for label, value, _ in rows_of(parts["component.db"])}
    assert private["TLS"] == "none: only other components reach it, on the app's own network"


def test_evidence_tells_the_variable_and_masks_its_secrets() -> None:
    changed = json.loads(json.dumps(SHOP).replace("postgresql://fluxdb", f"postgresql://me:{CANARY}@fluxdb"))
    parts = {part["id"]: part for part in parts_of(fluxviz.build(fluxviz.load(changed)))}
    (why,) = [value for label, value, _ in rows_of(parts["internal.api.db.5432"]) if label == "api DATABASE_URL"]
    assert "postgresql://•••:•••@fluxdb_shop:5432/shop" in why
    assert canaries_in(json.dumps(list(parts.values()))) == []


def test_connection_strings_have_stand_ins_for_user_and_password() -> None:
    for topology in TOPOLOGIES.values():
        for node in topology.components:
            for snippet in connection_snippets(node):
                assert node.host in snippet.text
                scheme, _, rest = snippet.text.partition("://")
                if "@" in rest:
                    assert rest.startswith("USER:PASSWORD@"), scheme


@pytest.mark.parametrize("name", TOPOLOGIES)
def test_nodes_come_in_the_order_of_the_request_path(name: str) -> None:
    parts = [part for part in parts_of(TOPOLOGIES[name]) if not part["source"]]
    topology = TOPOLOGIES[name]
    assert {part["id"] for part in parts} == {node.id for node in topology.nodes}
    if any(node.id == "browser" for node in topology.nodes):
        assert parts[0]["id"] == "browser"
    place = {part["id"]: number for number, part in enumerate(parts)}
    for edge in topology.of_kind("request", "proxy"):
        assert place[edge.source] < place[edge.target]


def ways_of(topology: Topology, start: str, end: str) -> list[Any]:
    return list(find_paths(topology, [(start, end)])["pairs"][f"{start}>{end}"])


@pytest.mark.parametrize("name", TOPOLOGIES)
def test_the_ways_from_the_browser_are_those_of_a_trace(name: str) -> None:
    topology = TOPOLOGIES[name]
    if not any(node.id == "browser" for node in topology.nodes):
        pytest.skip("nothing of it is public")
    for node in topology.nodes:
        if node.id == "browser":
            continue
        found = trace(topology, "browser", node.id)
        paths = find_paths(topology, [("browser", node.id)])
        (listed,) = paths["pairs"].values()
        assert len(listed) == min(6, len(found.paths) + len(found.blocked))
        if node.kind == "unresolved":
            assert not any(path["works"] for path in listed)
        else:
            assert sum(path["works"] for path in listed) == min(6, len(found.paths))
        for path in listed:
            assert all(topology.edge(hop) for hop in path["hops"])
            hops = [paths["steps"][place]["hop"] for place in path["steps"]]
            assert hops == sorted(hops)
            assert set(hops) <= set(range(1, len(path["hops"]) + 1))
            failing = [paths["steps"][place]["kind"] == "failure" for place in path["steps"]]
            assert any(failing) is (not path["works"])


@pytest.mark.parametrize("name", TOPOLOGIES)
def test_a_step_is_one_sentence_with_the_hosts_and_ports_of_the_app(name: str) -> None:
    topology = TOPOLOGIES[name]
    if not any(node.id == "browser" for node in topology.nodes):
        pytest.skip("nothing of it is public")
    for node in topology.components:
        found = trace(topology, "browser", node.id)
        for path in (*found.paths, *found.blocked):
            steps = walk_through(topology, path)
            assert steps
            for step in steps:
                edge = topology.edge(step.edge)
                assert edge.id == path.hops[step.hop - 1].edge
                assert step.node in (edge.source, edge.target)
                assert step.title == STEP_TITLES[step.kind]
                assert step.text.endswith(".")
                assert not step.text.rstrip(".").endswith(".")
                assert "None" not in step.text
                assert ". " not in step.text.removesuffix(".")
                if step.kind in ("lookup", "cname", "handshake"):
                    assert any(host in step.text for host in {*edge.hosts, edge.host or "", *path.hosts} - {""})


def test_the_steps_to_the_database_are_those_that_are_taught() -> None:
    topology = fluxviz.build(fluxviz.load(SHOP), access=SHOP_ACCESS)
    (path,) = [path for path in trace(topology, "browser", "web").paths if path.hosts == ("shop.example.com",)]
    assert [(step.hop, step.kind) for step in walk_through(topology, path)] == [
        (1, "lookup"),
        (1, "handshake"),
        (1, "termination"),
        (2, "cname"),
        (2, "handshake"),
        (2, "termination"),
        (3, "plain"),
    ]
    texts = [step.text for step in walk_through(topology, path)]
    assert texts[0].startswith("The browser looks up shop.example.com; since CloudFlare proxies it")
    assert texts[-1] == (
        "The Flux edge sends plain HTTP to port 31000 of a node that runs the app; Docker maps it to port 80 of web."
    )
    (inner,) = trace(topology, "api", "db").paths
    assert [(step.kind, step.text) for step in walk_through(topology, inner)] == [
        (
            "lookup",
            "api looks up fluxdb_shop; Docker's DNS on the app's own network answers with the container's address.",
        ),
        ("query", "api calls fluxdb_shop:5432 by postgresql, in plain, without TLS; it never leaves the node."),
    ]


def test_a_way_that_fails_ends_with_why() -> None:
    access = {"domains": {"shop.example.com": {"component": "web", "ssl": "flexible"}}}
    topology = fluxviz.build(fluxviz.load(SHOP), access=access)
    (path, *_) = trace(topology, "browser", "web").blocked
    *_, last = walk_through(topology, path)
    assert last.kind == "failure"
    assert last.title == "It fails here"


def test_no_way_is_an_empty_list_and_not_a_missing_one() -> None:
    assert ways_of(fluxviz.build(fluxviz.load(SHOP)), "component.db", "component.web") == []


# Some of the layouts make the engine say that it drew a line in its second-best way.
@pytest.mark.filterwarnings("ignore::fluxviz.errors.EngineWarning")
@pytest.mark.parametrize(("name", "read"), DOCUMENTS, ids=[name for name, _ in DOCUMENTS])
def test_every_spec_is_refused_with_every_fault_or_explored_without_a_secret(name: str, read: dict[str, Any]) -> None:
    with_canaries = planted(read)
    assert CANARY in json.dumps(with_canaries)
    refused = faults_of(with_canaries)
    if refused:
        with pytest.raises(fluxviz.SpecError) as told:
            fluxviz.explore(with_canaries)
        assert told.value.faults == refused
        assert canaries_in(str(told.value)) == []
        return
    explorer = fluxviz.explore(with_canaries, detail="full", direction="TB")
    if explorer.topology.components:
        explorer.trace = [explorer._picture["parts"][0]["id"], explorer.topology.components[-1].id]
    assert explorer.faults == []
    state = {name: value for name, value in explorer.get_state().items() if name != "layout"}
    assert canaries_in(json.dumps(state, allow_nan=False, ensure_ascii=False)) == []
    explorer.close()


def faults_of(read: dict[str, Any]) -> tuple[fluxviz.Fault, ...]:
    try:
        fluxviz.load(read)
    except fluxviz.SpecError as error:
        return error.faults
    return ()


def everything_shown(explorer: fluxviz.Explorer) -> str:
    """Give all that leaves an explorer: its state, its still picture, its repr, its page."""
    shown = [json.dumps(explorer.get_state(), default=str, ensure_ascii=False), repr(explorer)]
    shown += [str(explorer._repr_mimebundle_()), explorer.diagram.page(), str(explorer.consequences)]
    return "\n".join([*shown, *explorer.faults])


def test_no_secret_is_in_anything_that_leaves_an_explorer() -> None:
    explorer = fluxviz.explore(PLANTED, selected="web", trace=["browser", "db"])
    assert canaries_in(everything_shown(explorer)) == []
    for name, value in {"detail": "full", "naming": "fdm", "off": ["db"], "ssl": "flexible"}.items():
        setattr(explorer, name, value)
        assert canaries_in(everything_shown(explorer)) == [], name


def test_a_canary_that_gets_out_is_found() -> None:
    explorer = fluxviz.explore(PLANTED)
    explorer.search = f"x{CANARY}y"
    assert CANARY in canaries_in(everything_shown(explorer))
    for lead in range(3):
        assert canaries_in(base64.b64encode(b"y" * lead + CANARY.encode() + b"more").decode())


def test_faults_repeat_no_secret() -> None:
    explorer = fluxviz.explore(FULLSTACK)
    bad = {"version": 4, "name": "x", "compose": [{"name": "a", "ports": CANARY, "environmentParameters": CANARY}]}
    explorer.spec = json.dumps(bad)
    assert explorer.faults
    explorer.access = {"domains": {"a.example.com": {"ssl": CANARY}}}
    assert explorer.faults
    assert canaries_in(json.dumps(explorer.get_state(), default=str)) == []


def test_the_access_file_beside_a_spec_is_taken() -> None:
    explorer = fluxviz.explore(Path(DOMAIN))
    assert explorer.access.domains
    assert explorer._controls["proxied"]


@pytest.mark.parametrize("name", MARKUP)
def test_hostile_names_make_a_state_that_can_be_sent(name: str) -> None:
    picture, _ = make_picture(fluxviz.build(fluxviz.load(everywhere(name))), direction="LR")
    sent = json.dumps(picture)
    assert "<script" not in picture["svg"].lower()
    assert json.loads(sent) == picture


def test_a_component_without_a_port_still_has_its_host_to_copy() -> None:
    read = document("v8_shop")
    for node in fluxviz.build(fluxviz.load(read)).components:
        assert isinstance(node, Component)
        part = next(p for p in parts_of(fluxviz.build(fluxviz.load(read))) if p["id"] == node.id)
        assert any(value.partition(":")[0] == node.host for value in copied(part))
