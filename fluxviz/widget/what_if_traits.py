"""What the traits of an explorer take, and what follows when they change: checked, applied, drawn, reported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from math import isfinite
from typing import Any, cast

from traitlets import Bunch, observe, validate

from fluxviz.changes import Merged
from fluxviz.drawing import THEMES, Style, get_theme
from fluxviz.errors import DocumentError, FluxvizError, UnknownNameError
from fluxviz.exploring import (
    WHOLE,
    Case,
    WhatIf,
    apply_what_if,
    consequences,
    drop_redundant,
    find_paths,
    make_case,
    make_controls,
    make_picture,
)
from fluxviz.rendering import StillDiagram
from fluxviz.spec import AppSpec, PublicAccess, SslMode, load_access
from fluxviz.topology import NAMINGS, Topology, spec_of
from fluxviz.widget.strict import TraitValueError, UnknownTraitValueError
from fluxviz.widget.traits import WHAT_IF_TRAITS, ExplorerTraits

OF_SPEC: Mapping[str, object] = {"off": [], "closed": [], "publishes": {}, "listens": {}}
OF_ACCESS: Mapping[str, object] = {"domain": None, "domains": {}, "proxied": None, "ssl": None}
"""The what-ifs that ask of the spec, and those that ask of its public access, when they ask nothing."""
EDIT = "edit"
"""What is given where the app's own texts were edited."""
_CAN_FAIL = (*WHAT_IF_TRAITS, "naming")
"""The traits that may ask for what cannot be drawn."""


