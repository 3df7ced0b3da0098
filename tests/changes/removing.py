"""Every spec with one thing removed: a component, a port, a link."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from fluxviz import SpecError, Topology, build, load

LISTS = ("ports", "containerPorts", "domains")


def without_one(document: dict[str, Any]) -> Iterator[tuple[str, Topology]]:
    """Yield what is left of an app after each removal, with what was removed."""
    topology = build(load(document))
    for name, changed in (*_components(document), *_ports(document), *_links(document, topology)):
        try:
            yield name, build(load(changed))
        except SpecError:
            continue


def without_components(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the document without each of its components, where others are left."""
    yield from _components(document)


def _list(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the components that stand in a list; version 9 names them by keys."""
    parts = document.get("compose") or document.get("components")
    return parts if isinstance(parts, list) else []


def _components(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for place, component in enumerate(_list(document)):
        if len(_list(document)) > 1:
            changed = deepcopy(document)
            _list(changed).pop(place)
            yield str(component.get("name")), changed


def _ports(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for place, component in enumerate(_list(document) or [document]):
        for index, port in enumerate(component.get("ports") or ()):
            changed = deepcopy(document)
            part = (_list(changed) or [changed])[place]
            for key in LISTS:
                if isinstance(part.get(key), list) and index < len(part[key]):
                    part[key].pop(index)
            yield f"{component.get('name')}:{port}", changed
        if component.get("port") is not None:
            changed = deepcopy(document)
            part = (_list(changed) or [changed])[place]
            part["port"] = None
            yield f"{component.get('name')}:{component['port']}", changed


def _links(document: dict[str, Any], topology: Topology) -> Iterator[tuple[str, dict[str, Any]]]:
    """Take away each variable that makes a link."""
    telling = {(one.component, one.variable) for edge in topology.edges for one in edge.evidence}
    for place, component in enumerate(_list(document)):
        entries = component.get("environmentParameters")
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            name = str(entry).partition("=")[0]
            if (component.get("name"), name) in telling:
                changed = deepcopy(document)
                _list(changed)[place]["environmentParameters"].pop(index)
                yield f"{component.get('name')} {name}", changed
