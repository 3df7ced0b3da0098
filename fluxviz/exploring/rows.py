"""Rows and sections, as the panel lists them."""

from __future__ import annotations

from collections.abc import Iterable

from fluxviz.exploring.shapes import Row, Section


def make_row(name: str, value: str, *, copy: bool = False, part: str = "") -> Row:
    """Return a row, without what it does not have."""
    row: Row = {"name": name, "value": value}
    if copy:
        row["copy"] = True
    if part:
        row["part"] = part
    return row


def make_sections(*pairs: tuple[str, Iterable[Row]]) -> list[Section]:
    """Return sections, but for those that have no rows."""
    sections: list[Section] = [{"title": title, "rows": list(rows)} for title, rows in pairs]
    return [section for section in sections if section["rows"]]
