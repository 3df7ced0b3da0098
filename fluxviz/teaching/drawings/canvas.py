"""Canvas: a drawing as a widget; what was drawn is checked here, in the kernel, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fluxviz.drawing import AUTO
from fluxviz.drawing.glyphs import GLYPHS, Glyph
from fluxviz.errors import LinksError
from fluxviz.exploring.pictures import bare_svg, theme_paints
from fluxviz.export import escape_markdown
from fluxviz.export.markdown_text import code_span
from fluxviz.frontend import canvas_style
from fluxviz.spec.limits import MAX_PORT
from fluxviz.teaching.drawings.comparing import Mark
from fluxviz.teaching.drawings.exercise import Drawing
from fluxviz.teaching.drawings.links import MAX_LINKS, PROTOCOLS, SHAPE, Link, said_of, write_link, written_name
from fluxviz.teaching.drawings.pictures import Sheet, boxes_on, marked_sheet
from fluxviz.teaching.drawings.verdict import DrawingVerdict
from fluxviz.teaching.keeping import KEY, Record, record_of
from fluxviz.teaching.verdicts import folded
from fluxviz.unseen import clean
from fluxviz.widget.canvas import Bundle, LinkCanvas
from fluxviz.widget.canvas_shapes import CanvasCard, CanvasGlyph, CanvasLink, CanvasSheet, CanvasVerdict

_OFFERED = (
    "amqp elasticsearch grpc http https kafka memcached mongodb mqtt mysql nats postgresql redis smtp tcp udp ws wss"
).split()
"""The protocols that there are to choose from, whatever the app speaks."""

_STILL = "fluxviz-still-"


class Canvas(LinkCanvas):
    """The canvas of a drawing: connect the cards, set protocol, port and padlock of each connection, and check.

    It is saved as text and as a picture of what was drawn, without the answer. What was drawn comes back where the
    question is asked once more.

    Attributes:
        drawing: What is asked.
        links: What is drawn. Assigning connections, or a list of them in the notation, draws them.
        verdict: What was said to the last check; None as long as there is none.
        tries: Every answer in their order, the saved ones first.

    """

    def __init__(self, drawing: Drawing) -> None:
        """Make a canvas of a drawing."""
        self._drawing = drawing
        self._last: DrawingVerdict | None = None
        super().__init__(
            _told=_hints(drawing, self._record.hints),
            _sheet=dict(_sheet_of(drawing)),
            _drawn=[dict(_sent(link)) for link in _drawn_before(drawing)],
            _controls={"themes": theme_paints(AUTO)},
            _style=canvas_style(),
        )

    @property
    def drawing(self) -> Drawing:
        """What is asked."""
        return self._drawing

    @property
    def question(self) -> Drawing:
        """The same, as a :class:`~fluxviz.teaching.question_widget.QuestionWidget` has it."""
        return self._drawing

    @property
    def links(self) -> tuple[Link, ...]:
        """What is drawn."""
        return self._read(self._drawn)

    @links.setter
    def links(self, links: Any) -> None:
        self._drawn = [dict(_sent(link)) for link in self._drawing.read(links)]

    def _read(self, drawn: object) -> tuple[Link, ...]:
        """Return what a browser says is drawn, without doubles; where it does not say, what it said last."""
        return tuple(dict.fromkeys(_received(drawn if isinstance(drawn, list) else self._drawn, self._drawing)))

    @property
    def verdict(self) -> DrawingVerdict | None:
        """What was said to the last check."""
        return self._last

    @property
    def tries(self) -> list[dict[str, Any]]:
        """Every answer in their order, the saved ones first."""
        return self._record.tries

    @property
    def _record(self) -> Record:
        return record_of(**self._drawing.asked)

    def check(self) -> DrawingVerdict:
        """Check what is drawn, and show what is said to it."""
        return self._judge(self.links)

    def _judge(self, links: tuple[Link, ...]) -> DrawingVerdict:
        self._last = verdict = self._drawing.check(links)
        verdict.keep()
        said = CanvasVerdict(
            headline=verdict.headline,
            right=verdict.right,
            marks=[
                {"status": mark.status, "says": clean(" ".join(slip.says for slip in slips))}
                for mark, (_, slips) in zip(verdict.comparison.marks, verdict.said, strict=True)
            ],
            checked=[_sent(link) for link in verdict.links],
        )
        self._verdict = dict(said)
        return verdict

    def _check(self, drawn: object) -> None:
        self._judge(self._read(drawn))

    def _tell_hint(self) -> None:
        self._told = _hints(self._drawing, self._record.hints + 1)
        self._record.hints = len(self._told)

    def _tell_answer(self, drawn: object) -> None:
        """Send the differences to who asked, once something was checked: a message is kept nowhere, that it was is."""
        if self._last is not None:
            differences = self._drawing.check(self._read(drawn)).differences
            self._last.keep(shown=True)
            self._save()
            self.send({"answer": differences.svg(), "text": differences.text()})

    def _stills(self) -> tuple[Bundle, ...]:
        return self._picture()._repr_mimebundle_(prefix=_STILL), self._text()

    def _picture(self) -> Sheet:
        """Return the cards with what is drawn, and what became of it where it was checked as it is."""
        links = self.links
        if not links:
            return self._drawing.sheet
        if self._last is not None and self._last.links == links:
            return self._last.picture
        cards = self._drawing.cards
        marks = [Mark(link, "drawn") for link in links]
        return marked_sheet(self._drawing.sheet, marks, {link: write_link(link, cards) for link in links})

    def _text(self) -> Bundle:
        drawing, links = self._drawing, self.links
        names = ", ".join(clean(drawing.cards.name(node.id)) for node in drawing.nodes)
        parts = [f"**{escape_markdown(drawing.prompt)}**", f"Cards: {escape_markdown(names)}."]
        parts += [folded(f"Hint {number}", escape_markdown(hint)) for number, hint in enumerate(drawing.hints, 1)]
        lines = [write_link(link, drawing.cards) for link in links]
        if self._last is not None and self._last.links == links:
            parts.append(self._last.markdown)
        elif lines:
            parts += ["Drawn so far:", "\n".join(f"- {code_span(line)}" for line in lines)]
        else:
            parts.append(f"Draw them in a running notebook, or write them as a list: {code_span(SHAPE)}.")
        kept = {**drawing.asked, "hints": self._record.hints, "tries": [*self.tries]}
        plain = "\n".join([repr(drawing), *lines])
        return {"text/markdown": "\n\n".join(parts), "text/plain": plain}, {KEY: kept} if self.tries else {}

    def __repr__(self) -> str:
        return repr(self._drawing)


def _hints(drawing: Drawing, count: int) -> list[str]:
    return [clean(hint) for hint in drawing.hints[:count]]


def _drawn_before(drawing: Drawing) -> tuple[Link, ...]:
    """Return what was drawn at the last try; nothing where there was none, or where the app is another one now."""
    tries = record_of(**drawing.asked).tries
    try:
        return drawing.read(tries[-1].get("answer", "")) if tries else ()
    except LinksError:
        return ()


def _sheet_of(drawing: Drawing) -> CanvasSheet:
    """Return what a browser needs to show the cards, and nothing that tells of a connection."""
    sheet, names = drawing.sheet, drawing.cards.names
    spoken = {*_OFFERED, *(each.link.protocol for each in drawing.expected if each.link.protocol)}
    boxes = boxes_on(sheet)
    cards = [
        CanvasCard(
            id=node.id,
            name=clean(names[node.id]),
            written=clean(written_name(names[node.id])),
            x=boxes[node.id][0],
            y=boxes[node.id][1],
            width=boxes[node.id][2],
            height=boxes[node.id][3],
        )
        for node in drawing.nodes
    ]
    return CanvasSheet(
        title=clean(sheet.said.title),
        prompt=clean(drawing.prompt),
        svg=bare_svg(sheet.scene, sheet.layout),
        width=sheet.layout.width,
        height=sheet.layout.height,
        cards=cards,
        protocols=[{"value": each, "label": said_of(Link("", "", each))} for each in sorted(spoken)],
        glyphs={name: _glyph(GLYPHS[name]) for name in ("lock", "unlock", "maybe")},
        hints=len(drawing.hints),
    )


def _glyph(glyph: Glyph) -> CanvasGlyph:
    return CanvasGlyph(strokes=glyph.strokes, fills=glyph.fills, size=glyph.size, width=glyph.width)


def _sent(link: Link) -> CanvasLink:
    return CanvasLink(
        source=link.source,
        target=link.target,
        protocol=link.protocol,
        port=link.port,
        encrypted=link.encrypted,
    )


def _received(drawn: Any, drawing: Drawing) -> Iterator[Link]:
    """Yield what a browser says was drawn; whatever it made up besides is left out."""
    for each in drawn[:MAX_LINKS]:
        if not isinstance(each, Mapping):
            continue
        ends = [each.get(name) for name in ("source", "target")]
        if not all(isinstance(end, str) and drawing.cards.find(drawing.cards.name(end)) == end for end in ends):
            continue
        protocol, port, encrypted = (each.get(name) for name in ("protocol", "port", "encrypted"))
        yield Link(
            str(ends[0]),
            str(ends[1]),
            protocol if protocol in PROTOCOLS else "",
            port if type(port) is int and 0 < port <= MAX_PORT else None,
            encrypted if isinstance(encrypted, bool) else None,
        )
