"""What became of an app, as cells of a table and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fluxviz.export.json_writing import write_json
from fluxviz.live.history import Step
from fluxviz.live.messages import Message
from fluxviz.live.words import iso

HISTORY_HEADINGS = ("signed", "block", "what")


def history_cells(steps: Sequence[Step]) -> list[tuple[str, str, str]]:
    """Return a row for each step, the oldest first."""
    return [(days(step), _blocks(step), "\n".join(sentences(step))) for step in steps]


def sentences(step: Step) -> tuple[str, ...]:
    """Return what a step says, a line each."""
    count = len(step.messages)
    if step.kind == "renewed":
        return (f"Renewed{'' if count == 1 else f' {count} times'}.", *step.lines)
    if count > 1:
        return (*step.lines, f"So {count} times.")
    return step.lines


def history_json(app: str, steps: Sequence[Step]) -> str:
    """Write it as JSON, the oldest first; times are UTC."""
    return write_json({"app": app, "steps": [_step(step) for step in steps]})


def _step(step: Step) -> dict[str, Any]:
    return {
        "kind": step.kind,
        "changes": [{"kind": change.kind, "text": change.text} for change in step.changes],
        "told": [each for each in (step.first, *step.told) if each],
        "messages": [
            {
                "hash": each.hash,
                "height": each.height,
                "owner": each.owner,
                "signed": iso(each.signed),
                "version": None if each.spec is None else each.spec.version,
            }
            for each in step.messages
        ],
    }


def days(step: Step) -> str:
    """Say when its messages were signed."""
    return _span(_day(step.messages[0]), _day(step.messages[-1]))


def _blocks(step: Step) -> str:
    return _span(_height(step.messages[0]), _height(step.messages[-1]))


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first}\nto {last}"


def _day(message: Message) -> str:
    return "not told" if message.signed is None else message.signed.strftime("%Y-%m-%d")


def _height(message: Message) -> str:
    return "not told" if message.height is None else str(message.height)
