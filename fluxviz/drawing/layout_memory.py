"""What was laid out, so that another theme, or a step back to what was drawn before, needs no engine."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from fluxviz.drawing.layout import Layout
from fluxviz.drawing.routing import route


@dataclass(frozen=True)
class Laid:
    """A layout of the engine's, and with its words set and its lines drawn anew.

    Attributes:
        engines: As the engine gives it.
        sideways: It runs from left to right.

    """

    engines: Layout
    sideways: bool

    @cached_property
    def routed(self) -> Layout:
        """The layout that is shown."""
        return route(self.engines, sideways=self.sideways)


class LayoutMemory:
    """The layouts that were asked for last, by their DOT; several threads may share one.

    It is for the embedded engine, which gives the same for the same; the system's may change with the system.

    Args:
        most: How many it holds.

    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._laid: OrderedDict[str, Laid] = OrderedDict()
        self._lock = Lock()

    def __contains__(self, dot: str) -> bool:
        return dot in self._laid

    def get(self, dot: str) -> Laid | None:
        """Return what was laid out of a DOT; None where it is not held."""
        with self._lock:
            if dot in self._laid:
                self._laid.move_to_end(dot)
            return self._laid.get(dot)

    def keep(self, dot: str, laid: Laid) -> Laid:
        """Hold a layout, and let go of what was not asked for the longest."""
        with self._lock:
            self._laid[dot] = laid
            if len(self._laid) > self._most:
                self._laid.popitem(last=False)
        return laid
