"""The report of a review as Markdown: what people wrote stays text, whatever Markdown or HTML it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fluxviz.export.findings.markdown import finding_rows
from fluxviz.export.markdown_text import escape_markdown
from fluxviz.reviewing.model import Tour
from fluxviz.reviewing.report import Report, line_of


def report_markdown(report: Report) -> str:
    """Write the report of a review as Markdown, its picture as Mermaid."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"# {escape_markdown(report.title)}"
    yield ""
    yield from (f"- {name}: {escape_markdown(value)}" for name, value in report.about)
    if report.mermaid:
        yield from ("", "```mermaid", report.mermaid.rstrip("\n"), "```")
    yield from ("", "## Findings", "")
    yield from finding_rows(report.findings) if report.findings else (f"{report.findings.summary.capitalize()}.",)
    yield from ("", "## Decisions", "")
    if report.decisions:
        yield from ("| code | where | why it is lived with |", "| --- | --- | --- |")
        yield from (f"| {' | '.join(escape_markdown(each) for each in row)} |" for row in report.decisions)
    else:
        yield "Nothing is lived with."
    yield from (f"- {escape_markdown(each)}" for each in report.findings.unused)
    yield from ("", "## Notes", "")
    if not report.notes:
        yield "No notes."
    for name, notes in report.notes:
        yield from (f"### {escape_markdown(name)}", "")
        for note in notes:
            yield from (f"**{escape_markdown(line_of(note))}**", "", *_quoted(note.text), "")
    yield from _tours(report.review.tours)


def _tours(tours: Iterable[Tour]) -> Iterator[str]:
    for tour in tours:
        yield from (f"## Tour: {escape_markdown(tour.title)}", "")
        for number, step in enumerate(tour.steps, start=1):
            first, *rest = _text_lines(step.text)
            yield f"{number}. {first}"
            yield from (f"   {line}" for line in rest)
        yield ""


def _quoted(text: str) -> Iterator[str]:
    return (f"> {line}" if line else ">" for line in _text_lines(text))


def _text_lines(text: str) -> list[str]:
    """Return the lines of a text, none of which begins a list, a rule or code by its first letters."""
    return [_plain(line.strip()) for line in text.strip().splitlines()]


def _plain(line: str) -> str:
    text = escape_markdown(line)
    return f"{text}\\" if text else ""
