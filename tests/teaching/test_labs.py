"""Labs: each fault makes its symptom, the reverse repairs it, and a shortcut does not."""

from __future__ import annotations

import os
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fluxviz
from fluxviz import UnknownNameError
from fluxviz.teaching import labs
from tests.programs import run_program
from tests.specimens import TESTS

SEEDS = st.integers(0, 10**9)

SAID = {
    "api_first": "FX304",
    "banned_port": "FX206",
    "domain_of_another_component": "does not lead to",
    "flexible_mode": "endless redirects",
    "forgetful_database": "FX601",
    "host_of_another_app": "FX102",
    "host_with_hyphen": "FX103",
    "host_without_prefix": "FX104",
    "internal_host_in_browser": "FX108",
    "localhost": "FX109",
    "misspelt_host": "FX101",
    "moved_port": "FX415",
    "name_of_a_component": "FX415",
    "open_database": "FX301",
    "plain_calls": "FX417",
    "public_port_inside": "FX201",
    "same_port_twice": "FX205",
    "standby_database": "FX607",
    "strict_mode": "error 526",
    "synchronised_database": "FX602",
    "tls_inside": "FX212",
    "unlisted_domain": "FX405",
    "upper_case_domain": "FX406",
    "wrong_container_port": "FX209",
    "wrong_database_port": "FX202",
}
"""What the tool says of each fault: a hop that fails, or a rule."""


def test_every_fault_is_in_this_test() -> None:
    assert tuple(SAID) == labs.NAMES
    assert len({labs.lab(name).symptom for name in labs.NAMES}) >= 12


@pytest.mark.parametrize("name", labs.NAMES)
@given(seed=SEEDS)
@settings(max_examples=8)
def test_a_fault_makes_its_symptom_and_the_reverse_repairs_it(name: str, seed: int) -> None:
    lab = labs.lab(name, seed=seed)
    broken = lab.check(lab.document)
    assert not broken
    assert SAID[name] in str(broken)
    assert lab.check(lab.solution, lab.solution_access), str(lab.check(lab.solution, lab.solution_access))


@given(seed=SEEDS)
@settings(max_examples=25)
def test_what_is_broken_is_one_thing(seed: int) -> None:
    """The spec or the settings at CloudFlare, never both, and the app before has no error and no warning."""
    for lab in labs.deal(seed, count=2):
        changed = [lab.document != lab.solution, lab.access != lab.solution_access]
        assert sum(changed) == 1
        sound = fluxviz.check(lab.solution, access=lab.solution_access, naming="fdm")
        assert not sound.at_least("warning")


@pytest.mark.parametrize("name", labs.NAMES)
def test_the_symptom_does_not_tell_the_fault(name: str) -> None:
    lab = labs.lab(name, seed=5)
    told = repr(lab) + lab._repr_mimebundle_()["text/markdown"]
    assert name not in told
    assert "FX" not in told
    assert lab.symptom in told


@given(seed=SEEDS)
@settings(max_examples=10)
def test_the_same_seed_deals_the_same_and_another_another(seed: int) -> None:
    assert labs.deal(seed, count=5) == labs.deal(seed, count=5)
    assert [each.document for each in labs.deal(seed)] == [each.document for each in labs.deal(seed)]
    variants = {labs.lab("misspelt_host", seed=seed + each).text for each in range(4)}
    assert len(variants) == 4
    assert len({lab.name for lab in labs.deal(seed, count=len(labs.NAMES))}) == len(labs.NAMES)


@pytest.mark.slow
def test_the_labs_do_not_depend_on_the_run() -> None:
    program = "from fluxviz.teaching import labs; print([(lab.symptom, lab.text) for lab in labs.deal(7, count=25)])"
    dealt = {
        run_program(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, cwd=TESTS.parent, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(dealt) == 1


def test_what_was_not_touched_and_what_cannot_be_read_is_told() -> None:
    lab = labs.lab("misspelt_host", seed=1)
    assert str(lab.check(...)) == "Not answered yet."
    assert str(lab.check("{")).startswith("Not yet. It cannot be checked: ")
    assert str(lab.check({**lab.solution, "instances": 5})) == "Not yet. Let the app keep its 3 instances."


@pytest.mark.parametrize("name", ["misspelt_host", "open_database", "internal_host_in_browser"])
def test_taking_the_broken_part_out_repairs_nothing(name: str) -> None:
    lab = labs.lab(name, seed=2)
    for index in range(3):
        document = lab.document
        del document["compose"][index]
        assert not lab.check(document)
        emptied = lab.document
        emptied["compose"][index]["environmentParameters"] = []
        assert not lab.check(emptied)


def test_both_ways_to_repair_a_standby_are_taken() -> None:
    lab = labs.lab("standby_database", seed=4)
    document = lab.document
    for component in document["compose"]:
        component["containerData"] = "g:" + component["containerData"].removeprefix("g:")
    assert lab.check(document), str(lab.check(document))


def test_it_is_repaired_in_the_explorer() -> None:
    lab = labs.lab("strict_mode", seed=3)
    explorer = lab.explore()
    assert not lab.check(explorer)
    explorer.ssl = "full"
    assert lab.check(explorer)
    explorer.close()


def test_an_unknown_lab_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="unknown lab 'strict_mod'; did you mean strict_mode"):
        labs.lab("strict_mod")
