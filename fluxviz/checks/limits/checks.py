"""FX7: what FluxOS's validator refuses. Ports that it refuses are in FX2, its keys in ``keys.py``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fluxviz.checks.findings import Finding
from fluxviz.checks.limits.keys import check_keys
from fluxviz.checks.limits.rules import ENTERPRISE, HARDWARE, MISSING, NAME, NO_VARIABLE, RANGE, SIZE, TYPE, VERSION
from fluxviz.checks.rule import Rule
from fluxviz.checks.subject import Subject
from fluxviz.spec import Component
from fluxviz.spec.acceptance import Violation, validate
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
    violations = [
        violation
        for violation in _violations(subject)
        if (index := subject.index_at(violation.where)) is None or index in there or not there
    ]
    version = to_number(document.get("version"))
    yield from check_keys(subject, violations, version if version in APP_KEYS else subject.spec.version)
    seen: set[str] = set()
    for violation in violations:
        rule = None if violation.key else _RULES.get(violation.kind)
        if rule is None or violation.where in seen:
            continue
        seen.add(violation.where)
        component = subject.component_at(violation.where)
        yield subject.finding(rule, violation.where, _named(violation), component=component)
    for component in subject.spec.components:
        yield from _entries(subject, component)


def _violations(subject: Subject) -> Iterator[Violation]:
    """Validate the document as the version that it has, or that its shape tells."""
    document = subject.original.document
    if document.get("version"):
        yield from validate(document, as_formatted=True)
        return
    yield Violation("format", "version", "version", f"is missing; the shape is that of version {subject.spec.version}")
    told = validate({**document, "version": subject.spec.version}, as_formatted=True)
    yield from (
        violation for violation in told if violation.kind != "hardware"
    )  # its steps are those of versions 1 to 3 only


def _named(violation: Violation) -> str:
    """Put the name of what is wrong before what is said of it."""
    if violation.kind in ("name", "hardware"):
        return violation.message
    sign = "" if violation.message.startswith(_AFTER_A_NAME) else ":"
    return f"{violation.where.rpartition('.')[2]}{sign} {violation.message}"


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
