"""What is said on the terminal: faults, warnings and tables, with nothing in them that a terminal would obey."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

import click
from click.exceptions import Exit

from fluxviz.faults import one_line
from fluxviz.spec import SpecWarning
from fluxviz.spec.beside import BESIDE
from fluxviz.spec.named import is_named
from fluxviz.spec.source import MAX_BYTES
from fluxviz.unseen import clean

BAD_INPUT = 2
"""Exit code for input or usage that is wrong."""


def say(text: str) -> None:
    """Write a line to the standard error stream."""
    click.echo("\n".join(_no_command(clean(line)) for line in text.split("\n")), err=True)


def _no_command(line: str) -> str:
    """Let no line begin as a command to GitHub Actions, which reads what is written: a file's name may hold one."""
    return f"\\{line.lstrip()}" if line.lstrip().startswith(("::", "##[")) else line


def fail(text: str) -> NoReturn:
    """Print what is wrong, and end with the exit code for bad input."""
    say(f"error: {text}")
    raise Exit(BAD_INPUT)


def print_warnings(source: str, warnings: Iterable[SpecWarning]) -> None:
    """Print what was odd about a spec."""
    for warning in warnings:
        name = one_line(source)
        place = f"{name}:{warning.line}" if warning.line else name
        where = f"{warning.where}: " if warning.where else ""
        say(f"{place}: warning: {where}{warning.message}")


def write_out(text: str | bytes) -> None:
    """Write text to the standard output as UTF-8 with plain line ends, whatever the platform; bytes as they are."""
    if sys.stdout is None or sys.stdout.closed:
        fail("the standard output is closed")
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "replace") if isinstance(text, str) else text)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Whoever read the output has closed it: that is no fault of the input.
        silence()
        raise Exit(0) from None
    except OSError as error:
        silence()
        fail(f"the standard output cannot be written: {error.strerror or error}")


def write_to(path: str | Path, text: str) -> None:
    """Write text to a file; one that cannot be written ends the command."""
    from fluxviz.export import write_file

    try:
        write_file(path, text)
    except OSError as error:
        fail(f"cannot write {path}: {error.strerror or error}")


def read_in(most: int = MAX_BYTES) -> bytes:
    """Return what stands on the standard input, up to one byte more than a document may have."""
    if sys.stdin is None or sys.stdin.closed:
        fail("the standard input is closed; name a file")
    return sys.stdin.buffer.read(most + 1)


def silence() -> None:
    """Let what is still to be written go nowhere, so that the end of Python does not complain of it."""
    if sys.stdout is not None:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def refuse_overwriting(output: str | Path | None, read: Iterable[str | Path | None]) -> None:
    """End where a command would write over what it reads."""
    if output is None or str(output) == "-":
        return
    from fluxviz.export.files import is_one_of

    files = [Path(each) for each in read if each is not None and str(each) != "-" and not is_named(each)]
    beside = [file.with_name(f"{file.stem}{suffix}") for file in files if file.name for suffix in BESIDE]
    if is_one_of(Path(output), [*files, *beside]):
        fail(f"would write over {output}, which is read; choose another name")


def show_table(title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Show a table as wide as the terminal."""
    from fluxviz.cli import tables  # rich takes a while to load, and most commands show no table

    lines = tables.table_text(title, headings, rows).split("\n")
    write_out("\n".join(_no_command(line) for line in lines))


def show_notes(notes: Iterable[str]) -> None:
    """Show lines of prose, folded at their blanks where the width is known."""
    from fluxviz.cli import tables

    show_lines(line for note in notes for line in tables.folded(clean(note)))


def show_lines(lines: Iterable[str]) -> None:
    """Show lines as they are, but for what a terminal would obey."""
    write_out("".join(f"{_no_command(clean(line))}\n" for line in lines))


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
