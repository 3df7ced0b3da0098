"""Whether a link is encrypted: its scheme, and what its settings say of TLS besides."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from fluxviz.spec import Component
from fluxviz.topology.protocols import NEGOTIATED, ON_ONE_PORT, cryptography_of, has_tls
from fluxviz.topology.references.settings import Finding
from fluxviz.topology.references.urls import protocol_of

TLS_PORTS = frozenset({443, 465, 636, 993, 995, 5671, 8443, 8883, 9443})
"""Ports on which TLS is spoken by custom, where no scheme says otherwise."""

_BEGINS_PLAIN = {"smtps": (25, 587), "imaps": (143,), "pop3s": (110,), "ldaps": (389,)}
"""Ports on which a protocol begins in plain and turns to TLS then, by its scheme that begins with TLS."""

_TLS_SCHEMES = frozenset({"ssl", "tls", "mongodb+srv", "grpcs"})
_TLS_SUFFIXES = frozenset({"s", "ssc", "ssl", "tls", "https"})
"""Second parts of schemes: ``neo4j+s``, ``redis+ssl``, ``smtp+tls``."""
_SETTING = re.compile(
    r"(?<![a-z])(?:use_?|require_?|enable_?|db_?|pg)?(?P<key>ssl[_ -]?mode|sslaccept|ssl|tls|encrypt|secure|"
    r"sslenabled|security[._]protocol)(?:_?-?enabled)?\s*[=:]\s*[\"']?(?P<value>[a-z0-9_-]{1,20})",
    re.IGNORECASE,
)
_ON = frozenset(
    """
    require required verify-ca verify-full verify_ca verify_identity verifyca verifyfull true 1 yes on strict mandatory
    skip-verify no-verify trust ssl tls starttls sasl_ssl rediss https amqps
    """.split()
)
_OFF = frozenset("disable disabled false 0 no off none null plaintext sasl_plaintext".split())
_AUTHORITY = re.compile(r"(?<![a-z])(?:ssl|tls)[_-]?ca(?:[_-]?(?:file|certs?|path))?=[\"']?[^\s&;\"']", re.IGNORECASE)
"""Whose certificates a client trusts: it is told so where it uses TLS."""
_NAMED_SET = re.compile(r"[?&]tls=(?P<value>[\w.-]{1,60})", re.IGNORECASE)
"""Go's MySQL driver: ``tls=`` and the name of a set of certificates. Source: github.com/go-sql-driver/mysql, README."""
_MAY_BE_PLAIN = frozenset({"preferred", "prefer"})
_ABOUT_TLS = frozenset("ssl sslmode tls encrypt encryption secure starttls security scheme sslaccept".split())
_ROLES = _ABOUT_TLS | frozenset("mode use enable enabled require required protocol ca cafile file path cert".split())
_ENDS = frozenset(
    """
    host hostname hosts url urls uri dsn address addr addrs server servers endpoint connection string database broker
    brokers bootstrap
    """.split()
)
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+")


class TlsSettings:
    """What the settings of one component say of TLS, gathered once.

    Args:
        component: The component.

    """

    def __init__(self, component: Component) -> None:
        self.command = " ".join(word.read() for word in component.commands)
        self.environment = component.environment
        self._told: dict[tuple[str, ...], tuple[int, bool]] = {}
        self._no_starttls: set[tuple[str, ...]] = set()
        weak: dict[tuple[str, ...], tuple[int, bool]] = {}
        for index, variable in enumerate(component.environment):
            words = _words(variable.name)
            if not _ABOUT_TLS & {*words}:
                continue
            value, stem = variable.value.read().strip().lower(), _stem(variable.name, _ROLES)
            if value in _OFF and "starttls" in words:
                self._no_starttls.add(stem)
            elif value in _ON or value in _OFF:
                self._told.setdefault(stem, (index, value in _ON))
            elif value and {"ca", "cafile"} & {*words}:
                weak.setdefault(stem, (index, True))
        self._told = {**weak, **self._told}

    def beside(self, name: str, port: int | None = None) -> bool | None:
        """Read ``DB_SSLMODE=require`` beside ``DB_HOST``: a setting about TLS that has the same beginning.

        Without StartTLS a call is plain, unless TLS begins it: at a port of TLS, where there is nothing to start.
        """
        words, stem = _words_of(name), _stem(name, _ENDS)
        stems: set[tuple[str, ...]] = {stem, ("pg",)} if stem in ((), ("pg",)) else {stem}
        while words and words[-1] in _ENDS:  # GF_DATABASE_SSL_MODE beside GF_DATABASE_HOST
            words = words[:-1]
            stems.add(words)
        told = min((self._told[each] for each in stems if each in self._told), default=(0, None))[1]
        return False if told is None and stems & self._no_starttls and port not in TLS_PORTS else told


def told_of_tls(finding: Finding, settings: TlsSettings, port: int | None) -> bool | None:
    """Return whether an address, or a setting beside it, asks for TLS or turns it off; None where neither says.

    Args:
        finding: The address and its setting.
        settings: What the component whose setting it is says of TLS.
        port: The port that is called.

    """
    told = _told(_beside(finding, settings))
    told = _told_by_haproxy(finding) if told is None else told
    return settings.beside(finding.setting.name, port) if told is None and finding.scope == "environment" else told


