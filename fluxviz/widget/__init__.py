"""The notebook widget; it needs Jupyter's packages, ``pip install 'fluxviz[widget]'``."""

from __future__ import annotations

from fluxviz.errors import MissingExtraError

try:
    from fluxviz.widget.explorer import Explorer
    from fluxviz.widget.exploring import explore
except ModuleNotFoundError as error:
    if (error.name or "").partition(".")[0] not in ("anywidget", "ipywidgets", "traitlets", "IPython"):
        raise
    raise MissingExtraError("the notebook widget", "widget") from None

__all__ = ["Explorer", "explore"]
