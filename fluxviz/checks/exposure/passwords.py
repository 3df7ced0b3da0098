"""FX3: passwords that everybody can read or guess, and placeholders (FX110). No message holds a value."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from fluxviz.checks.exposure.rules import PASSWORD_IN_CLEAR, SAME_PASSWORD, WEAK_PASSWORD
from fluxviz.checks.findings import Finding
from fluxviz.checks.names.rules import PLACEHOLDER_LEFT
from fluxviz.checks.setting import Setting
from fluxviz.checks.subject import Subject
from fluxviz.topology.secret_names import (
    COMMON_PASSWORDS,
    SECRET_WORDS,
    TO_FILL_IN,
    held_secret,
    looks_secret,
    secret_inside,
)

_IMAGE_PLACEHOLDER = re.compile(
    r"\b(?:my|your)_?-?(?:docker(?:hub)?[_-]?)?(?:user|name|username|org|repo)\w*/", re.IGNORECASE
)
_TRUST = ("POSTGRES_HOST_AUTH_METHOD", "trust")
_EMPTY = re.compile(r"^(?:MYSQL|MARIADB)_ALLOW_EMPTY(?:_ROOT)?_PASSWORD$|^ALLOW_EMPTY_PASSWORD$")
_SHORTEST = 8
_SEALED = "-----BEGIN PGP MESSAGE-----"


def check_passwords(subject: Subject) -> Iterator[Finding]:
    """Find secrets in the clear, weak ones, equal ones, and placeholders that are left."""
    seen: dict[str, list[Setting]] = {}
    told: set[str] = set()
    sealed = bool(subject.original.document.get("enterprise"))
    for setting in subject.settings:
        if _left_open(setting):
            message = f"{setting.component.name}'s {setting.shown} lets everybody in without a password"
            yield subject.finding(WEAK_PASSWORD, setting.where, message, component=setting.component)
            continue
        if TO_FILL_IN.search(setting.text):
            public = "; once filled in, everybody can read it" if _held(setting, loose=True) and not sealed else ""
            message = f"{setting.component.name}'s {setting.shown} still holds a placeholder{public}"
            yield subject.finding(PLACEHOLDER_LEFT, setting.where, message, component=setting.component)
            continue
        held = _held(setting)
        if not held and not sealed and looks_secret(setting.flag or setting.name, setting.text):
            message = (
                f"{setting.component.name}'s {setting.shown} holds what looks like a secret, which everybody can read "
                "through Flux's API"
            )
            yield subject.finding(PASSWORD_IN_CLEAR, setting.where, message, component=setting.component)
        if not held:
            continue
        told.add(setting.where)
        name = f"{setting.component.name}'s {setting.shown}"
        if _is_weak(held, setting):
            message = f"{name} holds a password that is easily guessed"
            yield subject.finding(WEAK_PASSWORD, setting.where, message, component=setting.component)
        elif not sealed:
            message = f"{name} holds a secret in the clear, which everybody can read through Flux's API"
            yield subject.finding(PASSWORD_IN_CLEAR, setting.where, message, component=setting.component)
        seen.setdefault(held, []).append(setting)
    for settings in seen.values():
        yield from _same(subject, settings)
    if not sealed:
        yield from _in_commands(subject, told)
        yield from _unsealed(subject)
    yield from _placeholders(subject)


def _unsealed(subject: Subject) -> Iterator[Finding]:
    """Find what version 7 has PGP messages to the app's nodes for, and is none."""
    if subject.spec.version != 7:
        return
    for component in subject.spec.components:
        for key, are in (("secrets", "are"), ("repoauth", "is")):
            text = subject.written(component).get(key)
            if not isinstance(text, str) or not text.strip() or TO_FILL_IN.search(text):
                continue
            if not text.lstrip().startswith(_SEALED):
                message = f"{component.name}'s {key} {are} no PGP message: everybody can read it through Flux's API"
                yield subject.finding(PASSWORD_IN_CLEAR, subject.at(component, key), message, component=component)


