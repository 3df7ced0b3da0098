"""Agreement before a document is handed over: what is sent, and to whom, is said first, and asked for."""

from __future__ import annotations

import sys

import click

from fluxviz.cli.console import fail, say


def ask_agreement(what: str, host: str, then: str, *, yes: bool) -> None:
    """Say what would be sent and to whom, and end the command where that is not agreed to.

    Args:
        what: What is sent.
        host: To whom.
        then: What they do with it.
        yes: It was agreed to in the command.

    """
    say(f"To be sent to {host}: {what}. {then}")
    if yes:
        return
    if sys.stdin is None or not sys.stdin.isatty():
        fail("nothing was sent: there is no terminal to ask on; --yes agrees beforehand")
    if not click.confirm("Send it?", err=True):
        fail("nothing was sent")
