"""Picture: a topology, how it is shown, and what that is in every format."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Literal

from fluxviz import export
from fluxviz.checks import Findings
from fluxviz.drawing import (
    AUTO,
    Detail,
    Direction,
    Highlight,
    Layout,
    Scene,
    Style,
    Theme,
    View,
    fit_beside,
    fit_first,
    role_colours,
    scenes,
    write_dot,
)
from fluxviz.drawing.spoken import spoken_whole
from fluxviz.errors import WrongTypeError
from fluxviz.faults import name_kind
from fluxviz.refusing import require_text, strict
from fluxviz.rendering.looks import check_looks
from fluxviz.spec import AppSpec, PublicAccess
from fluxviz.topology import Topology

if TYPE_CHECKING:
    from fluxviz.changes import Merged
    from fluxviz.exploring import AppliedWhatIf, Case
    from fluxviz.reviewing import Review
    from fluxviz.topology.remarks import Remarks


@dataclass(frozen=True)
class Picture:
    """A picture of an app's network, in every format. It does not change.

    ``fluxviz.Diagram``, which is made of it, says what each field holds.
    """

    topology: Topology
    theme: Theme = AUTO
    direction: Direction | Literal["auto"] = "auto"
    engine: str = "pure"
    highlight: Highlight | None = None
    detail: Detail = "network"
    view: View = "all"
    remarks: Mapping[str, Remarks] = field(default_factory=dict)
    change: Merged | None = None
    applied: AppliedWhatIf | None = None
    findings: Findings = field(default_factory=Findings)

    def __post_init__(self) -> None:
        if not isinstance(self.topology, Topology):
            raise WrongTypeError("a Topology, as build() returns; draw() takes a spec", name_kind(self.topology))
        looks = {name: getattr(self, name) for name in ("theme", "direction", "engine", "detail", "view")}
        for name, value in check_looks(looks).items():
            object.__setattr__(self, name, value)

    @property
    def spec(self) -> AppSpec | None:
        """What the topology was built from; None for a graph, for several apps, and for a change."""
        return self.case.spec

    @property
    def access(self) -> PublicAccess:
        """What it was built with besides."""
        return self.case.access

    @cached_property
    def scene(self) -> Scene:
        """What of the topology is drawn, and what is drawn as one."""
        return next(self._scenes())

    def _scenes(self) -> Iterator[Scene]:
        return scenes(self.topology, self.detail, self.view, self.remarks, self.findings)

    @property
    def style(self) -> Style:
        """Where things stand: as asked for, or as it reads best."""
        return self._chosen[1]

    @property
    def layout(self) -> Layout:
        """Where everything stands."""
        return self._chosen[2]

    @cached_property
    def _chosen(self) -> tuple[Scene, Style, Layout]:
        if self.applied is not None:  # what stays keeps its place
            before = scenes(self.applied.before.topology, self.detail, self.view)
            return fit_beside(before, self._scenes(), self.direction, self.highlight, self.engine)
        return fit_first(
            chain((self.scene,), islice(self._scenes(), 1, None)), self.direction, self.highlight, self.engine
        )

    @strict
    def svg(self, *, prefix: str = "", by_page: bool = False) -> str:
        """Return the SVG.

        Args:
            prefix: Put before every id, so that several pictures can live on one page.
            by_page: Where the theme is ``auto``, be dark where the page around the SVG says ``color-scheme: dark``,
                rather than where the reader's system is dark: for an SVG that stands in a page with a switch.

        Raises:
            EngineError: the Graphviz engine did not draw.

        """
        require_text(prefix, "a prefix of ids")
        scene, theme = self._chosen[0], self.theme
        return export.write_svg(scene, self.layout, theme, prefix=prefix, highlight=self.highlight, by_page=by_page)

    def dot(self) -> str:
        """Return the DOT source in the theme's colours, for other programs to draw."""
        return write_dot(self._chosen[0], self.style, role_colours(self.theme.palette))

    def json(self) -> str:
        """Return the graph as JSON, in the shape of its JSON Schema."""
        return export.graph_json(self.topology)

    def hosts(self) -> export.CardView:
        """Return the quick reference card: every host and port, public URL and DNS record."""
        from fluxviz.topology.reference_card import reference_card

        return export.CardView(reference_card(self.topology))

    def text(self) -> str:
        """Describe the picture in sentences."""
        return spoken_whole(self.scene)

    def pdf(self) -> bytes:
        """Return the picture as a PDF: vectors, with text that can be selected.

        Raises:
            MissingExtraError: the converter is not installed.
            EngineError: the Graphviz engine did not draw.

        """
        return export.write_pdf(self.svg())

    @strict
    def png(self, *, scale: float = export.SCALE) -> bytes:
        """Return the picture as a PNG.

        Args:
            scale: How many pixels stand for one of the picture's own.

        Raises:
            MissingExtraError: the converter is not installed.
            FluxvizError: no such scale.

        """
        export.check_scale(scale)  # before anything is laid out
        return export.write_png(self.svg(), self.layout.width, self.layout.height, scale)

    def mermaid(self) -> str:
        """Return a Mermaid flowchart, for Markdown that draws it by itself."""
        left_out = 0 if self.change is None else self.change.left_out
        return export.write_mermaid(self.scene, self.theme.palette, self._flow, left_out=left_out)

    def d2(self) -> str:
        """Return the D2 source."""
        return export.write_d2(self.scene, self.theme.palette, self._flow)

    def drawio(self) -> str:
        """Return the picture as a draw.io file, its shapes where they stand here."""
        return export.write_drawio(self._chosen[0], self.layout, self.theme.palette)

    def graphml(self) -> str:
        """Return the graph as GraphML."""
        return export.write_graphml(self.topology)

    @strict
    def markdown(self, picture: str = "") -> str:
        """Return tables of hosts, links and TLS in Markdown.

        Args:
            picture: The picture's file, as seen from the Markdown file; empty: there is none.

        """
        require_text(picture, "the name of the picture's file")
        return export.write_markdown(self.topology, picture)

    @property
    def _flow(self) -> Direction:
        """The direction for programs that lay out by themselves."""
        return "TB" if self.direction == "auto" else self.direction

    def page(self, *, review: Review | None = None, date: str = "") -> str:
        """Return a page of its own, in HTML: to explore in a browser, with no kernel and no network.

        Args:
            review: Notes and tours to go with it; None: none.
            date: When it was made, to stand above it; empty: not said.

        Raises:
            EngineError: the Graphviz engine did not draw.

        """
        from fluxviz.exploring import write_page

        return write_page(self.case, self.svg(prefix="still-"), **self._explored(), review=review, date=date)

    def module(self) -> str:
        """Return the explorer as an ES module, for pages of others: ``export default { render({ el }) }``.

        MyST and Jupyter Book take it in their directive ``{anywidget}``; any page can import it.

        Raises:
            EngineError: the Graphviz engine did not draw.

        """
        from fluxviz.exploring import write_module

        return write_module(self.case, **self._explored())

    def _explored(self) -> dict[str, Any]:
        """Return how an explorer without a kernel begins."""
        return {
            "theme": self.theme,
            "detail": self.detail,
            "view": self.view,
            "direction": self.direction,
            "engine": self.engine,
            "trace": self.highlight.ends if self.highlight else (),
            "change": self.change,
            "applied": self.applied,
        }

    @property
    def case(self) -> Case:
        """What is shown, and what it was built from."""
        from fluxviz.exploring import Case

        return Case(self.topology, is_change=self.change is not None)

    @property
    def fingerprint(self) -> str:
        """A word of its own for each picture, the same in every run: its ids begin with it in a notebook."""
        highlighted = "" if self.highlight is None else f"{sorted(self.highlight.highlighted)}{self.highlight.steps}"
        return f"d{hashlib.sha256((self.dot() + highlighted).encode()).hexdigest()[:8]}"
