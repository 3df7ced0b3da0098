"""Where the API is: the team's two addresses, or one of the user's own in ``FLUXVIZ_API``."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

from fluxviz.errors import NetworkError
from fluxviz.network.causes import Cause

VARIABLE = "FLUXVIZ_API"
"""Environment variable that sets another base address: of a private node, or of a test."""

_API = ("https://api.runonflux.io", "https://api.runonflux.com")
_STATISTICS = ("https://stats.runonflux.io",)
_WANTED = f"{VARIABLE} must be such as https://api.runonflux.io: http or https, a host, and no question mark"


@dataclass(frozen=True)
class Bases:
    """The addresses that are asked, the first first. Their repr shows no credentials.

    Attributes:
        api: The API of FluxOS.
        statistics: The team's statistics; the same as ``api`` where that is the user's own: no other host is asked.

    """

    api: tuple[str, ...] = field(default=_API, repr=False)
    statistics: tuple[str, ...] = field(default=_STATISTICS, repr=False)

    @classmethod
    def of(cls, base: str | None = None) -> Bases:
        """Return those of an address, of ``FLUXVIZ_API``, or the team's.

        Raises:
            NetworkError: the address is none that can be asked; it is not repeated, as it may hold credentials.

        """
        given = os.environ.get(VARIABLE, "").strip() if base is None else base.strip()
        if not given:
            return cls()
        own = (_checked(given),)
        return cls(own, own)

    @property
    def host(self) -> str:
        """The host that is asked first, as a message may name it."""
        return host_of(self.api[0])


def host_of(url: str) -> str:
    """Return host and port of an address, and nothing that stands before them.

    >>> host_of("https://user:secret@node.example:16128/api")
    'node.example:16128'
    """
    return urlsplit(url).netloc.rpartition("@")[2]


def _checked(base: str) -> str:
    try:
        parts = urlsplit(base)
        usable = _is_usable(parts)
    except ValueError:  # such as a port that is no number
        usable = False
    if not usable:
        raise NetworkError("the Flux API", Cause.BAD_ADDRESS, _WANTED)
    return base.rstrip("/")


def _is_usable(parts: SplitResult) -> bool:
    written = f"{parts.netloc}{parts.path}"
    return (
        parts.scheme in ("http", "https")
        and bool(parts.hostname)
        and parts.port != 0
        and not parts.query
        and not parts.fragment
        and written.isascii()
        and written.isprintable()
        and " " not in written
    )
