"""Tables on the terminal: as wide as it is, and as blocks of fields where no table fits. No word is ever broken."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Iterator, Sequence
from io import StringIO

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from fluxviz.unseen import clean

_PIPE = 200
"""The width where the output is no terminal, and none is asked for by ``COLUMNS``."""
_GAP = 3
"""What a column takes besides its text."""


def table_text(title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write a table; a host and whatever else is one word stands whole, at any width.

    Args:
        title: What stands above.
        headings: The columns.
        rows: The cells, each a line or several.

    """
    console, written = _console(), StringIO()
    console.file = written  # a terminal is still written for as one
    _print_table(console, title, headings, rows)
    return written.getvalue()


def _print_table(console: Console, title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    cleaned = [[[clean(line) for line in cell.split("\n")] for cell in row] for row in rows]
    for line in wrap(clean(title), console.width):
        console.print(Text(line, style="italic"), soft_wrap=True)
    widths = _widths(headings, cleaned, console.width)
    if widths is None:
        for line in (*_stacked(headings, cleaned, console.width), ""):
            console.print(Text(line), soft_wrap=True)
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading, width in zip(headings, widths, strict=True):
        table.add_column(heading, width=width)
    for row in cleaned:
        table.add_row(*(Text("\n".join(lines)) for lines in row))
    console.print(table)


def _console() -> Console:
    console = Console()
    console = Console(force_terminal=console.is_terminal, width=console.width)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = _PIPE
    return console


def folded(text: str) -> list[str]:
    """Fold a line of prose to the width of the terminal."""
    return wrap(text, _console().width)


def wrap(text: str, width: int, indent: str = "") -> list[str]:
    """Fold a line at its blanks only; what follows the first line is indented."""
    lines = textwrap.wrap(text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    return lines or [""]


def _widths(headings: Sequence[str], rows: Sequence[Sequence[Sequence[str]]], width: int) -> list[int] | None:
    """Return each column as much as it wants, or less down to its longest word; None where that is too much."""
    columns = [[heading, *(line for row in rows for line in row[place])] for place, heading in enumerate(headings)]
    least = [max(cell_len(word) for line in column for word in (line.split() or [""])) for column in columns]
    wanted = [max(map(cell_len, column)) for column in columns]
    room = width - _GAP * len(columns)
    if sum(least) > room:
        return None
    while sum(wanted) > room:
        widest = max(range(len(wanted)), key=lambda place: (wanted[place] > least[place], wanted[place]))
        wanted[widest] -= 1
    return wanted


def _stacked(headings: Sequence[str], rows: Sequence[Sequence[Sequence[str]]], width: int) -> Iterator[str]:
    """Yield a block of fields for each row; what does not fit beside its heading stands below it."""
    first = max(map(cell_len, headings)) + 2
    for row in rows:
        yield ""
        for heading, lines in zip(headings, row, strict=True):
            longest = max((cell_len(word) for line in lines for word in line.split()), default=0)
            beside = longest <= width - first
            start = heading.ljust(first) if beside else heading
            if not beside:
                yield start
            for number, line in enumerate(lines):
                head = start if beside and number == 0 else " " * (first if beside else 2)
                folded = wrap(line, width - len(head))
                yield f"{head}{folded[0]}".rstrip()
                yield from (f"{' ' * len(head)}{more}" for more in folded[1:])
