"""A path as messages: one for each step, the answers on the way back, nothing after what fails."""

from __future__ import annotations

import pytest

from fluxviz import FluxvizError, UnknownNameError, build, draw, trace
from fluxviz.traces import Path, interaction_of, walk_through
from tests.sequence.apps import FULLSTACK, chain, fullstack, sequences
from tests.specimens import app, component


def test_each_step_is_a_message_and_each_hop_is_answered() -> None:
    topology = fullstack()
    for diagram in (*sequences(topology), *sequences(chain(3))):
        steps = walk_through(diagram.topology, diagram.path)
        messages = diagram.interaction.messages
        told = [message for message in messages if message.step]
        assert [(each.step, each.title, each.text) for each in told] == [
            (number, step.title, step.text) for number, step in enumerate(steps, 1)
        ]
        if steps[-1].kind == "failure":
            assert messages[-1].kind == "failure"
            continue
        back = [(each.source, each.target, each.encrypted) for each in messages[len(told) :]]
        sent = {message.edge: message for message in told if message.sent}
        forth = [(hop.target, hop.source, sent[hop.edge].encrypted) for hop in reversed(diagram.path.hops)]
        assert back == forth


def test_the_messages_of_the_guide_say_hosts_ports_and_tls() -> None:
    topology = fullstack()
    path = next(each for each in trace(topology, "browser", "frontend").paths if len(each.hops) == 3)
    interaction = interaction_of(topology, path)
    assert [each.label for each in interaction.participants] == ["Browser", "CloudFlare", "Flux edge", "frontend"]
    assert [(each.heading, each.says) for each in interaction.messages] == [
        ("1. Name lookup", "app.yourdomain.com → CloudFlare's address"),
        ("2. TLS handshake", "https app.yourdomain.com:443"),
        ("3. TLS termination", ""),
        ("4. CNAME", "fullstack.app.runonflux.io → the Flux edge's address"),
        ("5. TLS handshake", "https fullstack.app.runonflux.io:443"),
        ("6. TLS termination", ""),
        ("7. Plain HTTP, no TLS", "http node address:80, container port 80"),
        ("Answer, no TLS", ""),
        ("Answer, with TLS", ""),
        ("Answer, with TLS", ""),
    ]


def test_of_primary_data_the_primarys_node_is_called_and_a_game_servers_name_is_looked_up() -> None:
    """Its ``app2`` name is that node's address; no other node answers."""
    web = component("web", 33080, containerPorts=[80], repotag="nginx:1", containerData="g:/data")
    topology = build(app(web))
    said = [step.text for path in trace(topology, "browser", "web").paths for step in walk_through(topology, path)]
    assert [
        text for text in said if text.startswith("The Flux edge sends plain HTTP to port 33080 of the primary's node;")
    ]
    assert not [text for text in said if "a node that runs" in text]
    game = component("game", 2456, repotag="lloesche/valheim-server", containerData="g:/config")
    topology = build(app(game, name="valheimx"))
    (path,) = (each for each in trace(topology, "browser", "game").paths if len(each.hops) == 1)
    steps = walk_through(topology, path)
    assert [(step.kind, step.says) for step in steps] == [
        ("lookup", "valheimx.app2.runonflux.io → the primary's own address"),
        ("query", "game/udp valheimx.app2.runonflux.io:2456, container port 2456"),
    ]
    assert "calls valheimx.app2.runonflux.io:2456 by" in steps[1].text


@pytest.mark.parametrize("mode", ["off", "flexible", "strict"])
def test_a_failing_step_is_the_last_and_nothing_on_its_hop_is_called_secure(mode: str) -> None:
    topology = fullstack(ssl=mode)
    (path,) = trace(topology, "browser", "frontend").blocked
    *before, last = interaction_of(topology, path).messages
    assert (last.kind, last.title) == ("failure", "It fails here")
    assert not [each for each in before if each.edge == last.edge and each.encrypted]
    assert not [each for each in before if each.kind == "answer"]


def test_a_name_that_nobody_has_ends_the_diagram() -> None:
    topology = chain(2)
    (name,) = (node.id for node in topology.nodes if node.kind == "unresolved")
    (path,) = trace(topology, "browser", name).blocked
    assert interaction_of(topology, path).messages[-1].kind == "failure"


def test_what_is_only_assumed_is_not_called_secure() -> None:
    for topology in (chain(3), fullstack()):
        for diagram in sequences(topology):
            for message in diagram.interaction.messages:
                edge = topology.edge(message.edge)
                assert not message.encrypted or (edge.encrypted and not edge.assumed and not edge.problem)


def test_a_diagram_gives_the_path_that_is_lit_or_given() -> None:
    diagram = draw(FULLSTACK, theme="dark")
    path = trace(diagram.topology, "browser", "postgres").paths[1]
    assert diagram.sequence(path).path == path
    assert diagram.sequence(path).theme.name == "dark"
    lit = diagram.trace("browser", "postgres").sequence()
    assert lit.path == trace(diagram.topology, "browser", "postgres").paths[0]


def test_what_is_no_path_here_is_refused() -> None:
    diagram = draw(FULLSTACK)
    with pytest.raises(FluxvizError, match="expected a path"):
        diagram.sequence()
    with pytest.raises(FluxvizError, match="expected a path"):
        diagram.sequence("postgres")  # type: ignore[arg-type]
    with pytest.raises(FluxvizError, match="no request gets there"):
        diagram.trace("frontend", "postgres").sequence()
    with pytest.raises(FluxvizError, match="with hops"):
        diagram.sequence(Path(hops=()))
    other = chain(2)
    with pytest.raises(UnknownNameError):
        diagram.sequence(trace(other, "browser", other.components[1].id).paths[0])
