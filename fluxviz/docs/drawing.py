"""``build_docs``: draw every job, in as many processes as help; one that fails stops no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import as_completed
from functools import partial
from itertools import groupby
from pathlib import Path

from fluxviz.diagram import Diagram
from fluxviz.diagram.attempts import NotDrawn, attempt, attempt_all
from fluxviz.diagram.many import CHUNK
from fluxviz.docs.asking import Network
from fluxviz.docs.blocks import fill_blocks, read_output, read_text, write_block
from fluxviz.docs.jobs import BlockJob, FileJob, Job, Outcome, diagram_of
from fluxviz.docs.workers import FEW, open_pool, processors
from fluxviz.errors import describe_error
from fluxviz.export import write_file
from fluxviz.rendering import with_provenance


def build_docs(
    jobs: Sequence[Job], *, workers: int | None = None, step: Callable[[int], None] = lambda _: None
) -> list[Outcome]:
    """Draw every job; the network is asked for apps by their names, once for each.

    Args:
        jobs: What is drawn.
        workers: How many processes draw; None: one for each processor.
        step: Called with the number of jobs that were just done.

    """
    network = Network()
    jobs = [network.answered(job) for job in jobs]
    files = [job for job in jobs if isinstance(job, FileJob)]
    blocks = [job for job in jobs if isinstance(job, BlockJob)]
    outcomes: dict[Path, Outcome] = {}
    for done in _spread(files, workers or processors()):
        outcomes.update({each.output: each for each in done})
        step(len(done))
    ordered = [outcomes[job.output] for job in files]
    for _, same in groupby(blocks, key=lambda job: job.output):  # a file at a time: its blocks are written at once
        group = list(same)
        ordered += _fill(group)
        step(len(group))
    return ordered


def _spread(jobs: Sequence[FileJob], workers: int) -> Iterator[list[Outcome]]:
    chunks = [jobs[start : start + CHUNK] for start in range(0, len(jobs), CHUNK)]
    if workers < 2 or len(jobs) <= FEW:
        yield from map(_draw_chunk, chunks)
        return
    with open_pool(min(workers, len(chunks))) as pool:
        for done in as_completed([pool.submit(_draw_chunk, chunk) for chunk in chunks]):
            yield done.result()


def _draw_chunk(jobs: Sequence[FileJob]) -> list[Outcome]:
    diagrams = attempt_all((partial(diagram_of, job), str(job.spec)) for job in jobs)
    return [_draw(job, diagram) for job, diagram in zip(jobs, diagrams, strict=True)]


def _draw(job: FileJob, diagram: Diagram | NotDrawn) -> Outcome:
    if isinstance(diagram, NotDrawn):
        return Outcome("failed", job.output, (diagram.reason,), job.spec)
    try:
        content = with_provenance(diagram, job.output.suffix, job.options.how)
        return _write(job, content)
    except Exception as error:  # one that nobody foresaw stops no other picture
        return Outcome("failed", job.output, (f"{job.spec}: {describe_error(error)}",), job.spec)


def _write(job: Job, content: str | bytes) -> Outcome:
    """Write a file where it is not the same already, so that nobody is told of a change that is none."""
    data = content.encode() if isinstance(content, str) else content
    try:
        if job.output.is_file() and read_output(job.output) == data:
            return Outcome("same", job.output, spec=job.spec)
        job.output.parent.mkdir(parents=True, exist_ok=True)
        write_file(job.output, data)
    except OSError as error:
        messages = f"cannot write {job.output}: {error.strerror or error}"
        return Outcome("failed", job.output, (messages,), job.spec)
    return Outcome("drawn", job.output, spec=job.spec)


def _fill(jobs: Iterable[BlockJob]) -> list[Outcome]:
    """Fill the blocks of one Markdown file."""
    group, bodies, failed = list(jobs), {}, []
    for job in group:
        diagram = attempt(partial(diagram_of, job), str(job.spec))
        if isinstance(diagram, NotDrawn):
            failed.append(Outcome("failed", job.output, (f"{job.output}:{job.line}: {diagram.reason}",), job.spec))
        else:
            bodies[job.line] = write_block(job, diagram)
    text = read_text(group[0].output)
    if "\r\n" in text:
        bodies = {line: body.replace("\n", "\r\n") for line, body in bodies.items()}
    return [*failed, *([_write(group[0], fill_blocks(text, bodies))] if bodies else [])]
