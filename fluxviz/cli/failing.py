"""What becomes of errors that no command foresaw: one line, and never a traceback, which could hold a secret."""

from __future__ import annotations

import os
from typing import NoReturn

import click

from fluxviz.cli.console import fail, silence
from fluxviz.errors import FluxvizError, describe_error


def end_with(error: Exception) -> NoReturn:
    """End with one line that says what went wrong."""
    if isinstance(error, (click.ClickException, click.exceptions.Exit, click.Abort)):
        raise error
    if isinstance(error, BrokenPipeError):
        silence()
        raise click.exceptions.Exit(0) from None
    if isinstance(error, FluxvizError):
        fail(str(error))
    if isinstance(error, OSError):
        place = f"{error.filename}: " if isinstance(error.filename, (str, os.PathLike)) else ""
        fail(f"{place}{error.strerror or 'cannot be read or written'}")
    fail(f"{describe_error(error)}, with the command's name")
