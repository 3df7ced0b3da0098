"""The report of a review as one HTML page: no script runs in it, and it asks no network for anything."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt

from fluxviz.drawing.cells import SMALL
from fluxviz.export.static_page import page_text, static_page
from fluxviz.reviewing.report import Report, line_of
from fluxviz.unseen import clean

_SMALLEST = 10
"""How small a picture's text may get on a screen, in pixels, before the picture scrolls in its box."""


def report_html(report: Report) -> str:
    """Write the report of a review as a page of its own."""
    least = f"@media screen {{ figure svg {{ min-width: {math.ceil(report.width * _SMALLEST / SMALL)}px; }} }}\n"
    return static_page(report.title, "\n".join(_body(report)), least)


def _body(report: Report) -> Iterator[str]:
    yield f"<h1>{page_text(report.title)}</h1>"
    yield "<dl>"
    yield from (f"<dt>{page_text(name)}</dt><dd>{page_text(value)}</dd>" for name, value in report.about)
    yield "</dl>"
    if report.svg:
        yield f'<figure tabindex="0">\n{report.svg}</figure>'
    yield "<h2>Findings</h2>"
    if not report.findings:
        yield f"<p>{page_text(report.findings.summary.capitalize())}.</p>"
    for finding in report.findings:
        line = f", line {finding.line}" if finding.line else ""
        yield f'<div class="finding {finding.severity}"><b>{finding.severity}</b> {finding.code}{line}'
        yield f"<p>{page_text(finding.sentence)} {page_text(finding.why)}</p>"
        yield f"<pre><code>{page_text(finding.fix, keep_lines=True)}</code></pre></div>" if finding.fix else "</div>"
    yield "<h2>Decisions</h2>"
    yield from _table(("Code", "Where", "Why it is lived with"), report.decisions)
    yield from (f"<p>{page_text(each)}.</p>" for each in report.findings.unused)
    yield "<h2>Notes</h2>"
    if not report.notes:
        yield "<p>No notes.</p>"
    for name, notes in report.notes:
        yield f"<h3>{page_text(name)}</h3>"
        for note in notes:
            yield f'<div class="note {note.state}"><span class="by">{page_text(line_of(note))}</span>'
            yield f"{_rendered(note.text)}</div>"
    for tour in report.review.tours:
        yield f"<h2>Tour: {page_text(tour.title)}</h2>"
        yield "<ol>"
        yield from (f"<li>{_rendered(step.text)}</li>" for step in tour.steps)
        yield "</ol>"


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    if not rows:
        yield "<p>Nothing is lived with.</p>"
        return
    yield f"<table><thead><tr>{''.join(f'<th>{page_text(each)}</th>' for each in headings)}</tr></thead><tbody>"
    yield from (f"<tr>{''.join(f'<td>{page_text(each)}</td>' for each in row)}</tr>" for row in rows)
    yield "</tbody></table>"


@cache
def _markdown() -> MarkdownIt:
    """Return what renders notes: HTML stays text, pictures would be fetched, and headings are the report's own."""
    return MarkdownIt("commonmark", {"html": False}).disable(["image", "heading", "lheading"])


def _rendered(text: str) -> str:
    return str(_markdown().render("\n".join(clean(line) for line in text.splitlines()))).strip()
