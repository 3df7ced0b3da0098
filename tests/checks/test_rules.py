"""Every rule finds what it is for, that and nothing else, and is silent beside it."""

from __future__ import annotations

from collections import Counter

import pytest

from fluxviz import check
from fluxviz.checks import FAMILIES, RULES
from tests.checks import cases_exposure, cases_names, cases_ports, cases_public, cases_rest
from tests.checks.breaking import Case, changed, clean

TABLES = (cases_names, cases_ports, cases_exposure, cases_public, cases_rest)
BAD: list[Case] = [case for table in TABLES for case in table.BAD]
NEAR: list[Case] = [case for table in TABLES for case in table.NEAR]


def test_the_clean_app_is_clean() -> None:
    assert list(check(clean())) == []


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.id)
def test_a_rule_finds_what_is_broken_and_no_other_speaks(case: Case) -> None:
    assert set(case.findings().codes) == {case.code, *case.also}


@pytest.mark.parametrize("case", NEAR, ids=lambda case: case.id)
def test_a_rule_is_silent_where_it_only_looks_broken(case: Case) -> None:
    assert case.code not in case.findings().codes


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_its_cases(code: str) -> None:
    assert Counter(case.code for case in BAD)[code] >= 2
    assert Counter(case.code for case in NEAR)[code] >= 2


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.id)
def test_a_finding_says_where_and_why(case: Case) -> None:
    findings = case.findings().of(case.code)
    for finding in findings:
        rule = RULES[finding.code]
        assert (finding.severity, finding.why) == (rule.severity, rule.why)
        assert finding.message
        assert not finding.message.endswith(".")
        assert "\n" not in finding.message
        assert "None" not in finding.message + finding.fix
        if finding.certain_fix:
            assert finding.certain_fix.old != finding.certain_fix.new


def test_codes_are_those_of_their_family() -> None:
    assert all(code == rule.code and code[:3] in FAMILIES for code, rule in RULES.items())
    assert len({rule.title for rule in RULES.values()}) == len(RULES)
    assert all(all((rule.what, rule.why, rule.bad, rule.good)) for rule in RULES.values())


def test_what_is_taken_away_and_put_back_is_the_same() -> None:
    assert changed(clean(), {}) == clean()
