"""The third check: names, sizes, ranges and ports. FluxOS breaks off where a value that it measures is not there."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fluxviz.spec import limits
from fluxviz.spec.acceptance.violations import Violation, is_filled, is_number, missing_key, quantity
from fluxviz.spec.javascript import to_number
from fluxviz.spec.limits import MAX_PORT, ListSize, Span, instances_of
from fluxviz.spec.versions import LATEST

_HYPHENS_INSIDE = re.compile(r"[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?")
_PLAIN = re.compile(r"[a-zA-Z0-9]+")
_SEAL = 256 + 12 + 16


def check_restrictions(document: Mapping[str, Any]) -> Iterator[Violation]:
    """Yield what is too long, out of range or not allowed, and what is measured but not there."""
    version: Any = document.get("version")
    if not (is_number(version) and version in range(1, LATEST + 1)):
        yield Violation("restr", "version", "version", f"expected 1 to {LATEST}")
        return
    form = _HYPHENS_INSIDE if version >= 8 else _PLAIN
    yield from _name(document, "", form, version)
    yield from _size(document, "", "description", limits.DESCRIPTION)
    if version <= 3:
        yield from _single(document, version)
    else:
        yield from _components(document, version)
        yield from _repeated_ports(document)
    if version >= 3 and is_number(document.get("instances")):
        yield from _range(document["instances"], "instances", instances_of(version))
    if version >= 5:
        yield from _texts(document, "", "contacts", limits.CONTACTS)
        yield from _texts(document, "", "geolocation", limits.GEOLOCATION)
    if version >= 6 and is_number(document.get("expire")):
        yield from _range(document["expire"], "expire", limits.EXPIRE)
    if version >= 7:
        yield from _texts(document, "", "nodes", limits.NODES)


def _name(part: Mapping[str, Any], at: str, form: re.Pattern[str], version: int) -> Iterator[Violation]:
    name, where, most = part.get("name"), f"{at}name", limits.longest_name(version)
    if not is_filled(name) or not isinstance(name, str):
        yield missing_key("restr", at, "name")
        return
    if len(name) > most:
        yield Violation("restr", "name", where, f"{name} has {len(name)} characters; at most {most} are allowed")
    if not form.fullmatch(name):
        allowed = "letters, digits and inner hyphens" if form is _HYPHENS_INSIDE else "letters and digits"
        yield Violation("restr", "name", where, f"{name} may hold {allowed} only")
    for beginning in limits.RESERVED_BEGINNINGS:
        if name.startswith(beginning):
            yield Violation("restr", "name", where, f"{name} may not begin with {beginning}")
    if not at and name.lower() == limits.RESERVED_APP:
        yield Violation("restr", "name", where, f"{name} is a name that FluxOS keeps")


def _size(part: Mapping[str, Any], at: str, key: str, size: Span) -> Iterator[Violation]:
    value = part.get(key)
    if not isinstance(value, str):
        if value is None:
            yield missing_key("restr", at, key)
    elif len(value) < size.least:
        yield Violation("restr", "size", f"{at}{key}", f"has {len(value)} characters; at least {size.least} are needed")
    else:
        yield from _length(value, f"{at}{key}", size.most)


def _length(value: str, where: str, most: int) -> Iterator[Violation]:
    if len(value) > most:
        yield Violation("restr", "size", where, f"has {len(value)} characters; at most {most} are allowed")


def _texts(part: Mapping[str, Any], at: str, key: str, size: ListSize) -> Iterator[Violation]:
    value = part.get(key)
    if value is None:
        yield missing_key("restr", at, key)
        return
    entries = value if isinstance(value, list) else []
    if len(entries) > size.entries:
        yield Violation(
            "restr", "size", f"{at}{key}", f"has {len(entries)} entries; at most {size.entries} are allowed"
        )
    for index, entry in enumerate(entries):
        if isinstance(entry, str):
            yield from _length(entry, f"{at}{key}[{index}]", size.characters)


def _range(value: Any, where: str, span: Span) -> Iterator[Violation]:
    if not span.least <= value <= span.most:
        yield Violation("restr", "range", where, f"expected {span.least} to {span.most}, found {quantity(value)}")


def _single(document: Mapping[str, Any], version: int) -> Iterator[Violation]:
    if version == 1:
        yield from _public_port(document.get("port"), "port")
        yield from _container_port(document.get("containerPort"), "containerPort")
    else:
        yield from _ports(document, "")
    yield from _size(document, "", "containerData", limits.CONTAINER_DATA)
    yield from _size(document, "", "repotag", limits.REPOTAG)
    yield from _texts(document, "", "enviromentParameters", limits.ENVIRONMENT)
    yield from _texts(document, "", "commands", limits.COMMANDS)


def _components(document: Mapping[str, Any], version: int) -> Iterator[Violation]:
    compose = document.get("compose")
    if not isinstance(compose, list):
        yield missing_key("restr", "", "compose")
        return
    if not compose and not is_filled(document.get("enterprise")):
        yield Violation("restr", "missing", "compose", "holds no component")
    elif not compose and not _is_sealed(document["enterprise"]):
        yield Violation("restr", "missing", "compose", "holds no component, and enterprise is no ciphertext of any")
    if len(compose) > limits.MAX_COMPONENTS:
        message = f"has {len(compose)} components; at most {limits.MAX_COMPONENTS} are allowed"
        yield Violation("restr", "size", "compose", message)
    names: set[str] = set()
    for index, part in enumerate(compose):
        if not isinstance(part, Mapping):
            continue
        at = f"compose[{index}]."
        yield from _name(part, at, _PLAIN, version)
        if isinstance(name := part.get("name"), str) and name:
            if name in names:
                yield Violation("restr", "name", f"{at}name", f"another component is called {name} too")
            names.add(name)
        yield from _size(part, at, "description", limits.DESCRIPTION)
        yield from _ports(part, at)
        yield from _size(part, at, "repotag", limits.REPOTAG)
        if part.get("repotag") == "":  # which the look-up of the image refuses
            yield missing_key("restr", at, "repotag")
        yield from _size(part, at, "containerData", limits.CONTAINER_DATA)
        yield from _texts(part, at, "environmentParameters", limits.ENVIRONMENT)
        yield from _texts(part, at, "commands", limits.COMMANDS)
        yield from _sealed(part, at, document, version)


def _is_sealed(enterprise: Any) -> bool:
    """Return whether text can be the ciphertext of components, which FluxOS opens before it looks at them.

    It is the base64 of a wrapped key of 256 bytes, a nonce of 12, the text, and a tag of 16; source:
    ``ZelBack/src/services/utils/enterpriseEncryption.js`` in RunOnFlux/flux.
    """
    try:
        return len(base64.b64decode(str(enterprise), validate=True)) > _SEAL
    except ValueError:
        return False


def _ports(part: Mapping[str, Any], at: str) -> Iterator[Violation]:
    lists = {key: part.get(key) for key in ("ports", "containerPorts", "domains")}
    for key, value in lists.items():
        if value is None:
            yield missing_key("restr", at, key)
    counts = {key: len(value) for key, value in lists.items() if isinstance(value, list)}
    if len(set(counts.values())) > 1:
        said = ", ".join(f"{count} {key}" for key, count in counts.items())
        yield Violation("restr", "lengths", f"{at}ports", f"expected as many of each, found {said}")
    if counts.get("ports", 0) > limits.MAX_PORTS:
        message = f"has {counts['ports']} ports; at most {limits.MAX_PORTS} are allowed"
        yield Violation("restr", "size", f"{at}ports", message)
    for index, port in enumerate(_entries(lists["ports"])):
        yield from _public_port(port, f"{at}ports[{index}]")
    for index, port in enumerate(_entries(lists["containerPorts"])):
        yield from _container_port(port, f"{at}containerPorts[{index}]")
    for index, entry in enumerate(_entries(lists["domains"])):
        if isinstance(entry, str):
            yield from _length(entry, f"{at}domains[{index}]", limits.MAX_DOMAIN)


def _entries(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _public_port(value: Any, where: str) -> Iterator[Violation]:
    port = to_number(value)
    if port < 1 or port > MAX_PORT:
        yield Violation("restr", "port", where, f"expected 1 to {MAX_PORT}, found {quantity(port)}")
    elif port in limits.BANNED_PORTS:
        yield Violation("restr", "banned", where, f"{port:g} is a public port that Flux bans")


def _container_port(value: Any, where: str) -> Iterator[Violation]:
    port = to_number(value)
    if port < 0 or port > MAX_PORT:
        yield Violation("restr", "port", where, f"expected 0 to {MAX_PORT}, found {quantity(port)}")


def _sealed(part: Mapping[str, Any], at: str, document: Mapping[str, Any], version: int) -> Iterator[Violation]:
    """Check what only enterprise apps may have; those of version 7 are the ones that name their nodes."""
    if version < 7:
        return
    is_enterprise = bool(document.get("nodes")) if version == 7 else is_filled(document.get("enterprise"))
    for key in ("secrets", "repoauth") if version == 7 else ("repoauth",):
        value = part.get(key)
        if value is None:
            yield missing_key("restr", at, key)
        elif isinstance(value, str) and value and not is_enterprise:
            yield Violation("restr", "enterprise", f"{at}{key}", "is for enterprise apps only")
        elif isinstance(value, str):
            yield from _length(value, f"{at}{key}", limits.SEALED.most)


def _repeated_ports(document: Mapping[str, Any]) -> Iterator[Violation]:
    """Find public ports that stand twice; source: ``ensureAppUniquePorts`` of ``portManager.js``."""
    owners: dict[Any, str] = {}
    for index, part in enumerate(_entries(document.get("compose"))):
        if not isinstance(part, Mapping):
            continue
        for place, port in enumerate(map(to_number, _entries(part.get("ports")))):
            name = str(part.get("name") or f"compose[{index}]")
            if port in owners:
                message = f"{owners[port]} has the public port {quantity(port)} too"
                yield Violation("restr", "twice", f"compose[{index}].ports[{place}]", message)
            owners.setdefault(port, name)
