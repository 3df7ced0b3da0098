"""``fluxviz review``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import click

from fluxviz.cli.commands import choice_option, command, output_option
from fluxviz.cli.console import fail, refuse_overwriting, write_out, write_to
from fluxviz.cli.options import (
    STDIN,
    NamingChoice,
    access_option,
    load_topology,
    name_option,
    naming_option,
    quiet_option,
    spec_argument,
)
from fluxviz.errors import FluxvizError
from fluxviz.reviewing import Review, load_review, report_html, report_markdown, review_beside
from fluxviz.spec.named import is_named

EXAMPLES = """
Examples:

  fluxviz review app.json

  fluxviz review app.json --format html --date 2026-11-26 -o review.html
"""


class ReportFormat(StrEnum):
    """How the report is written."""

    MARKDOWN = "markdown"
    HTML = "html"


@command(EXAMPLES)
@spec_argument
@access_option
@naming_option
@click.option(
    "--notes",
    "notes",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The notes and tours; NAME.review.json beside the spec where left out.",
)
@choice_option("--format", "form", ReportFormat.MARKDOWN, "How the report is written.")
@click.option("--date", "date", metavar="DATE", default="", help="When it was reviewed, to stand in the report.")
@output_option("The report; the standard output where left out.")
@name_option
@quiet_option
def review_command(
    *,
    spec: str,
    access: Path | None,
    naming: NamingChoice,
    notes: Path | None,
    form: ReportFormat,
    date: str,
    output: Path | None,
    name: str | None,
    quiet: bool,
) -> None:
    """Write the report of a review: picture, findings, decisions, notes."""
    from fluxviz.diagram import draw
    from fluxviz.rendering.reporting import report_of

    beside = notes if notes is not None or spec == STDIN or is_named(spec) else review_beside(spec)
    refuse_overwriting(output, [spec, access, beside])
    try:
        topology = load_topology(spec, access, naming.value, name, quiet=quiet)
        found = beside is not None and (notes is not None or beside.exists())
        review = load_review(beside) if found and beside is not None else Review()
        report = report_of(draw(topology), review, date)
    except FluxvizError as error:
        fail(str(error))
    text = report_html(report) if form is ReportFormat.HTML else report_markdown(report)
    if output is None or str(output) == STDIN:
        write_out(text)
    else:
        write_to(output, text)
