"""How a picture is written: an image or the SVG itself in HTML, a PDF in LaTeX, sentences elsewhere."""

from __future__ import annotations

import posixpath
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.util import logging

from fluxviz.drawing.text import clean
from fluxviz.errors import FluxvizError
from fluxviz.export import write_file, write_pdf

_LOGGER = logging.getLogger(__name__)


def visit_html(translator: Any, node: nodes.Element) -> None:
    """Write the picture into a page, as an image of its own file unless it is to stand in the page."""
    classes = " ".join(node["classes"])
    ids = "".join(f' id="{escape(each)}"' for each in node["ids"][:1])
    size = f' style="width: {escape(_length(node["width"]))}"' if node["width"] else ""
    alt = escape(clean(node["alt"]), quote=True)
    if node["inline"]:
        translator.body.append(
            f'<div class="{classes}"{ids}{size} role="group" aria-label="{alt}">{node["svg"]}</div>\n'
        )
    else:
        builder = translator.builder
        name = f"{node['file']}.svg"
        _write(Path(builder.outdir, builder.imagedir, name), node["svg"])
        address = escape(posixpath.join(builder.imgpath, name), quote=True)
        translator.body.append(f'<p class="{classes}"{ids}><img src="{address}" alt="{alt}"{size}></p>\n')
    raise nodes.SkipNode


def visit_latex(translator: Any, node: nodes.Element) -> None:
    """Write the picture as a PDF beside the document; where that cannot be made, say it in sentences."""
    name = f"{node['file']}.pdf"
    target = Path(translator.builder.outdir, name)
    try:
        if not target.is_file():
            _write(target, write_pdf(node["svg"]))
    except FluxvizError as error:
        _LOGGER.warning("fluxviz: %s", error, location=node)
        for line in node["sentences"].split("\n"):
            translator.body.append(f"\n{translator.encode(clean(line))}\n")
        raise nodes.SkipNode from None
    translator.body.append(f"\n\\noindent\\sphinxincludegraphics{{{name}}}\n")
    raise nodes.SkipNode


def visit_text(translator: Any, node: nodes.Element) -> None:
    """Describe the picture in sentences."""
    sentences = "\n".join(clean(line) for line in node["sentences"].split("\n"))
    if hasattr(translator, "add_text"):
        translator.new_state(0)
        translator.add_text(sentences)
        translator.end_state(wrap=False)
    else:
        translator.body.append(
            translator.escape(sentences) if hasattr(translator, "escape") else translator.deunicode(sentences)
        )
    raise nodes.SkipNode


def leave_nothing(translator: Any, node: nodes.Element) -> None:
    """Do nothing: all of a picture is written when it is come to."""


def _length(width: str) -> str:
    return f"{width}px" if width.isdecimal() else width


def _write(path: Path, content: str | bytes) -> None:
    if not path.is_file():  # its name says what is in it
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, content)
