"""How one mark of a layout is painted in an SVG: a shape, words, or a glyph that stands where a word does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from fluxviz.drawing.cells import NO_COLOUR, SMALL
from fluxviz.drawing.glyphs import GLYPHS
from fluxviz.drawing.layout import Point, Shape, TextRun
from fluxviz.drawing.line_styles import PLAIN
from fluxviz.drawing.palette_roles import LAYOUT_COLOURS, role_of
from fluxviz.drawing.theme import Theme
from fluxviz.export.svg_marks import glyph_lines, role_class, svg_number, svg_text


class MarkPainter:
    """Paints marks with a theme.

    Args:
        theme: Its colours and fonts.
        bare: Without colours: what shows the picture brings them, and classes tell their roles.

    """

    def __init__(self, theme: Theme, *, bare: bool) -> None:
        self.theme, self.bare = theme, bare
        self.colours = theme.palette.colours()

    def marks(self, marks: Iterable[Shape | TextRun], halo: str = "", dashes: str = "") -> Iterator[str]:
        """Yield marks as elements, in their order.

        Args:
            marks: What is painted.
            halo: Role of the colour around words; empty: none.
            dashes: Those of a shape that is broken; empty: those of an outline.

        """
        for mark in marks:
            if isinstance(mark, Shape):
                yield self._shape(mark, dashes)
            else:
                role = role_of(mark.colour) or "text"
                if mark.colour == NO_COLOUR:
                    continue
                if role.startswith("mark:"):
                    name = role.removeprefix("mark:")
                    glyph, kind = GLYPHS[name], "glyph bullet" if name == "note" else "glyph"
                    # Centred on the word that stands for it.
                    x = mark.x + mark.width / 2 - glyph.size / 2
                    y = mark.y + glyph.drop - 3.4 - glyph.size / 2
                    yield from glyph_lines(glyph, x, y, self.colours, bare=self.bare, kind=kind)
                elif mark.text.strip():
                    yield self._words(mark, halo)

    @cache  # noqa: B019 - a painter lives as long as its picture
    def _paint(self, fill: str, stroke: str = "") -> str:
        """Return the attributes that paint a shape: classes that a dark theme can repaint, and colours for the rest."""
        classes, colours = [], []
        for letter, name, colour in (("f", "fill", fill), ("s", "stroke", stroke)):
            if not colour or colour.lower() in ("transparent", "none"):
                if not self.bare:
                    colours.append(f'{name}="none"')
                continue
            role = role_of(colour) or "text"
            classes.append(f"{letter}-{role_class(role)}")
            if not self.bare:
                colours.append(f'{name}="{self.colours[role]}"')
        named = f'class="{" ".join(classes)}" ' if classes else ""
        return f"{named}{' '.join(colours)}".rstrip()

    def _shape(self, shape: Shape, dashes: str = "") -> str:
        """Paint a shape; one that is broken has these dashes, or those of an outline."""
        paint = self._paint(shape.fill, shape.stroke)
        broken = "dashed" in shape.style or "dotted" in shape.style
        dashes = (dashes or PLAIN.dashes) if broken else ""
        extra = f' stroke-dasharray="{dashes}"' if dashes else ""
        if "dotted" in shape.style:
            extra += ' stroke-linecap="round"'
        if shape.stroke and shape.width != 1.0:
            extra += f' stroke-width="{svg_number(shape.width)}"'
        return f'<path d="{_path(shape)}" {paint}{extra}/>'

    def _words(self, words: TextRun, halo: str) -> str:
        mono = words.face.startswith("Courier")
        family = f' font-family="{self.theme.fonts.hosts}"' if mono and not self.bare else ""
        weight = ' font-weight="bold"' if words.bold else ""
        fit = ""
        if words.text.isascii() and len(words.text) > 1:
            adjust = "" if self.bare else ' lengthAdjust="spacingAndGlyphs"'
            fit = f' textLength="{svg_number(words.width)}"{adjust}'
        place = f'x="{svg_number(words.x)}" y="{svg_number(words.y)}"'
        if words.size != SMALL or not self.bare:
            place += f' font-size="{svg_number(words.size)}"'
        if self.bare:
            classes = [f"f-{role_class(role_of(words.colour) or 'text')}"]
            classes += ["halo", f"s-{role_class(halo)}"] if halo else []
            classes += ["mono"] if mono else []
            return f'<text {place}{weight}{fit} class="{" ".join(classes)}">{svg_text(words.text)}</text>'
        paint = self._paint(words.colour, LAYOUT_COLOURS[halo] if halo else "")
        if halo:
            paint += ' stroke-width="3" stroke-linejoin="round" paint-order="stroke"'
        return f"<text {place}{family}{weight}{fit} {paint}>{svg_text(words.text)}</text>"


def _path(shape: Shape) -> str:
    first, *rest = [f"{x:.7g} {y:.7g}" for x, y in shape.points]
    if shape.kind == "blob":
        return f"M{first}C{' '.join(rest)}Z"
    if shape.kind == "curve":
        return f"M{first}{''.join(_pieces(shape.points, rest))}"
    close = "Z" if shape.kind == "polygon" else ""
    return f"M{first}L{' '.join(rest)}{close}"


def _pieces(points: Sequence[Point], written: Sequence[str]) -> Iterator[str]:
    """Yield the pieces of a cubic curve, those that are straight as lines."""
    for index in range(0, len(points) - 3, 3):
        (x, y), (x1, y1), (x2, y2), (to_x, to_y) = points[index : index + 4]
        wide, high = to_x - x, to_y - y
        off = max(abs(wide * (y1 - y) - high * (x1 - x)), abs(wide * (y2 - y) - high * (x2 - x)))
        straight = off <= _STRAIGHT * (abs(wide) + abs(high))
        yield f"L{written[index + 2]}" if straight else f"C{' '.join(written[index : index + 3])}"


_STRAIGHT = 0.02
"""How far a curve's control points are off a straight line that is drawn as one, in points."""
