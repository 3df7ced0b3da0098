"""Explorer: the widget to review an architecture by clicking through it."""

from __future__ import annotations

from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import Any

from IPython.display import display
from ipywidgets import DOMWidget, Layout
from traitlets import default

from fluxviz.checks import Findings
from fluxviz.errors import FluxvizError, WrongTypeError
from fluxviz.exploring import (
    AppliedWhatIf,
    check_topology,
    first_state,
    summary_lines,
)
from fluxviz.faults import name_kind
from fluxviz.frontend import packed_module
from fluxviz.refusing import refuse_keywords, strict
from fluxviz.rendering import StillDiagram
from fluxviz.spec import AccessLike, PublicAccess, access_beside, load_access
from fluxviz.topology import Source, Topology, spec_of
from fluxviz.widget.answering import AnsweringTraits
from fluxviz.widget.still import still_of
from fluxviz.widget.traits import WHAT_IF_TRAITS, public_traits
from fluxviz.widget.what_if_traits import OF_ACCESS, OF_SPEC


class Explorer(AnsweringTraits):
    """A picture to explore: select, trace, search, filter, and ask what if.

    Traits, all of them two-way: ``selected``, ``hovered``, ``trace``, ``path``, ``step``, ``search``, ``layers``,
    ``side``, ``viewport``; ``detail``, ``view``, ``naming``, ``theme``; and the what-ifs ``domain``, ``domains``,
    ``proxied``, ``ssl``, ``off``, ``closed``, ``publishes``, ``listens``. ``Explorer.class_traits()[name].help`` says
    what each is. Where one points and where one moves the picture to stays in the browser, until ``sync_hover`` and
    ``sync_viewport`` ask for ``hovered`` and ``viewport``: some notebooks run cells again on every change. Readers may
    edit, note and write files as far as ``may_edit`` says.

    Attributes:
        spec: The app with the what-ifs applied. Assigning another (anything :func:`fluxviz.draw` takes) redraws in
            place and takes back the what-ifs of the old; what cannot be read is told in ``faults`` and in the
            widget, and the last good picture stays.
        access: Its public access as it is with the what-ifs applied; it is assigned likewise.
        topology: The network that follows.
        faults: Why what was last given could not be drawn; empty where it could.

    >>> import fluxviz
    >>> explorer = fluxviz.explore({"version": 4, "name": "shop", "compose": [
    ...     {"name": "web", "ports": [8080], "containerPorts": [80]},
    ...     {"name": "db", "repotag": "postgres:16", "ports": [], "containerPorts": []}]}, selected="web")
    >>> explorer.off = ["db"]
    >>> explorer
    Explorer('shop', 1 component(s), what-if off=['db'])
    >>> explorer.reset()
    >>> [component.name for component in explorer.spec.components]
    ['web', 'db']

    """

    _esm = packed_module()

    def __init__(self, diagram: StillDiagram, **traits: Any) -> None:
        """Make a widget of a diagram.

        Args:
            diagram: What it shows.
            traits: What it begins with: any of the traits, or of an ipywidget's (``layout``, ``tooltip``).

        Raises:
            UnknownKeywordError: there is no such trait; a TypeError, too.
            TraitError: a value that the trait does not take; an error of fluxviz, too.
            WrongTypeError: it is no diagram.
            EngineError: the Graphviz engine did not draw.

        """
        if not isinstance(diagram, StillDiagram):
            raise WrongTypeError("a Diagram, as draw() returns; explore() takes a spec", name_kind(diagram))
        refuse_keywords(type(self).__name__, traits, known_traits())
        self._diagram = diagram
        self._base = self._case = diagram.case
        self._settling = True
        self._drawn: tuple[object, ...] = ()
        state, self._style_kept = first_state(
            diagram.case,
            theme=diagram.theme,
            detail=diagram.detail,
            view=diagram.view,
            direction=diagram.direction,
            engine=diagram.engine,
            change=diagram.change,
        )
        given = {"spec": diagram.spec, "access": diagram.access}
        super().__init__(**state, **given)
        self.set_trait("topology", diagram.topology)
        self._drawn, self._good = self._asked(), self._what_if_values()
        self._settling = False
        self.on_msg(self._hear)
        for name, value in traits.items():
            setattr(self, name, value)
        self._begun = self._now()

    @property
    def diagram(self) -> StillDiagram:
        """The picture as it is now: of a change the side that is shown, and the trace lit where there is one."""
        change, what_if = self._change(), self._what_if()
        topology = self._case.topology
        if change is not None and self.side != "both":
            topology, change = (change.before if self.side == "before" else change.after), None
        diagram = replace(
            self._diagram,
            topology=topology,
            theme=self._theme(),
            highlight=None,
            detail=self.detail,
            view=self.view,
            remarks={} if change is None else change.remarks,
            change=change,
            applied=AppliedWhatIf(self._base, what_if) if what_if else None,
            findings=Findings(),
        )
        there = {node.id for node in topology.nodes}
        return diagram.trace(*self.trace) if self.trace and there.issuperset(self.trace) else diagram

    @property
    def touched(self) -> bool:
        """Whether the app, a what-if, or how it is drawn is another than when the explorer was made."""
        return self._now() != self._begun

    def _now(self) -> tuple[object, ...]:
        return self._asked(), self.side, self.theme, self.spec, self.access

    @property
    def consequences(self) -> tuple[str, ...]:
        """What the what-ifs changed, broke and mended, in sentences; empty where nothing is applied."""
        return tuple(said["text"] for said in self._consequences)

    @property
    def findings(self) -> Findings:
        """What is wrong with the app as it is with the what-ifs applied; see :func:`fluxviz.check`."""
        return check_topology(self._case.topology)

    @strict
    def save(self, path: str | PathLike[str], *, date: str = "") -> Path:
        """Keep the picture as it is now in a file; see :meth:`fluxviz.Diagram.save`.

        Args:
            path: Where to. A page (``.html``) has the notes and the tours, too.
            date: When it was made, to stand above a page.

        """
        return self.diagram.save(path, date=date, review=self.review if Path(path).suffix.lower() == ".html" else None)

    @strict
    def replace(self, spec: Source, access: AccessLike | None = None) -> None:
        """Show another app in place, with the public access of its own; what-ifs are taken back.

        Assigning ``spec`` alone keeps the access, which may name components that the other app does not have.
        What cannot be read is told in ``faults`` and in the widget, and the last good picture stays.

        Args:
            spec: The app, as for :func:`fluxviz.draw`.
            access: Its public access; None: the access file beside a path, or what a topology was built with.

        """
        try:
            app = spec_of(spec)
            overlay = load_access(_own_access(spec) if access is None else access)
        except FluxvizError as error:
            self._report_faults(error)
            return
        self._set_what_if({"spec": app, "access": overlay, **OF_SPEC, **OF_ACCESS})
        self._redraw(given="both")

    def reset(self) -> None:
        """Take back every what-if, and what was told of one that could not be drawn."""
        with self.hold_trait_notifications():
            for name, value in {**OF_SPEC, **OF_ACCESS}.items():
                setattr(self, name, value)
        self._try_again(known=True)

    def close(self) -> None:
        """Take the widget off every page, and off the kernel."""
        self.unobserve_all()
        super().close()

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the widget, and the picture and text for what cannot show widgets."""
        still, metadata = self.diagram._repr_mimebundle_()
        return {**self._view(), **still}, metadata

    def _ipython_display_(self) -> None:
        """Show the widget, and in the next output the still picture, which hides while the widget shows.

        In one output the picture would never be seen: without a kernel JupyterLab shows "Loading widget..." in its
        place, and a converted page shows nothing.
        """
        still, metadata = still_of(self.diagram)
        display(self._view(), raw=True)
        display(still, metadata=metadata, raw=True)

    def _view(self) -> dict[str, Any]:
        """Return what the widget alone shows itself by, and the app at a glance for readers of text."""
        bundle, _ = super()._repr_mimebundle_() or ({}, {})
        change, topology = self._change(), self._case.topology
        if change is not None:
            topology = change.before if self.side == "before" else change.after
        lines = summary_lines(topology, check_topology(topology), self.consequences)
        return {**bundle, "text/plain": "\n".join(lines)}

    def __repr__(self) -> str:
        applied = [
            f"{name}={getattr(self, name)!r}" for name in WHAT_IF_TRAITS if getattr(self, name) not in (None, [], {})
        ]
        what_if = f", what-if {', '.join(applied)}" if applied else ""
        return f"Explorer({self.topology.app!r}, {len(self.topology.components)} component(s){what_if})"

    @default("layout")
    def _beside_others(self) -> Layout:
        """Take what others leave in an HBox: it fits itself to any width, so it has none of its own."""
        return Layout(flex="1 1 auto")


def _own_access(source: Source) -> AccessLike:
    """Return the public access that goes with an app where no other is given."""
    known = source.access if isinstance(source, Topology) else access_beside(source)
    return PublicAccess() if known is None else known


def known_traits() -> list[str]:
    """Return the traits that an explorer may begin with: its own, then those of every widget."""
    others = sorted(set(DOMWidget.class_trait_names()) - {"comm", "keys", "log"})
    return [name for name in (*public_traits(), *others) if name[0] != "_"]
