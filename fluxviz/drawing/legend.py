"""What stands under a picture: the legend of what it uses, and the notes."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from fluxviz.drawing.cells import Run, badge, columns, holding, indent, line, mark, row, table, words
from fluxviz.drawing.palette_roles import RoleColours
from fluxviz.drawing.scene import MAX_FINDINGS, Scene
from fluxviz.drawing.text import text_width
from fluxviz.topology import WHAT_IF

_LINE_LENGTH = 58
"""How long lines of notes are, in letters: they stand beside the app where there is room."""

_MOST_NARROW = 10
"""How many such lines there may be; more notes are set wider."""

_WIDE_LENGTH = 90
"""How long those are that say what the whole picture is, and of findings."""

_ENTRY_LENGTH = 46
_CALLS = ("internal", "egress", "forward", "request")
"""Kinds of lines that say whether TLS protects them."""

_LEVELS = {
    "apps": "each card is an app, whose public names, doors and hosts outside are counted",
    "groups": "each card is all components of a kind that are called alike",
    "overview": "hosts and ports are left out",
    "network": "resources and storage are left out",
}
_STATUSES = {
    "added": "new, its lines thicker",
    "removed": "gone, its lines dotted",
    "changed": "changed: what it was, and what it is now",
    "confirmed": "probed, and as drawn",
    "refuted": "probed, and not as drawn: what was seen",
    "untold": "not tried, or it cannot be told from here",
    "missing": "missing in the drawing",
    "extra": "drawn, and not there",
    "mistaken": "drawn, and not quite so",
    "aside": "right, and not asked for",
}


def footer(scene: Scene, colours: RoleColours) -> str:
    """Return the HTML-like label of the whole picture; empty where there is nothing to say."""
    parts: list[str] = []
    applied, notes = scene.topology.applied, scene.topology.notes[len(scene.topology.applied) :]
    if applied:
        told = [text for each in applied for text in _wrapped(f"{WHAT_IF}{each}", _WIDE_LENGTH)]
        parts.append(table(*(line(words(text, colours["door"], bold=True, limit=10_000)) for text in told)))
    entries = list(_entries(scene))
    if entries:
        parts.append(table(*(line(*runs) for each in entries for runs in _sample(each, colours)), cellspacing=1))
    if said := lessened(scene):
        parts.append(
            table(*(line(words(text, colours["text"], limit=10_000)) for text in _wrapped(said, _WIDE_LENGTH)))
        )
    if notes and not scene.is_terse:
        told = [text for note in notes for text in _wrapped(note)]
        if len(told) > _MOST_NARROW:
            told = [text for note in notes for text in _wrapped(note, _WIDE_LENGTH)]
        parts.append(table(*(line(words(text, colours["muted"], limit=10_000)) for text in told)))
    if scene.findings:
        parts.append(columns(*_findings(scene, colours)))
    if not parts:
        return ""
    rows = [row(holding(part, align="LEFT")) for part in parts]
    return f"<{table(*rows, cellpadding=3)}>"


def lessened(scene: Scene) -> str:
    """Return what a picture leaves out since it could not be read, or drawn in any time; empty where it says all."""
    parts: list[str] = []
    if scene.asked != scene.detail:
        size = f"{len(scene.topology.components)} components and {len(scene.topology.edges)} lines"
        parts.append(f"{size} are too many for one picture of detail {scene.asked}: {_LEVELS[scene.detail]}.")
    elif scene.detail == "apps":
        parts.append(f"{_LEVELS['apps'].capitalize()}.")
    if scene.unlinked:
        parts.append("The calls between them are too many to be drawn: cards name some, the text and the JSON all.")
    elif scene.detail == "apps":
        parts.append("A line is a call to another app.")
    return " ".join(parts)


def _wrapped(text: str, most: int = _LINE_LENGTH) -> list[str]:
    length = round(most * len(text) / max(len(text), 1.0, text_width(text, 1 / 0.6)))  # wide letters count more
    return textwrap.wrap(text, length, break_on_hyphens=False)


def _findings(scene: Scene, colours: RoleColours) -> Iterator[tuple[Run, Run]]:
    """List the findings, each after the number that stands where it belongs."""
    app = ""
    for number, finding in enumerate(scene.findings[:MAX_FINDINGS], 1):
        if finding.app != app:
            app = finding.app
            yield words("", colours["text"]), words(app, colours["text"], bold=True, limit=200)
        said = f"{finding.severity} {finding.code}: {finding.own_message}"
        for index, text in enumerate(textwrap.wrap(said, _WIDE_LENGTH, break_on_hyphens=False)):
            mine = words("" if index else badge((number,)), colours["door"], bold=not index)
            yield mine, words(text, colours["text"], limit=10_000)
    if len(scene.findings) > MAX_FINDINGS:
        more = f"+ {len(scene.findings) - MAX_FINDINGS} more: fluxviz check lists them"
        yield words("", colours["muted"]), words(more, colours["muted"])


def _sample(entry: tuple[str, str, str], colours: RoleColours) -> Iterator[list[Run]]:
    """Yield the lines of an entry, the first with its samples."""
    stroke, sign, text = entry
    marks = [mark(name, colours) for name in (stroke, sign) if name]
    first, *more = textwrap.wrap(text, _ENTRY_LENGTH, break_on_hyphens=False)
    yield [*marks, words(first, colours["muted"])]
    for each in more:
        yield [*(indent(name) for name in (stroke, sign) if name), words(each, colours["muted"])]


def _entries(scene: Scene) -> Iterator[tuple[str, str, str]]:
    if any(drawn.by_edge for drawn in scene.edges):
        yield "line-plain", "unlock", "by the Flux edge, where TLS ends: encrypted to there, plain from there on"
    edges = [edge for drawn in scene.edges if not drawn.by_edge for edge in drawn.members]
    sure = [edge for edge in edges if not edge.assumed]
    if any(edge.encrypted and edge.kind not in ("direct", "browser_call") and not edge.problem for edge in sure):
        yield "line-secure", "lock", "encrypted (TLS)"
    if any(edge.encrypted is False and edge.kind not in ("direct", "browser_call") for edge in sure):
        yield "line-plain", "unlock", "plain, not encrypted"
    given = (edge for edge in edges if edge.id not in scene.sketched)
    if any(edge.assumed or (edge.encrypted is None and edge.kind in _CALLS) for edge in given):
        yield (
            "line-assumed",
            "maybe",
            "assumed or not known: nothing in the spec tells what is spoken, or whether with TLS",
        )
    doors = [edge for edge in edges if edge.kind == "direct"]
    if doors:
        where = "the primary node" if all(door.primary for door in doors) else "every node"
        encryption = ", without TLS" if all(door.encrypted is False for door in doors) else ""
        yield "line-door", "door", f"open door: this port answers on {where}'s own address{encryption}"
    if any(edge.kind == "browser_call" for edge in edges):
        yield "line-call", "", "a call that the visitor's browser makes, not the container"
    if any(edge.problem or edge.kind == "unresolved" for edge in edges):
        yield "line-wrong", "dead", "does not work, and why stands beside it"
    if any(edge.kind == "mount" for edge in edges):
        yield "line-storage", "", "shares a volume"
    statuses: set[str | None] = {remarks.status for remarks in scene.remarks.values()}
    statuses |= {line.status for remarks in scene.remarks.values() for line in remarks.lines}
    for status, text in _STATUSES.items():
        if status in statuses:
            yield "", status, text
