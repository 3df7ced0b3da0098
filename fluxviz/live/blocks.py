"""Blocks and time: until when an app is paid for. No call of the API tells the height of the chain now.

A spec holds from the block of its message for ``expire`` blocks: 22,000 where it has none and came before block
2,020,000, 88,000 after; a block took two minutes until then, and takes 30 seconds since. Of what was registered before
and reaches past it, the part after it counts four times [S FluxOS: expireGlobalApplications].
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

FORK = 2_020_000
"""The block from which on a block takes 30 seconds."""
_BEFORE, _AFTER = 22_000, 88_000
_FACTOR = 4
_BLOCK = timedelta(seconds=30)
_OLD_BLOCK = timedelta(seconds=120)

_KNOWN = 2_996_915, datetime(2026, 9, 30, 12, tzinfo=UTC)
"""A block and about when it came, from the answers of the API that were saved then."""
_TOP = 10**9
"""Higher than any block of this century."""


@dataclass(frozen=True)
class Ending:
    """Until when an app is paid for.

    Attributes:
        block: The last block that it holds for.
        at: About when that is.
        by: What the time is reckoned from, in words.

    """

    block: int
    at: datetime
    by: str


def last_block(height: int, expire: int | None) -> int:
    """Return the last block that a spec holds for.

    Args:
        height: The block of its message.
        expire: For how many blocks it was paid; None: the default of that time.

    >>> last_block(2_994_014, 88_000), last_block(2_000_000, 30_000), last_block(2_000_000, None)
    (3082014, 2060000, 2028000)

    """
    end = height + (expire or (_BEFORE if height < FORK else _AFTER))
    return FORK + (end - FORK) * _FACTOR if height < FORK < end else end


def time_of(block: int, known: tuple[int, datetime] = _KNOWN) -> datetime:
    """Return about when a block came, or comes, reckoned from one whose time is known.

    >>> time_of(2_996_915 + 2_880).isoformat()
    '2026-10-01T12:00:00+00:00'
    """
    at, moment = known
    late = max(block, FORK) - max(at, FORK)
    early = min(block, FORK) - min(at, FORK)
    return moment + late * _BLOCK + early * _OLD_BLOCK


def block_at(moment: datetime) -> int:
    """Return about which block came at a moment.

    >>> block_at(datetime(2026, 9, 30, 13, tzinfo=UTC))
    2997035
    """
    block, known = _KNOWN
    fork = time_of(FORK)
    if moment >= fork:
        return block + (moment - known) // _BLOCK
    return max(0, FORK - (fork - moment) // _OLD_BLOCK)


def ending_of(height: object, expire: object, signed: datetime | None) -> Ending | None:
    """Return until when a spec holds; None where its block is not told.

    Args:
        height: The block of its message.
        expire: For how many blocks it was paid.
        signed: When the message was signed, by its signer's clock; None: not known.

    """
    begun, paid = block_of(height), block_of(expire)
    if begun is None:
        return None
    end = last_block(begun, paid)
    if signed is None:
        return Ending(end, time_of(end), "reckoned from a known block of 2026-09-30, at 30 s a block")
    return Ending(end, time_of(end, (begun, signed)), "reckoned from when its message was signed, at 30 s a block")


def block_of(value: object) -> int | None:
    """Return a whole number that may be written as text, of blocks or of copies; None where there is none."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < _TOP:
        return None
    return int(value)
