"""FluxOS's limits on the written document: what breaks one is told with its place, and nothing else is."""

from __future__ import annotations

from typing import Any

import pytest

from fluxviz.patterns import full_stack
from fluxviz.spec.acceptance import find_faults
from fluxviz.spec.limits import BANNED_PORTS, is_dear_port
from tests.patterns.fluxos import is_banned, refusals
from tests.strategies import replaced

READY = full_stack.pattern(owner="1FluxExample").document
BREACHES: list[tuple[tuple[Any, ...], Any]] = [
    (("name",), "x" * 64),
    (("name",), "flux"),
    (("description",), ""),
    (("description",), "x" * 257),
    (("owner",), ""),
    (("instances",), 0),
    (("instances",), 101),
    (("expire",), 0),
    (("expire",), 1_056_001),
    (("compose",), []),
    (("compose", 0, "name"), "a-b"),
    (("compose", 0, "repotag"), ""),
    (("compose", 0, "ports", 0), 65536),
    (("compose", 0, "ports", 0), 22),
    (("compose", 0, "containerPorts", 0), -1),
    (("compose", 0, "containerPorts"), []),
    (("compose", 0, "domains"), ["", ""]),
    (("compose", 0, "domains", 0), "x" * 254),
    (("compose", 0, "environmentParameters"), ["A=1"] * 21),
    (("compose", 0, "environmentParameters"), ["A=" + "x" * 399]),
    (("compose", 0, "containerData"), "x"),
    (("compose", 0, "containerData"), "/" + "x" * 200),
    (("compose", 0, "cpu"), 15),
    (("compose", 0, "ram"), 58000),
    (("compose", 0, "hdd"), 800),
]


def test_the_ready_document_breaks_none() -> None:
    assert find_faults(READY) == ()
    assert refusals(READY) == []


@pytest.mark.parametrize(("path", "value"), BREACHES)
def test_a_breach_is_told_once_and_with_its_place(path: tuple[Any, ...], value: Any) -> None:
    broken = replaced(READY, path, value)
    assert refusals(broken)
    (fault,) = find_faults(broken)
    place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")
    assert fault.where.startswith(place.partition("[")[0].partition(".")[0])


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("contacts",), ["a"] * 6),
        (("contacts",), ["x" * 76]),
        (("geolocation",), ["acEU"] * 11),
        (("nodes",), ["1.2.3.4"]),
        (("compose", 0, "repoauth"), "user:pass"),
        (("compose", 0, "commands"), ["x" * 401]),
    ],
)
def test_lists_have_their_limits_and_some_are_for_enterprise_apps_only(path: tuple[Any, ...], value: Any) -> None:
    (fault,) = find_faults(replaced(READY, path, value))
    assert fault.where.startswith(str(path[0]))
    assert "pass" not in fault.message


def test_the_banned_ports_are_those_of_the_reference() -> None:
    assert {port for port in range(65536) if is_banned(port)} == BANNED_PORTS


def test_dear_ports_are_those_of_the_reference() -> None:
    dear = {port for port in range(65536) if is_dear_port(port)}
    assert dear == {*range(1024), 8080, 8081, 8443, 6667}
