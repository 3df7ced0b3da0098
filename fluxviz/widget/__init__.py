"""The notebook widget."""

from fluxviz.widget.explorer import Explorer, known_traits

__all__ = ["Explorer", "known_traits"]
