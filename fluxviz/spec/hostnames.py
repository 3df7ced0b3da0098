"""Host names as they are typed: what is one, and which part of a typed domain it is."""

from __future__ import annotations

import re

_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*\.?", re.IGNORECASE)
_WRITTEN = re.compile(r"(?:[a-z][a-z0-9+.-]*://)?(?:[^@/?#]*@)?([^:/?#]*)", re.IGNORECASE)

MAX_HOST = 253
"""The longest host name DNS allows, in characters."""


def is_host_name(text: str) -> bool:
    """Tell whether text is a host name with at least one dot.

    >>> is_host_name("shop.example.com"), is_host_name("shop"), is_host_name("-x.com")
    (True, False, False)
    """
    return len(text) <= MAX_HOST and "." in text and _HOST.fullmatch(text) is not None


def typed_domains(entry: str) -> tuple[list[str], bool]:
    """Read one entry of ``domains``: the host names in it, and whether anything else stood there.

    Several names may stand in one entry, separated by commas; a scheme is left out, as the
    Flux Domain Manager does (``getCustomDomains`` in RunOnFlux/flux-domain-manager).

    >>> typed_domains("https://shop.example.com, www.example.com")
    (['shop.example.com', 'www.example.com'], True)
    """
    hosts: list[str] = []
    odd = False
    for piece in entry.split(","):
        text = piece.strip()
        if not text:
            odd |= bool(entry.strip())
            continue
        match = _WRITTEN.match(text)
        host = match.group(1).rstrip(".") if match else ""
        odd |= host != text
        if is_host_name(host) and host.lower() not in {known.lower() for known in hosts}:
            hosts.append(host)
    return hosts, odd
