"""What was laid out, so that another theme, or a step back to what was drawn before, needs no engine."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from fluxviz.drawing.layout import Layout
from fluxviz.drawing.routing import route
from fluxviz.drawing.style import Direction


@dataclass(frozen=True)
class Laid:
    """A layout of the engine's, and with its words set and its lines drawn anew.

    Attributes:
        engines: As the engine gives it.

    """

    engines: Layout

    @cached_property
    def routed(self) -> Layout:
        """The layout that is shown."""
        return route(self.engines)


Asked = tuple[str, Direction]
"""A DOT, and the direction that its layout runs in."""


class LayoutMemory:
    """The layouts that were asked for last, by what was asked for; several threads may share one.

    It is for the embedded engine, which gives the same for the same; the system's may change with the system.

    Args:
        most: How many it holds.

    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._laid: OrderedDict[Asked, Laid] = OrderedDict()
        self._lock = Lock()

    def __contains__(self, asked: Asked) -> bool:
        return asked in self._laid

    def get(self, asked: Asked) -> Laid | None:
        """Return what was laid out; None where it is not held."""
        with self._lock:
            if asked in self._laid:
                self._laid.move_to_end(asked)
            return self._laid.get(asked)

    def keep(self, asked: Asked, laid: Laid) -> Laid:
        """Hold a layout, and let go of what was not asked for the longest."""
        with self._lock:
            self._laid[asked] = laid
            if len(self._laid) > self._most:
                self._laid.popitem(last=False)
        return laid
