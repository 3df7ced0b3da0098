"""A sequence diagram as SVG: as wide as a docs page, so that its text is as large there as it is written here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fluxviz.drawing.glyphs import GLYPHS, Glyph
from fluxviz.drawing.node_looks import look_of
from fluxviz.drawing.text import shorten
from fluxviz.drawing.theme import Theme
from fluxviz.export.folding import fold, widest
from fluxviz.export.sequence_text import message_role
from fluxviz.export.svg_marks import (
    check_prefix,
    glyph_lines,
    night_style,
    role_class,
    svg_lines,
    svg_number,
    svg_text,
)
from fluxviz.topology import Topology
from fluxviz.traces import Interaction, Message, Participant

WIDTH = 800.0
"""How wide every sequence diagram is, in points: a docs page."""

_MARGIN = 16.0
_WORDS = _HOSTS = 11.0
_LINE = 15.0
_CARD, _NARROW = 170.0, 90.0
_GAP = 18.0
_BLOCK = 500.0
"""How wide a message's words are before they are folded at a blank; a host alone may be as wide as the page."""
_ABOVE = 7.0
"""How far an arrow runs below its words: the rim around them ends above it."""

_LOOP = 22.0
_DASHES = {False: "6 4", None: "1.5 4"}
_KEY = {
    "lock": "solid: encrypted",
    "unlock": "dashed: no TLS",
    "maybe": "dotted: TLS not known",
    "dead": "it fails",
}


def write_sequence_svg(interaction: Interaction, topology: Topology, theme: Theme, *, prefix: str = "") -> str:
    """Write the SVG of a path.

    Args:
        interaction: The path's participants and messages.
        topology: Where it was found.
        theme: What it is painted with.
        prefix: Put before every id, so that several can live on one page.

    Raises:
        FluxvizError: the prefix cannot begin an id.

    """
    check_prefix(prefix)
    return "\n".join(_Painter(interaction, topology, theme, prefix).lines()) + "\n"


@dataclass(frozen=True)
class _Row:
    """A message with its place.

    Attributes:
        message: The message.
        top: Where its words begin.
        at: Where its arrow runs.
        says: Its lines below the heading.

    """

    message: Message
    top: float
    at: float
    says: tuple[str, ...]

    @property
    def bottom(self) -> float:
        return self.at + (_LOOP / 2 if self.message.source == self.message.target else 0)


