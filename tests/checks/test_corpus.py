"""Findings over the guide, the patterns and real specs: each was read by eye, and the tables hold the verdicts."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fluxviz import SpecError, check
from fluxviz.checks import RULES, Finding, Findings
from fluxviz.patterns import PATTERNS, guide_example
from tests.specimens import NO_SHARED, REAL_SPECS

JUDGED = Path(__file__).parent / "judged.tsv"
HEADINGS = ("code", "spec", "place", "verdict", "reason", "message")


@pytest.mark.parametrize("name", PATTERNS)
@pytest.mark.parametrize("owner", ["", "1FluxExample"])
def test_patterns_are_clean_of_errors_and_warnings(name: str, owner: str) -> None:
    pattern = PATTERNS[name].pattern(owner=owner)
    findings = check(pattern.text, access=pattern.access, template=not owner)
    assert list(findings.at_least("warning")) == []


def _guide() -> Iterator[tuple[str, Findings]]:
    for name in PATTERNS:
        pattern = guide_example(name)
        yield name, check(pattern.text, access=pattern.access)
    whole = guide_example("full_stack").text.replace("CHANGE_ME", "securepass123")
    yield "full_stack, with the guide's own password", check(whole)


def test_the_guide_s_examples_deserve_exactly_these(golden: Callable[[str, str], None]) -> None:
    lines: list[str] = []
    for name, findings in _guide():
        lines += [name, *(f"  {finding.text()}" for finding in findings), ""]
    golden("checks/guide_findings.txt", "\n".join(lines))
    assert "securepass123" not in "\n".join(lines)


def _found() -> Iterator[tuple[str, Finding]]:
    for path in (path for folder in REAL_SPECS for path in sorted(folder.glob("*.json"))):
        try:
            findings = check(path)
        except SpecError:
            continue
        for finding in findings:
            yield path.stem, finding


def _judged() -> list[dict[str, str]]:
    with JUDGED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.skipif(len(REAL_SPECS) < 2, reason=NO_SHARED)
def test_what_is_found_in_real_specs_is_what_was_judged() -> None:
    found = Counter((finding.code, spec, finding.where, finding.message) for spec, finding in _found())
    judged = Counter((row["code"], row["spec"], row["place"], row["message"]) for row in _judged())
    assert found - judged == Counter()
    assert judged - found == Counter()


@pytest.mark.parametrize(("severity", "most"), [("error", 0.02), ("warning", 0.05)])
def test_few_findings_are_false(severity: str, most: float) -> None:
    rows = [row for row in _judged() if RULES[row["code"]].severity == severity]
    false = [row for row in rows if row["verdict"] != "true"]
    assert rows
    assert {row["verdict"] for row in _judged()} <= {"true", "false"}
    assert len(false) <= most * len(rows)
