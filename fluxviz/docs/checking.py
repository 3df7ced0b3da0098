"""``check_docs``: tell which files no longer show their spec, and what has changed since; nothing is drawn for it."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from fluxviz.diagram import Diagram
from fluxviz.docs.asking import Network
from fluxviz.docs.blocks import block_look, find_blocks, read_output, read_text, write_block
from fluxviz.docs.differences import describe_differences
from fluxviz.docs.jobs import BlockJob, FileJob, Job, Outcome, Place, Stale, diagram_of
from fluxviz.drawing import Detail
from fluxviz.errors import FluxvizError, describe_error
from fluxviz.export import FileProvenance, digest, embedded_graph, extract_provenance, read_embedded_graph
from fluxviz.rendering import look_of
from fluxviz.spec.named import SpecAt
from fluxviz.topology import NAMINGS, WHAT_IF, Topology, build

_OTHER = "shows another network than the spec"
_REDRAW = "fluxviz docs build draws it anew"
_CARRIED: tuple[Detail, ...] = ("network", "full")
"""Levels of detail that carry different graphs."""


def check_docs(jobs: Sequence[Job], *, live: bool = False) -> list[Outcome]:
    """Check every job.

    Args:
        jobs: What is checked.
        live: Ask the network: for the specs that are apps by their names, which are not checked else; and whether the
            app of every other spec is registered as the spec has it.

    """
    drawn, network = _DrawnGraphs(jobs), Network() if live else None
    return [_check(job, drawn, network) for job in jobs]


def _check(job: Job, drawn: _DrawnGraphs, network: Network | None) -> Outcome:
    if network is None and isinstance(job.spec, str):
        return Outcome("unasked", job.output, spec=job.spec, line=job.line if isinstance(job, BlockJob) else 0)
    try:
        job = job if network is None else network.answered(job)
        diagram = diagram_of(job)
        found = _check_file(job, diagram) if isinstance(job, FileJob) else _check_block(job, diagram, drawn)
        if network is not None and job.asked is None:
            found += network.differences(diagram.topology)
    except FluxvizError as error:
        return Outcome("failed", job.output, (str(error),), job.spec)
    except OSError as error:
        return Outcome("failed", job.output, (f"cannot be read: {error.strerror or error}",), job.spec)
    except Exception as error:  # one that nobody foresaw stops no other check
        return Outcome("failed", job.output, (f"{job.spec}: {describe_error(error)}",), job.spec)
    kind: Literal["stale", "same"] = "stale" if found else "same"
    line, block = (0, job.block) if isinstance(job, FileJob) else (job.line, Place(job.output, job.line))
    return Outcome(kind, job.output, spec=job.spec, stale=tuple(found), line=line, block=block)


def _check_file(job: FileJob, diagram: Diagram) -> list[Stale]:
    try:
        data = read_output(job.output)
    except FileNotFoundError:
        return [_of_file(f"is not there; {_REDRAW}")]
    suffix = job.output.suffix.lower()
    if suffix == ".json":
        return _check_json(data, diagram)
    provenance, intact = extract_provenance(data, suffix)
    return _compare(provenance, intact, job, diagram, look_of(diagram, job.options.how))


def _check_block(job: BlockJob, diagram: Diagram, drawn: _DrawnGraphs) -> list[Stale]:
    blocks = find_blocks(read_text(job.output), str(job.output))
    body = blocks[job.number - 1].body
    if not body.strip():
        return [_of_file("the block is not filled in; fluxviz docs build fills it in")]
    provenance, intact = extract_provenance(body.encode(), ".md")
    if provenance is not None and provenance.facts:
        provenance = replace(provenance, graph=drawn.find(job.spec, provenance.facts))
    found = _compare(provenance, intact, job, diagram, block_look(job, diagram))
    return [
        each for stale in found for each in ([stale] if stale.text != _OTHER else _changed_lines(job, body, diagram))
    ]


class _DrawnGraphs:
    """The graphs that drawn files carry, by their digests: a block holds a digest only."""

    def __init__(self, jobs: Sequence[Job]) -> None:
        self._outputs: dict[SpecAt, list[Path]] = {}
        for job in jobs:
            if isinstance(job, FileJob):
                self._outputs.setdefault(job.spec, []).append(job.output)
        self._found: dict[SpecAt, dict[str, Mapping[str, Any]]] = {}

    def find(self, spec: SpecAt, facts: str) -> Mapping[str, Any] | None:
        """Return the graph of that digest, if a file that shows the spec still carries it."""
        if spec not in self._found:
            self._found[spec] = dict(self._read(spec))
        return self._found[spec].get(facts)

    def _read(self, spec: SpecAt) -> Iterator[tuple[str, Mapping[str, Any]]]:
        for path in self._outputs.get(spec, ()):
            try:
                provenance, _ = extract_provenance(read_output(path), path.suffix.lower())
            except OSError:
                continue
            if provenance is not None and provenance.graph is not None:
                yield digest(provenance.graph), provenance.graph


def _changed_lines(job: BlockJob, body: str, diagram: Diagram) -> list[Stale]:
    """Report what a block says otherwise now, where nothing tells which graph it showed."""
    before, now = (text.splitlines() for text in (body, write_block(job, diagram)))
    lines = [line for line in difflib.ndiff(before, now) if line[:2] in ("- ", "+ ") and "<!--" not in line]
    words = {"-": "no longer", "+": "now"}
    return [Stale(f"{words[line[0]]}: {line[2:].strip('| ')}", "spec") for line in lines] or [Stale(_OTHER, "spec")]


def _of_file(text: str) -> Stale:
    return Stale(text, "file")


def _compare(provenance: FileProvenance | None, intact: bool, job: Job, diagram: Diagram, look: str) -> list[Stale]:
    if provenance is None:
        return [_of_file(f"does not say what it shows: it was not drawn by fluxviz, or was edited by hand; {_REDRAW}")]
    found = [] if intact else [_of_file(f"was edited by hand; {_REDRAW}")]
    if provenance.applied and not diagram.topology.applied:
        return [*found, _what_if(provenance.applied)]
    now, *others = (
        json.loads(json.dumps(embedded_graph(topology, detail)))
        for topology in _by_naming(diagram)
        for detail in (diagram.detail, *_CARRIED)
    )
    as_now, as_others = _shows(provenance, [now]), _shows(provenance, others)
    if provenance.look != look or (as_others and not as_now) or _naming_of(provenance, now) != now["naming"]:
        of_block = isinstance(job, BlockJob) or job.block is not None
        settings = "settings than those of the block now" if of_block else "settings"
        found.append(Stale(f"was drawn with other {settings}; {_REDRAW}", "settings"))
    if as_now or as_others:
        return found
    if provenance.graph is None:
        return [*found, Stale(_OTHER, "spec")]
    alike = [graph for graph in (now, *others) if graph["naming"] == _naming_of(provenance, now)] or [now]
    return [
        *found,
        *min((_differences(provenance.graph, graph) for graph in alike), key=len),
    ]  # at the detail it was drawn


def _what_if(applied: Sequence[str]) -> Stale:
    """Report that a file shows what was only applied: all that is different from the spec is that."""
    return _of_file(f"shows a what-if, not the app as it is: {' '.join(applied)} {_REDRAW}")


def _shows(provenance: FileProvenance, graphs: Sequence[Any]) -> bool:
    """Return whether a file shows one of these graphs."""
    return (
        provenance.graph in graphs
        if provenance.graph is not None
        else provenance.facts in [digest(graph) for graph in graphs]
    )


def _naming_of(provenance: FileProvenance, now: Any) -> Any:
    """Return whose names a file shows; as now, where it does not say."""
    return now["naming"] if provenance.graph is None else provenance.graph.get("naming", now["naming"])


def _by_naming(diagram: Diagram) -> Iterator[Topology]:
    yield diagram.topology
    for naming in NAMINGS:
        if naming != diagram.topology.naming and diagram.topology.provenance is not None:
            yield build(diagram.topology, naming=naming)


def _differences(before: Any, now: Any) -> tuple[Stale, ...]:
    try:
        old = read_embedded_graph(before)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return (_of_file(f"was edited by hand: the graph it carries cannot be read; {_REDRAW}"),)
    # Of what the picture does not say nothing was carried: both sides are compared without it.
    return tuple(Stale(line, "spec") for line in describe_differences(old, read_embedded_graph(now)))


def _check_json(data: bytes, diagram: Diagram) -> list[Stale]:
    """Check the graph's own file, which is all graph: there is nothing else in it that could be edited."""
    now = json.loads(diagram.json())
    try:
        before = json.loads(data)
    except (ValueError, RecursionError):
        return [_of_file(f"is no graph; {_REDRAW}")]
    if before == now:
        return []
    try:
        if applied := [each.removeprefix(WHAT_IF) for each in before["notes"] if each.startswith(WHAT_IF)]:
            return [_what_if(applied)]
        for edge in before["edges"]:
            edge["evidence"] = [[one["component"], one["variable"]] for one in edge["evidence"]]
        messages = describe_differences(
            read_embedded_graph(before), read_embedded_graph(embedded_graph(diagram.topology, "full"))
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return [_of_file(f"is not the graph of the spec; {_REDRAW}")]
    return [Stale(line, "spec") for line in messages]
