"""``gather``: what is no longer true, each change once, with every place that shows it and the one to blame."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fluxviz.docs.jobs import Outcome, Place, Stale


@dataclass(frozen=True)
class Report:
    """One reason why files are no longer true.

    Attributes:
        text: What changed, in a line.
        places: Where it shows: blocks of Markdown first, then files.
        blamed: Where it comes from: the spec, the block whose settings changed, or the file itself; None: the settings
            of the docs.

    """

    text: str
    places: tuple[Place, ...]
    blamed: Place | None


def gather(outcomes: Iterable[Outcome]) -> list[Report]:
    """Gather what outcomes have to tell, in their order; a change that several files show is told once."""
    found: dict[tuple[object, ...], list[tuple[Outcome, Stale]]] = {}
    for outcome in outcomes:
        for stale in outcome.stale:
            own = outcome.place if stale.cause == "file" else outcome.block if stale.cause == "settings" else None
            found.setdefault((outcome.spec, stale, own), []).append((outcome, stale))
    return [_report(each) for each in found.values()]


def _report(messages: list[tuple[Outcome, Stale]]) -> Report:
    outcome, stale = messages[0]
    places = dict.fromkeys(each.place for each, _ in messages)
    blocks_first = tuple(sorted(places, key=lambda place: not place.line))
    in_spec = Place(outcome.spec) if isinstance(outcome.spec, Path) else outcome.place
    blamed = {"spec": in_spec, "live": in_spec, "file": outcome.place, "settings": outcome.block}[stale.cause]
    return Report(stale.text, blocks_first, blamed)
