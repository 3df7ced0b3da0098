"""Nothing but the package's own errors leaves the library; ``python -m tests.attack fuzz`` is longer."""

from __future__ import annotations

from .fuzzing import crash_of, mutants


def test_mutants_of_real_specs_are_drawn_or_refused() -> None:
    crashes = {crash_of(mutant, picture=number % 100 == 0) for number, mutant in enumerate(mutants(20261126, 300))}
    assert crashes == {""}
