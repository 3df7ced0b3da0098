"""The notebook widget."""

from fluxviz.widget.explorer import Explorer
from fluxviz.widget.exploring import explore

__all__ = ["Explorer", "explore"]
