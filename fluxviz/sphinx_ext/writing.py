"""How a picture is written: an image or the SVG itself in HTML, a PDF in LaTeX, sentences elsewhere."""

from __future__ import annotations

import posixpath
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util import logging

from fluxviz.docs.figure import SCRIPT, STYLE_SHEET, write_picture
from fluxviz.errors import FluxvizError
from fluxviz.export import write_file, write_pdf
from fluxviz.sphinx_ext.directive import FluxvizPicture
from fluxviz.unseen import clean

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_LOGGER = logging.getLogger(__name__)


def visit_html(translator: Any, node: nodes.Element) -> None:
    """Write the picture into a page, as an image of its own file unless it is to stand in the page."""
    builder = translator.builder
    name = f"{node['file']}.svg"
    _write(Path(builder.outdir, builder.imagedir, name), node["svg"])
    address = posixpath.join(builder.imgpath, name)
    label = next(iter(node["ids"]), "")
    translator.body.append(
        f"{write_picture(address, node['size'], node['placement'], svg=node['inline'], label=label)}\n"
    )
    raise nodes.SkipNode


def copy_page_assets(app: Sphinx) -> None:
    """Put what all pages with pictures share into the site."""
    if app.builder.format == "html" and app.builder.name != "epub":
        app.config.html_static_path.append(str(files("fluxviz.docs").joinpath("page_assets")))


def load_page_assets(app: Sphinx, _page: str, _template: str, _context: dict[str, Any], tree: Any) -> None:
    """Have a page with pictures load it."""
    if tree is not None and app.builder.name != "epub" and next(tree.findall(FluxvizPicture), None) is not None:
        app.add_css_file(STYLE_SHEET)
        app.add_js_file(SCRIPT, loading_method="defer")


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


def _write(path: Path, content: str | bytes) -> None:
    if not path.is_file():  # its name says what is in it
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, content)
