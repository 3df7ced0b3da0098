"""What a what-if changed and what it broke, in sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from fluxviz.exploring.describing import Asked, left_unanswered, list_what_ifs
from fluxviz.exploring.shapes import ConsequenceEntry
from fluxviz.exploring.what_if import Case, WhatIf
from fluxviz.topology import BROWSER, WHAT_IF, Edge, PublicHost, Topology
from fluxviz.traces import trace

_NO_NEWS = ("Names as ", WHAT_IF)
"""How notes begin that only list the names again, or what is applied."""


def consequences(before: Case, after: Case, what_if: WhatIf) -> list[ConsequenceEntry]:
    """Return what was changed, then what broke, what works now, and what else is new to know.

    Args:
        before: The app as it is.
        after: The app as it would be.
        what_if: The changes.

    """
    old, new = before.topology, after.topology
    broke = [*_broken_names(old, new), *_broken_paths(old, new), *_broken_calls(old, new)]
    mended = [*_new_names(old, new), *_opened_paths(old, new)]
    lost = tuple(f"{host}:" for host in {*_answering(old)} - {*_answering(new)})
    notes = [note for note in new.notes if note not in old.notes and not note.startswith((*lost, *_NO_NEWS))]
    there = {part.id for part in (*new.nodes, *new.edges)}
    told = [
        *(_asked("changed", asked) for asked in list_what_ifs(new, what_if)),
        *(_followed("broke", text, part, there) for text, part in broke),
        *(_followed("mended", text, part, there) for text, part in mended),
        *(_asked("note", asked) for asked in left_unanswered(new, what_if)),
        *(_followed("note", note, "", there) for note in notes),
    ]
    return [*{(each["kind"], each["text"]): each for each in reversed(told)}.values()][::-1]


def _asked(kind: str, asked: Asked) -> ConsequenceEntry:
    entry: ConsequenceEntry = {"kind": kind, "text": asked.text, "trait": asked.trait}
    if asked.key:
        entry["key"] = asked.key
    return entry


def _followed(kind: str, text: str, part: str, there: Collection[str]) -> ConsequenceEntry:
    return {"kind": kind, "text": text, "part": part} if part in there else {"kind": kind, "text": text}


def _answering(topology: Topology) -> dict[str, PublicHost]:
    """Return the public names that get an answer, by their addresses."""
    failing = {host for edge in topology.of_kind("proxy") if edge.problem for host in edge.hosts}
    return {host.address: host for host in topology.public_hosts if host.works and host.address not in failing}


def _leads(host: PublicHost) -> str:
    return "the app" if host.component is None else f"{host.component}:{host.port}"


def _broken_names(old: Topology, new: Topology) -> Iterator[tuple[str, str]]:
    ids = {node.key: node.id for node in old.components}
    before, after = _answering(old), _answering(new)
    problems = {host: edge.problem for edge in new.of_kind("proxy") if edge.problem for host in edge.hosts}
    there = {host.address: host.note for host in new.public_hosts}
    beside = {name: host for host in after.values() if host.kind == "custom" for name in host.also}
    for address, host in before.items():
        now = after.get(address) or beside.get(address)
        if now is None:
            reason = problems.get(address) or there.get(address) or "nothing has that name any more"
            yield f"{host.url} gets no answer: {reason}.", ids.get(host.component or "", "")
        elif (now.component, now.port) != (host.component, host.port):
            yield f"{host.url} leads to {_leads(now)}, no longer to {_leads(host)}.", ids.get(host.component or "", "")


def _new_names(old: Topology, new: Topology) -> Iterator[tuple[str, str]]:
    ids, before = {node.key: node.id for node in new.components}, _answering(old)
    for address, host in _answering(new).items():
        if address not in before:
            yield f"{host.url} leads to {_leads(host)}.", ids.get(host.component or "", "")


def _reached(topology: Topology) -> dict[str, str]:
    """Return the components that a visitor's request gets to."""
    if not any(node.id == BROWSER for node in topology.nodes):
        return {}
    return {each.node: each.label for each in trace(topology, BROWSER).nodes if each.node.startswith("component.")}


def _broken_paths(old: Topology, new: Topology) -> Iterator[tuple[str, str]]:
    after, there = _reached(new), {node.id for node in new.nodes}
    for node, label in _reached(old).items():
        if node in there and node not in after:
            yield f"No request from the browser gets to {label} any more.", node


def _opened_paths(old: Topology, new: Topology) -> Iterator[tuple[str, str]]:
    before = _reached(old)
    for node, label in _reached(new).items():
        if node not in before:
            yield f"Requests from the browser get to {label} now.", node


def _broken_calls(old: Topology, new: Topology) -> Iterator[tuple[str, str]]:
    """Name the calls between components that no longer arrive."""
    labels = {node.id: node.label for node in (*new.nodes, *old.nodes)}
    there = {node.id for node in new.nodes}
    after = {edge.id: edge for edge in new.edges}
    for edge in old.of_kind("internal"):
        now = after.get(edge.id)
        if edge.problem or edge.source not in there or (now is not None and not now.problem):
            continue
        reason = now.problem if now is not None else _why_lost(edge, new)
        called = edge.host if edge.port is None else f"{edge.host}:{edge.port}"
        told = f"{labels[edge.source]} no longer reaches {labels[edge.target]} at {called}: {reason}."
        yield told, edge.id if now is not None else edge.source


def _why_lost(edge: Edge, new: Topology) -> str:
    if all(node.id != edge.target for node in new.nodes):
        return "no component has that name any more"
    return "the call is no longer there"
