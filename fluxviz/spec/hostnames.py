"""Host names as they are typed: what is one, and which part of a typed domain it is."""

from __future__ import annotations

import re

_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*\.?", re.IGNORECASE)
_RECORD_LABEL = re.compile(r"[\w-]{1,63}")
_SCHEME = re.compile(r"\s*[a-z][a-z0-9+.-]{0,20}://", re.IGNORECASE)
_BEHIND = re.compile(r"[:/?#]")

_OWN_ZONES = ("app.runonflux", "app2.runonflux")

MAX_HOST = 253
"""The longest host name DNS allows, in characters."""


def is_host_name(text: str) -> bool:
    """Return whether text is a host name with at least one dot.

    >>> is_host_name("shop.example.com"), is_host_name("shop"), is_host_name("-x.com")
    (True, False, False)
    """
    return len(text) <= MAX_HOST and "." in text and _HOST.fullmatch(text) is not None


def is_of_flux(host: str) -> bool:
    """Return whether a name is one of Flux's own, which the domain manager passes over among custom domains.

    Source: ``getCustomDomains`` in ``src/services/domain/index.js`` of RunOnFlux/flux-domain-manager.
    """
    return any(zone in host.lower() for zone in _OWN_ZONES)


def as_asked_for(host: str) -> str:
    """Return a name as browsers and DNS have it: letters beyond ASCII in the ``xn--`` form.

    >>> as_asked_for("bücher.example.com")
    'xn--bcher-kva.example.com'
    """
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def holds_record(host: str) -> bool:
    """Return whether DNS can hold a record of a name that only leads to its own address: no wildcard, no address.

    >>> holds_record("a_b.example.com"), holds_record("localhost"), holds_record("1.2.3.4"), holds_record("*.x.com")
    (True, False, False, False)
    """
    labels = host.rstrip(".").split(".")
    held = all(_RECORD_LABEL.fullmatch(label) for label in labels)
    return len(host) <= MAX_HOST and len(labels) > 1 and held and not labels[-1].isdecimal()


def without_credentials(entry: str) -> str:
    """Leave out the user information of an entry of ``domains``, which a name does not have.

    >>> without_credentials("https://admin:s3,cret@shop.example.com/x")
    'shop.example.com/x'
    """
    if "@" not in entry:
        return entry
    text = _SCHEME.sub("", entry, count=1)
    authority = re.split(r"[/?#]", text, maxsplit=1)[0]
    beyond = "@" in text[len(authority) :]
    if beyond and ":" in authority:
        return ""  # no telling whether the "@" ends a password or stands in a path
    return authority.rpartition("@")[2] if beyond else text.rpartition("@")[2]


def typed_host(piece: str) -> str:
    """Return what stands where the host name does in a typed domain.

    >>> typed_host("https://shop.example.com:443/x")
    'shop.example.com'
    """
    return _BEHIND.split(_SCHEME.sub("", piece.strip(), count=1), maxsplit=1)[0].strip().rstrip(".")


def typed_domains(entry: str) -> tuple[list[str], bool]:
    """Read one entry of ``domains``: the host names in it, and whether anything else stood there.

    Several names may stand in one entry, separated by commas; a scheme is left out, as the
    Flux Domain Manager does (``getCustomDomains`` in RunOnFlux/flux-domain-manager).

    >>> typed_domains("https://shop.example.com, www.example.com")
    (['shop.example.com', 'www.example.com'], True)
    """
    hosts: list[str] = []
    public = without_credentials(entry)
    odd = public != entry
    for piece in public.split(","):
        text = piece.strip()
        if not text:
            odd |= bool(entry.strip())
            continue
        host = typed_host(text)
        odd |= host != text
        if is_host_name(host) and host.lower() not in {known.lower() for known in hosts}:
            hosts.append(host)
    return hosts, odd
