"""The front end: hand-written ES modules, joined into one when they leave."""

from fluxviz.frontend.joining import (
    canvas_module,
    canvas_style,
    embedded_script,
    packed_canvas,
    packed_module,
    page_script,
    review_digest,
    review_module,
    style_sheet,
    widget_module,
)

__all__ = [
    "canvas_module",
    "canvas_style",
    "embedded_script",
    "packed_canvas",
    "packed_module",
    "page_script",
    "review_digest",
    "review_module",
    "style_sheet",
    "widget_module",
]
