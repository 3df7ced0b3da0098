"""The sheet of a teacher, in three formats: as a table of every answer, and what is believed most."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape

from fluxviz.export import escape_markdown
from fluxviz.teaching.grading.report import Row
from fluxviz.teaching.misconceptions import MISCONCEPTIONS
from fluxviz.unseen import clean

COLUMNS = ("who", "notebook", "task", "right", "tries", "hints", "shown", "believed", "still wrong")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem;color-scheme:light dark}table{border-collapse:collapse}"
    "th,td{border:1px solid #8888;padding:.3rem .6rem;text-align:left;vertical-align:top}"
)


def csv_sheet(rows: Sequence[Row]) -> str:
    """Return every answer as CSV. What a spreadsheet would take for a formula begins with a quotation mark."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([[f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in _cells(row)] for row in rows])
    return text.getvalue()


def markdown_sheet(rows: Sequence[Row]) -> str:
    """Return the sheet as Markdown."""
    lines = ["# Answers", "", *_markdown_table(("who", "right", "tasks answered"), _sums(rows))]
    believed = _beliefs(rows)
    if believed:
        lines += ["", "## What is believed", "", *_markdown_table(("learners", "belief", "who"), believed)]
    lines += ["", "## Every answer", "", *_markdown_table(COLUMNS, map(_cells, rows))]
    return "\n".join(lines) + "\n"


def html_sheet(rows: Sequence[Row]) -> str:
    """Return the sheet as a page of its own, which fetches nothing."""
    believed = _beliefs(rows)
    parts = ["<h1>Answers</h1>", _html_table(("who", "right", "tasks answered"), _sums(rows))]
    if believed:
        parts += ["<h2>What is believed</h2>", _html_table(("learners", "belief", "who"), believed)]
    parts += ["<h2>Every answer</h2>", _html_table(COLUMNS, map(_cells, rows))]
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>{_STYLE}</style>'
    body = "\n".join(parts)
    return f'<!DOCTYPE html>\n<html lang="en"><head><title>Answers</title>{head}</head><body>\n{body}\n</body></html>\n'


SHEETS: Mapping[str, Callable[[Sequence[Row]], str]] = {
    "markdown": markdown_sheet,
    "csv": csv_sheet,
    "html": html_sheet,
}
"""Format to what writes it."""


def _cells(row: Row) -> list[str]:
    beliefs = [MISCONCEPTIONS[name].belief if name in MISCONCEPTIONS else name for name in row.misconceptions]
    right = "yes" if row.right else "no"
    counts = (str(row.tries), str(row.hints), "yes" if row.shown else "") if row.task else ("", "", "")
    cells = [row.who, row.notebook, row.task, right, *counts, " ".join(beliefs), " ".join(row.wrong)]
    return [clean(cell) for cell in cells]


def _sums(rows: Sequence[Row]) -> list[list[str]]:
    """Return how many tasks each learner has answered, and how many of them rightly."""
    learners = dict.fromkeys(row.who for row in rows)
    return [
        [
            clean(who),
            str(sum(row.right for row in rows if row.who == who)),
            str(sum(row.who == who and row.task != "" for row in rows)),
        ]
        for who in learners
    ]


def _beliefs(rows: Sequence[Row]) -> list[list[str]]:
    """Return each belief with how many hold it and who, that of most first."""
    holders: dict[str, dict[str, None]] = {}
    for row in rows:
        for name in row.misconceptions:
            holders.setdefault(name, {})[row.who] = None
    counted = Counter({name: len(who) for name, who in holders.items()})
    return [
        [
            str(count),
            MISCONCEPTIONS[name].belief if name in MISCONCEPTIONS else clean(name),
            clean(", ".join(holders[name])),
        ]
        for name, count in sorted(counted.items(), key=lambda each: (-each[1], each[0]))
    ]


def _markdown_table(columns: Iterable[str], rows: Iterable[Sequence[str]]) -> list[str]:
    head = list(columns)
    lines = [head, ["---"] * len(head)]
    lines += [[escape_markdown(cell).replace("\n", " ") for cell in row] for row in rows]
    return [f"| {' | '.join(line)} |" for line in lines]


def _html_table(columns: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "\n".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
