"""FluxOS's own verdict on every real spec is the verdict given here, and its first error the first of ours."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from fluxviz import SpecError, check
from fluxviz.checks import Findings
from fluxviz.patterns import PATTERNS, guide_example
from fluxviz.spec.acceptance import Violation, validate
from tests.checks.breaking import clean
from tests.specimens import NO_SHARED, REAL_SPECS
from tests.strategies import mutations

FIRST_ERRORS: tuple[tuple[str, str], ...] = (
    (r"parameter version$", r"version"),
    (r"name and/or description and/or owner", r"name|description|owner"),
    (r"contacts and/or geolocation", r"contacts|geolocation"),
    (r"parameter (?P<key>\w+)$", r"(?P=key)"),
    (r"repotag and/or port", r"repotag|ports?|domains|enviromentParameters|commands|containerPorts?|containerData"),
    (r"^Assigned port (?P<key>\d+) is not allowed", r"(?:compose\[\d+\]\.)?ports?(?:\[\d+\])?"),
    (r"^Description is too long", r"(?:compose\[\d+\]\.)?description"),
    (r"^Invalid tiered value", r"(?:compose\[\d+\]\.)?tiered"),
    (r"component \w+ description$", r"compose\[\d+\]\.description"),
    (r"^Environmental parameters for", r"compose\[\d+\]\.environmentParameters"),
    (r"^Ports for", r"compose\[\d+\]\.ports"),
    (r"^Container Ports for", r"compose\[\d+\]\.containerPorts(?:\[\d+\])?"),
    (r"^Domains for", r"compose\[\d+\]\.domains"),
    (r"^Secrets for", r"compose\[\d+\]\.secrets"),
    (r"^Flux App name contains special characters", r"name"),
    (r"does not contain any composition", r"compose"),
    (r"^Missing enterprise property", r"enterprise"),
)
"""What FluxOS says, and the places that it can mean."""


@dataclass(frozen=True)
class Row:
    """What registration says of a spec, as it stands or with an owner filled in."""

    path: Path
    owner: str
    verdict: str
    error: str
    dropped: str

    @property
    def document(self) -> dict[str, Any]:
        document: dict[str, Any] = json.loads(self.path.read_text("utf-8"))
        if self.owner and not document.get("owner"):
            document["owner"] = self.owner
        return document

    @property
    def refused(self) -> list[Violation]:
        return [violation for violation in validate(self.document) if violation.refuses]


def _rows() -> Iterator[Row]:
    for folder in REAL_SPECS:
        with (folder / "REGISTRATION.tsv").open(encoding="utf-8") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                path = folder / f"{row['name']}.json"
                for owner, end in (("", ""), ("1FluxExampleOwner", "_with_an_owner")):
                    dropped = row["keys_dropped_in_silence"] if end else ""
                    yield Row(path, owner, row[f"verdict{end}"], row[f"first_error{end}"], dropped)


ROWS = list(_rows())
REFUSED = [row for row in ROWS if row.verdict == "REJECT"]


def _id(row: Row) -> str:
    return f"{row.path.stem}{' with an owner' if row.owner else ''}"


def _places(error: str) -> str:
    for said, places in FIRST_ERRORS:
        if match := re.search(said, error):
            return places.replace("(?P=key)", match.groupdict().get("key") or "")
    raise AssertionError(error)


def _consequences(document: dict[str, Any]) -> Findings | SpecError:
    try:
        return check(document)
    except SpecError as error:
        return error


@pytest.mark.skipif(not ROWS, reason=NO_SHARED)
def test_every_real_spec_is_there() -> None:
    assert {row.path for row in ROWS} == {path for folder in REAL_SPECS for path in folder.glob("*.json")}
    assert len(ROWS) == 2 * 130
    assert len(REFUSED) > 100


@pytest.mark.parametrize("row", ROWS, ids=_id)
def test_it_is_taken_or_refused_as_by_fluxos(row: Row) -> None:
    assert (row.verdict == "REJECT") == bool(row.refused)


@pytest.mark.parametrize("row", REFUSED, ids=_id)
def test_the_first_error_is_fluxos_s_and_check_names_it(row: Row) -> None:
    places = _places(row.error)
    first = row.refused[0]
    assert re.fullmatch(places, first.where), first
    said = _consequences(row.document)
    if isinstance(said, SpecError):
        assert re.match(rf"(?:{places}): ", said.registration)
        return
    where = first.where.removesuffix(first.key).removesuffix(".")
    standing = [error for error in said.errors if error.where in (first.where, where)]
    key = first.where.rpartition(".")[2].partition("[")[0]
    assert any(key in error.message or error.where == first.where for error in standing)


@pytest.mark.parametrize("row", [row for row in ROWS if row.owner and row.verdict == "ACCEPT"], ids=_id)
def test_the_keys_that_fluxos_drops_are_told_and_are_no_errors(row: Row) -> None:
    told = [violation.where for violation in validate(row.document) if violation.kind == "unknown"]
    assert " ".join(told) == row.dropped
    findings = check(row.document)
    assert bool(told) == bool(findings.of("FX702"))
    assert not findings.of("FX7").errors


@pytest.mark.parametrize("name", PATTERNS)
def test_patterns_are_taken_and_the_guide_s_dialect_is_not(name: str) -> None:
    assert validate(PATTERNS[name].pattern(owner="1FluxExample").document) == ()
    assert {violation.stage for violation in validate(guide_example(name).document)} >= {
        "format",
        "type",
        "restr",
        "keys",
    }


@given(mutations(clean()))
def test_whatever_stands_in_a_document_it_is_judged(document: Any) -> None:
    for version in (*range(1, 9), "8", 1e300, 10**400, None):
        changed = {**document, "version": version} if isinstance(document, dict) else {"compose": document}
        validate(changed)
        validate(changed, as_formatted=True)
