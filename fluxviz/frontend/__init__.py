"""The front end: hand-written ES modules, joined into one when they leave."""

from fluxviz.frontend.joining import (
    embedded_script,
    packed_module,
    page_script,
    review_digest,
    review_module,
    style_sheet,
    widget_module,
)

__all__ = [
    "embedded_script",
    "packed_module",
    "page_script",
    "review_digest",
    "review_module",
    "style_sheet",
    "widget_module",
]