class _Painter:
    """Writes one sequence diagram."""

    def __init__(self, interaction: Interaction, topology: Topology, theme: Theme, prefix: str) -> None:
        self.interaction, self.topology, self.theme = interaction, topology, theme
        self.root = f"{prefix}fluxviz-sequence"
        self.colours = theme.palette.colours()
        pitch = (WIDTH - 2 * _MARGIN) / len(interaction.participants)
        self.places = {each.id: _MARGIN + pitch * (index + 0.5) for index, each in enumerate(interaction.participants)}
        self.card = min(pitch - 6, _CARD)
        self.size = 12.0 if pitch > _NARROW else 11.0
        self.names = {each.id: self._name(each) for each in interaction.participants}
        self.head = _MARGIN + max(len(lines) for lines in self.names.values()) * _LINE + 14
        self.rows = list(self._rows())

    def _name(self, participant: Participant) -> list[str]:
        """Fold a name to its card: a host whole, any other as long as a label may be."""
        node = self.topology.node(participant.id)
        label = participant.label if node.kind in ("external", "unresolved") else shorten(participant.label)
        return fold(label, max(self.card - 6, _WORDS), self.size)

    def _rows(self) -> Iterator[_Row]:
        y = self.head + _GAP
        for message in self.interaction.messages:
            even = message.kind != "failure"
            says = fold(message.says, _BLOCK, _HOSTS, most=WIDTH - 2 * _MARGIN, even=even) if message.says else []
            row = _Row(message, y, y + _LINE * (1 + len(says)) + _ABOVE, tuple(says))
            yield row
            y = row.bottom + _GAP

    def lines(self) -> Iterator[str]:
        end = self.rows[-1].bottom + _GAP if self.rows else self.head + _GAP
        high = end + 2 * _LINE
        size = f'width="{svg_number(WIDTH)}" height="{svg_number(high)}" viewBox="0 0 {WIDTH:g} {svg_number(high)}"'
        title, desc = f"{self.root}-title", f"{self.root}-desc"
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" id="{self.root}" class="fluxviz-sequence" {size} role="img"'
            f' aria-labelledby="{title} {desc}" font-family="{self.theme.fonts.words}">'
        )
        told = [
            f"{each.step or ''}{'. ' if each.step else ''}{each.title}: {each.text}"
            for each in self.interaction.messages
        ]
        yield f'<title id="{title}">{svg_text(self.interaction.title)}</title>'
        yield f'<desc id="{desc}">{svg_lines(chr(10).join(told))}</desc>'
        if self.theme.at_night is not None:
            yield from night_style(self.root, self.theme.at_night)
        yield f'<rect class="page" width="100%" height="100%" fill="{self.colours["page"]}"/>'
        for participant in self.interaction.participants:
            yield from self._lifeline(participant, end)
        for row in self.rows:
            yield from self._row(row)
        yield from self._legend(end + _LINE)
        yield "</svg>"

    def _lifeline(self, participant: Participant, end: float) -> Iterator[str]:
        x, node = self.places[participant.id], self.topology.node(participant.id)
        fill, line, dashed = look_of(node)
        yield f'<g class="participant" data-id="{svg_text(participant.id)}">'
        yield f"<title>{svg_text(participant.label)}</title>"
        below = f"M{svg_number(x)} {svg_number(self.head)}V{svg_number(end)}"
        yield f'<path d="{below}" fill="none" {self._stroke("muted")} stroke-width="1" stroke-dasharray="1 5"/>'
        box = f'x="{svg_number(x - self.card / 2)}" y="{svg_number(_MARGIN)}" width="{svg_number(self.card)}"'
        box += f' height="{svg_number(self.head - _MARGIN)}" rx="6"'
        paint = f'class="f-{role_class(fill)} s-{role_class(line)}" fill="{self.colours[fill]}"'
        dash = ' stroke-dasharray="4 3"' if dashed else ""
        yield f'<rect {box} {paint} stroke="{self.colours[line]}"{dash}/>'
        name = self.names[participant.id]
        y = (_MARGIN + self.head - len(name) * _LINE) / 2 + self.size - 1
        for index, text in enumerate(name):
            yield self._text(text, x, y + index * _LINE, "middle", size=self.size, bold=True, rim=False)
        yield "</g>"

    def _row(self, row: _Row) -> Iterator[str]:
        message = row.message
        step = f' data-step="{message.step}"' if message.step else ""
        yield f'<g class="message message-{message.kind}"{step} data-edge="{svg_text(message.edge)}">'
        yield f"<title>{svg_text(message.text)}</title>"
        start, end = self.places[message.source], self.places[message.target]
        left, right = min(start, end), max(start, end)
        if message.source == message.target:
            yield from self._loop(row, start)
        else:
            yield from self._arrow(row, start, end)
        wrong = message.kind == "failure"
        wide = max(widest(message.heading, _WORDS), *(widest(text, _HOSTS, even=not wrong) for text in row.says), 0)
        anchor = "start" if left + right <= WIDTH + 1 else "end"
        if anchor == "start":
            x = max(min(left + 8, WIDTH - _MARGIN - wide), _MARGIN)
        else:
            x = min(max(right - 8, _MARGIN + wide), WIDTH - _MARGIN)
        role = "door" if wrong else "muted" if message.kind == "answer" else "text"
        yield self._text(message.heading, x, row.top + _WORDS, anchor, bold=message.kind != "answer", role=role)
        for index, text in enumerate(row.says, 1):
            yield self._text(text, x, row.top + _WORDS + index * _LINE, anchor, host=not wrong, role="text")
        yield "</g>"

    def _arrow(self, row: _Row, start: float, end: float) -> Iterator[str]:
        """Draw the line of a message: solid where it is encrypted, with an open head where it goes back."""
        message, y = row.message, row.at
        role = message_role(message, self.topology)
        ahead = 1 if end > start else -1
        stop = (start + end) / 2 if message.kind == "failure" else end - ahead * 2
        dashes = f' stroke-dasharray="{_DASHES[message.encrypted]}"' if message.encrypted is not True else ""
        width = 2 if message.encrypted else 1.4
        line = f"M{svg_number(start)} {svg_number(y)}H{svg_number(stop)}"
        yield f'<path d="{line}" fill="none" {self._stroke(role)} stroke-width="{width}"{dashes}/>'
        if message.kind != "failure":
            yield self._head(stop, y, ahead, role, is_open=message.goes_back)
        if glyph := sign_of(message):
            yield from self._sign(GLYPHS[glyph], (start + end) / 2, y)

    def _loop(self, row: _Row, x: float) -> Iterator[str]:
        """Draw what a participant does by itself."""
        ahead = 1 if x <= WIDTH / 2 + 1 else -1
        low = row.at + _LOOP / 2
        out = f"M{svg_number(x)} {svg_number(row.at)}H{svg_number(x + ahead * _LOOP)}"
        line = f"{out}V{svg_number(low)}H{svg_number(x + ahead * 2)}"
        yield f'<path d="{line}" fill="none" {self._stroke("muted")} stroke-width="1.2"/>'
        yield self._head(x + ahead * 2, low, -ahead, "muted")

    def _head(self, x: float, y: float, ahead: int, role: str, *, is_open: bool = False) -> str:
        back = svg_number(x - ahead * 8)
        line = f"M{back} {svg_number(y - 4.5)}L{svg_number(x)} {svg_number(y)}L{back} {svg_number(y + 4.5)}"
        if is_open:
            return f'<path d="{line}" fill="none" {self._stroke(role)} stroke-width="1.4"/>'
        return f'<path d="{line}Z" class="f-{role_class(role)}" fill="{self.colours[role]}"/>'

    def _sign(self, glyph: Glyph, x: float, y: float) -> Iterator[str]:
        """Draw a glyph on a line, which makes room for it."""
        size = glyph.size + 6
        box = f'x="{svg_number(x - size / 2)}" y="{svg_number(y - size / 2)}" width="{svg_number(size)}"'
        yield f'<rect class="page" {box} height="{svg_number(size)}" fill="{self.colours["page"]}"/>'
        yield from glyph_lines(glyph, x - glyph.size / 2, y - glyph.size / 2, self.colours)

    def _legend(self, y: float) -> Iterator[str]:
        used = {sign for row in self.rows if (sign := sign_of(row.message))}
        x = _MARGIN
        yield '<g class="legend">'
        for sign, says in _KEY.items():
            if sign in used:
                glyph = GLYPHS[sign]
                yield from glyph_lines(glyph, x, y - glyph.size / 2 - 3, self.colours)
                yield self._text(says, x + 18, y + 1, "start", role="muted")
                x += 18 + widest(says, _WORDS) + 12
        yield "</g>"

    def _stroke(self, role: str) -> str:
        return f'class="s-{role_class(role)}" stroke="{self.colours[role]}"'

    def _text(
        self,
        text: str,
        x: float,
        y: float,
        anchor: str,
        *,
        size: float = _WORDS,
        bold: bool = False,
        host: bool = False,
        role: str = "text",
        rim: bool = True,
    ) -> str:
        """Write a line with a rim in the colour of the page, which keeps the lines behind it away from it."""
        family = f' font-family="{self.theme.fonts.hosts}"' if host else ""
        weight = ' font-weight="bold"' if bold else ""
        page = self.colours["page"]
        behind = f' stroke="{page}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"' if rim else ""
        named = f"f-{role_class(role)}{' s-page' if rim else ''}"
        place = f'x="{svg_number(x)}" y="{svg_number(y)}" text-anchor="{anchor}" font-size="{svg_number(size)}"'
        return (
            f'<text {place}{family}{weight} class="{named}" fill="{self.colours[role]}"{behind}>{svg_text(text)}</text>'
        )


def sign_of(message: Message) -> str:
    """Return the glyph on the line of a message: a padlock, an open one, a question mark, a cross; empty for none."""
    if message.kind == "failure":
        return "dead"
    if not message.sent or not message.works:
        return ""
    return {True: "lock", False: "unlock", None: "maybe"}[message.encrypted]
