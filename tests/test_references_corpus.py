"""The labelled corpus, and the real specs: links are found, and none is invented."""

from __future__ import annotations

from .score_references import score


def test_the_corpus_is_large_enough_to_mean_something() -> None:
    total = score()
    assert total.apps >= 40
    assert total.entries >= 250


def test_precision_and_recall_over_the_corpus() -> None:
    total = score()
    assert total.precision >= 0.98, "\n".join(total.invented)
    assert total.recall >= 0.95, "\n".join(total.missed)


def test_the_protocol_is_as_labelled_nearly_always() -> None:
    total = score()
    known = total.protocols["same"] + total.protocols["other"]
    assert total.protocols["same"] / known >= 0.95, "\n".join(total.other_protocols)