class WhatIfTraits(ExplorerTraits):
    """An explorer as its traits see it: what each takes, and what follows from it."""

    _diagram: StillDiagram
    _base: Case
    _case: Case
    _settling: bool
    _drawn: tuple[object, ...]
    _good: dict[str, Any]
    _style_kept: Style

    # What is given

    @validate("selected", "value")
    def _known_part(self, proposal: Bunch) -> str:
        return self._part(proposal.value)

    @validate("trace")
    def _known_ends(self, proposal: Bunch) -> list[str]:
        ends = [self._node(name) for name in proposal.value]
        if len(ends) not in (0, 2):
            raise TraitValueError(f"a trace has a start and an end, or neither; found {len(ends)}")
        return ends

    @validate("theme")
    def _known_theme(self, proposal: Bunch) -> str:
        known = [*THEMES, self._diagram.theme.name]
        if proposal.value not in known:
            raise UnknownTraitValueError("theme", proposal.value, dict.fromkeys(known))
        return cast("str", proposal.value)

    @validate("viewport")
    def _finite_place(self, proposal: Bunch) -> list[float]:
        if not all(map(isfinite, proposal.value)) or proposal.value[2] <= 0:
            raise TraitValueError(f"a viewport is three finite numbers, the zoom above 0; found {proposal.value}")
        return cast("list[float]", proposal.value)

    @validate("spec")
    def _readable_spec(self, proposal: Bunch) -> AppSpec | None:
        given = proposal.value
        if self._settling:
            return cast("AppSpec | None", given)
        try:
            spec = spec_of(given)
        except FluxvizError as error:
            self._report_faults(error)
            return cast("AppSpec | None", self.spec)
        self._try_again(known=spec == self.spec)
        return spec

    @validate("access")
    def _readable_access(self, proposal: Bunch) -> PublicAccess:
        given = proposal.value
        if self._settling:
            return cast("PublicAccess", given)
        try:
            access = load_access(given)
        except DocumentError as error:
            self._report_faults(error)
            return cast("PublicAccess", self.access)
        self._try_again(known=access == self.access)
        return access

    def _part(self, name: str) -> str:
        """Return the id of a node, an edge, or the component of that name."""
        if not name or name in {edge.id for edge in self._case.topology.edges}:
            return name
        return self._node(name)

    def _node(self, name: str) -> str:
        try:
            return self._case.topology.node(name).id
        except UnknownNameError as error:
            raise UnknownTraitValueError.of(error) from None

    # What follows

    @observe("selected")
    def _follow_selected(self, change: Bunch) -> None:
        self.value = change.new

    @observe("value")
    def _follow_value(self, change: Bunch) -> None:
        self.selected = change.new

    @observe("trace")
    def _find_paths(self, _: Bunch) -> None:
        if not self._settling:
            pairs = [(self.trace[0], self.trace[1])] if self.trace else []
            self._paths = cast("dict[str, Any]", find_paths(self._case.topology, pairs))
            self._turn += 1

    @observe("spec", "access")
    def _begin_anew(self, change: Bunch) -> None:
        """Take what was given for the app as it is, whatever was asked of the one before."""
        if self._settling:
            return
        self._set_what_if(OF_SPEC if change.name == "spec" else OF_ACCESS)
        self._redraw(given=change.name)

    def _set_what_if(self, applied: Mapping[str, object]) -> None:
        with self._settled():
            for name, value in applied.items():
                setattr(self, name, value)

    @observe(*WHAT_IF_TRAITS, "detail", "view", "naming")
    def _try_out(self, _: Bunch) -> None:
        if not self._settling and self._asked() != self._drawn:
            self._redraw()

    def _try_again(self, *, known: bool) -> None:
        """Take back faults that were told, where what is given is drawn already: no change will be noticed."""
        if known and self._faults:
            self._redraw()

    def _what_if_values(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in _CAN_FAIL}

    def _redraw(self, given: str = "") -> None:
        """Draw the app as it is with the what-ifs applied.

        What cannot be drawn is told and taken back, and the last good picture stays.
        """
        naming = NAMINGS[self.naming]
        self._drawn = self._asked()
        try:
            base = self._base_of(given)
            what_if = drop_redundant(base, self._what_if())
            case = apply_what_if(base.spec, base.access, naming, what_if) if base.spec is not None else base
            picture, style = make_picture(
                case.topology,
                detail=self.detail,
                view=self.view,
                direction=self._diagram.direction,
                engine=self._diagram.engine,
                style=None if given not in ("", EDIT) else self._style_kept,
                change=self._change(given),
                base=base.topology if what_if else None,
            )
        except FluxvizError as error:
            self._report_faults(error)
            self._set_what_if({"spec": self._case.spec, "access": self._case.access, **self._good})
            self._drawn = self._asked()
            self._refused = error if isinstance(error, UnknownNameError) else None
            return
        self._keep(what_if)
        anew = given != "" and not _share_components(self._case.topology, case.topology)
        self._base, self._case, self._style_kept = base, case, style
        with self._settled(), self.hold_sync():
            self.spec, self.access = case.spec, case.access
            self.set_trait("topology", case.topology)
            self._show(picture, case, what_if, anew=anew)
        if given not in ("", EDIT):
            self._begin_edits_anew(given)

    def _keep(self, what_if: WhatIf) -> None:
        """Keep what was drawn as the good state; a trait that tries what is already so tries nothing."""
        as_they_are = {**OF_SPEC, **OF_ACCESS}
        with self._settled(), self.hold_sync():
            for name in ("domain", "domains", "proxied", "ssl", "publishes", "listens"):
                asked = getattr(what_if, name)
                if asked != getattr(self, name):
                    setattr(self, name, asked or as_they_are[name])
        self._good, self._drawn = self._what_if_values(), self._asked()

    def _show(self, picture: Mapping[str, Any], case: Case, what_if: WhatIf, *, anew: bool) -> None:
        there = {node.id for node in case.topology.nodes}
        if self.selected not in there | {edge.id for edge in case.topology.edges}:
            self.selected = ""
        if not set(self.trace) <= there:
            self.trace, self.path, self.step = [], 0, 0
        if anew:
            self.viewport = list(WHOLE)
            self._anew += 1
        pairs = [(self.trace[0], self.trace[1])] if self.trace else []
        self._paths = cast("dict[str, Any]", find_paths(case.topology, pairs))
        self._controls = cast(
            "dict[str, Any]", make_controls(self._base, case, self._diagram.theme, self._change(), what_if)
        )
        self._consequences = [dict(said) for said in consequences(self._base, case, what_if)] if what_if else []
        self._picture = dict(picture)
        self._told([])
        self._turn += 1

    def _base_of(self, given: str) -> Case:
        """Return the app as it is, with what was given in place of what it was."""
        if given == EDIT:
            return self._edited()
        if self._base.spec is None and given not in ("spec", "both"):
            if given or self._what_if() or self.naming != self._base.topology.naming:
                raise FluxvizError(f"no what-if can be tried of {self._what_is_drawn()}: explore one app")
            return self._base
        if not given and self.naming == self._base.topology.naming:
            return self._base
        spec = self.spec if given in ("spec", "both") else self._base.spec
        if spec is None:
            raise FluxvizError("expected the spec of an app, found none")
        # traitlets checks no None: it is that nothing is known of the access.
        access = (self.access or PublicAccess()) if given in ("access", "both") else self._base.access
        return make_case(spec, access, NAMINGS[self.naming])

    def _edited(self) -> Case:
        """Return the app as its edited texts say."""
        raise NotImplementedError

    def _begin_edits_anew(self, given: str) -> None:
        """Forget the edits of a spec, or of an access, in whose place another was given."""
        raise NotImplementedError

    def _what_is_drawn(self) -> str:
        if self._base.is_change:
            return "a change"
        return "several apps" if len(self._base.topology.apps) > 1 else "a graph"

    def _what_if(self) -> WhatIf:
        return WhatIf(
            domain=self.domain,
            domains=dict(self.domains),
            proxied=self.proxied,
            ssl=None if self.ssl is None else SslMode(self.ssl),
            off=frozenset(self.off),
            closed=frozenset(self.closed),
            publishes=dict(self.publishes),
            listens=dict(self.listens),
        )

    def _asked(self) -> tuple[object, ...]:
        return self._what_if(), self.detail, self.view, self.naming

    def _change(self, given: str = "") -> Merged | None:
        """Return the change that is shown; none where an app took its place."""
        return None if given or self._case.spec is not None else self._diagram.change

    def _theme(self) -> Any:
        return self._diagram.theme if self.theme == self._diagram.theme.name else get_theme(self.theme)

    def _report_faults(self, error: FluxvizError) -> None:
        if isinstance(error, DocumentError):
            self._told([fault.text(error.source) for fault in error.faults])
        else:
            self._told([str(error)])
        self._turn += 1

    def _told(self, faults: list[str]) -> None:
        self._faults = faults
        self.set_trait("faults", faults)

    @contextmanager
    def _settled(self) -> Iterator[None]:
        """Set traits that follow from others, which then do not ask again."""
        before, self._settling = self._settling, True
        try:
            yield
        finally:
            self._settling = before


def _share_components(one: Topology, other: Topology) -> bool:
    return bool({node.id for node in one.components} & {node.id for node in other.components})
