"""The apps that a command is given: a file, each app of a list, an app by its name, or all of an owner."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fluxviz.cli.console import read_in
from fluxviz.cli.options import STDIN
from fluxviz.errors import FluxvizError, NetworkError, SpecError
from fluxviz.faults import Fault
from fluxviz.network.names import PREFIX
from fluxviz.spec import Document
from fluxviz.spec.beside import kind_beside
from fluxviz.spec.lists import MAX_LIST_BYTES, Row, document_of, rows_in, rows_of, split
from fluxviz.spec.named import SpecAt, spec_at
from fluxviz.spec.source import open_document


def source_of(spec: str) -> SpecAt | Document:
    """Return where a spec is; the standard input is read.

    Raises:
        SpecError: the standard input cannot be read.

    """
    if spec != STDIN:
        return spec_at(spec)
    return open_document(read_in(MAX_LIST_BYTES), SpecError, "<stdin>", most=MAX_LIST_BYTES)


def listed_in(source: SpecAt | Document) -> list[Document] | None:
    """Return each app of a list; None where a source is one app.

    Raises:
        SpecError: it begins as a list, and cannot be read.

    """
    return None if isinstance(source, str) else split(source)


def apps_of_owner(owner: str) -> list[Document]:
    """Ask the network for all apps of an owner, in the order of their names.

    Raises:
        NetworkError: there is none, or no answer.

    """
    from fluxviz.network import Cause, FluxApi

    found = rows_in([row for row in FluxApi().all_specs(owner=owner) if row.get("owner") == owner]) or []
    if not found:
        raise NetworkError(f"owner {owner}", Cause.NO_SUCH_APP, "no app of this owner is registered")
    rows = sorted(found, key=lambda row: (row.name.lower(), row.name))
    return [document_of(row, PREFIX, number) for number, row in enumerate(rows, 1)]


def apps_together(specs: Sequence[str], owner: str | None) -> list[str | Document]:
    """Return the apps that stand in one picture: those of specs, each of a list, or all of an owner.

    Raises:
        FluxvizError: there is none, a list cannot be read, or the network gives no answer.

    """
    if owner is not None:
        return [*apps_of_owner(owner)]
    wanted = [spec for spec in specs if not kind_beside(spec)]
    if not wanted:
        raise FluxvizError(f"{', '.join(specs)}: a public access file, not a spec")
    apps: list[str | Document] = []
    for spec in wanted:
        source = source_of(spec)
        listed = listed_in(source)
        apps += listed if listed is not None else [source if isinstance(source, Document) else spec]
    return apps


def read_list(file: str, expected: str, *, of_messages: bool = False) -> list[Row]:
    """Return the rows of a list in a file, or on the standard input.

    Args:
        file: The file; ``-`` for the standard input.
        expected: What it should be, for who gives something else.
        of_messages: Some of its rows must be messages.

    Raises:
        SpecError: it cannot be read, or is none.

    """
    given = read_in(MAX_LIST_BYTES) if file == STDIN else Path(file)
    document = open_document(given, SpecError, "<stdin>" if file == STDIN else file, most=MAX_LIST_BYTES)
    rows = rows_of(document, SpecError)
    if rows is None or (of_messages and not any(row.message is not None for row in rows)):
        raise SpecError(document.name, [Fault("", f"expected {expected}")])
    return rows
