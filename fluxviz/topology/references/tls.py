"""Whether a link is encrypted: its scheme, and what its settings say of TLS besides."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from fluxviz.spec import Component
from fluxviz.topology.protocols import has_tls
from fluxviz.topology.references.settings import Finding
from fluxviz.topology.references.urls import protocol_of

TLS_PORTS = frozenset({443, 465, 636, 993, 995, 5671, 8443, 8883, 9443})
"""Ports on which TLS is spoken by custom, where no scheme says otherwise."""

_NEGOTIATED = frozenset({"postgresql", "mysql", "mongodb", "sqlserver", "cassandra", "kafka", "nats", "redis"})
"""Protocols that are spoken with and without TLS by one scheme; past the app's own network nothing tells which."""

_TLS_SCHEMES = frozenset({"ssl", "tls", "mongodb+srv"})
_SETTING = re.compile(
    r"(?<![a-z])(?:use_?|require_?|enable_?|db_?|pg)?(?P<key>ssl_?-?mode|ssl|tls|encrypt|secure|sslenabled)"
    r"(?:_?-?enabled)?\s*[=:]\s*[\"']?(?P<value>[a-z0-9_-]{1,20})",
    re.IGNORECASE,
)
_ON = frozenset(
    "require required verify-ca verify-full verify_ca verify_identity true 1 yes on strict mandatory".split()
)
_OFF = frozenset("disable disabled false 0 no off none".split())
_ROLES = frozenset("ssl sslmode tls mode use enable enabled require required encrypt secure ssl_mode".split())
_ENDS = frozenset("host hostname url uri dsn address server endpoint connection string database".split())
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+")


def is_encrypted(
    finding: Finding, component: Component, port: int | None, protocol: str | None, known: bool | None, *, inside: bool
) -> bool | None:
    """Tell whether TLS protects a link; None where that is not known.

    Args:
        finding: The address and its setting.
        component: Whose setting it is.
        port: The port that is called.
        protocol: What is spoken; None where that is not known.
        known: Whether the port that is called speaks TLS; None where that is not known.
        inside: It stays inside the app.

    """
    scheme = finding.address.scheme
    told = _told(_beside(finding, component))
    if told is None and finding.scope == "environment":
        told = _sibling(finding, component)
    if told is not None:
        return told
    if scheme in _TLS_SCHEMES or has_tls(protocol_of(scheme) if scheme else None):
        return True
    if not scheme and port in TLS_PORTS:
        return True
    if has_tls(protocol):
        return True
    if inside:
        return has_tls(protocol) if known is None or scheme else known
    if (scheme and protocol not in _NEGOTIATED) or port == 80:
        return has_tls(protocol)
    return None


def _beside(finding: Finding, component: Component) -> str:
    """Give the text that an address stands in, as far as it is about this address."""
    index = finding.setting.index
    if index is None:
        text = " ".join(word.read() for word in component.commands)
    else:
        text = component.environment[index].value.read() if index < len(component.environment) else ""
    host = finding.address.host
    start = text.lower().find(host.lower())
    if finding.address.scheme and start >= 0:
        text = text[start:]
        following = re.search(r"[a-z][a-z0-9+.-]*://", text)
        text = text[: following.start()] if following else text
    return text[:4000]


def _told(text: str) -> bool | None:
    for match in _SETTING.finditer(text):
        value = match["value"].lower()
        if value in _ON:
            return True
        if value in _OFF:
            return False
    return None


def _sibling(finding: Finding, component: Component) -> bool | None:
    """Read ``DB_SSLMODE=require`` beside ``DB_HOST``: a setting about TLS that has the same beginning."""
    stem = _stem(finding.setting.name, _ENDS)
    for variable in component.environment:
        words = _words(variable.name)
        if not _ROLES & {*words}:
            continue
        value = variable.value.read().strip().lower()
        if _stem(variable.name, _ROLES) in (stem, ["pg"] if stem in ([], ["pg"]) else stem):
            if value in _ON:
                return True
            if value in _OFF:
                return False
    return None


@lru_cache(maxsize=8192)
def _words(name: str) -> tuple[str, ...]:
    if name.upper().startswith("PGSSL"):
        return ("pg", name[2:].lower())
    return tuple(word.lower() for part in re.split(r"[_.-]", name[:80]) for word in _WORD.findall(part))


def _stem(name: str, ends: Iterable[str]) -> list[str]:
    words = ("pg", "host") if name.upper() == "PGHOST" else _words(name)
    return [word for word in words if word not in ends]
