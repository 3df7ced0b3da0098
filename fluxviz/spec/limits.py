"""What FluxOS accepts of a version 8 spec: its names, ports and sizes, checked on the written document.

Source: ``verifyTypeCorrectnessOfApp`` and ``verifyRestrictionCorrectnessOfApp`` in RunOnFlux/flux,
``ZelBack/src/services/appRequirements/appValidator.js``; the ports in ``ZelBack/config/default.js``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fluxviz.errors import Fault
from fluxviz.spec.fields import MAX_PORT, found

BANNED_PORTS = frozenset(
    {22, 23, 25, 53, 123, 161, 512, 513, 3388, 3389, 4444, 5800, 5900, 5901, 8384, 27017}
    | {*range(16100, 16300), *range(26100, 26300), *range(30000, 30100)}
)
"""Public ports that FluxOS refuses."""

_APP_NAME = re.compile(r"[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?")
_COMPONENT_NAME = re.compile(r"[a-zA-Z0-9]+")
_RESERVED = ("zel", "flux")
_MAX_NAME = 63
_MAX_ENTRY = 400
_MOST = {"cpu": 15, "ram": 59_000, "hdd": 820}


def is_dear_port(port: int) -> bool:
    """Tell whether a public port costs extra on Flux.

    >>> is_dear_port(80), is_dear_port(3000)
    (True, False)
    """
    return port <= 1023 or port in {6667, 8080, 8081, 8443}


def find_breaches(document: Mapping[str, Any]) -> tuple[Fault, ...]:
    """Find all that FluxOS would refuse in a version 8 document, in the order of the document.

    No message holds a value, but for names and ports.

    >>> [fault.where for fault in find_breaches({"name": "fluxshop", "compose": []})][:3]
    ['name', 'description', 'owner']
    """
    parts = [part for part in document.get("compose") or () if isinstance(part, Mapping)]
    faults = [*_app_faults(document, parts)]
    for index, part in enumerate(parts):
        at = f"compose[{index}]"
        faults += [*_component_faults(part, at), *_list_faults(part, at), *_port_faults(part, at)]
    faults += [*_repeated_names(parts), *_repeated_ports(parts), *_totals(parts)]
    if not document.get("enterprise"):
        faults += [
            Fault(f"compose[{index}].repoauth", "is for enterprise apps only")
            for index, part in enumerate(parts)
            if part.get("repoauth")
        ]
    return tuple(faults)


def _app_faults(document: Mapping[str, Any], parts: Sequence[Any]) -> Iterator[Fault]:
    yield from _name_faults(document.get("name"), "name", _APP_NAME, "letters, digits and inner hyphens")
    yield from _text_faults(document.get("description"), "description", 1, 256)
    if not _is_filled(document.get("owner")):
        yield Fault("owner", "missing; expected the owner's Flux ID")
    enterprise = document.get("enterprise")
    if not parts and not enterprise:
        yield Fault("compose", "expected at least one component")
    if len(parts) > 10:
        yield Fault("compose", f"at most 10 components, found {len(parts)}")
    yield from _whole_faults(document.get("instances"), "instances", 1, 100)
    yield from _texts_faults(document.get("contacts"), "contacts", 5, 75)
    yield from _texts_faults(document.get("geolocation"), "geolocation", 10, 50)
    yield from _whole_faults(document.get("expire"), "expire", 1, 1_056_000)
    yield from _texts_faults(document.get("nodes"), "nodes", 120, 70)
    if document.get("nodes") and not enterprise:
        yield Fault("nodes", "version 8 takes nodes of enterprise apps only")


def _component_faults(part: Mapping[str, Any], at: str) -> Iterator[Fault]:
    yield from _name_faults(part.get("name"), f"{at}.name", _COMPONENT_NAME, "letters and digits")
    yield from _text_faults(part.get("description"), f"{at}.description", 0, 256)
    yield from _text_faults(part.get("repotag"), f"{at}.repotag", 2, 200)
    yield from _text_faults(part.get("containerData"), f"{at}.containerData", 2, 200)
    for key in _MOST:
        if not _is_number(part.get(key)) or part[key] < 0:
            yield Fault(f"{at}.{key}", f"expected a number, found {found(part.get(key))}")


def _list_faults(part: Mapping[str, Any], at: str) -> Iterator[Fault]:
    yield from _texts_faults(part.get("environmentParameters"), f"{at}.environmentParameters", 20, _MAX_ENTRY)
    yield from _texts_faults(part.get("commands"), f"{at}.commands", 20, _MAX_ENTRY)


def _port_faults(part: Mapping[str, Any], at: str) -> Iterator[Fault]:
    lists = [part.get(key) or [] for key in ("ports", "containerPorts", "domains")]
    sizes = [len(each) for each in lists]
    if len(set(sizes)) > 1:
        counts = f"{sizes[0]} ports, {sizes[1]} containerPorts and {sizes[2]} domains"
        yield Fault(f"{at}.ports", f"expected as many of each, found {counts}")
    if sizes[0] > 5:
        yield Fault(f"{at}.ports", f"at most 5 ports a component, found {sizes[0]}")
    for index, port in enumerate(lists[0]):
        where = f"{at}.ports[{index}]"
        yield from _whole_faults(port, where, 1, MAX_PORT)
        if _is_number(port) and port in BANNED_PORTS:
            yield Fault(where, f"{port} is a public port that Flux bans")
    for index, port in enumerate(lists[1]):
        yield from _whole_faults(port, f"{at}.containerPorts[{index}]", 0, MAX_PORT)
    for index, entry in enumerate(lists[2]):
        yield from _text_faults(entry, f"{at}.domains[{index}]", 0, 253)


def _repeated_names(parts: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    seen: set[Any] = set()
    for index, part in enumerate(parts):
        name = part.get("name")
        if _is_filled(name) and name in seen:
            yield Fault(f"compose[{index}].name", f"another component is called {name}")
        seen.add(name if isinstance(name, str) else None)


def _repeated_ports(parts: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    owners: dict[int, str] = {}
    for index, part in enumerate(parts):
        for place, port in enumerate(part.get("ports") or ()):
            if not _is_number(port):
                continue
            if port in owners:
                yield Fault(f"compose[{index}].ports[{place}]", f"{owners[port]} has the public port {port} too")
            owners.setdefault(port, str(part.get("name") or f"compose[{index}]"))


def _totals(parts: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    for key, most in _MOST.items():
        total = sum(part[key] for part in parts if _is_number(part.get(key)))
        if total > most:
            yield Fault("compose", f"{key} of all components is {total:g} together; a node has at most {most}")


def _name_faults(value: Any, where: str, form: re.Pattern[str], said: str) -> Iterator[Fault]:
    if not _is_filled(value):
        yield Fault(where, "missing; expected a name")
        return
    if len(value) > _MAX_NAME:
        yield Fault(where, f"at most {_MAX_NAME} characters, found {len(value)}")
    if not form.fullmatch(value):
        yield Fault(where, f"may hold {said} only")
    if value.startswith(_RESERVED):
        yield Fault(where, "may not begin with flux or zel")
    if value == "watchtower":
        yield Fault(where, "is a name that FluxOS keeps")


def _text_faults(value: Any, where: str, least: int, most: int) -> Iterator[Fault]:
    if not isinstance(value, str):
        yield Fault(where, f"expected text, found {found(value)}")
    elif len(value) < least:
        yield Fault(where, "missing" if not value else f"at least {least} characters, found {len(value)}")
    elif len(value) > most:
        yield Fault(where, f"at most {most} characters, found {len(value)}")


def _texts_faults(value: Any, where: str, most: int, longest: int) -> Iterator[Fault]:
    entries = value if isinstance(value, (list, tuple)) else ()
    if len(entries) > most:
        yield Fault(where, f"at most {most} entries, found {len(entries)}")
    for index, entry in enumerate(entries):
        yield from _text_faults(entry, f"{where}[{index}]", 0, longest)


def _whole_faults(value: Any, where: str, least: int, most: int) -> Iterator[Fault]:
    if not isinstance(value, int) or isinstance(value, bool):
        yield Fault(where, f"expected a whole number, found {found(value)}")
    elif not least <= value <= most:
        yield Fault(where, f"expected {least} to {most}, found {value}")


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_filled(value: Any) -> bool:
    return isinstance(value, str) and bool(value)
