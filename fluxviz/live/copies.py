"""The copies of an app, a row of the network each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from fluxviz.network import Location, Place
from fluxviz.network.rows import latest_rows

MOST_ROWS = 1_000
"""How many rows are told; FluxOS runs at most 100 copies of an app."""
SpecOn = Literal["current", "old", "unknown"]


@dataclass(frozen=True)
class Copy:
    """One copy of an app, on a node.

    Attributes:
        at: Where, since when, and until when the network lists it.
        spec: Which spec it runs: the ``current`` one, an ``old`` one, or ``unknown`` where the row does not say.
        lapsed: The row is older than the network keeps one: nothing has been heard of it since.
        place: Where the node stands; None where that was not asked, or is not known.

    """

    at: Location
    spec: SpecOn
    lapsed: bool = False
    place: Place | None = None

    @property
    def counts(self) -> bool:
        """Whether it is a copy that runs: it has been heard of, and its row names a node."""
        return bool(self.at.ip) and not self.lapsed


def read_copies(rows: Iterable[Location], own: str, now: datetime) -> list[Copy]:
    """Read rows of the network, each node once.

    Args:
        rows: The rows.
        own: The hash of the current spec; empty where it is not told.
        now: The moment that rows have lapsed by.

    """
    specs: dict[bool | None, SpecOn] = {True: "old", False: "current", None: "unknown"}
    latest = latest_rows(rows)[:MOST_ROWS]
    return [Copy(row, specs[row.runs_another(own)], lapsed=row.has_lapsed(now)) for row in latest]
