"""A secret of any make, in any place and notation, is in no output; ``python -m tests.attack canaries`` is longer."""

from __future__ import annotations

import pytest

from tests.specimens import document

from .outputs import leaks, quick, whole
from .shapes import COMMANDS, ENTRIES, OTHERS, SECRETS, planted


def test_there_are_enough_shapes() -> None:
    assert len(ENTRIES) + len(COMMANDS) + len(OTHERS) >= 60


@pytest.mark.parametrize("name", ["v8_shop", "v1_bot", "guide_fullstack"])
def test_no_output_without_an_engine_holds_a_secret(name: str) -> None:
    found = []
    for first, secret in enumerate(SECRETS):
        for number, (shape, spec) in enumerate(planted(document(name), secret)):
            if (number + first) % (len(SECRETS) // 2) == 0:
                found += [f"{shape} | {secret} | {leak}" for leak in leaks(quick(spec))]
    assert not found, "\n".join(found)


def test_no_output_at_all_holds_a_secret() -> None:
    for number, (shape, spec) in enumerate(planted(document("v4_shop"), SECRETS[0])):
        if number % 9 == 0:
            assert not leaks(whole(spec)), shape
