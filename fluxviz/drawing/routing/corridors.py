"""Corridors: what a line must keep left or right of, and the fewest straight runs that lead through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

FAR = 1e6


class Wall(NamedTuple):
    """Between two levels a line stays between two places.

    Attributes:
        top: The first level.
        bottom: The last level.
        low: The place it stays right of.
        high: The place it stays left of.

    """

    top: float
    bottom: float
    low: float = -FAR
    high: float = FAR


class Run(NamedTuple):
    """A stretch that can be straight: where it may stand, and the levels it begins and ends at."""

    low: float
    high: float
    top: float
    bottom: float


def gathered(firm: Sequence[Wall], others: Iterable[Wall]) -> list[Wall] | None:
    """Return walls with those that stand firm; None at the first that leaves no way between it and one of them.

    Most ways are barred where they must end, and are given up here before all walls are known.
    """
    walls = list(firm)
    for wall in others:
        for each in firm:
            if (wall.low > each.high or each.low > wall.high) and wall.top <= each.bottom and each.top <= wall.bottom:
                return None
        walls.append(wall)
    return walls


def find_runs(walls: Iterable[Wall]) -> list[Run] | None:
    """Return the fewest runs that keep to all walls, from top to bottom; None where there is no path through.

    Between the end of a run and the beginning of the next one, the line may move across.
    """
    ordered = sorted(walls)
    members: list[Wall] = []
    runs: list[Run] = []
    low, high, start = -FAR, FAR, ordered[0].top
    for wall in ordered:
        if max(low, wall.low) <= min(high, wall.high):
            low, high = max(low, wall.low), min(high, wall.high)
            members.append(wall)
            continue
        end = max(each.bottom for each in members if each.low > wall.high or each.high < wall.low)
        if end >= wall.top or (runs and end <= start):
            return None
        runs.append(Run(low, high, start, end))
        members = [each for each in members if each.bottom > end] + [wall]
        low, high, start = max(each.low for each in members), min(each.high for each in members), wall.top
    runs.append(Run(low, high, start, max(wall.bottom for wall in members)))
    return runs


def place_runs(runs: Sequence[Run], wish: float) -> list[float]:
    """Return each run its place: one alone near the wish, several as near to each other as they can stand."""
    if len(runs) == 1:
        return [_within(runs[0], wish)]
    first, second = runs[0], runs[1]
    places = [_within(first, (second.low + second.high) / 2 if second.high - second.low < FAR else wish)]
    for run in runs[1:]:
        places.append(_within(run, places[-1]))
    return places


def _within(run: Run, place: float) -> float:
    """Return the place in a run that is nearest; off its walls where there is room."""
    slack = max(0.0, min(4.0, (run.high - run.low) / 2))
    return min(max(place, run.low + slack), run.high - slack)
