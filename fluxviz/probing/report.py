"""What a probe saw: each hop as it is drawn beside what it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from fluxviz.probing.judging import Result
from fluxviz.probing.plan import KIND_TITLES, LeftOut, ProbePlan
from fluxviz.topology import Topology

SCHEMA_VERSION = 1
"""Of the JSON; see ``assets/docs/how-to/probe.md``."""


@dataclass(frozen=True)
class ProbeReport:
    """What a probe saw.

    Attributes:
        plan: What was tried.
        results: What was seen, in the order of the plan.
        now: When it was, as it was given; empty where it was not.
        topology: The app as it is drawn.

    """

    plan: ProbePlan
    results: tuple[Result, ...]
    now: str = ""
    topology: Topology = field(repr=False, compare=False, kw_only=True)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What was not tried, and why."""
        return self.plan.left_out

    @cached_property
    def differences(self) -> tuple[Result, ...]:
        """What is not as it is drawn."""
        return tuple(each for each in self.results if each.differs)

    @property
    def summary(self) -> str:
        """How many hops are as they are drawn, in a sentence."""
        untold = sum(not each.told for each in self.results)
        as_drawn = len(self.results) - len(self.differences) - untold
        parts = [f"{as_drawn} as drawn", f"{len(self.differences)} not as drawn", f"{untold} not told"]
        parts = [part for part in parts if not part.startswith("0 ")]
        parts = ["all as drawn"] if as_drawn == len(self.results) else parts
        when = f" {self.now}" if self.now else ""
        tries = "1 try" if len(self.results) == 1 else f"{len(self.results)} tries"
        return f"Probed{when}, {tries}: {', '.join(parts)}."

    def data(self) -> dict[str, Any]:
        """Return it as plain values, for JSON."""
        return {
            "version": SCHEMA_VERSION,
            "app": self.plan.app,
            "naming": self.topology.naming,
            "probed": self.now,
            "as_drawn": not self.differences,
            "nodes": list(self.plan.nodes),
            "tries": [_row(each) for each in self.results],
            "not_tried": [each.model_dump(mode="json") for each in self.left_out],
        }


def _row(each: Result) -> dict[str, Any]:
    row = each.model_dump(mode="json", exclude_defaults=True)
    first = {"kind": each.kind, "host": each.host, "port": each.port, "expected": each.expected}
    said = {"predicted": each.predicted, "verdict": each.verdict, "seen": each.seen, "differs": each.differs}
    return {**first, **said, **{name: row[name] for name in sorted(row) if name not in (*first, *said)}}


def result_cells(report: ProbeReport) -> list[list[str]]:
    """Return the rows of the table: what was tried, what is drawn, what was seen."""
    rows = []
    for each in report.results:
        sign = "NOT AS DRAWN" if each.differs else "as drawn" if each.told else each.verdict
        seen = each.seen if each.verdict in ("reached", "not told", "not tried") else f"{each.verdict}: {each.seen}"
        rows.append([KIND_TITLES[each.kind], each.where, each.predicted, seen, sign])
    return rows


RESULT_HEADINGS = ("Hop", "Where", "Drawn as", "Seen", "Result")
