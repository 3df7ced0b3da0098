"""A page of its own: the explorer in one file that needs no kernel, no server and no network."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from html import escape
from itertools import islice
from typing import Any, Literal

from fluxviz.changes import Merged
from fluxviz.drawing import VIEWS, Detail, Direction, Style, Theme, View
from fluxviz.drawing.composing import MAX_AS_ASKED
from fluxviz.editing import spec_digest
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
from fluxviz.frontend import page_script
from fluxviz.reviewing import Review, Tour
from fluxviz.spec import SslMode
from fluxviz.topology import BROWSER, NAMINGS, Topology
from fluxviz.topology.sentences import title_of

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

_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
body {{ margin: 0; padding: 12px; font: 14px system-ui, sans-serif; background: #fff; }}
@media (prefers-color-scheme: dark) {{ body {{ background: #10151d; color: #e8edf5; }} }}
header {{ display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 16px; margin: 0 0 8px; }}
h1 {{ margin: 0; font-size: 16px; }}
header p {{ margin: 0; color: #586579; }}
@media (min-width: 800px) {{
header {{ flex-wrap: nowrap; white-space: nowrap; }}
h1 {{ min-width: 0; overflow: hidden; text-overflow: ellipsis; }}
header p {{ flex: 1 0 auto; }}
}}
header button {{ font: inherit; color: inherit; background: none; cursor: pointer; }}
header button {{ border: 1px solid #8a97ab; border-radius: 5px; padding: 3px 10px; }}
main {{ --above: 38px; }}
@media (prefers-color-scheme: dark) {{ header p {{ color: #a9b4c5; }} }}
#still svg {{ max-width: 100%; height: auto; }}
.unseen {{ position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }}
</style>
</head>
<body>
<main>
<header><h1>{title}</h1><p>{about}</p></header>
<div id="explorer"></div>
<div id="still">
{still}</div>
</main>
<script type="application/json" id="given">{given}</script>
<script type="module">
{script}</script>
</body>
</html>
"""


def write_page(
    case: Case,
    still: str,
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
    date: str = "",
) -> str:
    """Write a page that shows an app's network and can be explored.

    Without a kernel nothing can be laid out anew, so each what-if is drawn beforehand, one change at a time.

    Args:
        case: What is shown.
        still: Its SVG, for readers without scripts.
        theme: What it is painted with at first.
        detail: How much is said at first.
        view: Which side is shown at first.
        direction: ``TB``, ``LR`` or ``auto``.
        engine: Which engine lays it out.
        trace: Ids of the start and the end of the trace that is highlighted at first; empty: none.
        change: What changed, where it is the picture of a change.
        applied: The app as it is and what is tried on it, where ``case`` is what follows: the page begins with it.
        review: Notes and tours to go with it; None: none.
        date: When it was made, to stand above it; empty: not said.

    Raises:
        EngineError: the Graphviz engine did not draw.

    """
    looks: dict[str, Any] = {"detail": detail, "view": view, "engine": engine}
    title = title_of(case.topology)
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
    reviewed = page_review(case, review or Review())
    state = {**state, "_alone": True, "trace": list(trace), "_review": reviewed}
    given = {"state": state, "paths": paths, "variants": variants}
    if applied:
        _, variant = drawn.apply_what_if(applied.what_if, case.topology.naming)
        given["applied"] = {"traits": applied.what_if.traits(), "drawn": shared.slim(variant, same_app=False)}
    # A script element ends at the first "</", whatever its type.
    data = json.dumps(given, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return _PAGE.format(
        policy=_POLICY,
        title=escape(title),
        still=still,
        given=data,
        script=page_script(review=bool(reviewed)),
        about=escape(_about(case, date)),
    )


def _about(case: Case, date: str) -> str:
    """Return what stands beside the heading: when the page was made, and of which spec."""
    digest = f"spec sha256 {spec_digest(case.spec)}, secrets masked" if case.spec is not None else ""
    return " · ".join(filter(None, (date, digest)))


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
