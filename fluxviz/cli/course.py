"""``fluxviz course report`` and ``fluxviz course export``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import click

from fluxviz.cli.commands import HELP_NAMES, EnumChoice, choice_option, output_option
from fluxviz.cli.console import fail, refuse_overwriting, say, write_out, write_to
from fluxviz.errors import FluxvizError
from fluxviz.teaching.grading import SHEETS, export_drawing, export_labs, export_quiz, read_answers

EXAMPLES = """
Examples:

  fluxviz course report submitted/ -o sheet.html

  fluxviz course export nbgrader --seed 7316402295 -o labs.ipynb
"""
REPORT_EXAMPLES = """
Examples:

  fluxviz course report submitted/

  fluxviz course report submitted/ --format csv -o sheet.csv
"""
EXPORT_EXAMPLES = """
Examples:

  fluxviz course export nbgrader --seed 7316402295 -o source/labs/labs.ipynb

  fluxviz course export otter --seed 7316402295 --count 5 -o labs.ipynb

  fluxviz course export nbgrader app.json -o draw.ipynb

  fluxviz course export jupyterquiz app.json --count 10 -o quiz.json
"""


class SheetFormat(StrEnum):
    """How a sheet is written."""

    MARKDOWN = "markdown"
    CSV = "csv"
    HTML = "html"


class ExportFor(StrEnum):
    """What an export is for."""

    NBGRADER = "nbgrader"
    OTTER = "otter"
    JUPYTERQUIZ = "jupyterquiz"


_MAKERS = {ExportFor.NBGRADER: "nbgrader generate_assignment", ExportFor.OTTER: "otter assign"}
_LONG_SEED = 10**9
"""From where on nobody tries all seeds: each takes some milliseconds."""


@click.group(epilog=EXAMPLES, context_settings=HELP_NAMES, no_args_is_help=True)
def app() -> None:
    """Read what learners answered, and give labs and quizzes to the tools that grade."""


@app.command("report", short_help="Say who answered what, and from which belief.", epilog=REPORT_EXAMPLES)
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path), help="Where the notebooks are.")
@choice_option("--format", "form", SheetFormat.MARKDOWN, "How it is written; the end of FILE tells it, too.")
@output_option("The sheet; printed where left out.")
def report_command(*, folder: Path, form: SheetFormat, output: Path | None) -> None:
    """Write a teacher's sheet of the notebooks in a folder: who answered what, and from which belief.

    Who somebody is, the folder below FOLDER says. Nothing is run, and nothing but saved answers is read.

    Exit codes: 0, the sheet has every notebook; 2, a notebook cannot be read (the sheet is written without it, and
    names it), or there is none.
    """
    endings = {".csv": SheetFormat.CSV, ".html": SheetFormat.HTML, ".md": SheetFormat.MARKDOWN}
    if output is not None:
        form = endings.get(output.suffix.lower(), form)
    try:
        rows = read_answers(folder)
        text = SHEETS[form.value](rows)
    except FluxvizError as error:
        fail(str(error))
    _give(text, output)
    if not any(row.notebook for row in rows):
        say("nothing was answered in these notebooks, or they were not saved after it")
    unread = [row for row in rows if row.unreadable]
    for row in unread:
        say(f"{row.who}: {row.notebook} cannot be read; its answers are not in the sheet")
    if unread:
        raise click.exceptions.Exit(2)


@app.command("export", short_help="Write labs or a quiz for a tool that grades.", epilog=EXPORT_EXAMPLES)
@click.argument("form", metavar="TOOL", type=EnumChoice(ExportFor), help="nbgrader, otter or jupyterquiz.")
@click.argument(
    "spec",
    metavar="[SPEC]",
    required=False,
    help="The app to draw, or that jupyterquiz asks about.",
)
@click.option(
    "--seed", type=int, default=0, show_default=True, help="Deals labs and questions: the same gives the same."
)
@click.option("--count", type=click.IntRange(min=1), default=3, show_default=True, help="How many labs, or questions.")
@output_option("The notebook, or the JSON; printed where left out.")
def export_command(*, form: ExportFor, spec: str | None, seed: int, count: int, output: Path | None) -> None:
    """Write repair labs for nbgrader or otter; with SPEC, the exercise to draw its connections, as a list.

    For jupyterquiz, write questions on the app of SPEC. A notebook reads SPEC where it lies, from its own folder.

    What is written is the teacher's version. That of learners, which the tool makes of it, has neither the solutions of
    labs nor their seed.
    """
    refuse_overwriting(output, [spec])
    quizzes = form is ExportFor.JUPYTERQUIZ
    if quizzes and spec is None:
        fail("jupyterquiz asks about an app: give its spec")
    try:
        if quizzes and spec:
            text = export_quiz(Path(spec), seed=seed, count=count)
        else:
            text = export_drawing(form.value, spec) if spec else export_labs(form.value, seed=seed, count=count)
    except FluxvizError as error:
        fail(str(error))
    _give(text, output)
    if not quizzes:
        say(f"this is the teacher's version, with solutions: learners get the one that {_MAKERS[form]} makes of it")
        if spec:
            say(f"fluxviz itself draws the connections of {spec}: learners who have both can look the answer up")
        elif abs(seed) < _LONG_SEED:
            say(f"the seed {seed} is easy to guess, and deals the same labs with their solutions: take ten digits")


def _give(text: str, output: Path | None) -> None:
    if output is None:
        write_out(text)
    else:
        write_to(output, text)
