"""A moment of an app's past: which message held then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from fluxviz.errors import FluxvizError
from fluxviz.live.blocks import block_of, last_block, time_of
from fluxviz.live.messages import Message


@dataclass(frozen=True)
class Past:
    """The message that held at a moment.

    Attributes:
        message: The message.
        note: What is to be said of it: that it had run out by then; empty where it held.

    """

    message: Message
    note: str = ""


def at(messages: Sequence[Message], when: str) -> Past:
    """Return the message that held at a moment.

    Args:
        messages: Those of one app, the oldest first.
        when: A block, or a date: its last second, UTC; or a date with a time of day.

    Raises:
        FluxvizError: it is neither, or there was no message by then.

    """
    if when.isascii() and when.isdigit() and len(when) < 10 and (block := block_of(when)) is not None:
        by_then = [each for each in messages if each.height is not None and each.height <= block]
        end = block
    else:
        moment = _moment(when)
        by_then = [each for each in messages if each.signed is not None and each.signed <= moment]
        end = None
    if not by_then:
        first = messages[0] if messages else None
        told = f"the first message is of {_when(first)}" if first is not None else "there is no message"
        raise FluxvizError(f"--at {when}: {told}")
    found = by_then[-1]
    if found.spec is None:
        raise FluxvizError(f"--at {when}: the spec of that time cannot be read: {found.fault}")
    return Past(found, _run_out(found, end, None if end is not None else _moment(when)))


def _run_out(message: Message, block: int | None, moment: datetime | None) -> str:
    if message.height is None:
        return ""
    last = last_block(message.height, block_of(message.document.get("expire")))
    if block is not None:
        gone = block > last
    else:
        ends = time_of(last, (message.height, message.signed)) if message.signed is not None else time_of(last)
        gone = moment is not None and moment > ends
    return f"it was paid until block {last} and had run out by then (estimate): it is shown as it was" if gone else ""


def _moment(when: str) -> datetime:
    try:
        moment = datetime.fromisoformat(when)
    except ValueError:
        expected = "expected a block such as 2994014, or a date such as 2026-09-30"
        raise FluxvizError(f"--at: {expected}") from None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment + timedelta(days=1, seconds=-1) if len(when) <= len("2026-09-30") else moment


def _when(message: Message) -> str:
    day = message.signed.strftime("%Y-%m-%d") if message.signed else "a day that is not told"
    return f"{day}, block {message.height}"
