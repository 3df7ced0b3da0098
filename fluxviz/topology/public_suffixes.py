"""How names of the public DNS end, and which part of one is registered. Source: publicsuffix.org."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList


@cache
def _suffixes(*, any_last: bool = True) -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList  # only a custom domain has a zone

    return PublicSuffixList(accept_unknown=any_last)


def ends_publicly(host: str) -> bool:
    """Return whether a name ends as those of the public DNS do, so that anybody may have registered it.

    >>> ends_publicly("fluxapi.shop"), ends_publicly("fluxapi.acme1")
    (True, False)
    """
    return _suffixes(any_last=False).publicsuffix(host) is not None


def zone_of(host: str) -> str:
    """Return the domain that is registered: CloudFlare's settings belong to it."""
    zone = _suffixes().privatesuffix(host)
    return str(zone) if zone else host
