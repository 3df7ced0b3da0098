"""The command ``fluxviz`` and its sub-commands."""

from __future__ import annotations

import io
import sys
from typing import Annotated

import typer

from fluxviz import __version__
from fluxviz.cli import check, convert, diff, docs, draw, explain, formats, hosts, patterns, rules, trace

app = typer.Typer(
    name="fluxviz",
    help="See the network of a Flux app: what is public, what is encrypted, who talks to whom on which host and port.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("draw", epilog=draw.EXAMPLES)(draw.draw_command)
app.command("hosts", epilog=hosts.EXAMPLES)(hosts.hosts_command)
app.command("explain", epilog=explain.EXAMPLES)(explain.explain_command)
app.command("trace", epilog=trace.EXAMPLES)(trace.trace_command)
app.command("diff", epilog=diff.EXAMPLES)(diff.diff_command)
app.command("formats", epilog=formats.EXAMPLES)(formats.formats_command)
app.add_typer(docs.app, name="docs", epilog=docs.EXAMPLES)
app.command("patterns", epilog=patterns.EXAMPLES)(patterns.patterns_command)
app.command("check", epilog=check.EXAMPLES)(check.check_command)
app.command("rules", epilog=rules.EXAMPLES)(rules.rules_command)
app.command("convert", epilog=convert.EXAMPLES)(convert.convert_command)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"fluxviz {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Take the options that come before a sub-command."""


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter is no reason to fail
    app()
