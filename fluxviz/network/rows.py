"""Rows of answers, read leniently: a type that is not as it should be is passed over, and what was written is kept."""

from __future__ import annotations

import ipaddress
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from fluxviz.network.wording import Mask, harmless

API_PORT = 16127
"""The port of a node's API where a row names none [S: older rows have none]."""

_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Location:
    """Where an app runs, or is being installed.

    Attributes:
        ip: The node's address; empty where the row has none that is one.
        api_port: The port of the node's API, not of the app; None where there is no address.
        hash: The message whose spec runs there; empty where the row has none.
        broadcast_at: When the node last said so.
        expires_at: When the row lapses.
        running_since: When it was started.
        written: What stood for the address, made harmless.

    """

    ip: str
    api_port: int | None
    hash: str = ""
    broadcast_at: datetime | None = None
    expires_at: datetime | None = None
    running_since: datetime | None = None
    written: str = ""

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Location:
        """Read a row."""
        ip, port = address_in(row.get("ip"))
        return cls(
            ip=ip,
            api_port=port,
            hash=hash_in(row.get("hash")),
            broadcast_at=moment_in(row.get("broadcastedAt")),
            expires_at=moment_in(row.get("expireAt")),
            running_since=moment_in(row.get("runningSince")),
            written=harmless(row.get("ip"), 80),
        )

    def has_lapsed(self, now: datetime) -> bool:
        """Return whether the row is older than the network keeps one: nothing has been heard of the node since."""
        return self.expires_at is not None and self.expires_at < now

    def runs_another(self, own: str) -> bool | None:
        """Return whether another spec runs there than that of a message; None where either is not known."""
        return self.hash != own if own and self.hash else None


@dataclass(frozen=True, order=True)
class InstallError:
    """Why an app could not be installed on a node; ``message`` is a node's text, made harmless."""

    ip: str
    api_port: int | None
    hash: str
    message: str
    broadcast_at: datetime | None = None
    written: str = ""

    @classmethod
    def of(cls, row: Mapping[str, Any], mask: Mask = str) -> InstallError:
        """Read a row, whose error is the JSON text of an error envelope."""
        at = Location.of(row)
        return cls(at.ip, at.api_port, at.hash, _decoded(row.get("error"), mask), at.broadcast_at, at.written)


@dataclass(frozen=True)
class Place:
    """Where a node stands, as the team's statistics say; empty where they do not know."""

    continent: str
    country: str
    region: str


@dataclass(frozen=True)
class Price:
    """What FluxOS asks for a spec, for its whole term: US dollars, FLUX, and the discount in percent or in words."""

    usd: float | None
    flux: float | None
    discount: str


@dataclass(frozen=True)
class Verdict:
    """Whether FluxOS would take a spec; ``message`` is what it says first where not, made harmless."""

    accepted: bool
    message: str


def latest_rows(rows: Iterable[Location]) -> list[Location]:
    """Return each node once, with what it said last: rows of old broadcasts may still be there."""
    latest: dict[tuple[str, int | None, str], Location] = {}
    for row in sorted(rows, key=lambda row: (row.broadcast_at is not None, row.broadcast_at or row.ip)):
        latest[(row.ip, row.api_port, "" if row.ip else row.written)] = row
    return sorted(latest.values(), key=lambda row: (row.ip, row.api_port, row.written))


def address_in(value: object) -> tuple[str, int | None]:
    """Return address and API port of ``203.0.113.7:16167``; an empty address and no port where there is none.

    >>> address_in("203.0.113.7:16167"), address_in("203.0.113.7"), address_in("203.0.113.7:99999")
    (('203.0.113.7', 16167), ('203.0.113.7', 16127), ('', None))
    """
    text = value.strip() if isinstance(value, str) else ""
    host, port = text, str(API_PORT)
    if text.startswith("["):
        host, _, port = text[1:].partition("]")
        port = port.removeprefix(":") or str(API_PORT)
    elif text.count(":") == 1:
        host, port = text.split(":")
    try:
        number = int(port) if port.isascii() and port.isdigit() and len(port) <= 5 else 0
        return (str(ipaddress.ip_address(host)), number) if 0 < number < 65_536 else ("", None)
    except ValueError:
        return "", None


def moment_in(value: object) -> datetime | None:
    """Return a moment of ISO text or of milliseconds since 1970, in UTC; None where there is none.

    >>> moment_in("2026-09-30T19:24:01.046Z").isoformat(timespec="minutes")
    '2026-09-30T19:24+00:00'
    """
    try:
        if isinstance(value, str) and not value.isdigit():
            moment = datetime.fromisoformat(value[:40])
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
        number = number_in(value)
        return None if number is None else datetime.fromtimestamp(number / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def number_in(value: object) -> float | None:
    """Return a number that may be written as text; None where there is none that is finite."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        number = float(value[:40] if isinstance(value, str) else value)
    except (ValueError, OverflowError):
        return None
    return number if abs(number) < 1e15 else None


def hash_in(value: object) -> str:
    """Return a message's hash in lower case; empty where there is none."""
    return value.lower() if isinstance(value, str) and _HASH.fullmatch(value) else ""


def _decoded(error: object, mask: Mask) -> str:
    """Return the message inside the JSON text of an error, or the text itself."""
    inner = error
    if isinstance(error, str):
        try:
            inner = json.loads(error)
        except (ValueError, RecursionError):
            return harmless(error, mask=mask)
    for key in ("data", "message"):
        inner = inner.get(key, inner) if isinstance(inner, Mapping) else inner
    return harmless(inner if isinstance(inner, str) else "an error of another shape", mask=mask)
