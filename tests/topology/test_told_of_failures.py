"""What is said of what does not work, and of what is not drawn: with its reason, and in no nested brackets."""

from __future__ import annotations

import re

import pytest

from fluxviz import Topology, build, check, draw, explain, load, trace
from fluxviz.topology.reference_card import reference_card
from fluxviz.traces import walk_through
from tests.specimens import ALL, app, component, path_of
from tests.svg_reading import read_svg

LOST = ["A=http://fluxapi_blog:3000", "B=http://fluxapii_shop:3000", "D=postgres://fluxdb_{APP}:5432/x"]


def lost(*entries: str) -> Topology:
    return build(app(component("web", 31080, repotag="nginx:1", environmentParameters=[*entries]), component("api")))


def said_of(topology: Topology) -> list[str]:
    card = reference_card(topology)
    cells = [text for row in card.rows for text in (row.direct, row.stopped)]
    return [
        *draw(topology).text().splitlines(),
        *(repr(each) for each in explain(topology)),
        *(repr(trace(topology, "browser", each.id)) for each in topology.components),
        *card.notes,
        *card.dead,
        *cells,
    ]


def is_nested(line: str) -> bool:
    return re.search(r"\([^()\n]*\(", line) is not None


@pytest.mark.parametrize("name", ALL)
def test_no_brackets_stand_in_brackets(name: str) -> None:
    topology = build(path_of(name))
    assert [line for line in said_of(topology) if is_nested(line)] == []


def test_what_is_assumed_is_said_within_the_brackets_that_there_are() -> None:
    topology = build(app(component("api", 34567, containerData="/data"), component("web", 80, repotag="nginx:1")))
    door = next(each for each in said_of(topology) if "34567" in each and "plain HTTP" in each)
    assert "by plain HTTP (assumed) on port 34567" in door
    caller = component("web", None, environmentParameters=["A=fluxapi_shop:34567"])
    told = draw(build(app(component("api", 34567), caller))).text()
    assert "on port 34567 (http, assumed), inside the app" in told


def test_a_door_behind_which_nobody_listens_is_not_said_to_be_reached() -> None:
    entries = {"repotag": "me/redis", "commands": ["--port", "6380"]}
    for inside, said in ((3306, "call db on port 35432"), (6380, "reach db on port 35432")):
        server = component("db", 35432, containerPorts=[inside], **entries)
        text = draw(build(app(component("web", 80, repotag="nginx:1"), server))).text()
        (door,) = (line for line in text.splitlines() if line.startswith("Anyone can"))
        assert f"Anyone can {said}" in door
        assert ("Problem: nobody listens on 3306: its command listens on 6380." in door) == (inside == 3306)


def test_a_name_that_leads_nowhere_has_its_reason_beside_the_line() -> None:
    topology = lost(*LOST)
    words = read_svg(draw(topology).svg()).words
    for reason in ("another app's name", "no such component", "unfinished"):
        assert reason in words
        assert f"problem: {reason}" in draw(topology).mermaid().replace("#39;", "'").replace("#58;", ":")
    assert "does not work, and why stands beside it" in " ".join(words.split())
    assert "why stands beside it" not in read_svg(draw(topology, detail="overview").svg()).words


def test_a_reason_that_names_an_address_stands_whole_in_every_format() -> None:
    job = component("job", None, environmentParameters=["A=https://shop.app.runonflux.io"])
    db = component("db", 5432, repotag="postgres:16")
    diagram = draw(build(app(job, db)))
    reason = "db:5432 speaks postgresql, not HTTP"
    assert f"problem: {reason}" in diagram.d2()
    assert f"problem: {reason}" in diagram.mermaid().replace("#58;", ":")
    assert reason in " ".join(read_svg(diagram.svg()).words.split())


def test_what_leads_nowhere_fails_once_and_says_why() -> None:
    topology = lost(*LOST)
    for edge in topology.of_kind("unresolved"):
        (path,) = trace(topology, "web", edge.target).blocked
        assert [step.kind for step in walk_through(topology, path)].count("failure") == 1
        assert edge.problem
        assert edge.problem in path.problem


@pytest.mark.parametrize(("instances", "said"), [(3, True), (1, False)])
def test_standbys_without_the_component_that_others_call_are_told(instances: int, said: bool) -> None:
    cms = component("cms", 37000, environmentParameters=["DB_HOST=fluxdb_shop:3306"], containerData="r:/x")
    db = component("db", None, repotag="mariadb:11", containerData="g:/var/lib/mysql")
    notes = build(app(cms, db, instances=instances, version=8)).notes
    told = "On standbys db does not run: there, calls to it from cms get no answer."
    assert (told in notes) == said
    alike = db | {"containerData": "/var/lib/mysql"}
    assert told not in build(app(cms, alike, instances=instances, version=8)).notes


def test_the_picture_says_that_what_the_edge_passes_as_tcp_is_open_on_a_node() -> None:
    db = component(
        "db", 35432, containerPorts=[5432], repotag="postgres:16", containerData="g:/var/lib/postgresql/data"
    )
    for detail in ("network", "full"):
        words = " ".join(read_svg(draw(build(app(db)), detail=detail).svg()).words.split())  # type: ignore[arg-type]
        assert "That port is open on the address of a node, too." in words
    assert "too." not in " ".join(build(app(component("web", 80, repotag="nginx:1"))).notes)


def test_three_ports_are_listed_and_none_is_counted() -> None:
    game = component("mc", None, repotag="itzg/minecraft-server", containerData="g:/data") | {
        "ports": [25565, 8123, 4326],
        "containerPorts": [25565, 8123, 4326],
    }
    words = read_svg(draw(load(app(game, name="minecraftpal"))).svg()).words
    assert "TCP 4326, 8123, 25565" in words
    assert "more" not in words


def test_what_nothing_is_public_of_is_reached_by_no_visitor() -> None:
    private = app(
        component("api", None, environmentParameters=["DB=postgres://fluxdb_shop:5432/x"]),
        component("db", None, repotag="postgres:16"),
    )
    topology = build(private)
    for start in ("browser", "edge"):
        found = trace(topology, start, "db")
        assert (found.start, found.end, found.paths, found.blocked) == (start, "component.db", (), ())
        assert trace(topology, start).nodes == ()
        assert trace(topology, end=start).nodes == ()
    assert draw(topology).trace("browser", "db").svg()
    assert check(private) is not None
