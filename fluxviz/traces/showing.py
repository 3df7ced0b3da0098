"""Traces as text for a terminal and as HTML for a notebook: a line a hop, and what goes wrong is marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fluxviz.traces.explaining import Explanation
    from fluxviz.traces.hops import Hop, Path, Reach, Trace

_NODE = "component."
_CROSS = "✗"


def hop_text(hop: Hop) -> str:
    """Return a hop in a sentence; one with a problem has a cross."""
    return _plain(f"{_CROSS} {hop.text}" if hop.problem else hop.text)


def path_text(path: Path) -> str:
    """Return a path as text."""
    return _text([(_title("Path", path), _hops(path))])


def path_html(path: Path) -> str:
    """Return a path as HTML."""
    return _html([(_title("Path", path), _hops(path))])


def trace_text(trace: Trace) -> str:
    """Return a trace as text: every path with its hops, those that are blocked last."""
    return _text(_paths(trace))


def trace_html(trace: Trace) -> str:
    """Return a trace as HTML."""
    return _html(_paths(trace))


def reach_text(reach: Reach) -> str:
    """Return what a node reaches, or what reaches it, as text."""
    return _text([_reached(reach)])


def reach_html(reach: Reach) -> str:
    """Return what a node reaches, or what reaches it, as HTML."""
    return _html([_reached(reach)])


def explanation_text(explanation: Explanation) -> str:
    """Return why an edge is drawn, as text: the edge in a sentence, and each place that says so."""
    told = [
        f"{each.component}, {each.variable}: {each.value}. {each.why}".rstrip()
        if each.variable
        else f"{each.component}: {each.why}"
        for each in explanation.evidence
    ]
    return _text([(f"{explanation.text} This is {explanation.certainty}.", told)])


Told = tuple[str, list[str]]
"""A title, and the lines below it."""


def _paths(trace: Trace) -> Iterator[Told]:
    ends = f"from {_name(trace.start)} to {_name(trace.end)}"
    if not trace.paths:
        yield f"No request gets {ends}.", []
    for number, path in enumerate((*trace.paths, *trace.blocked), 1):
        yield _title(f"Path {number} {ends}", path), _hops(path)
    if trace.more:
        yield "There are more paths; these are the shortest.", []


def _title(start: str, path: Path) -> str:
    problem = next((hop.problem for hop in path.hops if hop.problem), "")
    names = f", for {', '.join(path.hosts)}" if path.hosts else ""
    caller = f", called by {', '.join(path.called_for)} in the browser" if path.called_for else ""
    return f"{f'{_CROSS} ' if problem else ''}{start}{names}{caller}: {f'blocked: {problem}' if problem else 'arrives'}"


def _hops(path: Path) -> list[str]:
    return [hop_text(hop) for hop in path.hops]


def _reached(reach: Reach) -> Told:
    title = f"What {_name(reach.start)} reaches" if reach.start else f"What reaches {_name(reach.end or '')}"
    rows = []
    for each in reach.nodes:
        way = f", by way of {', '.join(map(_name, each.via))}" if each.via else ""
        rows.append(f"{each.label}: {each.hops} {'hop' if each.hops == 1 else 'hops'}{way}")
    return (f"{title}:" if rows else f"{title}: nothing."), rows


def _name(node: str) -> str:
    return node.removeprefix(_NODE)


def _plain(text: str) -> str:
    """Leave out what steers a terminal or turns the direction of writing."""
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)


def _text(told: Iterable[Told]) -> str:
    lines: list[str] = []
    for title, below in told:
        lines += [_plain(title), *(f"  {number}. {_plain(line)}" for number, line in enumerate(below, 1))]
    return "\n".join(lines)


def _html(told: Iterable[Told]) -> str:
    parts: list[str] = []
    for title, below in told:
        items = "".join(f"<li>{escape(_plain(line))}</li>" for line in below)
        parts.append(f"<p>{escape(_plain(title))}</p>{f'<ol>{items}</ol>' if items else ''}")
    return f"<div>{''.join(parts)}</div>"
