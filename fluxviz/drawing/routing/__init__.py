"""Routing: the engine places cards and labels; the lines between them are drawn anew here."""

from fluxviz.drawing.routing.bounds import fitted_together
from fluxviz.drawing.routing.router import route

__all__ = ["fitted_together", "route"]
