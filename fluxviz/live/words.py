"""What the network says of an app, in words: a line for a picture, cells for a table, and JSON."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from fluxviz.export.json_writing import write_json
from fluxviz.live.copies import Copy
from fluxviz.live.install_errors import FailedInstall
from fluxviz.live.status import INSTALL_ERRORS, INSTALLING, Status
from fluxviz.network import InstallError, Location, Price

HEADINGS = ("node", "API port", "runs since", "spec", "heard of")
_MISSING = "paid for, and run by no node that has been heard of"
LAPSE = "A copy is heard of every hour, and listed for 2 h 5 min after: one that has crashed stays in the list so long."


def status_note(status: Status) -> str:
    """Return what a picture says of it, in a line.

    What it says holds for one moment, which stands in it.
    """
    told = [count_copies(status), *_more(status)]
    return f"Live on {_moment(status.asked)}: {', '.join(told)}."


def count_copies(status: Status) -> str:
    """Say how many copies run, and how many of them an old spec: ``3 of 3 copies, 1 still on the old spec``."""
    running = len(status.running)
    wanted = "" if status.wanted is None else f" of {status.wanted}"
    told = f"{running}{wanted} {'copy' if (status.wanted or running) == 1 else 'copies'}"
    if old := status.on("old"):
        told += f", {old} still on the old spec"
    if unknown := status.on("unknown"):
        told += f", {unknown} on a spec that is not told"
    return told


def _more(status: Status) -> list[str]:
    told = []
    if status.installing:
        told.append(f"{len(status.installing)} being installed")
    if errors := sum(each.keeps_out for each in status.errors):
        told.append(f"{errors} install {'error' if errors == 1 else 'errors'}")
    if status.ending is not None:
        told.append(ends(status))
    return [*told, *(f"{what} not told" for what in status.untold)]


def ends(status: Status) -> str:
    """Say until when it is paid for, as an estimate."""
    if status.ending is None:
        return "when it ends is not told"
    if is_over(status):
        return "the time it is paid for should be over (estimate)"
    return f"paid for about {_span(status.ending.at - status.asked)} more (estimate)"


def is_over(status: Status) -> bool:
    """Return whether the time it is paid for should be over."""
    return status.ending is not None and status.ending.at <= status.asked


def copy_cells(status: Status, *, places: bool = False) -> list[tuple[str, ...]]:
    """Return the cells of a table, a row for each copy; with a place where that was asked for."""
    return [_cells(copy, status.asked, places) for copy in status.copies]


def _cells(copy: Copy, now: datetime, places: bool) -> tuple[str, ...]:
    spec = {"current": "current", "old": "old", "unknown": "not told"}[copy.spec]
    heard = f"{_ago(copy.at.broadcast_at, now)}{', lapsed' if copy.lapsed else ''}"
    cells = (
        node_of(copy.at),
        "not told" if copy.at.api_port is None else str(copy.at.api_port),
        _day(copy.at.running_since),
        spec,
        heard,
    )
    if not places:
        return cells
    known = () if copy.place is None else (copy.place.country, copy.place.region)
    return (*cells, ", ".join(filter(None, known)) or "not known")


def node_of(row: Location | InstallError) -> str:
    """Return a node's address, or what stood for it."""
    return row.ip or row.written or "not told"


def summary(status: Status) -> list[str]:
    """Return what is said below the table, a line each."""
    lines = [f"{count_copies(status)}."]
    if status.wanted is not None and len(status.running) < status.wanted:
        missing = status.wanted - len(status.running)
        verb = "copy is" if missing == 1 else "copies are"
        why = "run by no node that has been heard of" if is_over(status) else _MISSING
        lines.append(f"{missing} {verb} missing: {why}.")
    if unplaced := sum(not copy.at.ip for copy in status.copies):
        rows = "1 row of the network names no node and is" if unplaced == 1 else f"{unplaced} rows name no node and are"
        lines.append(f"{rows} not counted.")
    for row in status.installing:
        lines.append(f"Being installed on {node_of(row)}{_told(row, status.asked)}.")
    lines += [_failed(each, status.asked) for each in status.errors]
    if status.ending is not None:
        at = status.ending
        told = ends(status)
        lines.append(f"{told[0].upper()}{told[1:]}: until block {at.block}, about {_moment(at.at)}, {at.by}.")
    lines += [f"{what[0].upper()}{what[1:]}: not told: {why}." for what, why in status.untold.items()]
    if status.sealed:
        lines.append("An enterprise app: its components are encrypted and cannot be shown.")
    if status.copies:
        lines.append(LAPSE)
    return lines


