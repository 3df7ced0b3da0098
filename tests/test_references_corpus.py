"""The labelled corpus, and the real specs: links are found, and none is invented."""

from __future__ import annotations

import pytest

from tests.specimens import NO_SHARED

from .score_references import STACKS, score, score_stacks


def test_the_corpus_is_large_enough_to_mean_something() -> None:
    total = score()
    assert total.apps >= 40
    assert total.entries >= 250


def test_precision_and_recall_over_the_corpus() -> None:
    total = score()
    assert total.precision >= 0.99, "\n".join(total.invented)
    assert total.recall >= 0.98, "\n".join(total.missed)


@pytest.mark.skipif(not STACKS.is_file(), reason=NO_SHARED)
def test_precision_and_recall_over_well_known_stacks_with_ports_and_hosts_outside() -> None:
    total = score_stacks()
    assert total.apps >= 10
    assert total.precision >= 0.99, "\n".join(total.invented)
    assert total.recall >= 0.98, "\n".join(total.missed)


def test_the_protocol_is_as_labelled_nearly_always() -> None:
    total = score()
    known = total.protocols["same"] + total.protocols["other"]
    assert total.protocols["same"] / known >= 0.95, "\n".join(total.other_protocols)
