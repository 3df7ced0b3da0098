"""SVG: a layout, painted. Accessible, with no script, no remote file, no clock and no engine version in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from fluxviz.drawing.highlight import Highlight
from fluxviz.drawing.labels import stroke_of
from fluxviz.drawing.layout import Item, Layout, Shape, TextRun
from fluxviz.drawing.misfits import MARGIN
from fluxviz.drawing.scene import DrawnEdge, DrawnNode, Scene
from fluxviz.drawing.spoken import spoken, spoken_title, spoken_whole
from fluxviz.drawing.theme import Theme
from fluxviz.export.svg_marks import (
    check_prefix,
    night_style,
    role_class,
    svg_lines,
    svg_number,
    svg_text,
)
from fluxviz.export.svg_painting import MarkPainter
from fluxviz.topology import Edge, Node

VERSION = 1
"""Of what others may rely on in the SVG: its ids, classes and ``data-*``; see ``assets/docs/reference/svg.md``."""


@dataclass(frozen=True)
class Said:
    """What a picture says in words.

    Attributes:
        title: What it shows.
        whole: All of it in sentences, a line each.
        parts: Id of each part to what is said of it.

    """

    title: str
    whole: str
    parts: Mapping[str, str] = field(default_factory=dict)


def write_svg(
    scene: Scene,
    layout: Layout,
    theme: Theme,
    *,
    prefix: str = "",
    highlight: Highlight | None = None,
    bare: bool = False,
    by_page: bool = False,
    said: Said | None = None,
) -> str:
    """Write the SVG of a scene.

    Args:
        scene: What is drawn.
        layout: Where its parts stand.
        theme: What they are painted with.
        prefix: Put before every id, so that several pictures can live on one page.
        highlight: What is highlighted, all else being dimmed; None: everything is highlighted.
        by_page: A theme that is dark at night is so where the page says so with ``color-scheme``; else where the
            reader's system is dark. It is for an SVG inside a page: an image is told by the page in any case.
        said: What is said of it in words, where that is not all that its topology has.
        bare: Without description, tooltips and colours: what shows it brings them. Classes tell the colours' roles.

    Raises:
        FluxvizError: the prefix cannot begin an id.

    """
    check_prefix(prefix)
    return "\n".join(_Writer(scene, layout, theme, prefix, highlight, bare, by_page, said).lines()) + "\n"


def _classes(base: str, *words: str) -> str:
    """Return the classes of a part: what it is, and what more there is to say with that in front.

    >>> _classes("link", "request", "", "encrypted")
    'link link-request link-encrypted'
    """
    return " ".join((base, *(f"{base}-{role_class(word)}" for word in words if word)))


class _Writer:
    """Writes one picture."""

    def __init__(
        self,
        scene: Scene,
        layout: Layout,
        theme: Theme,
        prefix: str,
        highlight: Highlight | None,
        bare: bool,
        by_page: bool,
        said: Said | None,
    ) -> None:
        self.scene, self.topology = scene, scene.topology
        self.layout, self.theme, self.prefix = layout, theme, prefix
        self.highlight, self.bare, self.by_page = highlight, bare, by_page
        self.remarks, self.said = scene.remarks, said
        self.frames = {app.id: app for app in scene.frames}
        self.cards = {drawn.id: drawn for drawn in scene.nodes}
        self.strokes = {drawn.id: drawn for drawn in scene.edges}
        self.colours = theme.palette.colours()
        self._painter = MarkPainter(theme, bare=bare)
        self.root = f"{prefix}fluxviz"

    def lines(self) -> Iterator[str]:
        width, height = self.layout.width + 2 * MARGIN, self.layout.height + 2 * MARGIN
        wide, high = svg_number(width), svg_number(height)
        size = f'width="{wide}" height="{high}" viewBox="0 0 {wide} {high}"'
        title, desc = f"{self.root}-title", f"{self.root}-desc"
        labelled = "" if self.bare else f' aria-labelledby="{title} {desc}"'
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" id="{self.root}" class="fluxviz" data-version="{VERSION}" {size}'
            f' role="img"{labelled} font-family="{self.theme.fonts.words}">'
        )
        if not self.bare:
            named = self.said.title if self.said else spoken_title(self.topology, self.remarks)
            whole = self.said.whole if self.said else spoken_whole(self.scene)
            yield f'<title id="{title}">{svg_text(named)}</title>'
            yield f'<desc id="{desc}">{svg_lines(whole)}</desc>'
        if self.theme.at_night is not None and not self.bare:
            yield from night_style(self.root, self.theme.at_night, self.theme.palette if self.by_page else None)
        yield f'<rect class="page" width="100%" height="100%" fill="{self.colours["page"]}"/>'
        yield f'<g transform="translate({svg_number(MARGIN)} {svg_number(MARGIN)})">'
        for item in self.layout.items:
            yield from self._item(item)
        for item in self.layout.items:
            if item.kind == "frame":
                yield from self._group(
                    'class="frame-label"', "", self._painter.marks(_of(item, TextRun), halo="frame_fill")
                )
        yield "</g>"
        yield "</svg>"

    def _item(self, item: Item) -> Iterator[str]:
        if item.kind == "page":
            yield from self._group('class="notes"', "", self._painter.marks(_of(item, TextRun)))
        elif item.kind == "frame":
            app = self.frames[item.id]
            name = svg_text(item.id)
            head = f'id="{self.prefix}{name}" class="frame" data-kind="app" data-label="{svg_text(app.name)}"'
            title = f"The network of {app.name}: its components reach each other here."
            yield from self._group(head, title, self._painter.marks(_of(item, Shape)))
        elif item.kind == "node":
            yield from self._card(self.cards[item.id], item)
        else:
            yield from self._stroke(self.strokes[item.id], item)

    def _card(self, drawn: DrawnNode, item: Item) -> Iterator[str]:
        """Draw a card; where it stands for several nodes, each has a group of its own inside."""
        if len(drawn.members) == 1:
            yield from self._group(self._node(drawn.node), self._said([drawn.node]), self._painter.marks(item.marks))
            return
        kind = drawn.node.kind
        classes = _classes("node", "group", kind)
        head = f'id="{self.prefix}{svg_text(drawn.id)}-group" class="{classes}"{self._light(drawn.members)}'
        title = self._said(drawn.members)
        inner = [
            *self._painter.marks(item.marks),
            *(f"<g {self._node(node, highlighted=False)}/>" for node in drawn.members),
        ]
        yield from self._group(f'{head} data-id="{svg_text(drawn.id)}" data-kind="{kind}"', title, inner)

    def _stroke(self, drawn: DrawnEdge, item: Item) -> Iterator[str]:
        """Draw a line; where it stands for several edges, the others have a group of their own inside."""
        others = (f"<g {self._edge(edge, highlighted=False)}/>" for edge in drawn.members[1:])
        title = self._said(drawn.members)
        head = self._edge(drawn.edge) if len(drawn.members) == 1 else self._edge(drawn.edge, highlighted=False)
        light = "" if len(drawn.members) == 1 else self._light(drawn.members)
        remarks = self.scene.remarks_of(drawn)
        dashes = stroke_of(drawn, remarks.status if remarks else None).dashes
        yield from self._group(f"{head}{light}", title, [*self._painter.marks(item.marks, "page", dashes), *others])

    def _node(self, node: Node, *, highlighted: bool = True) -> str:
        exposure = getattr(node, "exposure", "")
        classes = _classes("node", node.kind, exposure, self._status(node.id))
        name, light = svg_text(node.id), self._light((node,)) if highlighted else ""
        return f'id="{self.prefix}{name}" class="{classes}"{light} data-id="{name}" data-kind="{node.kind}"'

    def _said(self, parts: Iterable[Node | Edge]) -> str:
        if self.said is not None:
            return "\n".join(filter(None, (self.said.parts.get(part.id, "") for part in parts)))
        return "\n".join(spoken(part, self.topology, self.remarks) for part in parts)

    def _status(self, name: str) -> str:
        """Return the class of what changed, in the picture of a change."""
        remarks = self.remarks.get(name)
        return remarks.status if remarks else ""

    def _light(self, parts: Iterable[Node | Edge]) -> str:
        listed = list(parts)
        if self.highlight is not None and not self.highlight.lights(listed):
            return ' opacity="0.25"'
        ghosts = [part for part in listed if self._status(part.id) == "removed"]
        return ' opacity="0.6"' if ghosts and len(ghosts) == len(listed) else ""

    def _edge(self, edge: Edge, *, highlighted: bool = True) -> str:
        encryption = "" if edge.encrypted is None else "encrypted" if edge.encrypted else "plain"
        encryption = "assumed" if edge.assumed else encryption
        data = (
            {"id": edge.id}
            if self.bare
            else {
                "id": edge.id,
                "kind": edge.kind,
                "source": edge.source,
                "target": edge.target,
                "protocol": edge.protocol or "",
                "port": "" if edge.port is None else str(edge.port),
            }
        )
        attributes = " ".join(f'data-{name}="{svg_text(value)}"' for name, value in data.items())
        classes = _classes("link", edge.kind, encryption, self._status(edge.id))
        light = self._light((edge,)) if highlighted else ""
        return f'id="{self.prefix}{svg_text(edge.id)}" class="{classes}"{light} {attributes}'

    def _group(self, attributes: str, title: str, inner: Iterable[str]) -> Iterator[str]:
        drawn = list(inner)
        if drawn:
            yield f"<g {attributes}>"
            if title and not self.bare:
                yield f"<title>{svg_lines(title)}</title>"
            yield from drawn
            yield "</g>"


def _of(item: Item, kind: type[Shape] | type[TextRun]) -> list[Shape | TextRun]:
    return [mark for mark in item.marks if isinstance(mark, kind)]
