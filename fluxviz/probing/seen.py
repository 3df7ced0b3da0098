"""What was seen when a hop was tried."""

from __future__ import annotations

import errno
import ssl

from fluxviz.frozen import Frozen
from fluxviz.probing.certificates import Certificate
from fluxviz.probing.http import NotHttpError
from fluxviz.probing.verdicts import Verdict

_LOCAL = {errno.ENETUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT, errno.EACCES, errno.EPERM}
"""What an error says that comes from this machine, and not from the other end."""


class Seen(Frozen):
    """What was seen.

    Attributes:
        verdict: It in a word or two.
        seen: It in words.
        addresses: The addresses of a name.
        aliases: What the record of a name leads to, and so on.
        cloudflare: It leads to CloudFlare, or CloudFlare answers; None where that was not looked at.
        status: The HTTP status; None where there was none.
        redirect: Where it sends the visitor: scheme and host alone; empty where nowhere.
        certificate: The certificate that was shown; None where there was none.
        nodes: The nodes that the Flux edge routes to.

    """

    verdict: Verdict
    seen: str
    addresses: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    cloudflare: bool | None = None
    status: int | None = None
    redirect: str = ""
    certificate: Certificate | None = None
    nodes: tuple[str, ...] = ()


NO_WAY = Seen(verdict="not told", seen="this machine has no way there")
"""What is seen where the error comes from this machine."""


def seen_of(error: OSError | NotHttpError, limit: float) -> Seen:
    """Return what an error says that came instead of an answer."""
    if isinstance(error, NotHttpError):
        return Seen(verdict="not HTTP", seen="what answers does not speak HTTP")
    if isinstance(error, TimeoutError):
        return Seen(verdict="timed out", seen=f"no answer in {limit:g} s")
    if isinstance(error, ssl.SSLError):
        return Seen(verdict="not HTTP", seen="TLS fails")
    if isinstance(error, ConnectionRefusedError):
        return Seen(verdict="refused", seen="nobody listens there")
    if isinstance(error, ConnectionError):
        return Seen(verdict="not HTTP", seen="the connection is ended without an answer")
    if error.errno in _LOCAL:
        return NO_WAY
    return Seen(verdict="timed out", seen="it cannot be reached")
