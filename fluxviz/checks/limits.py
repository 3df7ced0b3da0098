"""FX7: what FluxOS's validator refuses. Ports that it refuses are in FX2, its keys in ``keys.py``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fluxviz.checks.findings import Finding
from fluxviz.checks.keys import check_keys
from fluxviz.checks.limit_rules import ENTERPRISE, HARDWARE, MISSING, NAME, NO_VARIABLE, RANGE, SIZE, TYPE, VERSION
from fluxviz.checks.rule import Rule
from fluxviz.checks.subject import Subject
from fluxviz.spec import Component
from fluxviz.spec.acceptance import Breach, judge
from fluxviz.spec.javascript import to_number
from fluxviz.spec.versions import APP_KEYS

_RULES: Mapping[str, Rule] = {
    "missing": MISSING, "type": TYPE, "name": NAME, "size": SIZE, "range": RANGE, "hardware": HARDWARE,
    "decimals": HARDWARE, "enterprise": ENTERPRISE, "version": VERSION,
}  # fmt: skip
_AFTER_A_NAME = ("has ", "is ", "holds ")


def check_limits(subject: Subject) -> Iterator[Finding]:
    """Find what FluxOS would refuse, each place once."""
    document = subject.original.document
    if not document:
        return
    there = {each.index for each in subject.spec.components}
    breaches = [
        breach
        for breach in _judged(subject)
        if (index := subject.index_at(breach.where)) is None or index in there or not there
    ]
    version = to_number(document.get("version"))
    yield from check_keys(subject, breaches, version if version in APP_KEYS else subject.spec.version)
    seen: set[str] = set()
    for breach in breaches:
        rule = None if breach.key else _RULES.get(breach.kind)
        if rule is None or breach.where in seen:
            continue
        seen.add(breach.where)
        component = subject.component_at(breach.where)
        yield subject.finding(rule, breach.where, _named(breach), component=component)
    for component in subject.spec.components:
        yield from _entries(subject, component)


def _judged(subject: Subject) -> Iterator[Breach]:
    """Judge the document as the version that it has, or that its shape tells."""
    document = subject.original.document
    if document.get("version"):
        yield from judge(document, as_formatted=True)
        return
    yield Breach("format", "version", "version", f"is missing; the shape is that of version {subject.spec.version}")
    told = judge({**document, "version": subject.spec.version}, as_formatted=True)
    yield from (breach for breach in told if breach.kind != "hardware")  # its steps are those of versions 1 to 3 only


def _named(breach: Breach) -> str:
    """Put the name of what is wrong before what is said of it."""
    if breach.kind in ("name", "hardware"):
        return breach.message
    sign = "" if breach.message.startswith(_AFTER_A_NAME) else ":"
    return f"{breach.where.rpartition('.')[2]}{sign} {breach.message}"


def _entries(subject: Subject, component: Component) -> Iterator[Finding]:
    """Find entries of the environment by which Docker sets no variable. Their text could be a secret: none is told."""
    written = subject.written_environment(component)
    for index, entry in enumerate(written):
        if isinstance(entry, str):
            name, equals, _ = entry.partition("=")
            wrong = "" if equals and name.strip() else "has no name before =" if equals else "has no ="
        else:
            wrong = "is no text of the form KEY=value"
        if wrong:
            where = subject.environment_at(component, index)
            message = f"entry {index} of {component.name}'s environment {wrong}, and sets no variable"
            yield subject.finding(NO_VARIABLE, where, message, '"KEY=value"', component=component)
