"""Why nodes could not install an app: which version of its spec that was, and whether they run it all the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from fluxviz.live.copies import Copy
from fluxviz.network import InstallError
from fluxviz.network.unknown_values import mask_unknown


@dataclass(frozen=True)
class FailedInstall:
    """What a node says of an installation that failed.

    Attributes:
        error: What it says.
        spec: Which spec it was: the ``current`` one, ``another``, or ``unknown`` where the row does not say.
        runs: The node runs the app all the same: it was installed since, or what failed was another version.

    """

    error: InstallError
    spec: Literal["current", "another", "unknown"]
    runs: bool

    @property
    def keeps_out(self) -> bool:
        """Whether it tells why the current spec does not run on its node."""
        return not self.runs and self.spec != "another"


def failed_installs(rows: Sequence[InstallError], own: str, copies: Sequence[Copy]) -> tuple[FailedInstall, ...]:
    """Return what nodes say, beside what they run.

    Args:
        rows: What they say.
        own: The hash of the current spec; empty where it is not told.
        copies: The copies that run.

    """
    running = {(copy.at.ip, copy.at.api_port): copy for copy in copies}
    return tuple(FailedInstall(row, _spec(row, own), _runs(row, own, running)) for row in rows)


def _spec(row: InstallError, own: str) -> Literal["current", "another", "unknown"]:
    if not (own and row.hash):
        return "unknown"
    return "current" if row.hash == own else "another"


def _runs(row: InstallError, own: str, running: Mapping[tuple[str, int | None], Copy]) -> bool:
    copy = running.get((row.ip, row.api_port))
    if copy is None:
        return False
    if row.hash and copy.at.hash != row.hash:  # an update that failed leaves what ran before
        return row.hash != own
    told, heard = row.broadcast_at, copy.at.broadcast_at
    return told is None or heard is None or told <= heard


def cautious(rows: Sequence[InstallError], specs: Sequence[tuple[str, Mapping[str, Any]]]) -> tuple[InstallError, ...]:
    """Return install errors with what may be a value masked where the spec that a node was given cannot be read.

    Args:
        rows: What nodes say, the values of all specs that can be read masked in it.
        specs: The specs, each with its hash.

    """
    known = {each for each, spec in specs if each and _is_readable(spec)}
    return tuple(row if row.hash in known else replace(row, message=mask_unknown(row.message)) for row in rows)


def _is_readable(spec: Mapping[str, Any]) -> bool:
    return bool(spec.get("compose") or spec.get("repotag")) and not spec.get("enterprise")
