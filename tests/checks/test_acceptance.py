"""FluxOS's own verdict on every real spec, check by check, is the verdict given here."""

from __future__ import annotations

import csv
import json
import re

import pytest

from fluxviz.patterns import PATTERNS, guide_example
from fluxviz.spec.acceptance import STAGES, judge
from tests.specimens import NO_SHARED, SHARED


def _verdicts() -> list[tuple[str, str, set[str]]]:
    if not (SHARED / "VALIDATION.tsv").is_file():
        return []
    with (SHARED / "VALIDATION.tsv").open(encoding="utf-8") as file:
        return [
            (row["name"], row["verdict"], set(re.findall(r"(?:^|\| )(\w+): ", row["first_errors"] or "")))
            for row in csv.DictReader(file, delimiter="\t")
        ]


VERDICTS = _verdicts()


@pytest.mark.skipif(not VERDICTS, reason=NO_SHARED)
def test_every_real_spec_is_there() -> None:
    assert {name for name, _, _ in VERDICTS} == {path.stem for path in SHARED.glob("*.json")}
    assert set().union(*(stages for _, _, stages in VERDICTS)) == set(STAGES)


@pytest.mark.parametrize(("name", "verdict", "stages"), VERDICTS, ids=[name for name, _, _ in VERDICTS])
def test_it_is_taken_or_refused_as_by_fluxos(name: str, verdict: str, stages: set[str]) -> None:
    document = json.loads((SHARED / f"{name}.json").read_text("utf-8"))
    assert {breach.stage for breach in judge(document)} == stages
    assert (verdict == "ok") == (not stages)


@pytest.mark.parametrize("name", PATTERNS)
def test_patterns_are_taken_and_the_guide_s_dialect_is_not(name: str) -> None:
    assert judge(PATTERNS[name].pattern(owner="1FluxExample").document) == ()
    assert {breach.stage for breach in judge(guide_example(name).document)} >= {"format", "type", "restr", "keys"}
