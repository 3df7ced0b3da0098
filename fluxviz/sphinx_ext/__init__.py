"""Sphinx: ``extensions = ["fluxviz.sphinx_ext"]`` gives the directive ``.. fluxviz:: app.json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.errors import ConfigError

import fluxviz
from fluxviz.drawing import get_theme
from fluxviz.errors import UnknownNameError
from fluxviz.sphinx_ext.directive import FluxvizDirective, FluxvizPicture
from fluxviz.sphinx_ext.writing import (
    copy_page_assets,
    leave_nothing,
    load_page_assets,
    visit_html,
    visit_latex,
    visit_text,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

__all__ = ["FluxvizDirective", "FluxvizPicture", "setup"]


_SETTINGS = ("fluxviz_theme",)


def refuse_settings(_: Sphinx, config: Config) -> None:
    """Refuse what ``conf.py`` sets and there is not, which Sphinx takes in silence.

    Raises:
        ConfigError: there is such a setting, or no such theme.

    """
    try:
        for name in getattr(config, "_raw_config", {}):  # all that conf.py says; nothing public has it
            if name.startswith("fluxviz_") and name not in _SETTINGS:
                raise UnknownNameError("setting", name, _SETTINGS)
        if not str(config.fluxviz_theme).endswith((".toml", ".json")):  # a file's place depends on the spec
            get_theme(config.fluxviz_theme)
    except UnknownNameError as error:
        raise ConfigError(f"fluxviz: {error}") from None


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directive: what Sphinx calls."""
    app.add_config_value("fluxviz_theme", "auto", "env", types=(str,))
    app.connect("config-inited", refuse_settings)
    app.connect("builder-inited", copy_page_assets)
    app.connect("html-page-context", load_page_assets)
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