def _in_commands(subject: Subject, told: Collection[str]) -> Iterator[Finding]:
    """Find secrets inside the words of commands that are no flag's value: a header, the password of a URL."""
    for component in subject.spec.components:
        for text in dict.fromkeys(word.read() for word in component.commands):
            held, where = secret_inside(text) and held_secret("", text), subject.command_at(component, text)
            if held and where not in told:
                what = "holds a secret in the clear, which everybody can read through Flux's API"
                message = f"{component.name}'s command {what}"
                yield subject.finding(PASSWORD_IN_CLEAR, where, message, component=component)


def _held(setting: Setting, *, loose: bool = False) -> str:
    return held_secret(setting.flag or setting.name, setting.text, loose=loose)


def _left_open(setting: Setting) -> bool:
    if setting.name == _TRUST[0]:
        return setting.text == _TRUST[1]
    return _EMPTY.match(setting.name) is not None and setting.text.lower() in ("1", "yes", "true")


def _is_weak(held: str, setting: Setting) -> bool:
    if setting.read.words[-1:] in (("key",), ("token",), ("jwt",)):
        return held.lower() in COMMON_PASSWORDS
    low = held.lower()
    return low in COMMON_PASSWORDS or len(held) < _SHORTEST or low == setting.component.name.lower()


def _same(subject: Subject, settings: list[Setting]) -> Iterator[Finding]:
    """Find one password for two things; the two ends of a link must have the same."""
    first = settings[0]
    linked = {frozenset(pair) for pair in subject.calls}
    for other in settings[1:]:
        pair = frozenset((first.component.key, other.component.key))
        if pair in linked or first.name == other.name or _thing(first) == _thing(other):
            continue
        if len(pair) == 2 and any(
            {first.component.key, x} in linked and {other.component.key, x} in linked for x in subject.components
        ):
            continue
        message = (
            f"{other.component.name}'s {other.shown} holds the same secret as {first.component.name}'s {first.shown}"
        )
        yield subject.finding(SAME_PASSWORD, other.where, message, component=other.component)


def _thing(setting: Setting) -> frozenset[str]:
    """Return what a password is for, by the words of its name that do not say that it is one."""
    kind = SECRET_WORDS | {
        "root",
        "user",
        "db",
        "database",
        "init",
        "mysql",
        "postgres",
        "wordpress",
        "mariadb",
        "url",
        "uri",
    }
    return frozenset(setting.read.words) - kind


def _placeholders(subject: Subject) -> Iterator[Finding]:
    owner = subject.spec.owner
    if owner and (TO_FILL_IN.search(owner) or "_HERE" in owner.upper()):
        yield subject.finding(PLACEHOLDER_LEFT, "owner", "owner still holds a placeholder: it takes your Flux ID")
    for where, text in _texts(subject):
        if TO_FILL_IN.search(text):
            name = where.rpartition(".")[2].partition("[")[0]
            component = subject.component_at(where)
            whose = f"{component.name}'s {name}" if component else name
            message = f"{whose} still holds a placeholder"
            yield subject.finding(PLACEHOLDER_LEFT, where, message, component=component)
    for component in subject.spec.components:
        if component.image and (_IMAGE_PLACEHOLDER.search(component.image) or TO_FILL_IN.search(component.image)):
            message = f"{component.name}'s image {component.image} stands for one of your own"
            yield subject.finding(PLACEHOLDER_LEFT, subject.at(component, "repotag"), message, component=component)


def _texts(subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield the other texts of the document that a form or a reader fills in, each with its place."""
    document = subject.original.document
    for key in ("enterprise", "contacts", "nodes"):
        yield from _of(key, document.get(key))
    for component in subject.spec.components:
        for key in ("domains", "secrets", "repoauth", "containerData"):
            yield from _of(subject.at(component, key), subject.written(component).get(key))


def _of(where: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, list):
        yield from ((f"{where}[{index}]", each) for index, each in enumerate(value) if isinstance(each, str))
