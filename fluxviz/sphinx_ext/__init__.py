"""Sphinx: ``extensions = ["fluxviz.sphinx_ext"]`` gives the directive ``.. fluxviz:: app.json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import fluxviz
from fluxviz.sphinx_ext.directive import FluxvizDirective, FluxvizPicture
from fluxviz.sphinx_ext.writing import leave_nothing, visit_html, visit_latex, visit_text

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["FluxvizDirective", "FluxvizPicture", "setup"]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directive: what Sphinx calls."""
    app.add_config_value("fluxviz_theme", "auto", "env", types=(str,))
    app.add_directive("fluxviz", FluxvizDirective)
    app.add_node(
        FluxvizPicture,
        html=(visit_html, leave_nothing),
        latex=(visit_latex, leave_nothing),
        text=(visit_text, leave_nothing),
        man=(visit_text, leave_nothing),
        texinfo=(visit_text, leave_nothing),
    )
    return {"version": fluxviz.__version__, "parallel_read_safe": True, "parallel_write_safe": True}
