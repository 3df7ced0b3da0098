"""``python -m tests.geometry.staying [FILES]``: what stays moves this far when one component goes.

Two cards are flipped where one was left of the other, or above it, and is right of it, or below, now.
"""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from fluxviz import SpecError, build, explore, load
from fluxviz.drawing.anchoring import boxes_of
from fluxviz.drawing.scene import Box
from tests.specimens import ALL, path_of


@dataclass(frozen=True)
class Moved:
    """What one removal did.

    Attributes:
        name: The app, and what was removed.
        flips: How many pairs of cards changed sides.
        moves: How far each card that stayed moved, in points.

    """

    name: str
    flips: int
    moves: tuple[float, ...]


def removals(document: Mapping[str, Any]) -> Iterator[Moved]:
    """Suppose each component of an app away."""
    spec = load(document)
    if len(spec.components) < 2:
        return
    before = boxes_of(explore(spec).diagram.layout)
    for component in spec.components:
        explorer = explore(spec, off=[component.key])
        if not explorer.faults:
            yield compare(f"{spec.name} without {component.key}", before, boxes_of(explorer.diagram.layout))


def compare(name: str, before: Mapping[str, Box], after: Mapping[str, Box]) -> Moved:
    """Compare two pictures."""
    kept = sorted(before.keys() & after.keys())
    flips = sum(
        _side(before[one], before[other], axis) * _side(after[one], after[other], axis) < 0
        for one, other in combinations(kept, 2)
        for axis in (0, 1)
    )
    moves = (max(abs(before[each][axis] - after[each][axis]) for axis in (0, 1)) for each in kept)
    return Moved(name, flips, tuple(moves))


def _side(one: Box, other: Box, axis: int) -> int:
    if one[axis] + one[axis + 2] <= other[axis]:
        return -1
    return 1 if other[axis] + other[axis + 2] <= one[axis] else 0


def summary(found: Sequence[Moved]) -> str:
    """Tell all removals in a line."""
    moves = [move for each in found for move in each.moves]
    far = sum(move > 20 for move in moves)
    return (
        f"{len(found)} removals: {sum(each.flips for each in found)} flips, cards that stay move "
        f"{statistics.median(moves):.1f} pt in the median, {statistics.mean(moves):.1f} on average, "
        f"{far} of {len(moves)} over 20"
    )


def main(paths: Sequence[str]) -> int:
    found: list[Moved] = []
    for path in [Path(each) for each in paths] or [path_of(name) for name in ALL]:
        try:
            document = json.loads(path.read_text("utf-8"))
            build(load(document))
        except (SpecError, ValueError):
            continue
        found += removals(document)
    for each in sorted(found, key=lambda moved: -max(moved.moves, default=0.0)):
        if each.flips or max(each.moves, default=0.0) > 20:
            print(f"{each.name}: {each.flips} flips, {max(each.moves):.0f} pt")
    print(summary(found))
    return int(any(each.flips for each in found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
