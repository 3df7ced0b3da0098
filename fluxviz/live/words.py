"""What the network says of an app, in words: a line for a picture, cells for a table, and JSON."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from fluxviz.export.json_writing import write_json
from fluxviz.live.status import Copy, Status
from fluxviz.network import InstallError, Location, Price

HEADINGS = ("node", "API port", "runs since", "spec", "heard of")
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
    if status.errors:
        told.append(f"{len(status.errors)} install {'error' if len(status.errors) == 1 else 'errors'}")
    if status.ending is not None:
        told.append(ends(status))
    return told


def ends(status: Status) -> str:
    """Say until when it is paid for, as an estimate."""
    if status.ending is None:
        return "when it ends is not told"
    left = status.ending.at - status.asked
    if left <= timedelta():
        return "the time it is paid for should be over (estimate)"
    return f"paid for about {_span(left)} more (estimate)"


def copy_cells(status: Status, *, places: bool = False) -> list[tuple[str, ...]]:
    """Return the cells of a table, a row for each copy; with a place where that was asked for."""
    return [_cells(copy, status.asked, places) for copy in status.copies]


def _cells(copy: Copy, now: datetime, places: bool) -> tuple[str, ...]:
    spec = {"current": "current", "old": "old", "unknown": "not told"}[copy.spec]
    heard = f"{_ago(copy.at.broadcast_at, now)}{', lapsed' if copy.lapsed else ''}"
    cells = (node_of(copy.at), str(copy.at.api_port), _day(copy.at.running_since), spec, heard)
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
        lines.append(f"{missing} {verb} missing: paid for, and run by no node that has been heard of.")
    for row in status.installing:
        lines.append(f"Being installed on {node_of(row)}{_told(row, status.asked)}.")
    for error in status.errors:
        lines.append(f"Not installed on {node_of(error)}{_told(error, status.asked)}: {error.message}")
    if status.ending is not None:
        at = status.ending
        told = ends(status)
        lines.append(f"{told[0].upper()}{told[1:]}: until block {at.block}, about {_moment(at.at)}, {at.by}.")
    if status.sealed:
        lines.append("An enterprise app: its components are encrypted and cannot be shown.")
    if status.copies:
        lines.append(LAPSE)
    return lines


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
            "installing": [{**_row(row), "hash": row.hash} for row in status.installing],
            "install_errors": [{**_row(row), "hash": row.hash, "message": row.message} for row in status.errors],
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
