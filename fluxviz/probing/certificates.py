"""A certificate, as it is told: who signed it, for which names, until when."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime

from fluxviz.frozen import Frozen
from fluxviz.network import harmless

_MOST_NAMES = 20
_EXPIRED, _NOT_YET = 10, 9
"""OpenSSL's codes for what is wrong with a certificate: X509_V_ERR_CERT_HAS_EXPIRED, X509_V_ERR_CERT_NOT_YET_VALID."""


class Certificate(Frozen):
    """What a server shows of itself.

    Attributes:
        issuer: Who signed it; empty where it does not say.
        names: The names it is for, the first 20.
        until: The last day it is valid, such as ``2026-12-31``; empty where it cannot be read.
        problem: Why it is wrong for the name that was asked for; empty where all is well.

    """

    issuer: str = ""
    names: tuple[str, ...] = ()
    until: str = ""
    problem: str = ""

    @property
    def text(self) -> str:
        """It in a few words."""
        names = ", ".join(self.names[:3]) + (f", + {len(self.names) - 3} more" if len(self.names) > 3 else "")
        parts = [f"for {names}" if names else "for no name", f"until {self.until}" if self.until else ""]
        parts.append(f"signed by {self.issuer}" if self.issuer else "")
        return ", ".join(filter(None, parts))


def problem_of(error: ssl.SSLCertVerificationError) -> str:
    """Return what is wrong with a certificate, in words."""
    if error.verify_code == _EXPIRED:
        return "it has expired"
    if error.verify_code == _NOT_YET:
        return "it is not valid yet"
    return f"it is not trusted: {harmless(error.verify_message, 80)}"


def read_certificate(der: bytes | None, host: str, problem: str = "") -> Certificate:
    """Read a certificate, whatever is wrong with it; what cannot be read of it stays empty.

    Args:
        der: The certificate.
        host: The name that it must be for.
        problem: What is known to be wrong with it.

    """
    from cryptography import x509

    try:
        read = x509.load_der_x509_certificate(der or b"")
        issuer, until, names = _issuer(read.issuer), read.not_valid_after_utc, _names(read)
    except (ValueError, TypeError, x509.DuplicateExtension, x509.UnsupportedGeneralNameType):
        return Certificate(problem=problem or "it cannot be read")
    if not problem and not any(covers(name, host) for name in names):
        problem = f"it is not for {host}"
    shown = tuple(harmless(name, 80) for name in names[:_MOST_NAMES])
    return Certificate(issuer=issuer, names=shown, until=_day(until), problem=problem)


def covers(name: str, host: str) -> bool:
    """Return whether a name of a certificate covers a host, as browsers compare them.

    OpenSSL lets no wildcard stand for a label with ``_``, which all names of ports on Flux have; browsers do.

    >>> covers("*.app.runonflux.io", "shop_33000.app.runonflux.io"), covers("*.app.runonflux.io", "app.runonflux.io")
    (True, False)
    """
    name, host = name.lower().rstrip("."), host.lower().rstrip(".")
    label, _, rest = host.partition(".")
    return name == host or (bool(label) and "." in rest and name == f"*.{rest}")


def _issuer(name: object) -> str:
    from cryptography.x509.oid import NameOID

    get = name.get_attributes_for_oid  # type: ignore[attr-defined]
    for oid in (NameOID.ORGANIZATION_NAME, NameOID.COMMON_NAME):
        if found := get(oid):
            return harmless(found[0].value, 60)
    return ""


def _names(certificate: object) -> tuple[str, ...]:
    from cryptography import x509

    try:
        found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)  # type: ignore[attr-defined]
    except x509.ExtensionNotFound:
        return ()
    return tuple(sorted(set(found.value.get_values_for_type(x509.DNSName))))


def _day(moment: datetime) -> str:
    return moment.astimezone(UTC).date().isoformat()