def _told_by_haproxy(finding: Finding) -> bool | None:
    """Return whether HAProxy opens TLS to a server: ``server api fluxapi_shop:8443 check ssl verify none``.

    Source: docs.haproxy.org, "Server and default-server options", ``ssl``; what it checks is another matter.
    """
    text, host = finding.setting.text, re.escape(finding.address.host)
    if "server" not in text:
        return None
    line = re.compile(rf"^\s*server\s+\S+\s+{host}(?::\d+)?(?=\s)(?:[^\S\n]+\S+)*?[^\S\n]+ssl(?!\S)", re.MULTILINE)
    return True if line.search(text) else None


def is_encrypted(
    scheme: str,
    told: bool | None,
    port: int | None,
    protocol: str | None,
    known: bool | None,
    *,
    inside: bool,
    settled: bool = False,
    contested: bool = False,
    optional: bool = False,
) -> bool | None:
    """Return whether TLS protects a link; None where that is not known.

    Args:
        scheme: The scheme of the address; empty where it has none.
        told: What it says of TLS besides: see :func:`told_of_tls`.
        port: The port that is called.
        protocol: What is spoken; None where that is not known.
        known: Whether the port that is called speaks TLS; None where that is not known.
        inside: It stays inside the app.
        settled: The image that is called, or its own settings, tell what the port speaks.
        contested: Of the calls to the port, some say TLS and some say none.
        optional: The server leaves TLS to its clients.

    """
    is_port_of_tls = port in TLS_PORTS and not (settled and known is False)
    if told is False and (is_port_of_tls or (known is True and protocol not in ON_ONE_PORT)):
        return None  # TLS is turned off, and nothing else is spoken there
    if told is not None:
        return told
    if cryptography_of(protocol) != "TLS":
        return True
    if contested and scheme and protocol not in NEGOTIATED:
        return None  # one port speaks with TLS or without: one of the calls is wrong
    if scheme in ("tls", "ssl") and protocol in ON_ONE_PORT:
        return True
    if uses_tls(scheme):
        return None if port == 80 or (settled and known is False) or begins_plain(scheme, port) else True
    if scheme and (known is True or is_port_of_tls):
        return None  # the scheme is plain, and the port is not
    if not scheme and port in TLS_PORTS:
        return True
    if has_tls(protocol):
        return True
    if inside:
        if optional:
            return None
        if known is True and not scheme and protocol in ON_ONE_PORT:
            return None  # others ask for TLS there, and this one does not say
        return has_tls(protocol) if known is None or scheme else known
    if (scheme and protocol not in NEGOTIATED) or port == 80:
        return has_tls(protocol)
    return None


def begins_plain(scheme: str, port: int | None) -> bool:
    """Return whether a scheme begins with TLS and calls a port whose protocol begins without it.

    Source: RFC 8314, section 3: mail's ports for implicit TLS are 465, 993 and 995; RFC 4511, section 4.14: LDAP's 389
    turns to TLS by StartTLS.

    >>> begins_plain("smtps", 587), begins_plain("smtps", 465), begins_plain("smtp", 587)
    (True, False, False)
    """
    return port in _BEGINS_PLAIN.get(scheme, ())


def uses_tls(scheme: str) -> bool:
    """Return whether a scheme asks for TLS.

    >>> uses_tls("grpcs"), uses_tls("neo4j+s"), uses_tls("redis")
    (True, True, False)
    """
    if scheme in _TLS_SCHEMES or {*scheme.split("+")[1:]} & _TLS_SUFFIXES:
        return True
    return bool(scheme) and has_tls(protocol_of(scheme)) is True


def _beside(finding: Finding, settings: TlsSettings) -> str:
    """Return the text that an address stands in, as far as it is about this address."""
    index = finding.setting.index
    if index is None:
        text = settings.command
    else:
        text = settings.environment[index].value.read() if index < len(settings.environment) else ""
    host = finding.address.host
    start = text.lower().find(host.lower())
    if finding.address.scheme and start >= 0:
        text = text[start:]
        following = re.search(r"[a-z][a-z0-9+.-]*://", text)
        text = text[: following.start()] if following else text
    return text[:4000]


@lru_cache(maxsize=256)  # many addresses stand in one value
def _told(text: str) -> bool | None:
    for match in _SETTING.finditer(text):
        value = match["value"].lower()
        if value in _ON:
            return True
        if value in _OFF:
            return False
    named = _NAMED_SET.search(text)
    if _AUTHORITY.search(text) or (named and named["value"].lower() not in _MAY_BE_PLAIN):
        return True
    return None


@lru_cache(maxsize=8192)
def _words(name: str) -> tuple[str, ...]:
    if name.upper().startswith("PGSSL"):
        return ("pg", name[2:].lower())
    return tuple(word.lower() for part in re.split(r"[_.-]", name[:80]) for word in _WORD.findall(part))


def _words_of(name: str) -> tuple[str, ...]:
    return ("pg", "host") if name.upper() == "PGHOST" else _words(name)


def _stem(name: str, ends: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word in _words_of(name) if word not in ends)
