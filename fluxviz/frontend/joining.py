"""Join the front end's modules into one: anywidget and a page of its own load a single module, from no file.

The modules keep to habits that make this safe, and tests hold them: an import is one line, and no two modules call two
things by one name. Comments and room, two fifths of the bytes, are left out by ``rjsmin``, which gives the same text
with and without its C part.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from base64 import b64encode
from functools import cache
from importlib.resources import files

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(\w+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const|let)\b)", re.MULTILINE)


_UNPACK = """\
// fluxviz' {what}, deflated, for a notebook keeps it once a widget; print(fluxviz.frontend.{name}()) shows it.
const packed = Uint8Array.from(atob("{packed}"), (sign) => sign.charCodeAt(0));
const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
const url = URL.createObjectURL(new Blob([await new Response(stream).text()], {{ type: "text/javascript" }}));
export default (await import(url)).default;
"""
"""A module is loaded so by anywidget, too: from the address of a blob."""


@cache
def widget_module() -> str:
    """Return the module that shows an explorer in a notebook."""
    return _joined("widget")


@cache
def packed_module() -> str:
    """Return the same as anywidget keeps it, once a widget: a third of the bytes."""
    return _packed(widget_module(), "explorer", "widget_module")


@cache
def canvas_module() -> str:
    """Return the module that shows a canvas in a notebook, where a learner draws."""
    return _joined("canvas_widget")


@cache
def packed_canvas() -> str:
    """Return the same as anywidget keeps it."""
    return _packed(canvas_module(), "canvas", "canvas_module")


@cache
def page_script(*, review: bool = False) -> str:
    """Return the script of a page of its own; it ends with its start.

    Args:
        review: It shows notes, tours or fixes.

    """
    return f"{_joined('page_review')}startReview();\n" if review else f"{_joined('page')}start();\n"


@cache
def embedded_script() -> str:
    """Return the script of a module for pages of others, but for what it shows: ``showIn(el, given)``."""
    return _joined("embedded")


@cache
def review_module() -> str:
    """Return the module of a review, which an explorer asks for when it is first opened."""
    return f"{_joined('review')}export {{ ReviewPanel }};\n"


@cache
def review_digest() -> str:
    """Return what the module of a review is known by: explorers of one page share it."""
    return hashlib.sha256(review_module().encode()).hexdigest()[:16]


@cache
def style_sheet() -> str:
    """Return the style sheet."""
    return _read("style.css")


@cache
def canvas_style() -> str:
    """Return the style sheet of a canvas."""
    return _read("canvas.css")


def module_names(entry: str) -> list[str]:
    """Name the modules that an entry needs, each after those it needs itself."""
    order: list[str] = []

    def visit(name: str) -> None:
        if name in order:
            return
        for needed in _IMPORT.findall(_read(f"{name}.js")):
            visit(needed)
        order.append(name)

    visit(entry)
    return order


def _packed(module: str, what: str, name: str) -> str:
    packed = b64encode(zlib.compress(module.encode(), 9)).decode()
    return _UNPACK.format(packed=packed, what=what, name=name)


def _joined(entry: str) -> str:
    from rjsmin import jsmin  # a picture alone does not need it

    modules = (_EXPORT.sub("", _IMPORT.sub("", _read(f"{name}.js"))) for name in module_names(entry))
    return str(jsmin("\n".join(modules))) + "\n"


def _read(name: str) -> str:
    return files("fluxviz.frontend").joinpath(name).read_text("utf-8")
