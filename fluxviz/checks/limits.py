"""FX7: what FluxOS's validator refuses. Ports that it refuses are in FX2."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from fluxviz.checks.findings import Finding
from fluxviz.checks.rule import Rule
from fluxviz.checks.subject import Subject
from fluxviz.spec import Component
from fluxviz.spec.acceptance import Breach, judge

_REFUSED = "FluxOS refuses to register the spec."

MISSING = Rule(
    "FX701",
    "keys that are missing",
    "error",
    "A key that the version of the spec asks for is missing or empty.",
    _REFUSED,
    '{"name": "api", "repotag": "acme/api:1", "ports": [3000]}',
    "every key of the version: fluxviz convert writes them",
)
UNKNOWN = Rule(
    "FX702",
    "keys of another version",
    "error",
    "A key is not one of the version of the spec.",
    _REFUSED,
    '"version": 8, "compose": [{"tiered": false}]',
    "the key left out",
)
DIALECT = Rule(
    "FX703",
    "keys of another dialect",
    "error",
    "A component has port and containerPort as the networking guide writes them, or environment in place of "
    "environmentParameters.",
    _REFUSED,
    '"port": 3000, "containerPort": 3000',
    '"ports": [3000], "containerPorts": [3000], "domains": [""]',
)
NO_OWNER = Rule(
    "FX704",
    "an owner that is still to be filled in",
    "advice",
    "The owner is missing or empty.",
    "FluxOS refuses the spec until your Flux ID stands there; Flux's own forms fill it in.",
    '"owner": ""',
    '"owner": "YOUR FLUX ID"',
)
TYPE = Rule(
    "FX705",
    "a value of another type",
    "error",
    "A value is text where a number is expected, or the like.",
    _REFUSED,
    '"containerPorts": ["80"]',
    '"containerPorts": [80]',
)
NAME = Rule(
    "FX706",
    "a name that FluxOS does not take",
    "error",
    "A name of an app or component has other signs than letters and digits, begins with flux or zel, or is taken.",
    _REFUSED + " Names become part of host names.",
    '"name": "my_app"',
    '"name": "myapp"',
)
SIZE = Rule(
    "FX707",
    "too long, or too many",
    "error",
    "A text is longer, or a list has more entries, than FluxOS takes.",
    _REFUSED,
    '"description": "(300 characters)"',
    '"description": "(up to 256 characters)"',
)
RANGE = Rule(
    "FX708",
    "a number out of range",
    "error",
    "instances or expire is less or more than FluxOS takes.",
    _REFUSED,
    '"version": 7, "instances": 1',
    '"version": 7, "instances": 3',
)
HARDWARE = Rule(
    "FX709",
    "more than a node has",
    "error",
    "CPU, RAM or disk of all components together is more than a node has, or no multiple of its step.",
    _REFUSED,
    '"cpu": 20',
    '"cpu": 4',
)
ENTERPRISE = Rule(
    "FX710",
    "what only enterprise apps may have",
    "error",
    "nodes, secrets or repoauth stands in an app that is no enterprise app.",
    _REFUSED,
    '"enterprise": "", "nodes": ["1.2.3.4"]',
    '"enterprise": "", "nodes": []',
)
VERSION = Rule(
    "FX711",
    "no version that FluxOS takes",
    "error",
    "version is missing, or none of 1 to 8.",
    _REFUSED,
    '{"name": "shop", "compose": [...]}',
    '{"version": 8, "name": "shop", "compose": [...]}',
)
LIMIT_RULES = (
    MISSING, UNKNOWN, DIALECT, NO_OWNER, TYPE, NAME, SIZE, RANGE, HARDWARE, ENTERPRISE, VERSION,
)  # fmt: skip

_RULES: Mapping[str, Rule] = {
    "type": TYPE, "name": NAME, "size": SIZE, "range": RANGE, "hardware": HARDWARE, "enterprise": ENTERPRISE,
    "version": VERSION,
}  # fmt: skip
_STANDS_FOR = {
    "port": "ports", "containerPort": "containerPorts", "environment": "environmentParameters",
    "enviromentParameters": "environmentParameters",
}  # fmt: skip

_EMPTY = {
    "description": '"..."', "repotag": '"..."', "ports": "[]", "containerPorts": "[]", "domains": "[]",
    "environmentParameters": "[]", "enviromentParameters": "[]", "commands": "[]", "containerData": '"/tmp"',
    "tiered": "false", "secrets": '""', "repoauth": '""', "instances": "3", "contacts": "[]", "geolocation": "[]",
    "expire": "88000", "nodes": "[]", "staticip": "false", "enterprise": '""',
}  # fmt: skip
_ENTRIES = '"environmentParameters": ["KEY=value"]'


def check_limits(subject: Subject) -> Iterator[Finding]:
    """Find what FluxOS would refuse, each place once."""
    document = subject.original.document
    if not document:
        return
    there = {each.index for each in subject.spec.components}
    breaches = [
        breach for breach in _judged(subject) if (index := _index(breach)) is None or index in there or not there
    ]
    yield from _keys(subject, breaches)
    seen: set[str] = set()
    for breach in breaches:
        rule = _RULES.get(breach.kind)
        if rule is None or breach.where in seen:
            continue
        seen.add(breach.where)
        yield _make(subject, rule, breach.where, _named(breach))


def _judged(subject: Subject) -> Iterator[Breach]:
    """Judge the document as the version that it has, or that its shape tells."""
    document = subject.original.document
    if document.get("version"):
        yield from judge(document, as_formatted=True)
        return
    yield Breach("format", "version", "version", f"is missing; the shape is that of version {subject.spec.version}")
    told = judge({**document, "version": subject.spec.version}, as_formatted=True)
    yield from (breach for breach in told if breach.kind != "hardware")  # its steps are those of versions 1 to 3 only


def _index(breach: Breach) -> int | None:
    """Give the number of the component that a breach is in."""
    head = breach.where.partition("]")[0]
    number = head.removeprefix("compose[")
    return int(number) if head != number and number.isdigit() else None


def _named(breach: Breach) -> str:
    """Put the name of what is wrong before what is said of it."""
    if breach.kind in ("name", "hardware"):
        return breach.message
    sign = "" if breach.message.startswith(("has ", "is ")) else ":"
    return f"{breach.where.rpartition('.')[2]}{sign} {breach.message}"


def _component(subject: Subject, where: str) -> Component | None:
    """Give the component that a path is in."""
    index = _index(Breach("type", "type", where, ""))
    return next((each for each in subject.spec.components if each.index == index), None)


def _make(subject: Subject, rule: Rule, where: str, message: str, fix: str = "") -> Finding:
    component = _component(subject, where)
    return subject.finding(rule, where, message, fix, component=component)


def _keys(subject: Subject, breaches: Iterable[Breach]) -> Iterator[Finding]:
    """Tell the missing and the odd keys of each object in one finding."""
    missing: dict[str, list[str]] = {}
    odd: dict[str, list[str]] = {}
    for breach in breaches:
        found = {"missing": missing, "unknown": odd}.get(breach.kind)
        if found is None or not breach.key:
            continue
        parent = breach.where.removesuffix(breach.key).removesuffix(".")
        keys = found.setdefault(parent, [])
        if breach.key not in keys:
            keys.append(breach.key)
    for parent, keys in odd.items():
        standing = {key: _STANDS_FOR[key] for key in keys if key in _STANDS_FOR and parent}
        others = [key for key in keys if key not in standing]
        for key in standing.values():
            if key in missing.get(parent, ()):
                missing[parent].remove(key)
        if standing:
            said = " and ".join(f"{key} for {standing[key]}" for key in standing)
            fix = _plural(subject, parent) if "port" in standing or "containerPort" in standing else _ENTRIES
            yield _make(subject, DIALECT, parent, f"{_whose(subject, parent)} has {said}", fix)
        if others:
            version = subject.original.document.get("version")
            listed = ", ".join(others)
            said = f"{_whose(subject, parent)} has {listed}, no key of version {version}"
            yield _make(subject, UNKNOWN, parent, said, f"leave out {listed}")
    for parent, keys in missing.items():
        if not parent and "owner" in keys:
            keys.remove("owner")
            yield _make(subject, NO_OWNER, "owner", "owner is to be filled in: FluxOS takes no spec without it")
        if not parent and "version" in keys:
            keys.remove("version")
        if keys:
            yield _make(
                subject,
                MISSING,
                parent,
                f"{_whose(subject, parent)} lacks {', '.join(keys)}",
                _filled(subject, parent, keys),
            )


def _filled(subject: Subject, parent: str, keys: Iterable[str]) -> str:
    """Give the missing keys with what stands in them where there is nothing to say."""
    component = _component(subject, parent)
    domains = ", ".join('""' for _ in component.ports) if component else ""
    filled = {**_EMPTY, "domains": f"[{domains}]"}
    return ", ".join(f'"{key}": {filled.get(key, "...")}' for key in keys)


def _whose(subject: Subject, parent: str) -> str:
    index = _index(Breach("type", "type", parent, ""))
    component = _component(subject, parent)
    if component is not None and component.name:
        return component.name
    return f"component {index}" if index is not None else "the app"


def _plural(subject: Subject, parent: str) -> str:
    """Give the lists that FluxOS wants in place of one port."""
    component = _component(subject, parent)
    if component is None or not component.ports:
        return ""
    public = [port.public for port in component.ports]
    inside = [port.container for port in component.ports]
    domains = ", ".join('""' for _ in public)
    return f'"ports": {public}, "containerPorts": {inside}, "domains": [{domains}]'.replace("None", "PORT")
