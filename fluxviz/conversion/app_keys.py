"""Carry over what an app has at the top of its document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fluxviz.conversion.report import ReportEntry
from fluxviz.spec.fields import Fields, found
from fluxviz.spec.loading import Written
from fluxviz.spec.versions import LATEST

DEFAULT_INSTANCES = 3
DEFAULT_EXPIRE = 88_000
_BLOCKS_A_DAY = 2880
"""A block takes 30 seconds."""
_NO_CONTACTS = "none; expected an e-mail address, or a link, where Flux can reach you (it may stay empty)"


def convert_app(written: Written, report: list[ReportEntry]) -> dict[str, Any]:
    """Carry over everything at the top but the components.

    Args:
        written: The spec and its document.
        report: Where to tell what changes.

    """
    document, spec = written.document, written.spec
    fields = Fields()
    app: dict[str, Any] = {
        "version": LATEST,
        "name": spec.name,
        "description": written_text(document, "description", "", report),
        "owner": written_text(document, "owner", "", report),
        "instances": spec.instances if spec.instances is not None else _instances(document, report),
        "contacts": _texts(document, "contacts", fields),
        "geolocation": _texts(document, "geolocation", fields),
        "expire": _expire(document, spec.version, fields, report),
        "nodes": _texts(document, "nodes", fields),
        "staticip": _switch(document, report),
        "enterprise": _enterprise(document, report),
    }
    if isinstance(document.get("datacenter"), bool):
        app["datacenter"] = document["datacenter"]
    elif document.get("datacenter") is not None:
        report.append(
            ReportEntry("lost", "datacenter", f"expected true or false, found {found(document['datacenter'])}")
        )
    report += [ReportEntry("changed", where, message) for where, message in fields.oddities]
    report += [ReportEntry("lost", fault.where, fault.message) for fault in fields.faults]
    if "contacts" not in document:
        report.append(ReportEntry("to do", "contacts", _NO_CONTACTS))
    return app


def written_text(item: Mapping[str, Any], key: str, at: str, report: list[ReportEntry]) -> str:
    """Return a text as it is written; anything else is told and left out."""
    value = item.get(key)
    if value is None or isinstance(value, str):
        return value or ""
    report.append(ReportEntry("lost", f"{at}{key}", f"expected text, found {found(value)}"))
    return ""


def _instances(document: Mapping[str, Any], report: list[ReportEntry]) -> int:
    before = "was not given" if document.get("instances") is None else "was no number of copies"
    report.append(ReportEntry("changed", "instances", f"{before}; written as {DEFAULT_INSTANCES}"))
    return DEFAULT_INSTANCES


def _texts(document: Mapping[str, Any], key: str, fields: Fields) -> list[str]:
    entries = enumerate(fields.items(document.get(key), key, "a list of texts"))
    read = [
        entry if isinstance(entry, str) else fields.text(entry, f"{key}[{index}]", "text") for index, entry in entries
    ]
    return [text for text in read if text is not None]


def _expire(document: Mapping[str, Any], version: int, fields: Fields, report: list[ReportEntry]) -> int:
    blocks = fields.number(document.get("expire"), "expire")
    if blocks is None or blocks != int(blocks):
        before = "was not given" if document.get("expire") is None else "was no whole number of blocks"
        message = f"{before}; written as {DEFAULT_EXPIRE}, about a month"
        report.append(ReportEntry("changed", "expire", message))
        return DEFAULT_EXPIRE
    if version != LATEST:
        days = f"about {blocks / _BLOCKS_A_DAY:.0f} days" if blocks >= _BLOCKS_A_DAY else "less than a day"
        message = f"{blocks:.0f} blocks are {days} at 30 seconds a block; older specs counted blocks of two minutes"
        report.append(ReportEntry("changed", "expire", message))
    return int(blocks)


def _switch(document: Mapping[str, Any], report: list[ReportEntry]) -> bool:
    value = document.get("staticip")
    if isinstance(value, str) and value.strip().lower() in ("true", "false"):
        report.append(ReportEntry("changed", "staticip", "was text; written as true or false"))
        return value.strip().lower() == "true"
    if value is not None and not isinstance(value, bool):
        report.append(
            ReportEntry("lost", "staticip", f"expected true or false, found {found(value)}; written as false")
        )
    return value is True


def _enterprise(document: Mapping[str, Any], report: list[ReportEntry]) -> str | bool:
    value = document.get("enterprise")
    if value is False or isinstance(value, str):
        return value
    if value is not None:
        report.append(ReportEntry("lost", "enterprise", f"expected text or false, found {found(value)}"))
    return ""
