"""FX3: passwords that everybody can read or guess, and placeholders (FX110). No message holds a value."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from fluxviz.checks.exposure.rules import PASSWORD_IN_CLEAR, SAME_PASSWORD, WEAK_PASSWORD
from fluxviz.checks.findings import Finding
from fluxviz.checks.names.rules import PLACEHOLDER_LEFT
from fluxviz.checks.setting import Setting
from fluxviz.checks.subject import Subject
from fluxviz.topology.references.addresses import is_placeholder
from fluxviz.topology.secret_names import looks_secret, secret_inside

_PLACEHOLDER = re.compile(
    r"(?<![a-z])change[_-]?(?:me|this)(?![a-z])|\byour[_-]\w|replace[_-]?(?:me|this)|<[a-z][\w .-]*>|\bx{4,64}\b|"
    r"\{\{\w+\}\}|fill[_-]?me|\bto-?be-?filled",
    re.IGNORECASE,
)
_IMAGE_PLACEHOLDER = re.compile(
    r"\b(?:my|your)_?-?(?:docker(?:hub)?[_-]?)?(?:user|name|username|org|repo)\w*/", re.IGNORECASE
)
_NO_SECRET = re.compile(
    r"(?:true|false|yes|no|on|off|none|null|\d{1,5}|/[\w./-]+|[\w./-]+\.(?:pem|crt|key|json|txt))?", re.IGNORECASE
)
_WEAK = frozenset(
    """
    password passwd pass passw0rd secret root admin administrator postgres postgresql mysql mariadb mongo mongodb redis
    test testing example demo default guest user changeit letmein qwerty welcome minioadmin rabbitmq 123456 1234567
    12345678 123456789 1234567890 password1 password123 admin123 root123 test123 secret123 dbpass dbpassword mypassword
    """.split()
)
_TRUST = ("POSTGRES_HOST_AUTH_METHOD", "trust")
_EMPTY = re.compile(r"^(?:MYSQL|MARIADB)_ALLOW_EMPTY(?:_ROOT)?_PASSWORD$|^ALLOW_EMPTY_PASSWORD$")
_SECRET_WORDS = frozenset(
    """
    password passwd pass pwd pw passphrase secret token apikey mnemonic seedphrase key jwt credential credentials
    """.split()
)
_SECRET_ENDS = ("password", "passwd", "passphrase", "secret", "token", "pass")
_PUBLIC_WORDS = frozenset(
    {"public", "pub", "id", "publishable", "site", "policy", "length", "name", "file", "path", "url"}
)
_AUTH = ("REDISCLI_AUTH", "NEO4J_AUTH")
"""Variables that hold a password, though their names do not say so."""
_SHORTEST = 8


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
        if _PLACEHOLDER.search(setting.text):
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
    yield from _placeholders(subject)


def _in_commands(subject: Subject, told: Collection[str]) -> Iterator[Finding]:
    """Find secrets inside the words of commands that are no flag's value: a header, the password of a URL."""
    for component in subject.spec.components:
        for text in dict.fromkeys(word.read() for word in component.commands):
            held, where = secret_inside(text), subject.command_at(component, text)
            if held and where not in told and not is_placeholder(held) and not _NO_SECRET.fullmatch(held):
                what = "holds a secret in the clear, which everybody can read through Flux's API"
                message = f"{component.name}'s command {what}"
                yield subject.finding(PASSWORD_IN_CLEAR, where, message, component=component)


def _left_open(setting: Setting) -> bool:
    if setting.name == _TRUST[0]:
        return setting.text == _TRUST[1]
    return _EMPTY.match(setting.name) is not None and setting.text.lower() in ("1", "yes", "true")


def _held(setting: Setting, *, loose: bool = False) -> str:
    """Return the secret that a setting holds; empty where it holds none."""
    if found := secret_inside(setting.text):
        return "" if not loose and (is_placeholder(found) or _NO_SECRET.fullmatch(found)) else found
    words, name = set(setting.read.words), setting.read
    if setting.name in _AUTH:
        return "" if is_placeholder(setting.text) and not loose else setting.text
    if not (name.secret or name.veiled) or not any(map(_names_secret, words)) or words & _PUBLIC_WORDS:
        return ""
    text = setting.text.strip("\"'")
    if not loose and (_NO_SECRET.fullmatch(text) or (is_placeholder(text) and text.lower() not in _WEAK)):
        return ""
    return "" if "://" in text or text[:1] in "{[" else text


def _names_secret(word: str) -> bool:
    """Return whether a word of a name is one for secrets, or ends in one: ``PGPASSWORD``, ``--requirepass``."""
    return word in _SECRET_WORDS or word.endswith(_SECRET_ENDS)


def _is_weak(held: str, setting: Setting) -> bool:
    if setting.read.words[-1:] in (("key",), ("token",), ("jwt",)):
        return held.lower() in _WEAK
    low = held.lower()
    return low in _WEAK or len(held) < _SHORTEST or low == setting.component.name.lower()


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
    kind = _SECRET_WORDS | {
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
    if owner and (_PLACEHOLDER.search(owner) or "_HERE" in owner.upper()):
        yield subject.finding(PLACEHOLDER_LEFT, "owner", "owner still holds a placeholder: it takes your Flux ID")
    for where, text in _texts(subject):
        if _PLACEHOLDER.search(text):
            name = where.rpartition(".")[2].partition("[")[0]
            component = subject.component_at(where)
            whose = f"{component.name}'s {name}" if component else name
            message = f"{whose} still holds a placeholder"
            yield subject.finding(PLACEHOLDER_LEFT, where, message, component=component)
    for component in subject.spec.components:
        if component.image and (_IMAGE_PLACEHOLDER.search(component.image) or _PLACEHOLDER.search(component.image)):
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
