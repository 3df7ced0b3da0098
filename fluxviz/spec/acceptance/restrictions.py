"""The third check: names, sizes, ranges and ports. FluxOS breaks off where a value that it measures is not there."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fluxviz.spec.acceptance.breaches import Breach, is_filled, is_number, lacks, quantity
from fluxviz.spec.fields import MAX_PORT
from fluxviz.spec.javascript import to_number
from fluxviz.spec.limits import BANNED_PORTS

_HYPHENS_INSIDE = re.compile(r"[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?")
_PLAIN = re.compile(r"[a-zA-Z0-9]+")
_MAX_ENTRY = 400
_MAX_LIST = 20
_MAX_SEALED = 15_000
_SEAL = 256 + 12 + 16


def check_restrictions(document: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield what is too long, out of range or not allowed, and what is measured but not there."""
    version: Any = document.get("version")
    if not (is_number(version) and version in range(1, 9)):
        yield Breach("restr", "version", "version", "expected 1 to 8")
        return
    form = _HYPHENS_INSIDE if version >= 8 else _PLAIN
    yield from _name(document, "", form, version)
    yield from _size(document, "", "description", 0, 256)
    if version <= 3:
        yield from _single(document, version)
    else:
        yield from _components(document, version)
        yield from _repeated_ports(document)
    if version >= 3 and is_number(document.get("instances")):
        yield from _range(document["instances"], "instances", 1 if version >= 8 else 3, 100)
    if version >= 5:
        yield from _texts(document, "", "contacts", 5, 75)
        yield from _texts(document, "", "geolocation", 10, 50)
    if version >= 6 and is_number(document.get("expire")):
        yield from _range(document["expire"], "expire", 1, 1_056_000)
    if version >= 7:
        yield from _texts(document, "", "nodes", 120, 70)


def _name(part: Mapping[str, Any], at: str, form: re.Pattern[str], version: int) -> Iterator[Breach]:
    name, where, most = part.get("name"), f"{at}name", 63 if version >= 8 else 32
    if not is_filled(name) or not isinstance(name, str):
        yield lacks("restr", at, "name")
        return
    if len(name) > most:
        yield Breach("restr", "name", where, f"{name} has {len(name)} characters; at most {most} are allowed")
    if not form.fullmatch(name):
        allowed = "letters, digits and inner hyphens" if form is _HYPHENS_INSIDE else "letters and digits"
        yield Breach("restr", "name", where, f"{name} may hold {allowed} only")
    if name.startswith(("zel", "flux")):
        yield Breach("restr", "name", where, f"{name} may not begin with {'zel' if name[0] == 'z' else 'flux'}")
    if not at and name.lower() == "watchtower":
        yield Breach("restr", "name", where, f"{name} is a name that FluxOS keeps")


def _size(part: Mapping[str, Any], at: str, key: str, least: int, most: int) -> Iterator[Breach]:
    value = part.get(key)
    if not isinstance(value, str):
        if value is None:
            yield lacks("restr", at, key)
    elif len(value) > most:
        yield Breach("restr", "size", f"{at}{key}", f"has {len(value)} characters; at most {most} are allowed")
    elif len(value) < least:
        yield Breach("restr", "size", f"{at}{key}", f"has {len(value)} characters; at least {least} are needed")


def _texts(part: Mapping[str, Any], at: str, key: str, most: int, longest: int) -> Iterator[Breach]:
    value = part.get(key)
    if value is None:
        yield lacks("restr", at, key)
        return
    entries = value if isinstance(value, list) else []
    if len(entries) > most:
        yield Breach("restr", "size", f"{at}{key}", f"has {len(entries)} entries; at most {most} are allowed")
    for index, entry in enumerate(entries):
        if isinstance(entry, str) and len(entry) > longest:
            message = f"has {len(entry)} characters; at most {longest} are allowed"
            yield Breach("restr", "size", f"{at}{key}[{index}]", message)


def _range(value: Any, where: str, least: int, most: int) -> Iterator[Breach]:
    if not least <= value <= most:
        yield Breach("restr", "range", where, f"expected {least} to {most}, found {quantity(value)}")


def _single(document: Mapping[str, Any], version: int) -> Iterator[Breach]:
    if version == 1:
        yield from _public_port(document.get("port"), "port")
        yield from _container_port(document.get("containerPort"), "containerPort")
    else:
        yield from _ports(document, "")
    yield from _size(document, "", "containerData", 2, 200)
    yield from _size(document, "", "repotag", 0, 200)
    yield from _texts(document, "", "enviromentParameters", _MAX_LIST, _MAX_ENTRY)
    yield from _texts(document, "", "commands", _MAX_LIST, _MAX_ENTRY)


