"""Fixes that must not break another part: mounts that name components by their number, and ports that are taken."""

from __future__ import annotations

import json
from collections.abc import Mapping

from fluxviz.checks.subject import Subject
from fluxviz.spec import Component, PortMapping


def first_in_compose(subject: Subject, moved: Component) -> str:
    """Return how a component is put first, with the mounts that then have other numbers; empty where it cannot be.

    A mount of another component's volume names it by its number, and only those that stand before it can be mounted.
    """
    if any(mount.component is not None for mount in moved.mounts):
        return ""
    after: dict[int, int] = {moved.index: 0}
    for component in subject.spec.components:
        if component is not moved:
            after[component.index] = component.index + (component.index < moved.index)
    changed: list[str] = []
    for component in subject.spec.components:
        text = subject.written(component).get("containerData")
        if isinstance(text, str) and (new := _renumbered(text, after)) != text:
            changed.append(f'with it, in {component.name}: "containerData": {json.dumps(new, ensure_ascii=False)}')
    return "\n".join([f"put {moved.name} first in compose", *changed])


def _renumbered(text: str, after: Mapping[int, int]) -> str:
    parts = text.split("|")
    for place, part in enumerate(parts):
        pieces = part.split(":")
        at = 1 if pieces[0] in ("c", "cf") else 0
        if place and len(pieces) > at and pieces[at].isascii() and pieces[at].isdigit() and len(pieces[at]) < 4:
            number = int(pieces[at])
            pieces[at] = str(after.get(number, number))
        parts[place] = ":".join(pieces)
    return "|".join(parts)


def free_port(subject: Subject, wanted: int) -> int:
    """Return the first public port from one on that the app has not yet."""
    taken = {port.public for component in subject.spec.components for port in component.ports}
    while wanted in taken:
        wanted += 1
    return wanted


def port_lists(ports: list[PortMapping]) -> str:
    """Write the three lists that belong together."""
    lists = {
        "ports": [port.public for port in ports],
        "containerPorts": [port.container for port in ports],
        "domains": [",".join(port.domains) for port in ports],
    }
    return ", ".join(f'"{key}": {json.dumps(value, ensure_ascii=False)}' for key, value in lists.items())
