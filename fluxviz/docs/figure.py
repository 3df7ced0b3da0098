"""A picture on a page of a site: how it is placed, and the HTML around it.

It never shrinks until its text cannot be read: it scrolls in a box of its own. A click opens it large; where no script
runs, its file. The style sheet and the script that all such pages share are in ``page_assets/``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from importlib.resources import files

from fluxviz.drawing.cells import SMALL
from fluxviz.drawing.misfits import SMALLEST_TEXT
from fluxviz.errors import FluxvizError, UnknownNameError
from fluxviz.unseen import clean

PLACEMENT = ("alt", "caption", "width", "align", "class")
"""What a page can ask of a picture besides how it is drawn."""

ALIGNMENTS = ("left", "center", "right")
STYLE_SHEET, SCRIPT = "fluxviz.css", "fluxviz.js"
"""The files that a page with pictures loads."""

_WIDTH = re.compile(r"(?P<number>\d{1,5}(?:\.\d{1,3})?)(?P<unit>px|%|em|rem|ch|vw)?")
_CLASS = re.compile(r"-?[A-Za-z_][\w-]*")


@dataclass(frozen=True)
class Placement:
    """How a picture stands on a page.

    Attributes:
        alt: The picture in a line, for who does not see it; empty: what fluxviz says.
        caption: What stands below it; empty: nothing.
        width: A length of CSS; empty: its own, or that of the page where that is less.
        align: One of ``ALIGNMENTS``, beside which text runs on wide screens unless it is ``center``; empty: no matter.
        classes: Classes of CSS.

    """

    alt: str = ""
    caption: str = ""
    width: str = ""
    align: str = ""
    classes: tuple[str, ...] = ()


def take_placement(options: dict[str, str]) -> Placement:
    """Take what concerns the placement out of the settings of a block.

    Args:
        options: The settings; those of ``PLACEMENT`` are taken out.

    Raises:
        FluxvizError: a width is none, or a class.
        UnknownNameError: there is no such alignment.

    """
    width, align = options.pop("width", ""), options.pop("align", "")
    classes = tuple(options.pop("class", "").split())
    found = _WIDTH.fullmatch(width)
    if width and not found:
        raise FluxvizError(f"width: expected a length such as 400, 30em or 80%, found {width!r}")
    if found and not found["unit"]:
        width += "px"
    if align and align not in ALIGNMENTS:
        raise UnknownNameError("align", align, ALIGNMENTS)
    for name in classes:
        if not _CLASS.fullmatch(name):
            raise FluxvizError(f"class: expected names of CSS classes, found {name!r}")
    return Placement(options.pop("alt", ""), options.pop("caption", ""), width, align, classes)


def write_picture(
    address: str, natural: tuple[float, float], placed: Placement, *, svg: str = "", label: str = ""
) -> str:
    """Write the HTML of a picture, without its caption.

    Args:
        address: Where its file is, as seen from the page.
        natural: Its own width and height, in pixels.
        placed: How it stands.
        svg: The picture itself, where it is to stand in the page; empty: the page has an image of the file.
        label: An id for the box around it; empty: none.

    """
    width, height = natural
    classes = " ".join(("fluxviz", *([f"fluxviz-{placed.align}"] if placed.align else ()), *placed.classes))
    least = f"{min(width, width * SMALLEST_TEXT / SMALL):.0f}px"
    size = f"width: {placed.width}" if placed.width else f"min-width: {least}"
    alt, href = escape(" ".join(clean(placed.alt).split()), quote=True), escape(address, quote=True)
    if svg:
        shown = f'<div class="fluxviz-svg" style="{size}" role="group" aria-label="{alt}">{svg}'
        said = f'title="Open the picture" aria-label="Open the picture: {alt}"'
        shown += f'<a class="fluxviz-open fluxviz-corner" href="{href}" {said}></a></div>'
    else:
        image = f'<img src="{href}" alt="{alt}" width="{width:.0f}" height="{height:.0f}" style="{size}" />'
        shown = f'<a class="fluxviz-open" href="{href}" title="Open the picture">{image}</a>'
    named = f' id="{escape(label, quote=True)}"' if label else ""
    return f'<div class="{escape(classes, quote=True)}"{named}><div class="fluxviz-frame">{shown}</div></div>'


def read_page_asset(name: str) -> str:
    """Return the style sheet or the script of pages with pictures."""
    return files("fluxviz.docs").joinpath("page_assets", name).read_text("utf-8")
