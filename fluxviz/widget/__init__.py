"""The notebook widget."""

from fluxviz.widget.explorer import Explorer

__all__ = ["Explorer"]
