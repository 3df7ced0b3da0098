"""What every format is tried on."""

from __future__ import annotations

from functools import cache

from fluxviz import Diagram, draw, load
from fluxviz.drawing.scene import DrawnNode
from tests.drawing.hostile import everywhere
from tests.specimens import ALL, app, component, path_of

TEXT_SUFFIXES = (".svg", ".html", ".dot", ".mmd", ".d2", ".drawio", ".graphml", ".json", ".md")


@cache
def drawn(name: str) -> Diagram:
    return draw(path_of(name))


@cache
def hostile(name: str) -> Diagram:
    """Draw a spec that has a name everywhere."""
    return draw(load(everywhere(name), name=None if name.strip() else "x"), direction="LR")


@cache
def named(name: str) -> Diagram:
    """Draw an app of two components, one of which has a name."""
    return draw(app(component(name, 80), component("other", 81), name="shop"), direction="LR")


def every_specimen() -> list[Diagram]:
    return [drawn(name) for name in ALL]


def cards(diagram: Diagram) -> list[DrawnNode]:
    return list(diagram.scene.nodes)