def _failed(failed: FailedInstall, now: datetime) -> str:
    node, told = node_of(failed.error), _told(failed.error, now)
    what = {"current": "this spec", "another": "another version of the spec", "unknown": "it"}[failed.spec]
    if failed.runs:
        return f"{node} runs it now; earlier it could not install {what}{told}: {failed.error.message}"
    of = f" ({what})" if failed.spec == "another" else ""
    return f"Not installed on {node}{of}{told}: {failed.error.message}"


def price_words(price: Price) -> str:
    """Return what FluxOS asks, in a line."""
    asked = [
        *([] if price.usd is None else [f"{price.usd:g} USD"]),
        *([] if price.flux is None else [f"{price.flux:g} FLUX"]),
    ]
    discount = f" (discount when paid in FLUX: {price.discount})" if price.discount else ""
    return f"The network asks {' or '.join(asked) or 'a price that it does not tell'} for it{discount}."


def status_json(status: Status, price: Price | None = None) -> str:
    """Write it as JSON; times are UTC. The price is there where it was asked for."""
    ending = status.ending
    return write_json(
        {
            "app": status.app,
            "asked": iso(status.asked),
            "spec": {"hash": status.hash, "height": status.height, "version": status.version},
            "encrypted": status.sealed,
            "copies": {
                "wanted": status.wanted,
                "running": len(status.running),
                "current": status.on("current"),
                "old": status.on("old"),
                "unknown": status.on("unknown"),
            },
            "instances": [_instance(copy) for copy in status.copies],
            "installing": None
            if INSTALLING in status.untold
            else [{**_row(row), "hash": row.hash} for row in status.installing],
            "install_errors": None if INSTALL_ERRORS in status.untold else [_error(each) for each in status.errors],
            "not_told": [{"what": what, "why": why} for what, why in status.untold.items()],
            "ends": None
            if ending is None
            else {
                "block": ending.block,
                "at": iso(ending.at),
                "seconds_left": int((ending.at - status.asked).total_seconds()),
                "estimate": True,
                "by": ending.by,
            },
            **(
                {}
                if price is None
                else {"price": {"usd": price.usd, "flux": price.flux, "flux_discount": price.discount}}
            ),
        }
    )


def _instance(copy: Copy) -> dict[str, Any]:
    row: dict[str, Any] = {
        **_row(copy.at),
        "hash": copy.at.hash,
        "spec": copy.spec,
        "running_since": iso(copy.at.running_since),
        "lapses": iso(copy.at.expires_at),
        "lapsed": copy.lapsed,
    }
    if copy.place is not None:
        place = copy.place
        row["place"] = {"continent": place.continent, "country": place.country, "region": place.region}
    return row


def _error(failed: FailedInstall) -> dict[str, Any]:
    row = failed.error
    told = {"hash": row.hash, "spec": failed.spec, "runs": failed.runs, "message": row.message}
    return {**_row(row), **told}


def _row(row: Location | InstallError) -> dict[str, Any]:
    return {"node": node_of(row), "api_port": row.api_port, "told": iso(row.broadcast_at)}


def iso(moment: datetime | None) -> str | None:
    """Return a moment as JSON has it; None where there is none."""
    return None if moment is None else moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _moment(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M UTC")


def _day(moment: datetime | None) -> str:
    return "not told" if moment is None else moment.strftime("%Y-%m-%d")


def _told(row: Location | InstallError, now: datetime) -> str:
    return "" if row.broadcast_at is None else f", told {_ago(row.broadcast_at, now)}"


def _ago(moment: datetime | None, now: datetime) -> str:
    if moment is None:
        return "not told when"
    past = now - moment
    return f"{_span(past)} ago" if past > timedelta() else "just now"


def _span(time: timedelta) -> str:
    """Say how long, in the largest unit that is more than one.

    >>> _span(timedelta(days=12, hours=3)), _span(timedelta(minutes=90)), _span(timedelta(seconds=20))
    ('12 days', '90 minutes', '1 minute')
    """
    minutes = max(1, round(time.total_seconds() / 60))
    for unit, size in (("day", 1440), ("hour", 60), ("minute", 1)):
        count = minutes // size
        if count > 1 or unit == "minute":
            return f"{count} {unit}{'' if count == 1 else 's'}"
    raise AssertionError("a minute is the smallest")
