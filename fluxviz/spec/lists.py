"""Lists of the API given as files: every app of the network or of an owner, or the messages that made one app.

Such a list is a bare list, or an envelope around one; its rows are specs, or messages that hold one each.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fluxviz.errors import DocumentError, SpecError
from fluxviz.network.wording import harmless
from fluxviz.spec.json_text import JsonFaultsError, parse_json
from fluxviz.spec.source import Document, open_document

MAX_LIST_BYTES = 50_000_000
"""The largest list that is read, in bytes: every app of the network was 2.5 MB in 2026."""

MESSAGE_KEYS = ("appSpecifications", "zelAppSpecifications")
"""Where a message holds its spec; the second in the oldest ones."""

_HEAD = re.compile(r'\ufeff?\s*(?:\[|\{.{0,200}?"data"\s*:\s*\[)', re.DOTALL)
_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,63}", re.ASCII)
_NAMED = 5
"""How many names a message lists."""
_LONGEST_NAME = 60
"""How many letters of a name are told that no file can have."""


@dataclass(frozen=True)
class Row:
    """One row of a list.

    Attributes:
        spec: The spec in it; what stands there where it is none.
        message: The message around the spec; None for a spec alone.
        path: Where it stands.

    """

    spec: Any
    message: Mapping[str, Any] | None
    path: str

    @property
    def name(self) -> str:
        """The app's name; empty where it has none."""
        name = self.spec.get("name") if isinstance(self.spec, Mapping) else None
        return name if isinstance(name, str) else ""

    @property
    def height(self) -> float:
        """The block that it came with; 0 where that is not told."""
        for each in (self.message, self.spec):
            height = each.get("height") if isinstance(each, Mapping) else None
            if isinstance(height, (int, float)) and not isinstance(height, bool):
                return height
        return 0


def rows_in(value: Any) -> list[Row] | None:
    """Return the rows of a list, or of an envelope around one; None for anything else."""
    path = ""
    if isinstance(value, Mapping) and value.get("status") != "error" and isinstance(value.get("data"), list):
        value, path = value["data"], "data"
    if not isinstance(value, list):
        return None
    return [_row(each, f"{path}[{number}]") for number, each in enumerate(value)]


def _row(value: Any, path: str) -> Row:
    if isinstance(value, Mapping):
        for key in MESSAGE_KEYS:
            if key in value:
                return Row(value[key], value, f"{path}.{key}")
    return Row(value, None, path)


def newest(rows: Sequence[Row]) -> list[Row]:
    """Return one row for each name, in the order of the names' first rows: of messages the newest.

    A spec beside its own messages is as new as they are. Different specs of one name, none newer, all stay.
    """
    latest: dict[str, Row] = {}
    for number, row in enumerate(rows):
        key = row.name or f"[{number}]"
        if key in latest and _is_rival(latest[key], row):
            key = f"{key}[{number}]"
        if key not in latest or row.height >= latest[key].height:
            latest[key] = row
    return list(latest.values())


def _is_rival(one: Row, other: Row) -> bool:
    """Return whether two rows of one name are different specs, neither of which is the newer."""
    alone = one.message is None and other.message is None
    return alone and one.height == other.height and one.spec != other.spec


def picked(rows: Sequence[Row], name: str) -> list[Row]:
    """Return the row of an app, the newest of its messages; several where they differ, and none is the newest."""
    found = max((row for row in rows if row.name == name), key=lambda row: row.height, default=None)
    if found is None:
        return []
    return [found, *(row for row in rows if row.name == name and _is_rival(found, row))]


def what_to_do(rows: Sequence[Row], name: str | None = None) -> str:
    """Say what a list is where one app was expected, and what to do with it.

    Args:
        rows: What is in it.
        name: The app that was asked for, and is not in it; or all rows are of that name, and differ.

    """
    if rows and name is not None and all(row.name == name for row in rows):
        places = ", ".join(row.path for row in rows[:_NAMED])
        return f"found {len(rows)} different specs of {name}, none of them the newest: {places}; expected one"
    none = "" if name is None else f"none of them is called {name}; "
    names = list(dict.fromkeys(row.name for row in rows if _PLAIN.fullmatch(row.name)))
    if not rows:
        return "found an empty list; expected one app"
    some = f"{', '.join(names[:_NAMED])}{' …' if len(names) > _NAMED else ''}"
    if all(row.message is not None for row in rows):
        told = f"found {len(rows)} messages of {some or 'apps without a name'}; {none}fluxviz history FILE tells them"
        return f"{told}, and --name {names[0]} (name= in Python) takes the newest" if names else told
    found = f"found a list of {len(rows)} apps{f' ({some})' if some else ''}; {none}expected one"
    each = "fluxviz draw FILE -o DIR/ draws each"
    return f"{found}: {each}, --name {names[0]} (name= in Python) picks one" if names else f"{found}: {each}"


def split(source: Path | Document) -> list[Document] | None:
    """Return a document for each app of a list, the newest spec of each; None where a source is no list.

    Raises:
        SpecError: it begins as a list, and cannot be read.

    """
    document = source if isinstance(source, Document) else open_document(source, SpecError, most=MAX_LIST_BYTES)
    if document.text is None or not _HEAD.match(document.text[:300]):
        return None
    rows = rows_of(document, SpecError)
    if rows is None or len(rows) < 2:
        return None
    kept = newest(rows)
    often = Counter(row.name for row in kept if row.name)
    before = f"{document.name}: "
    return [
        document_of(row, f"{before}{f'{row.path}: ' if often[row.name] > 1 else ''}", number)
        for number, row in enumerate(kept, 1)
    ]


def rows_of(document: Document, error: type[DocumentError]) -> list[Row] | None:
    """Return the rows of a document; None where it is no list.

    Raises:
        DocumentError: of the given type: it is not JSON.

    """
    if document.text is None:
        return rows_in(document.mapping)
    try:
        return rows_in(parse_json(document.text))
    except JsonFaultsError as fault:
        raise error(document.name, fault.faults) from None


def document_of(row: Row, before: str, number: int) -> Document:
    """Return the document of a row, whose files are called after the app.

    Args:
        row: The row.
        before: What messages put before the app's name.
        number: Which row it is, where the app has no name that a file can have.

    """
    stem = row.name if _PLAIN.fullmatch(row.name) else f"app-{number}"
    name = f"{before}{stem}"
    if row.name and stem != row.name:
        name = f"{name} ({harmless(row.name, _LONGEST_NAME)})"
    if isinstance(row.spec, Mapping):
        return Document(name, mapping=row.spec, stem=stem)
    return Document(name, text=json.dumps(row.spec), stem=stem)
