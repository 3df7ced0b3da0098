"""The command ``fluxviz`` and its sub-commands."""

from __future__ import annotations

import io
import sys

import click

from fluxviz import __version__
from fluxviz.cli.commands import HELP_NAMES, LazyGroup, Listed

COMMANDS = {
    "draw": Listed("draw", "draw_command", "Draw the network of an app, in any of twelve formats."),
    "hosts": Listed("hosts", "hosts_command", "Print every host, port, public URL and DNS record."),
    "check": Listed("check", "check_command", "Find what is wrong with an app before it is deployed."),
    "explain": Listed("explain", "explain_command", "Say why each link is believed."),
    "trace": Listed("trace", "trace_command", "Show the paths a request can really take, hop by hop."),
    "probe": Listed("probe", "probe_command", "Try each hop, and show it beside what the spec predicts."),
    "diff": Listed("diff", "diff_command", "Say what changed between two versions of an app."),
    "live": Listed("live", "live_command", "Say what the network says of an app now: asks it."),
    "history": Listed("history", "history_command", "Tell what became of an app, change by change: asks the network."),
    "census": Listed("census", "census_command", "Count all apps of the network, in numbers alone: asks it."),
    "review": Listed("review", "review_command", "Write the report of a review: findings, decisions, notes."),
    "docs": Listed("docs", "app", "Draw a project's diagrams, and tell which are out of date."),
    "course": Listed("course", "app", "Read what learners answered; labs and quizzes for graders."),
    "lite": Listed("lite", "app", "Build a site of notebooks that run in the browser."),
    "patterns": Listed("patterns", "patterns_command", "List the guide's patterns, or write one as a spec."),
    "convert": Listed("convert", "convert_command", "Turn any spec into version 8, and tell all that changes."),
    "rules": Listed("rules", "rules_command", "List the rules of check, or print the page of one."),
    "schema": Listed("schema", "schema_command", "Print the JSON Schema of specs, for completion in editors."),
    "formats": Listed("formats", "formats_command", "List the formats that draw writes."),
    "completion": Listed("completion", "completion_command", "Print the completion of a shell: bash, zsh or fish."),
}
"""Every command, the most used first."""


@click.group(name="fluxviz", cls=LazyGroup, listed=COMMANDS, context_settings=HELP_NAMES, no_args_is_help=True)
@click.version_option(__version__, message="fluxviz %(version)s", help="Print the version.")
def app() -> None:
    """See the network of a Flux app: what is public, what is encrypted, who talks to whom on which host and port."""


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter is no reason to fail
    try:
        app()
    except OSError as error:  # the help, which no command of ours writes
        from fluxviz.cli.console import BAD_INPUT, say, silence

        silence()
        say(f"error: the standard output cannot be written: {error.strerror or 'unknown reason'}")
        sys.exit(BAD_INPUT)
