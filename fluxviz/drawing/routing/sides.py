"""Sides of cards: where several lines end beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from fluxviz.drawing.ending import APART


def spread(wishes: Sequence[float], low: float, high: float, apart: float = APART) -> list[float]:
    """Return places in the order of their wishes: apart, within a side, and as near to the wishes as can be.

    >>> spread([10.0, 10.0], 0.0, 100.0, 10.0)
    [5.0, 15.0]
    >>> spread([5.0, 95.0], 0.0, 100.0)
    [5.0, 95.0]
    """
    count = len(wishes)
    if count > 1:
        apart = min(apart, max(high - low, 0.0) / (count - 1))
    # Less what the order alone asks for, this is the nearest rising row: neighbours that fall are pooled.
    pools: list[list[float]] = []  # sum, count
    for index, wish in enumerate(wishes):
        pools.append([wish - index * apart, 1.0])
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] > pools[-1][0] / pools[-1][1]:
            total, number = pools.pop()
            pools[-1][0] += total
            pools[-1][1] += number
    room = high - apart * (count - 1)
    places: list[float] = []
    for total, number in pools:
        middle = min(max(total / number, low), max(room, low))
        places += [middle] * int(number)
    return [place + index * apart for index, place in enumerate(places)]
