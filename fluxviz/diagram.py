"""Diagram: a topology and how it is shown. It shows itself in a notebook, and saves itself."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self

from fluxviz.changes import Change, Remarks, merge
from fluxviz.checks import Findings
from fluxviz.checks import check as find
from fluxviz.drawing import (
    AUTO,
    DETAILS,
    DIRECTIONS,
    ENGINES,
    VIEWS,
    Detail,
    Direction,
    Highlight,
    Layout,
    Scene,
    Style,
    Theme,
    View,
    compose,
    fit,
    get_theme,
    highlight_changes,
    highlight_trace,
    inks_of,
    write_dot,
)
from fluxviz.errors import UnknownNameError
from fluxviz.exploring import Case, make_case, write_page
from fluxviz.export import (
    SCALE,
    CardView,
    check_scale,
    graph_json,
    put_side_by_side,
    write_d2,
    write_drawio,
    write_graphml,
    write_markdown,
    write_mermaid,
    write_pdf,
    write_png,
    write_svg,
)
from fluxviz.rendering import Rendering, render, save
from fluxviz.spec import AccessLike, AppSpec, PublicAccess, SourceLike, access_beside, is_json_text, load
from fluxviz.topology import GUIDE, Naming, Topology, get_naming
from fluxviz.topology.reference_card import reference_card
from fluxviz.topology.sentences import describe
from fluxviz.traces import trace

if TYPE_CHECKING:
    from fluxviz.widget import Explorer


@dataclass(frozen=True)
class Diagram:
    """A picture of an app's network. It does not change; ``with_`` gives another.

    Attributes:
        topology: What it shows.
        theme: ``auto`` (light, and dark where the reader's system is), ``light``, ``dark`` …
        direction: ``TB``: top to bottom, for a docs page; ``LR``: left to right, for a wide screen; ``auto``: top to
            bottom, unless text then gets too small on a docs page and left to right is better.
        engine: ``pure``: the embedded Graphviz engine; ``dot``: the system's, whose bytes differ.
        highlight: What is lit, such as the ways of a trace; None: everything.
        detail: ``overview``, ``network`` or ``full``.
        view: ``all``, ``public`` or ``internal``.
        spec: What the topology was built from; None where it was given as it is.
        access: What it was built with besides.
        remarks: Id of each part that changed to what is said of it, where it shows a change.
        changes: What changed, where it shows a change.
        findings: What is wrong, numbered on the picture and listed under it.

    """

    topology: Topology
    theme: Theme = AUTO
    direction: Direction | Literal["auto"] = "auto"
    engine: str = "pure"
    highlight: Highlight | None = None
    detail: Detail = "network"
    view: View = "all"
    spec: AppSpec | None = None
    access: PublicAccess = field(default_factory=PublicAccess)
    remarks: Mapping[str, Remarks] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    findings: Findings = field(default_factory=Findings)

    @cached_property
    def scene(self) -> Scene:
        """What of the topology is drawn, and what is drawn as one."""
        return compose(self.topology, self.detail, self.view, self.remarks, self.findings)

    @property
    def style(self) -> Style:
        """Where things stand: as asked for, or as it reads best."""
        return self._chosen[0]

    @property
    def layout(self) -> Layout:
        """Where everything stands."""
        return self._chosen[1]

    @cached_property
    def _chosen(self) -> tuple[Style, Layout]:
        return fit(self.scene, self.direction, self.highlight, self.engine)

    def svg(self, *, prefix: str = "") -> str:
        """Give the SVG.

        Args:
            prefix: Put before every id, so that several pictures can live on one page.

        Raises:
            EngineError: the Graphviz engine did not draw.

        """
        return write_svg(self.scene, self.layout, self.theme, prefix=prefix, highlight=self.highlight)

    def dot(self) -> str:
        """Give the DOT source in the theme's colours, for other programs to draw."""
        return write_dot(self.scene, self.style, inks_of(self.theme.palette))

    def json(self) -> str:
        """Give the graph as JSON, in the shape of its JSON Schema."""
        return graph_json(self.topology)

    def hosts(self) -> CardView:
        """Give the quick reference card: every host and port, public URL and DNS record."""
        return CardView(reference_card(self.topology))

    def text(self) -> str:
        """Tell the picture in sentences."""
        return describe(self.topology)

    def pdf(self) -> bytes:
        """Give the picture as a PDF: vectors, with text that can be selected.

        Raises:
            MissingExtraError: the converter is not installed.
            EngineError: the Graphviz engine did not draw.

        """
        return write_pdf(self.svg())

    def png(self, *, scale: float = SCALE) -> bytes:
        """Give the picture as a PNG.

        Args:
            scale: How many pixels stand for one of the picture's own.

        Raises:
            MissingExtraError: the converter is not installed.
            FluxvizError: no such scale.

        """
        check_scale(scale)  # before anything is laid out
        return write_png(self.svg(), self.layout.width, self.layout.height, scale)

    def mermaid(self) -> str:
        """Give a Mermaid flowchart, for Markdown that draws it by itself."""
        return write_mermaid(self.scene, self.theme.palette, self._way)

    def d2(self) -> str:
        """Give the D2 source."""
        return write_d2(self.scene, self.theme.palette, self._way)

    def drawio(self) -> str:
        """Give the picture as a draw.io file, its shapes where they stand here."""
        return write_drawio(self.scene, self.layout, self.theme.palette)

    def graphml(self) -> str:
        """Give the graph as GraphML."""
        return write_graphml(self.topology)

    def markdown(self, picture: str = "") -> str:
        """Give tables of hosts, links and TLS in Markdown.

        Args:
            picture: The picture's file, as seen from the Markdown file; empty: there is none.

        """
        return write_markdown(self.topology, picture)

    @property
    def _way(self) -> Direction:
        """The direction for programs that lay out by themselves."""
        return "TB" if self.direction == "auto" else self.direction

    def page(self) -> str:
        """Give a page of its own, in HTML: to explore in a browser, with no kernel and no network.

        Raises:
            EngineError: the Graphviz engine did not draw.

        """
        return write_page(
            self.case,
            self.svg(prefix="still-"),
            theme=self.theme,
            detail=self.detail,
            view=self.view,
            direction=self.direction,
            engine=self.engine,
            trace=self.highlight.ends if self.highlight else (),
            remarks=self.remarks,
            changes=self.changes,
        )

    def explore(self, **traits: Any) -> Explorer:
        """Give a widget to review the app by clicking through it, in a notebook.

        Args:
            traits: What the widget begins with, such as ``selected="api"`` or ``ssl="flexible"``; see
                :class:`fluxviz.Explorer`.

        Raises:
            TypeError: there is no such trait.

        """
        from fluxviz.widget import Explorer  # Jupyter's packages, which a picture does not need

        lit = {"trace": list(self.highlight.ends)} if self.highlight and self.highlight.ends else {}
        return Explorer(self, **{**lit, **traits})

    @property
    def case(self) -> Case:
        """What is shown, and what it was built from."""
        return Case(self.spec, self.access, self.topology)

    def save(self, path: str | PathLike[str], **options: Any) -> Path:
        """Write a file whose format its name tells; ``fluxviz formats`` lists them.

        It carries the graph it shows and a digest of itself, by which ``fluxviz docs check`` tells whether it is
        still true. Markdown comes with its picture, an SVG of the same name.

        Args:
            path: Where to.
            options: ``prefix`` for an SVG, ``scale`` for a PNG.

        Raises:
            UnknownNameError: no such format.
            MissingExtraError: the format needs packages that are not installed.
            OSError: the file cannot be written; then nothing is.

        """
        target = Path(path)
        save(self, target, Rendering(**options))
        return target

    def render(self, suffix: str, **options: Any) -> str | bytes:
        """Give the text or the bytes of a format, named by its suffix.

        Args:
            suffix: Such as ``.png``.
            options: ``prefix`` for an SVG, ``scale`` for a PNG, ``picture`` for Markdown.

        Raises:
            UnknownNameError: no such format.
            MissingExtraError: the format needs packages that are not installed.

        """
        return render(self, suffix, Rendering(**options))

    def trace(self, start: str, end: str) -> Self:
        """Give the same diagram with the ways from a start to an end lit, and all else dimmed.

        Raises:
            UnknownNameError: no such node.

        """
        return replace(self, highlight=highlight_trace(trace(self.topology, start, end)))

    def with_(self, **changes: Any) -> Self:
        """Give the same diagram with another theme, direction, engine, highlight, detail or view, or with findings.

        Raises:
            UnknownNameError: no such theme, direction, detail or view.

        """
        return replace(self, **_checked(changes))

    def __repr__(self) -> str:
        return f"Diagram({self.topology!r}, theme {self.theme.name!r}, direction {self.direction!r})"

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        """Show the picture in a notebook: SVG, and the picture in sentences, which are the same in every run.

        No HTML: GitHub takes SVG out of it. The sentences are all that JupyterLab shows of a notebook that it does
        not trust.
        """
        told = self.text()
        bundle = {"image/svg+xml": self.svg(prefix=f"{self.mark}-"), "text/plain": told}
        return bundle, {"image/svg+xml": {"alt": told}}

    @property
    def mark(self) -> str:
        """A word of its own for each picture, the same in every run: its ids begin with it in a notebook."""
        lit = "" if self.highlight is None else f"{sorted(self.highlight.lit)}{self.highlight.steps}"
        return f"d{hashlib.sha256((self.dot() + lit).encode()).hexdigest()[:8]}"


def draw(
    source: SourceLike | AppSpec | Topology,
    *,
    access: AccessLike | None = None,
    naming: Naming | str = GUIDE,
    theme: Theme | str | PathLike[str] = AUTO,
    direction: str = "auto",
    detail: str = "network",
    view: str = "all",
    engine: str = "pure",
    name: str | None = None,
    check: bool = False,
) -> Diagram:
    """Draw the network of a Flux app.

    Args:
        source: A path, JSON text, bytes or a mapping; a loaded spec; or a topology.
        access: What the spec cannot say: custom domains, CloudFlare, declared links. Where ``source`` is a path,
            ``NAME.access.json`` or ``NAME.access.toml`` beside it is taken by itself.
        naming: Whose public names to draw: ``GUIDE`` (``"guide"``) or ``FDM`` (``"fdm"``).
        theme: ``auto``, ``light``, ``dark``, ``print``, ``contrast``, or the path of a theme's file.
        direction: ``TB`` for a docs page, ``LR`` for a wide screen, or ``auto``.
        detail: ``overview``: who talks to whom; ``network``: hosts and ports; ``full``: images, resources, volumes,
            evidence, and the open door of every published port.
        view: ``public``: the public path; ``internal``: what is behind it; ``all``: everything.
        engine: ``pure`` or ``dot``.
        name: The app's name, where the document has none.
        check: Number what is wrong on the picture, and list it below; see :func:`fluxviz.check`.

    Raises:
        SpecError: the spec cannot be drawn; carries every fault.
        AccessError: the access overlay cannot be read.
        UnknownNameError: no such naming, theme or direction.

    """
    looks = _checked({"theme": theme, "direction": direction, "detail": detail, "view": view, "engine": engine})
    case = _case(source, access, get_naming(naming), name)
    findings = find(case.topology) if check else Findings()
    return Diagram(case.topology, **looks, spec=case.spec, access=case.access, findings=findings)


def draw_changes(
    before: Topology,
    after: Topology,
    *,
    theme: Theme | str | PathLike[str] = AUTO,
    direction: str = "auto",
    detail: str = "network",
    view: str = "all",
    engine: str = "pure",
) -> Diagram:
    """Draw what changed between two topologies: what came, what went, and what is not what it was.

    What did not change is dimmed; what is gone is still there, as a ghost.

    Args:
        before: The old topology.
        after: The new one.
        theme: As for :func:`draw`, as are the others.
        direction: ``TB``, ``LR`` or ``auto``.
        detail: How much is said.
        view: Which side is shown.
        engine: Which engine lays it out.

    Raises:
        UnknownNameError: no such theme, direction, detail, view or engine.

    """
    looks = _checked({"theme": theme, "direction": direction, "detail": detail, "view": view, "engine": engine})
    merged = merge(before, after)
    light = highlight_changes(merged) if merged.remarks else None
    told = merged.changes.items
    return Diagram(merged.topology, **looks, highlight=light, remarks=merged.remarks, changes=told)


def draw_side_by_side(
    before: Topology, after: Topology, *, theme: Theme | str | PathLike[str] = AUTO, detail: str = "network"
) -> str:
    """Draw two topologies beside each other, as SVG: what went is marked on the left, what came on the right.

    Args:
        before: The old topology.
        after: The new one.
        theme: As for :func:`draw`.
        detail: How much is said.

    Raises:
        UnknownNameError: no such theme or detail.

    """
    looks = _checked({"theme": theme, "detail": detail, "direction": "TB"})
    merged = merge(before, after)
    left = Diagram(before, **looks, **_marked(merged.remarks_before()))
    right = Diagram(after, **looks, **_marked(merged.remarks_after()))
    fonts = looks["theme"].fonts.words
    return put_side_by_side(left.svg(prefix="before-"), right.svg(prefix="after-"), ("Before", "After"), fonts)


def _marked(remarks: Mapping[str, Remarks]) -> dict[str, Any]:
    return {"remarks": remarks, "highlight": Highlight(frozenset(remarks)) if remarks else None}


_CHOICES: Mapping[str, Sequence[str]] = {
    "direction": ("auto", *DIRECTIONS),
    "detail": DETAILS,
    "view": VIEWS,
    "engine": ENGINES,
}


def _checked(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Check what a diagram is asked to look like."""
    for what, choices in _CHOICES.items():
        if what in changes and changes[what] not in choices:
            raise UnknownNameError(what, str(changes[what]), choices)
    checked = dict(changes)
    if "theme" in checked:
        checked["theme"] = get_theme(checked["theme"])
    return checked


def _case(source: SourceLike | AppSpec | Topology, access: AccessLike | None, naming: Naming, name: str | None) -> Case:
    if isinstance(source, Topology):
        return Case(None, PublicAccess(), source)
    spec = source if isinstance(source, AppSpec) else load(source, name=name)
    if access is None and isinstance(source, (str, PathLike)) and not is_json_text(str(source)):
        access = access_beside(source)
    return make_case(spec, PublicAccess() if access is None else access, naming)
