"""The command ``fluxviz`` and its sub-commands."""

from __future__ import annotations

import io
import sys
from typing import Annotated, ClassVar

import typer

from fluxviz import __version__
from fluxviz.cli.lazy_group import LazyGroup, Listed


class Commands(LazyGroup):
    """Every command, the most used first."""

    listed: ClassVar = {
        "draw": Listed("draw", "Draw the network of an app, in any of eleven formats."),
        "hosts": Listed("hosts", "Print every host, port, public URL and DNS record."),
        "check": Listed("check", "Find what is wrong with an app before it is deployed."),
        "explain": Listed("explain", "Say why each link is believed."),
        "trace": Listed("trace", "Show the ways a request can really take, hop by hop."),
        "diff": Listed("diff", "Say what changed between two versions of an app."),
        "docs": Listed("docs", "Draw a project's diagrams, and tell which are no longer true."),
        "patterns": Listed("patterns", "List the guide's patterns, or write one as a spec."),
        "convert": Listed("convert", "Turn any spec into version 8, and tell all that changes."),
        "rules": Listed("rules", "List the rules of check, or print the page of one."),
        "formats": Listed("formats", "List the formats that draw writes."),
    }


app = typer.Typer(
    name="fluxviz",
    cls=Commands,
    help="See the network of a Flux app: what is public, what is encrypted, who talks to whom on which host and port.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
