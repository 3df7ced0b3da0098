"""What an explorer without a kernel is given: its state, the paths, and each what-if drawn beforehand."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from itertools import islice
from typing import Any, Literal

from fluxviz.changes import Merged
from fluxviz.drawing import VIEWS, Detail, Direction, Style, Theme, View
from fluxviz.drawing.composing import MAX_AS_ASKED
from fluxviz.errors import FluxvizError
from fluxviz.exploring.applying import apply_what_if
from fluxviz.exploring.choices import EXPLORED
from fluxviz.exploring.consequences import consequences
from fluxviz.exploring.page_review import page_review
from fluxviz.exploring.paths import every_pair, find_paths
from fluxviz.exploring.pictures import make_controls, make_picture
from fluxviz.exploring.redundant import drop_redundant
from fluxviz.exploring.sharing import Shared
from fluxviz.exploring.state import first_state
from fluxviz.exploring.what_if import AppliedWhatIf, Case, WhatIf, published_key
from fluxviz.reviewing import Review, Tour
from fluxviz.spec import SslMode
from fluxviz.topology import BROWSER, NAMINGS, Topology

MAX_PAIRS = 400
"""Between how many pairs of nodes a page has the paths at the most; beyond, only those from the browser."""

MAX_EFFORT = 15_000
"""How many what-ifs of a larger app are drawn beforehand, times its components and its links: 3 of 50 with 100."""

_TRIED = (
    "domain", "domains", "proxied", "ssl", "off", "closed", "publishes", "listens", "detail", "view", "naming",
)  # fmt: skip
"""What a page has pictures of, in the order of its script."""
_LOOKS = ("detail", "view", "naming")
_READ: Mapping[str, Callable[[Any], Any]] = {"ssl": SslMode, "off": frozenset, "closed": frozenset}
"""How a what-if has what a trait has otherwise."""


def page_state(
    case: Case,
    *,
    theme: Theme,
    detail: Detail = "network",
    view: View = "all",
    direction: Direction | Literal["auto"] = "auto",
    engine: str = "pure",
    trace: Sequence[str] = (),
    change: Merged | None = None,
    applied: AppliedWhatIf | None = None,
    review: Review | None = None,
) -> dict[str, Any]:
    """Gather what an explorer without a kernel needs, in a page of its own or as a module.

    Args:
        case: What is shown.
        theme: What it is painted with at first.
        detail: How much is said at first.
        view: Which side is shown at first.
        direction: ``TB``, ``LR`` or ``auto``.
        engine: Which engine lays it out.
        trace: Ids of the start and the end of the trace that is highlighted at first; empty: none.
        change: What changed, where it is the picture of a change.
        applied: The app as it is and what is tried on it.
        review: Notes and tours; None: there is no review.

    Raises:
        EngineError: the Graphviz engine did not draw.

    """
    looks: dict[str, Any] = {"detail": detail, "view": view, "engine": engine}
    case = applied.before if applied else case
    state, style = first_state(case, theme=theme, direction=direction, change=change, **looks)
    drawn = _Variants(case, theme, style, change, **looks)
    paths = dict(find_paths(case.topology, dict.fromkeys((*_pairs(case.topology), *_lit(trace)))))
    shared = Shared(state, paths)
    variants = {
        name: None if variant is None else shared.slim(variant, same_app=after is case)
        for name, after, variant in drawn.all()
    }
    variants |= {
        name: shared.slim(variant, same_app=False) for name, variant in drawn.of_tours(review.tours if review else ())
    }
    reviewed = {} if review is None else page_review(case, review)
    state = {**state, "_alone": True, "trace": list(trace), "_review": reviewed}
    given: dict[str, Any] = {"state": state, "paths": paths, "variants": variants}
    if applied:
        _, variant = drawn.apply_what_if(applied.what_if, case.topology.naming)
        given["applied"] = {"traits": applied.what_if.traits(), "drawn": shared.slim(variant, same_app=False)}
    return given


def _lit(trace: Sequence[str]) -> list[tuple[str, str]]:
    return [(trace[0], trace[1])] if trace else []


def _pairs(topology: Topology) -> list[tuple[str, str]]:
    pairs = every_pair(topology)
    return pairs if len(pairs) <= MAX_PAIRS else _from_browser(topology)


def _from_browser(topology: Topology) -> list[tuple[str, str]]:
    there = [node.id for node in topology.nodes if node.id == BROWSER]
    return every_pair(topology, there)


class _Variants:
    """The pictures of an app after one change each."""

    def __init__(
        self,
        case: Case,
        theme: Theme,
        style: Style,
        change: Merged | None,
        *,
        detail: Detail,
        view: View,
        engine: str,
    ) -> None:
        self.case, self.theme, self.engine, self.style = case, theme, engine, style
        self.change, self.detail, self.view = change, detail, view

    def all(self) -> Iterator[tuple[str, Case, dict[str, Any] | None]]:
        """Yield each as the page's script asks for it, the app it shows, and what there is to show; None: no change."""
        for detail in EXPLORED:
            if detail != self.detail:
                yield f"detail={detail}", self.case, self._variant(self.case, detail, self.view)
        for view in VIEWS:
            if view != self.view:
                yield f"view={view}", self.case, self._variant(self.case, self.detail, view)
        if self.case.spec is None or not self.case.spec.components:
            return
        for naming in NAMINGS:
            if naming != self.case.topology.naming:
                yield f"naming={naming}", *self.apply_what_if(WhatIf(), naming)
        for change, asked in islice(self._changes(), self._most()):
            if what_if := drop_redundant(self.case, asked):
                yield change, *self.apply_what_if(what_if, self.case.topology.naming)
            else:
                yield change, self.case, None

    def of_tours(self, tours: Sequence[Tour]) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield what the stops of tours try, several changes at once, as the page's script asks for it.

        A stop that this version of the app cannot show is left out, and the page says that it was not drawn.
        """
        states = [step.state.traits() for tour in tours for step in tour.steps]
        for state in states if self.case.spec is not None else ():
            asked = {name: state[name] for name in _TRIED if name in state}
            if not asked:
                continue
            given = {name: _READ.get(name, copy)(asked[name]) for name in asked if name not in _LOOKS}
            looks = {name: asked[name] for name in ("detail", "view") if name in asked}
            naming = asked.get("naming", self.case.topology.naming)
            try:
                _, variant = self.apply_what_if(WhatIf(**given), naming, **looks)
            except (FluxvizError, KeyError):
                continue
            told = [[name, asked[name]] for name in _TRIED if name in asked]
            yield f"state={json.dumps(told, ensure_ascii=False, separators=(',', ':'))}", variant

    def _most(self) -> int | None:
        """Return how many what-ifs are drawn beforehand: all of an app that Flux takes."""
        topology = self.case.topology
        if len(topology.components) <= MAX_AS_ASKED:
            return None
        return MAX_EFFORT // (len(topology.components) * len(topology.edges))

    def _changes(self) -> Iterator[tuple[str, WhatIf]]:
        """Name each change as the page's script asks for it: the trait, and its newest value."""
        controls = make_controls(self.case, self.case, self.theme)
        if controls["hosts"]:
            for ssl in SslMode if controls["proxied"] else ():
                yield f"ssl={ssl.value}", WhatIf(ssl=ssl)
            for proxied in (True, False):
                yield f"proxied={json.dumps(proxied)}", WhatIf(proxied=proxied)
        if len(controls["components"]) > 1:
            for component in controls["components"]:
                yield f"off={component['value']}", WhatIf(off=frozenset({component["value"]}))
        for each in self.case.topology.components:
            for port in each.ports:
                if port.public is not None:
                    key = published_key(each.key, port.public)
                    yield f"closed={key}", WhatIf(closed=frozenset({key}))

    def apply_what_if(
        self, what_if: WhatIf, naming: str, detail: Detail | None = None, view: View | None = None
    ) -> tuple[Case, dict[str, Any]]:
        """Return the app as it would be, and what there is to show of it."""
        assert self.case.spec is not None  # noqa: S101 - asked before
        after = apply_what_if(self.case.spec, self.case.access, NAMINGS[naming], what_if)
        said = consequences(self.case, after, what_if) if what_if else []
        variant = self._variant(after, detail or self.detail, view or self.view)
        return after, {**variant, "_consequences": said}

    def _variant(self, after: Case, detail: Detail, view: View) -> dict[str, Any]:
        picture, _ = make_picture(
            after.topology,
            detail=detail,
            view=view,
            engine=self.engine,
            style=self.style,
            change=self.change,
            base=None if after is self.case else self.case.topology,
        )
        return {
            "_picture": picture,
            "_controls": make_controls(self.case, after, self.theme, self.change),
            "_consequences": [],
            "paths": find_paths(after.topology, _from_browser(after.topology)),
        }
