"""What is said on the terminal: faults, warnings and tables, with nothing in them that a terminal would obey."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NoReturn

import click
from click.exceptions import Exit

from fluxviz.drawing.text import clean
from fluxviz.spec import AppSpec

BAD_INPUT = 2
"""Exit code for input or usage that is wrong."""


def say(text: str) -> None:
    """Write a line to the standard error stream."""
    click.echo("\n".join(clean(line) for line in text.split("\n")), err=True)


def fail(text: str) -> NoReturn:
    """Say what is wrong, and end with the exit code for bad input."""
    say(f"error: {text}")
    raise Exit(BAD_INPUT)


def tell_warnings(spec: AppSpec) -> None:
    """Say what was odd about a spec."""
    for warning in spec.warnings:
        place = f"{spec.source}:{warning.line}" if warning.line else spec.source
        where = f"{warning.where}: " if warning.where else ""
        say(f"{place}: warning: {where}{warning.message}")


def write_out(text: str | bytes) -> None:
    """Write text to the standard output as UTF-8 with plain line ends, whatever the platform; bytes as they are."""
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "replace") if isinstance(text, str) else text)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Whoever read the output has closed it: that is no fault of the input.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise Exit(0) from None


def show_table(title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Show a table as wide as the terminal."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(clean(title)), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Text("\n".join(clean(line) for line in cell.split("\n"))) for cell in row))
    console = Console()
    if not console.is_terminal:
        console.width = 200
    console.print(table)


@contextmanager
def counting(total: int, description: str) -> Iterator[Callable[[int], None]]:
    """Show a progress bar where the standard error stream is a terminal; what is given moves it on."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(description, total=total)
        yield lambda count: bar.advance(task, count)
