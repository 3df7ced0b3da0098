"""``read_status``: what the network says of an app now: its copies, those to come, and until when it is paid for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

from fluxviz.errors import NetworkError, SpecError
from fluxviz.live.blocks import Ending, block_of, ending_of
from fluxviz.live.copies import MOST_ROWS, Copy, read_copies
from fluxviz.live.install_errors import FailedInstall, cautious, failed_installs
from fluxviz.live.masking import mask_of
from fluxviz.live.messages import past_specs
from fluxviz.network import FluxApi, Location, Place
from fluxviz.network.rows import hash_in, latest_rows, moment_in
from fluxviz.spec import load

INSTALLING, INSTALL_ERRORS, HISTORY = "nodes that install it", "install errors", "its history"
"""What is asked besides the copies, in words."""

_Row = TypeVar("_Row")


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
        untold: What the network was asked besides, and did not tell, each with why.

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
    errors: tuple[FailedInstall, ...]
    ending: Ending | None
    untold: Mapping[str, str]

    @property
    def running(self) -> tuple[Copy, ...]:
        """The copies that the network still counts."""
        return tuple(copy for copy in self.copies if copy.counts)

    def on(self, spec: str) -> int:
        """Count the copies that run the ``current`` spec, an ``old`` one, or one that is ``unknown``."""
        return sum(copy.spec == spec for copy in self.running)


def read_status(api: FluxApi, document: Mapping[str, Any], now: datetime, *, regions: bool = False) -> Status:
    """Ask for all but the spec of an app. What is asked besides its copies may be not told: the rest is told then.

    Args:
        api: Whom to ask.
        document: The spec as the network has it.
        now: The moment that ages are told from.
        regions: Ask the team's statistics where each node stands, too: one call a node.

    Raises:
        NetworkError: nobody tells where the copies run; names the cause.

    """
    name = str(document["name"])
    own = hash_in(document.get("hash"))
    untold: dict[str, str] = {}
    messages = _asked(HISTORY, lambda: api.history(name), untold)
    specs = [(own, document), *past_specs(messages)]
    api = api.masking(mask_of(*(spec for _, spec in specs)))
    copies = read_copies(api.locations(name), own, now)
    if regions:
        copies = [replace(copy, place=_place(api, copy.at.ip)) for copy in copies]
    running = [copy for copy in copies if copy.counts]
    errors = _asked(INSTALL_ERRORS, lambda: api.installing_errors(name), untold)
    return Status(
        app=name,
        asked=now,
        version=block_of(document.get("version")),
        hash=own,
        height=block_of(document.get("height")),
        wanted=_wanted(document),
        sealed=bool(document.get("enterprise")) and not document.get("compose"),
        copies=tuple(copies),
        installing=tuple(latest_rows(_asked(INSTALLING, lambda: api.installing(name), untold))[:MOST_ROWS]),
        errors=failed_installs(cautious(errors[:MOST_ROWS], specs), own, running),
        ending=ending_of(document.get("height"), document.get("expire"), _signed(messages, own)),
        untold=untold,
    )


def _asked(what: str, ask: Callable[[], Sequence[_Row]], untold: dict[str, str]) -> Sequence[_Row]:
    """Return rows; where the network does not tell them none, and add why."""
    try:
        return ask()
    except NetworkError as error:
        untold[what] = f"{error.cause}: {error.detail}"
        return ()


def _wanted(document: Mapping[str, Any]) -> int | None:
    """Return how many copies a spec asks for, as its picture has it."""
    try:
        return load(document).instances
    except SpecError:
        return None


def _place(api: FluxApi, ip: str) -> Place | None:
    if not ip:
        return None
    try:
        return api.node_location(ip)
    except NetworkError:  # a node that the statistics do not know is no reason to tell nothing
        return None


def _signed(messages: Sequence[Mapping[str, Any]], own: str) -> datetime | None:
    """Return when the message of the current spec was signed."""
    found = (each.get("timestamp") for each in messages if own and hash_in(each.get("hash")) == own)
    return moment_in(next(found, None))
