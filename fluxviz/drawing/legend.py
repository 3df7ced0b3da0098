"""What stands under a picture: the legend of what it uses, and the notes."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fluxviz.drawing.cards import MAX_HOSTS
from fluxviz.drawing.cells import Run, badge, columns, holding, indent, line, mark, row, table, words
from fluxviz.drawing.labels import OF_STATUS, padlock_of, sign_of, stroke_of
from fluxviz.drawing.line_styles import CALL, DOOR, FAULT, PLAIN, SECURE, STORAGE, UNSURE, Line
from fluxviz.drawing.palette_roles import RoleColours
from fluxviz.drawing.scene import MAX_FINDINGS, Scene, names_called
from fluxviz.drawing.text import text_width, wrap
from fluxviz.topology import EDGE, WHAT_IF, FluxEdge
from fluxviz.topology.notes import Note

_LINE_LENGTH = 58
"""How long lines of notes are, in letters: they stand beside the app where there is room."""

_MOST_NARROW = 10
"""How many such lines there may be; more notes are set wider."""

_WIDE_LENGTH = 90
"""How long those are that say what the whole picture is, and of findings."""

_ENTRY_LENGTH = 46
_NOT_KNOWN = "assumed or not known: nothing in the spec tells what is spoken, or whether with TLS"
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
    notes = _beside_the_card(notes, scene)
    if notes and not scene.is_terse:
        told = _statements(notes, _LINE_LENGTH, colours)
        if len(told) > _MOST_NARROW:
            told = _statements(notes, _WIDE_LENGTH, colours)
        parts.append(table(*told))
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


def _beside_the_card(notes: Sequence[str], scene: Scene) -> tuple[str, ...]:
    """Return what there is to say of the names that the edge's card lists, and all else."""
    edge = next((card.node for card in scene.nodes if isinstance(card.node, FluxEdge)), None)
    calls = (each for drawn in scene.edges for each in drawn.members if each.target == EDGE)
    if edge is None or len(edge.names_shown(names_called(calls), MAX_HOSTS)) > MAX_HOSTS:
        return tuple(notes)
    return tuple(filter(None, (note.brief if isinstance(note, Note) else note for note in notes)))


def _statements(notes: Sequence[str], length: int, colours: RoleColours) -> list[str]:
    """Return the lines of notes, each note with a mark before it."""
    lines: list[str] = []
    for note in notes:
        first, *more = _wrapped(note, length)
        lines.append(line(mark("note", colours), words(first, colours["muted"], limit=10_000)))
        lines += [line(indent("note"), words(text, colours["muted"], limit=10_000)) for text in more]
    return lines


def _wrapped(text: str, most: int = _LINE_LENGTH) -> list[str]:
    length = round(most * len(text) / max(len(text), 1.0, text_width(text, 1 / 0.6)))  # wide letters count more
    return wrap(text, length)


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


class _Entry(NamedTuple):
    """An entry of the legend: the sample of a line, or room for it, a mark, and what they mean."""

    stroke: str
    sign: str
    text: str
    has_line: bool = True


def _sample(entry: _Entry, colours: RoleColours) -> Iterator[list[Run]]:
    """Yield the lines of an entry, the first with its samples."""
    names = [name for name in (entry.stroke, entry.sign) if name]
    room = [indent(name) for name in names]
    marks = [mark(name, colours) for name in names]
    first, *more = textwrap.wrap(entry.text, _ENTRY_LENGTH, break_on_hyphens=False)
    yield [*(marks if entry.has_line else (*room[:1], *marks[1:])), words(first, colours["muted"])]
    for each in more:
        yield [*room, words(each, colours["muted"])]


def _entries(scene: Scene) -> Iterator[_Entry]:
    """Yield what the picture has: the sample of a line, as it is drawn, the mark beside it, and what they mean."""
    lines, signs = _used(scene)
    members = [edge for drawn in scene.edges for edge in drawn.members]
    doors = [edge for edge in members if edge.kind == "direct"]
    nodes = {"the primary node" if door.primary else "every node" for door in doors}
    where = " or ".join(f"{each}'s own address" for each in sorted(nodes))
    without = ", without TLS" if all(door.encrypted is False for door in doors) else ""
    secure = sorted({edge.cryptography for edge in members if edge.encrypted}, key=lambda name: (name != "TLS", name))
    if any(drawn.by_edge for drawn in scene.edges):
        text = "by the Flux edge, where TLS ends: encrypted to there, plain from there on"
        yield _Entry("line-plain", "unlock", text)
    for stroke, sample, sign, text in (
        (SECURE, "line-secure", "lock", f"encrypted ({', '.join(secure)})"),
        (PLAIN, "line-plain", "unlock", "plain, not encrypted"),
        (UNSURE, "line-assumed", "maybe", _NOT_KNOWN),
        (DOOR, "line-door", "door", f"open door: this port answers on {where}{without}"),
        (CALL, "line-call", "", "a call that the visitor's browser makes, not the container"),
        (FAULT, "line-wrong", "dead", f"does not work{'' if scene.is_terse else ', and why stands beside it'}"),
        (STORAGE, "line-storage", "", "shares a volume"),
    ):
        if stroke in lines or sign in signs:
            yield _Entry(sample, sign if sign in signs else "", text, has_line=stroke in lines)
    statuses: set[str | None] = {remarks.status for remarks in scene.remarks.values()}
    of_lines = {remarks.status for drawn in scene.edges if (remarks := scene.remarks_of(drawn))}
    statuses |= {line.status for remarks in scene.remarks.values() for line in remarks.lines}
    for status, text in _STATUSES.items():
        if status in statuses:
            yield _Entry("line-wrong" if status == "refuted" and status in of_lines else "", status, text)


def _used(scene: Scene) -> tuple[set[Line], set[str]]:
    """Return the lines and the signs that a picture has, but for the lines that a change or a probe decides."""
    lines: set[Line] = set()
    signs: set[str] = set()
    several = {card.id for card in scene.nodes if len(card.members) > 1}
    for drawn in scene.edges:
        remarks = scene.remarks_of(drawn)
        if drawn.by_edge or (drawn.id in scene.sketched and stroke_of(drawn) == UNSURE):
            continue
        if remarks is None or remarks.status not in OF_STATUS:
            lines.add(stroke_of(drawn))
        signs |= {sign_of(drawn)} if drawn.edge.kind != "mount" or drawn.edge.problem else set()
        signs |= {"door"} if drawn.edge.kind == "direct" else set()
        signs |= {padlock_of(edge) for edge in drawn.members} if drawn.target in several else set()
    return lines, signs
