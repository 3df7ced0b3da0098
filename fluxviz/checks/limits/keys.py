"""FX7: keys that are missing, and keys that FluxOS drops, with or without what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from fluxviz.checks.findings import Finding
from fluxviz.checks.limits.rules import DROPPED, LOST, MISSING, NO_OWNER, TEMPLATE
from fluxviz.checks.moving import port_lists
from fluxviz.checks.subject import Subject
from fluxviz.spec.acceptance import Violation
from fluxviz.spec.acceptance.violations import is_filled
from fluxviz.spec.components import ENVIRONMENT_KEYS
from fluxviz.spec.versions import APP_KEYS, COMPONENT_KEYS, KNOWN_APP_KEYS, KNOWN_COMPONENT_KEYS, TIER_KEYS

_ENVIRONMENT = ("environmentParameters", "enviromentParameters")
_STANDS_FOR: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys((*ENVIRONMENT_KEYS, "environmentvariables", "envvars", "envs", "env"), _ENVIRONMENT),
    **dict.fromkeys(("image", "dockerimage", "containerimage"), ("repotag",)),
    **dict.fromkeys(("command", "cmd", "args", "entrypoint"), ("commands",)),
    **dict.fromkeys(("volumes", "volume", "mounts", "datadir"), ("containerData",)),
    **dict.fromkeys(("components", "containers", "services"), ("compose",)),
    "memory": ("ram",), "disk": ("hdd",), "ports": ("port",), "containerports": ("containerPort",),
}  # fmt: skip
"""What other dialects call a key, in lower case without signs; ``port`` and ``ports`` are told by their spelling."""

_EMPTY = {
    "description": '"..."', "repotag": '"..."', "ports": "[]", "containerPorts": "[]", "domains": "[]",
    "environmentParameters": "[]", "enviromentParameters": "[]", "commands": "[]", "containerData": '"/tmp"',
    "tiered": "false", "secrets": '""', "repoauth": '""', "instances": "3", "contacts": "[]", "geolocation": "[]",
    "expire": "88000", "nodes": "[]", "staticip": "false", "enterprise": '""',
}  # fmt: skip
_ENTRIES = '["KEY=value"]'


def check_keys(subject: Subject, violations: Iterable[Violation], version: int) -> Iterator[Finding]:
    """Describe the missing and the odd keys of each object in one finding."""
    missing: dict[str, list[str]] = {}
    odd: dict[str, list[str]] = {}
    for violation in violations:
        found = {"missing": missing, "unknown": odd}.get(violation.kind)
        if found is None or not violation.key:
            continue
        parent = violation.where.removesuffix(violation.key).removesuffix(".")
        keys = found.setdefault(parent, [])
        if violation.key not in keys:
            keys.append(violation.key)
    for parent, keys in odd.items():
        yield from _odd(subject, parent, keys, missing.get(parent, []), version)
    for parent, keys in missing.items():
        if not parent and "owner" in keys:
            keys.remove("owner")
            yield _owner(subject)
        if not parent and "version" in keys:
            keys.remove("version")
        if keys:
            said = f"{_whose(subject, parent)} lacks {', '.join(keys)}"
            component = subject.component_at(parent)
            fix = _filled(subject, parent, keys)
            yield subject.finding(MISSING, parent, said, fix, component=component)


def _owner(subject: Subject) -> Finding:
    if subject.template:
        return subject.finding(TEMPLATE, "owner", "owner is to be filled in: FluxOS takes no spec without it")
    return subject.finding(NO_OWNER, "owner", "the app has no owner", '"owner": "YOUR FLUX ID"')


def _odd(subject: Subject, parent: str, keys: list[str], missing: list[str], version: int) -> Iterator[Finding]:
    whose, component = _whose(subject, parent), subject.component_at(parent)
    known = (*COMPONENT_KEYS.get(version, ()),) if parent else APP_KEYS[version]
    written = subject.written(component) if component else subject.original.document
    standing = {key: right for key in keys if (right := _stands_for(key, known))}
    lost = [key for key in keys if key not in standing and _says_something(key, written)]
    for key in standing.values():
        if key in missing:
            missing.remove(key)
    if standing:
        said = " and ".join(f"{key} for {right}" for key, right in standing.items())
        fix = _right(subject, parent, standing)
        yield subject.finding(LOST, parent, f"{whose} has {said}", fix, component=component)
    if lost:
        said = f"{whose} has {', '.join(lost)}, for which version {version} has no place"
        yield subject.finding(LOST, parent, said, component=component)
    if dropped := [key for key in keys if key not in standing and key not in lost]:
        listed = ", ".join(dropped)
        said = f"{whose} has {listed}, which FluxOS drops in version {version}"
        yield subject.finding(DROPPED, parent, said, f"leave out {listed}", component=component)


def _plain(key: str) -> str:
    return key.lower().replace("_", "").replace("-", "")


def _stands_for(key: str, known: Iterable[str]) -> str:
    """Return the key of the version that another means; empty where none."""
    plain = _plain(key)
    spelt = next((each for each in known if _plain(each).rstrip("s") == plain.rstrip("s")), "")
    return spelt or next((each for each in _STANDS_FOR.get(plain, ()) if each in known), "")


def _says_something(key: str, written: Mapping[str, Any]) -> bool:
    """Return whether a key is one of FluxOS's, of another version or place, and holds more than an empty value."""
    value = written.get(key)
    if key in TIER_KEYS:
        return key == "tiered" and value is True
    return key in KNOWN_APP_KEYS | KNOWN_COMPONENT_KEYS and is_filled(value) and value not in ([], {}, [""])


def _right(subject: Subject, parent: str, standing: Mapping[str, str]) -> str:
    """Return the keys as FluxOS wants them, where that can be told."""
    lines: list[str] = []
    component = subject.component_at(parent)
    if component and component.ports and {"ports", "containerPorts"} & set(standing.values()):
        lines.append(port_lists(list(component.ports)).replace("null", "PORT"))
    lines += [f'"{right}": {_ENTRIES}' for right in standing.values() if right in _ENVIRONMENT]
    return ", ".join(lines)


def _filled(subject: Subject, parent: str, keys: Iterable[str]) -> str:
    """Return the missing keys with what stands in them where there is nothing to say."""
    component = subject.component_at(parent)
    domains = ", ".join('""' for _ in component.ports) if component else ""
    filled = {**_EMPTY, "domains": f"[{domains}]"}
    return ", ".join(f'"{key}": {filled.get(key, "...")}' for key in keys)


def _whose(subject: Subject, parent: str) -> str:
    component = subject.component_at(parent)
    if component is not None and component.name and parent:
        return component.name
    index = parent.removeprefix("compose[").partition("]")[0]
    return f"component {index}" if parent and index.isdigit() else "the app"
