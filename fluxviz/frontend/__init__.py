"""The front end: hand-written ES modules, joined into one when they leave."""

from fluxviz.frontend.joining import (
    packed_module,
    page_script,
    review_digest,
    review_module,
    style_sheet,
    widget_module,
)

__all__ = ["packed_module", "page_script", "review_digest", "review_module", "style_sheet", "widget_module"]
