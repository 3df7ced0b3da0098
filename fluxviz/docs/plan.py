"""``make_plan``: from settings to jobs, with everything told at once that cannot be."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from fluxviz.docs.blocks import block_jobs
from fluxviz.docs.jobs import BlockJob, FileJob, Job, Options, Place, theme_from, tidy
from fluxviz.docs.settings import DiagramSettings, DocsSettings, Look, read_settings
from fluxviz.errors import DocsError
from fluxviz.export.files import is_within
from fluxviz.faults import Fault
from fluxviz.rendering import FORMATS
from fluxviz.spec.access import SUFFIXES
from fluxviz.spec.beside import kind_beside
from fluxviz.spec.named import SpecAt, is_named, spec_at, stem_of

_PATTERN = frozenset("*?[")
_ANY_FOLDERS = re.compile(r"(?:\*\*/)+")


@dataclass(frozen=True)
class Plan:
    """What there is to draw or to check.

    Attributes:
        settings: The file of settings.
        jobs: The jobs: the diagrams in the order of the settings, then the blocks, each after its picture.
        inputs: Every file that is read.

    """

    settings: Path
    jobs: tuple[Job, ...]
    inputs: tuple[Path, ...]

    def read_by(self, job: Job) -> set[Path]:
        """Return the files that a job reads."""
        return {*_read_by(job), *([job.output] if isinstance(job, BlockJob) else [])}


def make_plan(path: Path) -> Plan:
    """Make the plan of a file of settings; its paths are as seen from its folder.

    Raises:
        DocsError: it cannot be followed; carries every fault.

    """
    settings = read_settings(path)
    faults: list[Fault] = []
    folder = path.parent
    base = _options(Options(), settings, folder)
    jobs: list[Job] = []
    for number, each in enumerate(settings.diagrams):
        where = f"diagrams[{number}]"
        try:
            jobs += _file_jobs(each, _options(base, each, folder), folder, where)
        except _FaultError as error:
            faults += error.faults
    notes = _markdown(settings, folder, faults)
    for note in notes:
        try:
            jobs += [job for block in block_jobs(note, base) for job in _with_picture(block)]
        except DocsError as error:
            faults += [replace(fault, where=f"{error.source}:{fault.line or 1}", line=None) for fault in error.faults]
    inputs = _inputs(path, jobs, notes)
    faults += _clashes(jobs, {_real(each) for each in inputs} - {_real(note) for note in notes})
    faults += _strangers(jobs, inputs, folder)
    if not jobs and not faults:
        faults.append(Fault("", "names no diagram, and no Markdown file with a block in it"))
    if faults:
        raise DocsError(str(path), faults)
    return Plan(path, tuple(dict.fromkeys(jobs)), inputs)


class _FaultError(Exception):
    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__(*faults)


def _options(base: Options, look: Look, folder: Path) -> Options:
    keys = ("theme", "direction", "detail", "view", "naming", "scale")
    given: dict[str, Any] = {key: value for key in keys if (value := getattr(look, key)) is not None}
    if "theme" in given:
        given["theme"] = theme_from(folder, given["theme"])
    if isinstance(look, DiagramSettings):
        given |= {"name": look.name, "trace": look.trace or "", "prefix": look.prefix}
        given["access"] = None if look.access is None else folder / look.access
    return replace(base, **given)


def _file_jobs(settings: DiagramSettings, options: Options, folder: Path, where: str) -> Iterator[FileJob]:
    several = bool(_PATTERN & set(settings.spec)) and not is_named(settings.spec)
    faults = [
        Fault(
            f"{where}.output",
            f"cannot tell a format from {output!r}; expected a name that ends in {', '.join(FORMATS)}",
        )
        for output in settings.output
        if Path(output).suffix.lower() not in FORMATS
    ]
    if several and any("{name}" not in output for output in settings.output):
        faults.append(Fault(f"{where}.output", "expected {name} in it, since spec is a pattern"))
    specs: list[SpecAt] = [*_matches(folder, settings.spec)] if several else [spec_at(settings.spec, folder)]
    if not specs:
        faults.append(Fault(f"{where}.spec", f"{settings.spec!r} matches no file"))
    if faults:
        raise _FaultError(*faults)
    for spec in specs:
        for output in settings.output:
            yield FileJob(spec, folder / output.replace("{name}", stem_of(spec)), options)


def _matches(folder: Path, pattern: str) -> list[Path]:
    try:
        found = sorted(folder.glob(_ANY_FOLDERS.sub("**/", pattern)))
    except (ValueError, NotImplementedError, RecursionError):
        return []
    return [path for path in found if path.is_file() and not kind_beside(path.name)]


def _markdown(settings: DocsSettings, folder: Path, faults: list[Fault]) -> list[Path]:
    notes: dict[Path, None] = {}
    for number, pattern in enumerate(settings.markdown):
        several = bool(_PATTERN & set(pattern))
        found = _matches(folder, pattern) if several else [folder / pattern]
        if not several and not found[0].is_file():
            faults.append(Fault(f"markdown[{number}]", f"no such file: {pattern}"))
            continue
        notes.update(dict.fromkeys(found))
    return list(notes)


def _with_picture(block: BlockJob) -> Iterator[Job]:
    if block.picture:
        place = Place(block.output, block.line)
        yield FileJob(block.spec, tidy(block.output.parent / block.picture), block.options, place)
    yield block


def _inputs(path: Path, jobs: list[Job], notes: list[Path]) -> tuple[Path, ...]:
    files = [path, *notes, *(each for job in jobs for each in _read_by(job))]
    return tuple(dict.fromkeys(files))


def _read_by(job: Job) -> Iterator[Path]:
    if isinstance(job.spec, Path):
        yield job.spec
        for suffix in SUFFIXES:
            yield job.spec.with_name(f"{job.spec.stem}{suffix}")
    if job.options.access:
        yield job.options.access
    if Path(job.options.theme).suffix:
        yield Path(job.options.theme)


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _strangers(jobs: list[Job], inputs: tuple[Path, ...], folder: Path) -> Iterator[Fault]:
    """Yield what would be read or written outside of the project, by a path or by a symbolic link."""
    around = next((each for each in (_real(folder), *_real(folder).parents) if (each / ".git").exists()), _real(folder))
    for path in dict.fromkeys((*inputs, *(job.output for job in jobs))):
        if not is_within(path, around):
            yield Fault("", f"{path} leads out of {around.name}: nothing is read or written there")
        elif any(part.lower() == ".git" for part in _real(path).parts):
            yield Fault("", f"{path} stands in git's own folder: nothing is read or written there")
        elif path in inputs and path.exists() and not path.is_file():
            yield Fault("", f"{path} is no plain file")


def _clashes(jobs: list[Job], inputs: set[Path]) -> Iterator[Fault]:
    """Yield what would be written over: files that are read, and files that are drawn twice."""
    drawn: dict[Path, FileJob] = {}
    for job in jobs:
        if not isinstance(job, FileJob):
            continue
        target = _real(job.output)
        other = drawn.setdefault(target, job)
        if other != job:
            apart = "; name one of them with picture=, such as picture=other.svg" if job.block or other.block else ""
            yield Fault(
                "", f"{job.output} would be drawn twice, from {other.spec} and {job.spec}, or in two ways{apart}"
            )
        if target in inputs:
            yield Fault("", f"would write over {job.output}, which is read")
