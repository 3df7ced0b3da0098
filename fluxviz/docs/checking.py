"""``check_docs``: tell which files no longer show their spec, and what has changed since; nothing is drawn for it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from fluxviz.diagram import Diagram
from fluxviz.docs.blocks import block_look, find_blocks, read_output, read_text
from fluxviz.docs.differences import tell_differences
from fluxviz.docs.jobs import BlockJob, FileJob, Job, Outcome, diagram_of
from fluxviz.errors import FluxvizError, tell_error
from fluxviz.export import Stamp, carry_graph, digest, read_graph, take_stamp
from fluxviz.rendering import look_of

_REDRAW = "fluxviz docs build draws it anew"


def check_docs(jobs: Sequence[Job]) -> list[Outcome]:
    """Check every job."""
    return [_check(job) for job in jobs]


def _check(job: Job) -> Outcome:
    try:
        diagram = diagram_of(job)
        told = _check_file(job, diagram) if isinstance(job, FileJob) else _check_block(job, diagram)
    except FluxvizError as error:
        return Outcome("failed", job.output, (str(error),), job.spec)
    except OSError as error:
        return Outcome("failed", job.output, (f"cannot be read: {error.strerror or error}",), job.spec)
    except Exception as error:  # one that nobody foresaw stops no other check
        return Outcome("failed", job.output, (f"{job.spec}: {tell_error(error)}",), job.spec)
    return Outcome("stale" if told else "same", job.output, tuple(told), job.spec)


def _check_file(job: FileJob, diagram: Diagram) -> list[str]:
    try:
        data = read_output(job.output)
    except FileNotFoundError:
        return [f"is not there; {_REDRAW}"]
    suffix = job.output.suffix.lower()
    if suffix == ".json":
        return _check_json(data, diagram)
    stamp, intact = take_stamp(data, suffix)
    return _compare(stamp, intact, diagram, look_of(diagram, job.options.how))


def _check_block(job: BlockJob, diagram: Diagram) -> list[str]:
    blocks = find_blocks(read_text(job.output), str(job.output))
    body = blocks[job.number - 1].body
    if not body.strip():
        return [f"line {job.line}: the block is not filled in; fluxviz docs build fills it in"]
    stamp, intact = take_stamp(body.encode(), ".md")
    return [f"line {job.line}: {line}" for line in _compare(stamp, intact, diagram, block_look(job, diagram))]


def _compare(stamp: Stamp | None, intact: bool, diagram: Diagram, look: str) -> list[str]:
    if stamp is None:
        return [f"does not say what it shows: it was not drawn by fluxviz, or was edited by hand; {_REDRAW}"]
    told = [] if intact else [f"was edited by hand; {_REDRAW}"]
    now = carry_graph(diagram.topology, diagram.detail)
    if stamp.graph is None:
        if stamp.facts != digest(now):
            told.append("shows another network than the spec")
    elif stamp.graph != json.loads(json.dumps(now)):
        told += _differences(stamp.graph, diagram)
    elif stamp.look != look:
        told.append(f"was drawn with other settings; {_REDRAW}")
    return told


def _differences(graph: Any, diagram: Diagram) -> list[str]:
    try:
        before = read_graph(graph)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return [f"was edited by hand: the graph it carries cannot be read; {_REDRAW}"]
    # Of what the picture does not say nothing was carried: both sides are compared without it.
    return list(tell_differences(before, read_graph(carry_graph(diagram.topology, diagram.detail))))


def _check_json(data: bytes, diagram: Diagram) -> list[str]:
    """Check the graph's own file, which is all graph: there is nothing else in it that could be edited."""
    now = json.loads(diagram.json())
    try:
        before = json.loads(data)
    except (ValueError, RecursionError):
        return [f"is no graph; {_REDRAW}"]
    if before == now:
        return []
    try:
        for edge in before["edges"]:
            edge["evidence"] = [[one["component"], one["variable"]] for one in edge["evidence"]]
        told = tell_differences(read_graph(before), read_graph(carry_graph(diagram.topology, "full")))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return [f"is not the graph of the spec; {_REDRAW}"]
    return list(told)
