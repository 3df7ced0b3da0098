"""What the page to try fluxviz asks Python for, in Pyodide: JSON text in, JSON text out."""

from fluxviz.trying.answering import answer, save, trace_between
from fluxviz.trying.sharing import share, share_topology

__all__ = ["answer", "save", "share", "share_topology", "trace_between"]
