"""``fluxviz docs build`` and ``fluxviz docs check``."""

from __future__ import annotations

import os
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

import click
from click.exceptions import Exit

from fluxviz.cli.commands import HELP_NAMES, choice_option
from fluxviz.cli.console import BAD_INPUT, counting, fail, say, write_out
from fluxviz.cli.docs_report import docs_github, shown
from fluxviz.docs import Job, Outcome, Plan, build_docs, check_docs, find_settings, gather, make_plan, watch_files
from fluxviz.docs.watching import file_states, require_watcher
from fluxviz.errors import DocumentError, MissingExtraError

STALE = 1
"""Exit code where a diagram no longer shows its spec."""

EXAMPLES = """
Examples:

  fluxviz docs build

  fluxviz docs build --watch

  fluxviz docs check
"""
BUILD_EXAMPLES = """
Examples:

  fluxviz docs build

  fluxviz docs build --watch

  fluxviz docs build --config website/fluxviz.toml
"""
CHECK_EXAMPLES = """
Examples:

  fluxviz docs check

  fluxviz docs check --config website/fluxviz.toml

  fluxviz docs check --format github

  fluxviz docs check --live
"""


class DocsFormat(StrEnum):
    """How it is told what is no longer true."""

    TEXT = "text"
    GITHUB = "github"


config_option = click.option(
    "--config",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="A fluxviz.toml or pyproject.toml; where left out, the nearest from here upwards.",
)
quiet_option = click.option("--quiet", "-q", is_flag=True, help="Say only what went wrong.")


@click.group(epilog=EXAMPLES, context_settings=HELP_NAMES, no_args_is_help=True)
def app() -> None:
    """Draw the diagrams that a project's settings name, and tell which are no longer true."""


def _plan(config: Path | None) -> Plan:
    return make_plan(config if config is not None else Path(os.path.relpath(find_settings(Path()))))


@app.command("build", short_help="Draw all that the settings name.", epilog=BUILD_EXAMPLES)
@config_option
@click.option("--watch", "watch", is_flag=True, help="Go on, and draw anew what is saved; Ctrl+C ends it.")
@quiet_option
def build_command(*, config: Path | None, watch: bool, quiet: bool) -> None:
    """Draw every diagram that fluxviz.toml or [tool.fluxviz] names, and fill in the blocks in Markdown."""
    try:
        if watch:
            require_watcher()
        plan = _plan(config)
    except (DocumentError, MissingExtraError) as error:
        fail(str(error))
    before = file_states(plan.inputs)
    failed = _build(plan.jobs, quiet=quiet)
    if watch:
        _watch(plan, before, quiet=quiet)
    if failed:
        raise Exit(BAD_INPUT)


@app.command("check", short_help="Tell which diagrams are out of date.", epilog=CHECK_EXAMPLES)
@config_option
@choice_option("--format", "form", DocsFormat.TEXT, "How it is told: github shows each change in a pull request.")
@click.option(
    "--live", "live", is_flag=True, help="Ask the Flux network, too: whether each app is registered as its spec has it."
)
@quiet_option
def check_command(*, config: Path | None, form: DocsFormat, live: bool, quiet: bool) -> None:
    """Return which diagrams no longer show their spec, and what changed; exit code 1 where there is one.

    The picture of an app by its name, flux:NAME, is checked with --live only: nothing else asks the network.
    """
    try:
        plan = _plan(config)
    except DocumentError as error:
        fail(str(error))
    outcomes = check_docs(plan.jobs, live=live)
    if form is DocsFormat.GITHUB:
        write_out(docs_github(outcomes, plan.settings))
    else:
        for report in gather(outcomes):
            say(f"{', '.join(map(shown, report.places))}: {report.text}")
    _print_failures(outcomes)
    stale = sum(outcome.kind == "stale" for outcome in outcomes)
    unasked = [outcome for outcome in outcomes if outcome.kind == "unasked"]
    for outcome in unasked:
        say(f"{shown(outcome.place)}: not checked: {outcome.spec} is on the network; --live asks for it")
    if any(outcome.kind == "failed" for outcome in outcomes):
        raise Exit(BAD_INPUT)
    if stale:
        say(f"{stale} of {len(outcomes)} no longer true; {_what_helps(outcomes)}")
        raise Exit(STALE)
    if not quiet:
        say(f"{len(outcomes) - len(unasked)} true{f', {len(unasked)} not checked' if unasked else ''}")


def _what_helps(outcomes: Sequence[Outcome]) -> str:
    causes = {stale.cause for outcome in outcomes for stale in outcome.stale}
    redraw = ["fluxviz docs build draws them anew"] if causes - {"live"} else []
    other = ["what is registered is another app than the spec: change one of the two"] if "live" in causes else []
    return "; ".join(redraw + other)


def _build(jobs: Sequence[Job], *, quiet: bool) -> bool:
    """Draw, tell what came of it, and whether anything failed."""
    with counting(len(jobs), "Drawing") as step:
        outcomes = build_docs(jobs, step=step)
    _print_failures(outcomes)
    count = {kind: sum(outcome.kind == kind for outcome in outcomes) for kind in ("drawn", "same", "failed")}
    if not quiet or count["failed"]:
        say(f"{count['drawn']} drawn, {count['same']} as before, {count['failed']} failed")
    return bool(count["failed"])


def _print_failures(outcomes: Sequence[Outcome]) -> None:
    messages = (line for outcome in outcomes if outcome.kind == "failed" for line in outcome.messages)
    for line in dict.fromkeys(messages):
        say(f"error: {line}")


def _watch(plan: Plan, before: dict[Path, tuple[int, int]], *, quiet: bool) -> None:
    """Draw anew whatever reads a file that was saved; all of it where the settings were."""
    config = plan.settings
    try:
        while True:
            after = watch_files(plan.inputs, before=before)
            saved = {path for path in {*before, *after} if before.get(path) != after.get(path)}
            try:
                plan = make_plan(config)
            except DocumentError as error:
                say(f"error: {error}")
                before = after
                continue
            before = file_states(plan.inputs)
            jobs = [job for job in plan.jobs if config in saved or saved & plan.read_by(job)]
            _build(jobs, quiet=quiet)
            before |= file_states({job.output for job in jobs} & set(plan.inputs))  # what was just filled in
    except KeyboardInterrupt:
        say("no longer watching")
