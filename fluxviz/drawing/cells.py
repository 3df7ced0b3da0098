"""Pieces of HTML-like labels: runs of text and marks, the lines they make, and tables of lines.

A line is one cell, never several: the engine hands the room that is left over in a table to every column alike,
which would tear marks from their words.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from math import ceil

from fluxviz.drawing.glyphs import GLYPHS
from fluxviz.drawing.palette_roles import RoleColours
from fluxviz.drawing.text import MAX_LABEL, extra_height, extra_width, shorten

WORDS = "Helvetica"
HOSTS = "Courier"
SMALL = 12.0
"""The smallest text of a picture, in points."""

NAME = 16.0
_COURIER = 0.6
_SPACE = "&#160;"
_GAP = "...."
_SIZED = re.compile(r'<TABLE( WIDTH="(?P<WIDTH>\d+)")?( HEIGHT="(?P<HEIGHT>\d+)")?')
NO_COLOUR = "#00000000"
"""The colour of what only takes room."""


class Run(str):
    """A stretch of a line, as HTML.

    Attributes:
        reserve: Its width where the engine cannot measure it, else 0.
        width: Its width where it is a mark or empty room, else 0.
        height: Its height where it stands out of a line, else 0.

    """

    reserve: int
    width: int
    height: int

    def __new__(cls, markup: str, reserve: int = 0, width: int = 0, height: int = 0) -> Run:
        """Make a run of markup."""
        run = super().__new__(cls, markup)
        run.reserve, run.width, run.height = reserve, width, height
        return run


def joined(*runs: Run) -> Run:
    """Make one run of several that stand side by side."""
    reserve, width = sum(run.reserve for run in runs), sum(run.width for run in runs)
    return Run("".join(runs), reserve, width, max(run.height for run in runs))


def words(
    text: str, role: str, *, size: float = SMALL, face: str = WORDS, bold: bool = False, limit: int = MAX_LABEL
) -> Run:
    """Return a run of text; one too long for a label loses its middle."""
    shown = shorten(text, limit)
    # The engine takes "\\N" and its like for its own, inside HTML too: a backslash is written twice.
    inner = html.escape(shown, quote=True).replace("\\", "\\\\") or _SPACE
    inner = f"<B>{inner}</B>" if bold else inner
    markup = f'<FONT FACE="{face}" POINT-SIZE="{size:g}" COLOR="{role}">{inner}</FONT>'
    return Run(markup, extra_width(shown, size), height=extra_height(shown, size))


def host(text: str, role: str, limit: int = MAX_LABEL + 4) -> Run:
    """Return a run with a host: in a face that keeps it apart from words."""
    face = HOSTS if text.isascii() else WORDS  # the engine takes other letters for several of HOSTS's
    return words(text, role, face=face, limit=limit)


def badge(numbers: Iterable[int]) -> str:
    """Return the numbers of findings as they stand on a card, on a line and in the list.

    >>> badge([1, 12])
    '[1] [12]'
    """
    return " ".join(f"[{number}]" for number in numbers)


def host_lines(text: str, role: str) -> list[Run]:
    """Return a host as runs, a line each: one too long for a line goes on after its last ``_``, and nowhere else.

    >>> len(host_lines("fluxapi_shop", "")), len(host_lines("flux" + "a" * 50 + "_" + "b" * 50, ""))
    (1, 2)
    """
    if len(text) <= MAX_LABEL or "_" not in text:
        return [host(text, role)]
    first, _, second = text.rpartition("_")
    return [host(f"{first}_", role), host(second, role)]


def mark(name: str, colours: RoleColours) -> Run:
    """Return a run with a mark: a word in the mark's ink, as wide as the mark and the room beside it."""
    drawn = GLYPHS[name]
    size = (drawn.size + drawn.room) / (_COURIER * len(drawn.word))
    role = colours[f"mark:{name}"]
    return Run(
        f'<FONT FACE="{HOSTS}" POINT-SIZE="{size:.4g}" COLOR="{role}">{html.escape(drawn.word)}</FONT>',
        width=_room(name),
    )


def _room(name: str) -> int:
    return round(GLYPHS[name].size + GLYPHS[name].room)


def indent(name: str) -> Run:
    """Return empty room as wide as a mark."""
    drawn = GLYPHS[name]
    size = (drawn.size + drawn.room) / (_COURIER * len(_GAP))
    return Run(f'<FONT FACE="{HOSTS}" POINT-SIZE="{size:.4g}" COLOR="{NO_COLOUR}">{_GAP}</FONT>', width=_room(name))


def line(*runs: Run, align: str = "LEFT") -> str:
    """Return a row with one line in it."""
    return f"<TR>{_cell(joined(*runs), align)}</TR>"


def _cell(run: Run, align: str = "LEFT") -> str:
    width = f' WIDTH="{run.reserve + run.width}"' if run.reserve else ""
    height = f' HEIGHT="{run.height}"' if run.height else ""
    return f'<TD ALIGN="{align}"{width}{height}>{run}</TD>'


def columns(*lines: tuple[Run, ...]) -> str:
    """Return a table whose lines have their parts in columns."""
    return table(*(f"<TR>{''.join(map(_cell, runs))}</TR>" for runs in lines), cellspacing=1)


def table(*rows: str, **attributes: object) -> str:
    """Return a table; it has no lines and no room unless told otherwise."""
    merged = {"border": 0, "cellborder": 0, "cellspacing": 0, "cellpadding": 1, **attributes}
    written = " ".join(f'{name.upper()}="{value}"' for name, value in merged.items())
    return f"<TABLE {written}>{''.join(rows)}</TABLE>"


def with_room(label: str, width: float, height: float) -> str:
    """Return a table that is no smaller than this, nor than it asked for already, in points.

    >>> with_room(with_room(table("<TR><TD>a</TD></TR>"), 10.5, 0), 5, 20)[:32]
    '<TABLE WIDTH="11" HEIGHT="20" BO'
    """
    asked = _SIZED.match(label)
    known = asked.groupdict("0") if asked else {}
    sizes = {name: max(ceil(size), int(known.get(name, 0))) for name, size in (("WIDTH", width), ("HEIGHT", height))}
    written = "".join(f' {name}="{size}"' for name, size in sizes.items() if size)
    return f"<TABLE{written}{label[asked.end() if asked else 0 :]}"


def holding(inner: str, **attributes: object) -> str:
    """Return a cell that holds a table or a run."""
    written = "".join(f' {name.upper()}="{value}"' for name, value in attributes.items())
    return f"<TD{written}>{inner}</TD>"


def row(*cells: str) -> str:
    """Return a row of cells."""
    return f"<TR>{''.join(cells)}</TR>"
