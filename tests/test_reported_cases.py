"""The small inputs in ``../shared/cases``: what users reported, each with its right value."""

from __future__ import annotations

import pytest

from fluxviz import check
from fluxviz.checks import Findings
from tests.specimens import CASES, NO_SHARED

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason=NO_SHARED)


def _found(name: str) -> Findings:
    return check(CASES / f"{name}.json")


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
