"""The report of a review as one HTML page: no script runs in it, and it asks no network for anything."""

from __future__ import annotations

import base64
import hashlib
import math
import re
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape

from markdown_it import MarkdownIt

from fluxviz.drawing.cells import SMALL
from fluxviz.drawing.text import clean
from fluxviz.reviewing.report import Report, line_of

_STYLE = """
:root { color-scheme: light dark; --line: #d5dbe5; --soft: #586579; --error: #b3261e; --warning: #8a5a00; }
@media (prefers-color-scheme: dark) {
  :root { --line: #344054; --soft: #a9b4c5; --error: #ff8a80; --warning: #ffc46b; }
}
body { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 4rem; font: 16px/1.5 system-ui, sans-serif; }
@media (prefers-color-scheme: light) { body { background: #fff; color: #16202e; } }
@media (prefers-color-scheme: dark) { body { background: #10151d; color: #e8edf5; } }
h1 { margin: 0 0 .5rem; line-height: 1.2; } h2 { margin: 2.5rem 0 .75rem; border-bottom: 1px solid var(--line); }
h3 { margin: 1.5rem 0 .5rem; font-size: 1rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0; }
dt, .by { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
figure { margin: 1.5rem 0; overflow-x: auto; }
figure svg { display: block; max-width: 100%; height: auto; margin: auto; }
.finding, .note { border-left: 4px solid var(--line); padding: .1rem 0 .1rem .9rem; margin: 0 0 1rem; }
.finding p, .note p { margin: .25rem 0; overflow-wrap: anywhere; } .error { border-color: var(--error); }
.warning { border-color: var(--warning); } .error > b:first-child { color: var(--error); }
.warning > b:first-child { color: var(--warning); } .resolved { opacity: .75; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; } code { font: .9em ui-monospace, monospace; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-top: 1px solid var(--line); }
td { overflow-wrap: anywhere; } td:first-child, th:first-child { white-space: nowrap; }
@media print { h2 { break-after: avoid; } .finding, .note { break-inside: avoid; } }
"""

_SMALLEST = 10
"""How small a picture's text may get on a screen, in pixels, before the picture scrolls in its box."""

_SVG_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src {styles}; base-uri 'none'">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def report_html(report: Report) -> str:
    """Write the report of a review as a page of its own."""
    body = "\n".join(_body(report))
    # A style on the picture itself would be refused by the page's own policy.
    least = f"@media screen {{ figure svg {{ min-width: {math.ceil(report.width * _SMALLEST / SMALL)}px; }} }}\n"
    style = _STYLE + least
    styles = " ".join(f"'sha256-{_hash(text)}'" for text in (style, *_SVG_STYLE.findall(report.svg)))
    return _PAGE.format(title=_text(report.title), style=style, styles=styles, body=body)


def _body(report: Report) -> Iterator[str]:
    yield f"<h1>{_text(report.title)}</h1>"
    yield "<dl>"
    yield from (f"<dt>{_text(name)}</dt><dd>{_text(value)}</dd>" for name, value in report.about)
    yield "</dl>"
    if report.svg:
        yield f'<figure tabindex="0">\n{report.svg}</figure>'
    yield "<h2>Findings</h2>"
    if not report.findings:
        yield f"<p>{_text(report.findings.summary.capitalize())}.</p>"
    for finding in report.findings:
        line = f", line {finding.line}" if finding.line else ""
        yield f'<div class="finding {finding.severity}"><b>{finding.severity}</b> {finding.code}{line}'
        yield f"<p>{_text(finding.sentence)} {_text(finding.why)}</p>"
        yield f"<pre><code>{_text(finding.fix, keep_lines=True)}</code></pre></div>" if finding.fix else "</div>"
    yield "<h2>Decisions</h2>"
    yield from _table(("Code", "Where", "Why it is lived with"), report.decisions)
    yield from (f"<p>{_text(each)}.</p>" for each in report.findings.unused)
    yield "<h2>Notes</h2>"
    if not report.notes:
        yield "<p>No notes.</p>"
    for name, notes in report.notes:
        yield f"<h3>{_text(name)}</h3>"
        for note in notes:
            yield f'<div class="note {note.state}"><span class="by">{_text(line_of(note))}</span>'
            yield f"{_rendered(note.text)}</div>"
    for tour in report.review.tours:
        yield f"<h2>Tour: {_text(tour.title)}</h2>"
        yield "<ol>"
        yield from (f"<li>{_rendered(step.text)}</li>" for step in tour.steps)
        yield "</ol>"


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    if not rows:
        yield "<p>Nothing is lived with.</p>"
        return
    yield f"<table><thead><tr>{''.join(f'<th>{_text(each)}</th>' for each in headings)}</tr></thead><tbody>"
    yield from (f"<tr>{''.join(f'<td>{_text(each)}</td>' for each in row)}</tr>" for row in rows)
    yield "</tbody></table>"


def _text(text: str, *, keep_lines: bool = False) -> str:
    return "\n".join(escape(clean(line)) for line in text.split("\n")) if keep_lines else escape(clean(text))


@cache
def _markdown() -> MarkdownIt:
    """Return what renders notes: HTML stays text, pictures would be fetched, and headings are the report's own."""
    return MarkdownIt("commonmark", {"html": False}).disable(["image", "heading", "lheading"])


def _rendered(text: str) -> str:
    return str(_markdown().render("\n".join(clean(line) for line in text.splitlines()))).strip()


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