def _components(document: Mapping[str, Any], version: int) -> Iterator[Breach]:
    compose = document.get("compose")
    if not isinstance(compose, list):
        yield lacks("restr", "", "compose")
        return
    if not compose and not is_filled(document.get("enterprise")):
        yield Breach("restr", "missing", "compose", "holds no component")
    elif not compose and not _is_sealed(document["enterprise"]):
        yield Breach("restr", "missing", "compose", "holds no component, and enterprise is no ciphertext of any")
    if len(compose) > 10:
        yield Breach("restr", "size", "compose", f"has {len(compose)} components; at most 10 are allowed")
    names: set[str] = set()
    for index, part in enumerate(compose):
        if not isinstance(part, Mapping):
            continue
        at = f"compose[{index}]."
        yield from _name(part, at, _PLAIN, version)
        if isinstance(name := part.get("name"), str) and name:
            if name in names:
                yield Breach("restr", "name", f"{at}name", f"another component is called {name} too")
            names.add(name)
        yield from _size(part, at, "description", 0, 256)
        yield from _ports(part, at)
        yield from _size(part, at, "repotag", 0, 200)
        if part.get("repotag") == "":  # which the look-up of the image refuses
            yield lacks("restr", at, "repotag")
        yield from _size(part, at, "containerData", 2, 200)
        yield from _texts(part, at, "environmentParameters", _MAX_LIST, _MAX_ENTRY)
        yield from _texts(part, at, "commands", _MAX_LIST, _MAX_ENTRY)
        yield from _sealed(part, at, document, version)


def _is_sealed(enterprise: Any) -> bool:
    """Tell whether text can be the ciphertext of components, which FluxOS opens before it looks at them.

    It is the base64 of a wrapped key of 256 bytes, a nonce of 12, the text, and a tag of 16; source:
    ``ZelBack/src/services/utils/enterpriseEncryption.js`` in RunOnFlux/flux.
    """
    try:
        return len(base64.b64decode(str(enterprise), validate=True)) > _SEAL
    except ValueError:
        return False


def _ports(part: Mapping[str, Any], at: str) -> Iterator[Breach]:
    lists = {key: part.get(key) for key in ("ports", "containerPorts", "domains")}
    for key, value in lists.items():
        if value is None:
            yield lacks("restr", at, key)
    counts = {key: len(value) for key, value in lists.items() if isinstance(value, list)}
    if len(set(counts.values())) > 1:
        said = ", ".join(f"{count} {key}" for key, count in counts.items())
        yield Breach("restr", "lengths", f"{at}ports", f"expected as many of each, found {said}")
    if counts.get("ports", 0) > 5:
        yield Breach("restr", "size", f"{at}ports", f"has {counts['ports']} ports; at most 5 are allowed")
    for index, port in enumerate(_entries(lists["ports"])):
        yield from _public_port(port, f"{at}ports[{index}]")
    for index, port in enumerate(_entries(lists["containerPorts"])):
        yield from _container_port(port, f"{at}containerPorts[{index}]")
    for index, entry in enumerate(_entries(lists["domains"])):
        if isinstance(entry, str) and len(entry) > 253:
            message = f"has {len(entry)} characters; at most 253 are allowed"
            yield Breach("restr", "size", f"{at}domains[{index}]", message)


def _entries(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _public_port(value: Any, where: str) -> Iterator[Breach]:
    port = to_number(value)
    if port < 1 or port > MAX_PORT:
        yield Breach("restr", "port", where, f"expected 1 to {MAX_PORT}, found {quantity(port)}")
    elif port in BANNED_PORTS:
        yield Breach("restr", "banned", where, f"{port:g} is a public port that Flux bans")


def _container_port(value: Any, where: str) -> Iterator[Breach]:
    port = to_number(value)
    if port < 0 or port > MAX_PORT:
        yield Breach("restr", "port", where, f"expected 0 to {MAX_PORT}, found {quantity(port)}")


def _sealed(part: Mapping[str, Any], at: str, document: Mapping[str, Any], version: int) -> Iterator[Breach]:
    """Check what only enterprise apps may have; those of version 7 are the ones that name their nodes."""
    if version < 7:
        return
    is_enterprise = bool(document.get("nodes")) if version == 7 else is_filled(document.get("enterprise"))
    for key in ("secrets", "repoauth") if version == 7 else ("repoauth",):
        value = part.get(key)
        if value is None:
            yield lacks("restr", at, key)
        elif isinstance(value, str) and value and not is_enterprise:
            yield Breach("restr", "enterprise", f"{at}{key}", "is for enterprise apps only")
        elif isinstance(value, str) and len(value) > _MAX_SEALED:
            message = f"has {len(value)} characters; at most {_MAX_SEALED} are allowed"
            yield Breach("restr", "size", f"{at}{key}", message)


def _repeated_ports(document: Mapping[str, Any]) -> Iterator[Breach]:
    """Find public ports that stand twice; source: ``ensureAppUniquePorts`` of ``portManager.js``."""
    owners: dict[Any, str] = {}
    for index, part in enumerate(_entries(document.get("compose"))):
        if not isinstance(part, Mapping):
            continue
        for place, port in enumerate(map(to_number, _entries(part.get("ports")))):
            name = str(part.get("name") or f"compose[{index}]")
            if port in owners:
                message = f"{owners[port]} has the public port {quantity(port)} too"
                yield Breach("restr", "twice", f"compose[{index}].ports[{place}]", message)
            owners.setdefault(port, name)
