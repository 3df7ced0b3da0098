"""What becomes of errors that no command foresaw: one line, and never a traceback, which could hold a secret."""

from __future__ import annotations

import os
import traceback
from pathlib import Path
from typing import NoReturn

import click

from fluxviz.cli.console import fail, silence
from fluxviz.errors import FluxvizError

_PACKAGE = Path(__file__).parents[1]


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
    fail(f"fluxviz failed at {_place(error)} ({type(error).__name__}): please report it, with the command's name")


def _place(error: Exception) -> str:
    """Return the last place in fluxviz' own code: its file and line, and nothing that it held."""
    own = [
        f"{Path(frame.filename).relative_to(_PACKAGE).as_posix()}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(_PACKAGE)
    ]
    return own[-1] if own else "an unknown place"
