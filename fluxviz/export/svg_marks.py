"""What every SVG of ours is written with: numbers, texts, roles as classes, glyphs, and the colours of the night."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape

from fluxviz.drawing.glyphs import Glyph
from fluxviz.drawing.theme import Palette
from fluxviz.errors import FluxvizError
from fluxviz.unseen import clean

_PREFIX = re.compile(r"[A-Za-z][\w-]{0,60}")


def check_prefix(prefix: str) -> None:
    """Refuse what cannot begin an id.

    Raises:
        FluxvizError: the prefix cannot begin an id.

    """
    if prefix and not _PREFIX.fullmatch(prefix):
        raise FluxvizError(f"cannot use {prefix!r} before ids; expected letters, digits, - and _, a letter first")


def svg_number(value: float) -> str:
    """Return a number as it stands in an SVG."""
    return f"{value:.7g}"


def svg_text(text: str) -> str:
    """Return a text that is nothing but text in an SVG, in an attribute too."""
    return escape(clean(text), quote=True)


def svg_lines(text: str) -> str:
    """Return a text whose line breaks stay."""
    return "\n".join(svg_text(line) for line in text.split("\n"))


def role_class(role: str) -> str:
    """Return a role as it stands in the name of a class."""
    return role.replace("_", "-")


def night_style(root: str, night: Palette, day: Palette | None = None) -> Iterator[str]:
    """Repaint every role where it is dark.

    Args:
        root: The id of the picture.
        night: Its colours there.
        day: Its colours elsewhere, where the page decides by its ``color-scheme``; None: the reader's system decides,
            or the ``color-scheme`` of an image.

    """
    yield "<style>"
    if day is None:
        yield f"@media (prefers-color-scheme: dark) {{ #{root} {{ color-scheme: dark }}"
    by_day = night.colours() if day is None else day.colours()
    for role, colour in night.colours().items():
        name = role_class(role)
        both = colour if day is None else f"light-dark({by_day[role]}, {colour})"
        yield f"#{root} .f-{name} {{ fill: {both} }} #{root} .s-{name} {{ stroke: {both} }}"
    page = night.page if day is None else f"light-dark({day.page}, {night.page})"
    yield f"#{root} .page {{ fill: {page} }}{' }' if day is None else ''}"
    yield "</style>"


def glyph_lines(
    mark: Glyph, x: float, y: float, colours: Mapping[str, str], *, bare: bool = False, kind: str = "glyph"
) -> Iterator[str]:
    """Draw a glyph with its upper left corner at a place; a bare one has no colours. Its kind is its class."""
    role = role_class(mark.role)
    colour = colours[mark.role]
    stroke, fill = ("", "") if bare else (f' stroke="{colour}"', f' fill="{colour}"')
    place = f"translate({svg_number(x)} {svg_number(y)}) scale({svg_number(mark.size / 24)})"
    dashes = f' stroke-dasharray="{mark.dashes}"' if mark.dashes else ""
    dashes += "" if mark.cap == "round" else f' stroke-linecap="{mark.cap}"'
    ends = "" if bare else ' aria-hidden="true" stroke-linecap="round" stroke-linejoin="round"'
    yield f'<g class="{kind}" transform="{place}"{ends}>'
    if mark.strokes:
        yield (
            f'<path class="s-{role}" d="{mark.strokes}" fill="none"{stroke} '
            f'stroke-width="{svg_number(mark.width)}"{dashes}/>'
        )
    if mark.fills:
        yield f'<path class="f-{role} s-{role}" d="{mark.fills}"{fill}{stroke}/>'
    yield "</g>"
