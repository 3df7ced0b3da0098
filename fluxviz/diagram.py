"""Diagram: a topology and how it is shown. It shows itself in a notebook, and saves itself."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import Any, Self

from fluxviz.drawing import (
    DIRECTIONS,
    Direction,
    Highlight,
    Layout,
    Style,
    Theme,
    get_theme,
    highlight_trace,
    inks_of,
    lay_out,
    write_dot,
)
from fluxviz.drawing.theme import AUTO
from fluxviz.errors import UnknownNameError
from fluxviz.export import CardView, graph_json, write_file, write_svg
from fluxviz.spec import AccessLike, AppSpec, SourceLike, access_beside, load
from fluxviz.topology import GUIDE, NAMINGS, Naming, Topology, build
from fluxviz.topology.reference_card import reference_card
from fluxviz.topology.sentences import describe
from fluxviz.traces import trace


@dataclass(frozen=True)
class Diagram:
    """A picture of an app's network. It does not change; ``with_`` gives another.

    Attributes:
        topology: What it shows.
        theme: ``auto`` (light, and dark where the reader's system is), ``light`` or ``dark``.
        direction: ``TB``: top to bottom, for a docs page; ``LR``: left to right, for a wide screen.
        engine: ``pure``: the embedded Graphviz engine; ``dot``: the system's, whose bytes differ.
        highlight: What is lit, such as the ways of a trace; None: everything.

    """

    topology: Topology
    theme: Theme = AUTO
    direction: Direction = "TB"
    engine: str = "pure"
    highlight: Highlight | None = None

    @property
    def _style(self) -> Style:
        return Style(self.direction, self.highlight)

    @cached_property
    def layout(self) -> Layout:
        """Where everything stands; the engine runs once."""
        return lay_out(write_dot(self.topology, self._style), engine=self.engine)

    def svg(self, *, prefix: str = "") -> str:
        """Give the SVG.

        Args:
            prefix: Put before every id, so that several pictures can live on one page.

        Raises:
            EngineError: the Graphviz engine did not draw.

        """
        return write_svg(self.topology, self.layout, self.theme, prefix=prefix, highlight=self.highlight)

    def dot(self) -> str:
        """Give the DOT source in the theme's colours, for other programs to draw."""
        return write_dot(self.topology, self._style, inks_of(self.theme.palette))

    def json(self) -> str:
        """Give the graph as JSON, in the shape of its JSON Schema."""
        return graph_json(self.topology)

    def hosts(self) -> CardView:
        """Give the quick reference card: every host and port, public URL and DNS record."""
        return CardView(reference_card(self.topology))

    def text(self) -> str:
        """Tell the picture in sentences."""
        return describe(self.topology)

    def save(self, path: str | PathLike[str]) -> Path:
        """Write a file whose format its name tells: ``.svg``, ``.dot`` (``.gv``) or ``.json``.

        Raises:
            UnknownNameError: no such format.
            OSError: the file cannot be written; then nothing is.

        """
        target = Path(path)
        write_file(target, self.render(target.suffix))
        return target

    def render(self, suffix: str) -> str:
        """Give the text of a format, named by its suffix.

        Raises:
            UnknownNameError: no such format.

        """
        if suffix.lower() not in FORMATS:
            raise UnknownNameError("format", suffix or "(none)", FORMATS)
        return FORMATS[suffix.lower()](self)

    def trace(self, start: str, end: str) -> Self:
        """Give the same diagram with the ways from a start to an end lit, and all else dimmed.

        Raises:
            UnknownNameError: no such node.

        """
        return replace(self, highlight=highlight_trace(trace(self.topology, start, end)))

    def with_(self, **changes: Any) -> Self:
        """Give the same diagram with another theme, direction or engine."""
        if "theme" in changes:
            changes["theme"] = get_theme(changes["theme"])
        return replace(self, **changes)

    def __repr__(self) -> str:
        return f"Diagram({self.topology!r}, theme {self.theme.name!r}, {self.direction})"

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """Show the picture in a notebook: inline HTML, SVG, and text that is the same in every run."""
        mark = hashlib.sha256(self.dot().encode()).hexdigest()[:8]
        svg = self.svg(prefix=f"d{mark}-")
        figure = f'<figure class="fluxviz-figure" style="margin:0;overflow-x:auto">{svg}</figure>'
        return {"text/html": figure, "image/svg+xml": svg, "text/plain": repr(self)}


FORMATS: Mapping[str, Callable[[Diagram], str]] = {
    ".svg": Diagram.svg,
    ".dot": Diagram.dot,
    ".gv": Diagram.dot,
    ".json": Diagram.json,
}
"""Suffix to what writes it."""


def draw(
    source: SourceLike | AppSpec | Topology,
    *,
    access: AccessLike | None = None,
    naming: Naming | str = GUIDE,
    theme: Theme | str = AUTO,
    direction: str = "TB",
    engine: str = "pure",
    name: str | None = None,
) -> Diagram:
    """Draw the network of a Flux app.

    Args:
        source: A path, JSON text, bytes or a mapping; a loaded spec; or a topology.
        access: What the spec cannot say: custom domains, CloudFlare, declared links. Where ``source`` is a path,
            ``NAME.access.json`` or ``NAME.access.toml`` beside it is taken by itself.
        naming: Whose public names to draw: ``GUIDE`` (``"guide"``) or ``FDM`` (``"fdm"``).
        theme: ``auto``, ``light`` or ``dark``.
        direction: ``TB`` for a docs page or ``LR`` for a wide screen.
        engine: ``pure`` or ``dot``.
        name: The app's name, where the document has none.

    Raises:
        SpecError: the spec cannot be drawn; carries every fault.
        AccessError: the access overlay cannot be read.
        UnknownNameError: no such naming, theme or direction.

    """
    if direction not in DIRECTIONS:
        raise UnknownNameError("direction", direction, DIRECTIONS)
    look: Direction = "LR" if direction == "LR" else "TB"
    topology = _topology(source, access, _naming(naming), name)
    return Diagram(topology, get_theme(theme), look, engine)


def _naming(naming: Naming | str) -> Naming:
    if isinstance(naming, Naming):
        return naming
    if naming not in NAMINGS:
        raise UnknownNameError("naming", naming, NAMINGS)
    return NAMINGS[naming]


def _topology(
    source: SourceLike | AppSpec | Topology, access: AccessLike | None, naming: Naming, name: str | None
) -> Topology:
    if isinstance(source, Topology):
        return source
    if isinstance(source, AppSpec):
        return build(source, access=access, naming=naming)
    spec = load(source, name=name)
    if access is None and isinstance(source, (str, PathLike)) and not str(source).lstrip().startswith(("{", "[")):
        access = access_beside(source)
    return build(spec, access=access, naming=naming)
