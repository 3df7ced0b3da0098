"""``read_status``: what the network says of an app now: its copies, those to come, and until when it is paid for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from fluxviz.errors import NetworkError
from fluxviz.live.blocks import Ending, block_of, ending_of
from fluxviz.live.masking import mask_of, mask_unknown
from fluxviz.live.messages import past_specs
from fluxviz.network import FluxApi, InstallError, Location, Place
from fluxviz.network.rows import hash_in, latest_rows, moment_in

_MOST = 1_000
"""How many rows are told; FluxOS runs at most 100 copies of an app."""


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
    spec: Literal["current", "old", "unknown"]
    lapsed: bool = False
    place: Place | None = None


@dataclass(frozen=True)
class Status:
    """What the network says of an app.

    Attributes:
        app: Its name.
        asked: When it was asked.
        version: The version of its spec; None where that is not told.
        hash: The message that set the spec; empty where that is not told.
        height: The block of that message; None where that is not told.
        wanted: How many copies are paid for; None where that is not told.
        sealed: Its components are encrypted.
        copies: Its copies, in the order of their addresses.
        installing: Nodes that install it.
        errors: Why nodes could not.
        ending: Until when it is paid for; None where that cannot be told.

    """

    app: str
    asked: datetime
    version: int | None
    hash: str
    height: int | None
    wanted: int | None
    sealed: bool
    copies: tuple[Copy, ...]
    installing: tuple[Location, ...]
    errors: tuple[InstallError, ...]
    ending: Ending | None

    @property
    def running(self) -> tuple[Copy, ...]:
        """The copies that the network still counts."""
        return tuple(copy for copy in self.copies if not copy.lapsed)

    def on(self, spec: str) -> int:
        """Count the copies that run the ``current`` spec, an ``old`` one, or one that is ``unknown``."""
        return sum(copy.spec == spec for copy in self.running)


def read_status(api: FluxApi, document: Mapping[str, Any], now: datetime, *, regions: bool = False) -> Status:
    """Ask for all but the spec of an app.

    Args:
        api: Whom to ask.
        document: The spec as the network has it.
        now: The moment that ages are told from.
        regions: Ask the team's statistics where each node stands, too: one call a node.

    Raises:
        NetworkError: there is no answer; names the cause.

    """
    name = str(document["name"])
    own = hash_in(document.get("hash"))
    messages = _history(api, name)
    api = api.masking(mask_of(document, *(spec for _, spec in past_specs(messages))))
    copies = [_copy(row, own, now) for row in latest_rows(api.locations(name))[:_MOST]]
    if regions:
        copies = [replace(copy, place=_place(api, copy.at.ip)) for copy in copies]
    return Status(
        app=name,
        asked=now,
        version=block_of(document.get("version")),
        hash=own,
        height=block_of(document.get("height")),
        wanted=block_of(document.get("instances")),
        sealed=bool(document.get("enterprise")) and not document.get("compose"),
        copies=tuple(copies),
        installing=tuple(latest_rows(api.installing(name))[:_MOST]),
        errors=_errors(api, document, messages),
        ending=ending_of(document.get("height"), document.get("expire"), _signed(messages, own)),
    )


def _copy(row: Location, own: str, now: datetime) -> Copy:
    spec: dict[bool | None, Literal["current", "old", "unknown"]] = {True: "old", False: "current", None: "unknown"}
    return Copy(row, spec[row.runs_another(own)], lapsed=row.has_lapsed(now))


def _errors(
    api: FluxApi, document: Mapping[str, Any], messages: Sequence[Mapping[str, Any]]
) -> tuple[InstallError, ...]:
    """Return install errors; a node may quote values of the spec that it was given, which may be an older one."""
    specs = [(hash_in(document.get("hash")), document), *past_specs(messages)]
    known = {each for each, spec in specs if each and _is_readable(spec)}
    rows = api.installing_errors(str(document["name"]))[:_MOST]
    return tuple(row if row.hash in known else replace(row, message=mask_unknown(row.message)) for row in rows)


def _is_readable(spec: Mapping[str, Any]) -> bool:
    return bool(spec.get("compose") or spec.get("repotag")) and not spec.get("enterprise")


def _place(api: FluxApi, ip: str) -> Place | None:
    if not ip:
        return None
    try:
        return api.node_location(ip)
    except NetworkError:  # a node that the statistics do not know is no reason to tell nothing
        return None


def _history(api: FluxApi, name: str) -> list[dict[str, Any]]:
    """Return the messages of an app; none where they are not told: an estimate less is no reason to tell nothing."""
    try:
        return api.history(name)
    except NetworkError:
        return []


def _signed(messages: Sequence[Mapping[str, Any]], own: str) -> datetime | None:
    """Return when the message of the current spec was signed."""
    found = (each.get("timestamp") for each in messages if own and hash_in(each.get("hash")) == own)
    return moment_in(next(found, None))
