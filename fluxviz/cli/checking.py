"""Check one document, or many in parallel, with a progress bar on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from fluxviz.checks import Findings, check
from fluxviz.cli.console import read_in
from fluxviz.cli.options import STDIN
from fluxviz.errors import DocumentError, FluxvizError, NetworkError, SpecError, describe_error
from fluxviz.spec import AccessLike, AppSpec, access_beside, load
from fluxviz.spec.named import spec_at

_ENOUGH = 200
"""From how many documents on the processes are worth their start."""

_BATCH = 25


@dataclass(frozen=True)
class Job:
    """One document to check.

    Attributes:
        source: Its path, or ``-``.
        access: The access file that was named; None: the one beside it.
        name: The app's name, where the document has none.
        select: Codes to look for; empty: all.
        ignore: Codes to leave out.
        template: Its owner is filled in later.
        data: What stands in for the file, once it is read.

    """

    source: str
    access: Path | None = None
    name: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    template: bool = False
    data: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Checked:
    """What came of a document.

    Attributes:
        job: What was asked.
        findings: What was found; None where it could not be read.
        error: Why it could not be read; empty where it could.
        spec: What was read; None where it is not wanted: what is sent between processes holds no values.

    """

    job: Job
    findings: Findings | None = None
    error: str = ""
    spec: AppSpec | None = field(default=None, repr=False)


def check_one(job: Job) -> Checked:
    """Check one document.

    Raises:
        UnknownNameError: there is no such code.

    """
    try:
        if job.data is not None:
            spec = load(job.data, name=job.name, source_name="<stdin>" if job.source == STDIN else job.source)
        else:
            spec = load(spec_at(job.source), name=job.name)
        access: AccessLike | None = job.access
        if access is None and job.source != STDIN:
            access = access_beside(job.source)
        found = check(spec, access=access, select=job.select, ignore=job.ignore, template=job.template)
        return Checked(job, found, spec=spec)
    except SpecError as error:
        first = error.registration
        return Checked(job, error=f"{error}\n  FluxOS refuses it first for this: {first}" if first else str(error))
    except (DocumentError, NetworkError) as error:
        return Checked(job, error=str(error))
    except FluxvizError:
        raise
    except Exception as error:  # one that nobody foresaw stops no other document
        return Checked(job, error=f"{job.source}: {describe_error(error)}")


def check_all(jobs: Sequence[Job]) -> list[Checked]:
    """Check documents, many of them on every core.

    Raises:
        UnknownNameError: there is no such code.

    """
    read = [_read(job) for job in jobs]
    workers = min(os.cpu_count() or 1, len(read) // _BATCH)
    with _progress(len(read)) as step:
        if len(read) < _ENOUGH or workers < 2:
            return [step(check_one(job)) for job in read]
        from fluxviz.docs.workers import open_pool

        with open_pool(workers) as pool:
            return [step(done) for done in pool.map(check_one, read, chunksize=_BATCH)]


def _read(job: Job) -> Job:
    if job.source != STDIN:
        return job
    return replace(job, data=read_in())


class _Step:
    """Passes a result on, and moves the bar."""

    def __call__(self, done: Checked) -> Checked:
        return done


@contextmanager
def _progress(total: int) -> Iterator[_Step]:
    """Show a progress bar where the standard error stream is a terminal and there are several documents."""
    if total < 2 or not sys.stderr.isatty():
        yield _Step()
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Checking", total=total)

        class Moving(_Step):
            def __call__(self, done: Checked) -> Checked:
                bar.advance(task)
                return done

        yield Moving()
