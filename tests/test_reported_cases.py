"""The small inputs in ``../shared/cases``: what users reported, each with its right value."""

from __future__ import annotations

import pytest

from fluxviz import Topology, build, check, load
from fluxviz.checks import Findings
from tests.specimens import CASES, NO_SHARED

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason=NO_SHARED)


def _found(name: str) -> Findings:
    return check(CASES / f"{name}.json")


def _built(name: str) -> Topology:
    return build(load(CASES / f"{name}.json"))


def _links(name: str) -> set[tuple[str, str, str]]:
    """Give who calls whom on which port, of links inside the app."""
    edges = _built(name).of_kind("internal")
    return {(*(end.removeprefix("component.") for end in (e.source, e.target)), e.port_text) for e in edges}


def test_a_key_that_fluxos_drops_is_advice() -> None:
    findings = _found("v8_tiered_key")
    assert [(each.code, each.severity) for each in findings] == [("FX702", "advice")]
    assert "FluxOS drops" in findings[0].message


def test_a_placeholder_for_the_sealed_components_is_told() -> None:
    findings = _found("enterprise_placeholder")
    assert [each.where for each in findings.of("FX110")] == ["enterprise"]
    assert [each.where for each in findings.errors] == ["compose"]


def test_the_version_that_the_shape_tells_is_named() -> None:
    text = _found("no_version_environmentVariables").text()
    assert "version 1" in text
    assert "None" not in text
    assert "environmentVariables for enviromentParameters" in text


def test_an_open_rcon_port_is_an_open_door() -> None:
    (finding,) = _found("rcon_port_open").of("FX301")
    assert finding.where == "compose[0].ports[2]"
    assert "RCON" in finding.message


def test_a_command_that_listens_elsewhere_is_told() -> None:
    (finding,) = _found("command_listens_elsewhere").of("FX209")
    assert "15210" in finding.message
    assert '"containerPorts": [15210]' in finding.fix


def test_an_email_address_is_called_by_nobody() -> None:
    outside = [edge.host for edge in _built("mail_from_address").of_kind("egress")]
    assert outside == ["smtp.example.net"]


def test_a_list_of_named_urls_is_read() -> None:
    assert _links("etcd_initial_cluster") == {("e1", "e2", "2380"), ("e1", "e3", "2380")}
    assert not _found("etcd_initial_cluster").of("FX305")


def test_the_usual_port_of_an_image_is_likely() -> None:
    assert _links("port_from_image") == {("server", "database", "5432?"), ("server", "redis", "6379?")}
    assert ("operator", "mysql", "3306?") in _links("shared_db_port_unknown")


def test_a_placeholder_is_an_unfinished_link_to_what_it_can_only_mean() -> None:
    (edge,) = _built("placeholder_host_in_command").of_kind("internal")
    assert (edge.source, edge.target, edge.port) == ("component.onion", "component.smp", 5223)
    assert edge.problem.startswith("unfinished")
    findings = _found("placeholder_host_in_command")
    assert [each.where for each in findings.of("FX106")] == ["compose[1].commands[0]"]
    assert not findings.of("FX305")


def test_network_with_links_another_app_whatever_its_case() -> None:
    assert not list(_found("network_with_lowercase"))
    (edge,) = _built("network_with_lowercase").of_kind("egress")
    assert (edge.host, edge.port) == ("fluxpostgres_ledger", 5432)
