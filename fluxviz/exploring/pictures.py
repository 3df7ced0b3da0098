"""A picture as the front end shows it: SVG in plain paint, and the facts of every part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from fluxviz.changes import GHOST, Change, Merged, merge
from fluxviz.drawing import (
    THEMES,
    Detail,
    Direction,
    Layout,
    Scene,
    Style,
    Theme,
    View,
    fit_beside,
    fit_first,
    fit_sides,
    scenes,
)
from fluxviz.drawing.theme import Palette
from fluxviz.exploring.custom_domains import known_domains
from fluxviz.exploring.facts import parts_of
from fluxviz.exploring.finding_list import change_finding_entries, compared_entries, finding_entries, rule_entries
from fluxviz.exploring.finding_shapes import FindingEntry
from fluxviz.exploring.shapes import (
    ChangeRow,
    ComponentChoice,
    Controls,
    Paint,
    Picture,
    PortChoice,
    Side,
)
from fluxviz.exploring.summary import summary_of
from fluxviz.exploring.what_if import Case, WhatIf, published_key
from fluxviz.export import write_svg
from fluxviz.topology import CloudFlare, Component, Port, Topology
from fluxviz.topology.sentences import title_of

_PAINT = THEMES["light"]


def make_picture(
    topology: Topology,
    *,
    detail: Detail = "network",
    view: View = "all",
    direction: Direction | Literal["auto"] = "auto",
    engine: str = "pure",
    style: Style | None = None,
    change: Merged | None = None,
    base: Topology | None = None,
) -> tuple[Picture, Style]:
    """Draw a topology for the front end.

    Args:
        topology: What is drawn.
        detail: How much is said.
        view: Which side of it.
        direction: ``TB``, ``LR`` or ``auto``.
        engine: Which engine lays it out.
        style: How the picture before it stood; this one stands so too. None: as it reads best.
        change: What changed, where it is the picture of a change: its two sides are drawn in the same layout.
        base: What stood there before a what-if: what stays keeps its place.

    Returns:
        The picture, and how it stands.

    Raises:
        EngineError: the Graphviz engine did not draw.

    """
    remarks = change.remarks if change else {}
    possible = scenes(topology, detail, view, remarks)
    if base is not None:
        scene, kept, layout = fit_beside(scenes(base, detail, view), possible, direction, None, engine, style)
    else:
        scene, kept, layout = fit_first(possible, direction, None, engine, style)
    sides: dict[str, Side] = {}
    if change is not None:
        told = {"before": (change.old_side, change.before), "after": (change.after, change.after)}
        shown = [scenes(side, scene.detail, view) for side, _ in told.values()]
        # Before is the app as it was, to the label: as terse as its own picture, however much both have to say.
        own = fit_first(scenes(change.old_side, scene.detail, view), direction, None, engine, style)
        kept = replace(kept, terse=own[1].terse)
        (scene, layout), laid = fit_sides(scene, shown, kept, engine)
        for (name, (side, checked)), (drawn, places) in zip(told.items(), laid, strict=True):
            sides[name] = {
                "svg": bare_svg(drawn, places),
                "parts": parts_of(side),
                "findings": finding_entries(checked),
                "notes": _notes(checked),
                "summary": summary_of(checked),
            }
    findings = _findings(topology, change, base)
    listed = [*findings, *(finding for side in sides.values() for finding in side["findings"])]
    picture: Picture = {
        "title": title_of(topology),
        "svg": bare_svg(scene, layout),
        "parts": parts_of(topology, remarks if base is None else merge(base, topology).remarks_after()),
        "findings": findings,
        "rules": rule_entries(listed),
        "notes": _notes(topology),
        "summary": summary_of(change.after if change else topology),
        "sides": sides,
    }
    return picture, kept


def _findings(topology: Topology, change: Merged | None, base: Topology | None) -> list[FindingEntry]:
    """Return the findings; of a change and of a what-if, those that are new and those that went are marked."""
    if change is not None:
        return change_finding_entries(change)
    return finding_entries(topology) if base is None else compared_entries(base, topology)


def _notes(topology: Topology) -> list[str]:
    """Return what is noted of an app; what is tried on it is told where it can be taken back."""
    return list(topology.notes[len(topology.applied) :])


def bare_svg(scene: Scene, layout: Layout) -> str:
    """Paint for the front end: its texts are escaped, quotes too; in JSON every double one would take another byte."""
    return write_svg(scene, layout, _PAINT, bare=True).replace('"', "'")


def make_controls(
    before: Case, now: Case, theme: Theme, change: Merged | None = None, what_if: WhatIf | None = None
) -> Controls:
    """Return what can be asked "what if" of.

    Args:
        before: The app as it is: its components and ports can be changed.
        now: The app as it is with the what-ifs applied: its domains and CloudFlare's mode are what the fields show.
        theme: The theme that was asked for, which may be the user's own.
        change: What changed, where it is the picture of a change.
        what_if: What is tried; None: nothing.

    """
    proxies = [node for node in now.topology.nodes if isinstance(node, CloudFlare)]
    custom = [host.host for host in now.topology.public_hosts if host.kind == "custom"]
    components: list[ComponentChoice] = []
    domains: list[str] = []
    if before.spec is not None:
        domains = [domain.host for domain, _ in known_domains(before.spec, before.access)]
        cards = {node.key: node.id for node in before.topology.components}
        components = [
            {"value": each.key, "label": each.name or "(no name)", "part": cards.get(each.key, "")}
            for each in before.spec.components
        ]
    return {
        "spec": bool(components),
        "domains": domains,
        "hosts": custom,
        "ssl": proxies[0].ssl if proxies else "",
        "proxied": bool(proxies),
        "components": components,
        "ports": _ports(before.topology, now.topology, what_if or WhatIf()),
        "changes": [_change(each, now.topology) for each in change.changes] if change else [],
        "themes": theme_paints(theme),
    }


def _change(change: Change, topology: Topology) -> ChangeRow:
    there = {part.id for part in (*topology.nodes, *topology.edges)}
    part = next((name for name in (change.new, change.old, f"{GHOST}{change.old}") if name in there), "")
    return {"kind": change.kind, "text": change.text, "part": part}


def _ports(before: Topology, now: Topology, what_if: WhatIf) -> list[PortChoice]:
    return [
        {
            "key": "" if port.public is None else published_key(node.key, port.public),
            "inside": "" if port.container is None else published_key(node.key, port.container),
            "label": node.label,
            "public": port.public,
            "container": port.container,
            "parts": [node.id, *_lines_to(now, node, port, what_if)],
        }
        for node in before.components
        for port in node.ports
    ]


def _lines_to(now: Topology, node: Component, port: Port, what_if: WhatIf) -> Iterator[str]:
    """Yield the ids of the lines that end at a port: where it is now, or, inside, where it is called."""
    key = "" if port.public is None else published_key(node.key, port.public)
    public = what_if.publishes.get(key, port.public)
    for edge in now.edges:
        end = public if edge.kind in ("forward", "direct") else port.container if edge.kind == "internal" else None
        if edge.target == node.id and end is not None and edge.port == end:
            yield edge.id


def theme_paints(theme: Theme) -> list[Paint]:
    """Return the colours of every theme that can be chosen, with the user's own where there is one."""
    themes = {**THEMES, theme.name: theme}
    return [
        {
            "name": each.name,
            "day": _roles(each.palette),
            "night": None if each.at_night is None else _roles(each.at_night),
        }
        for each in themes.values()
        if each.name != "auto"
    ]


def _roles(palette: Palette) -> dict[str, str]:
    return {role.replace("_", "-"): colour for role, colour in palette.colours().items()}
