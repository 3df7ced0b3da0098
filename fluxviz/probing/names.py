"""Names that may be asked for: the app's own, checked letter by letter, since a spec is written by anybody."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fluxviz.spec.hostnames import is_host_name
from fluxviz.topology.naming import FDM, ZONES
from fluxviz.topology.public_suffixes import ends_publicly

_FLUX = "runonflux.io"
_SAFE = re.compile(r"[a-z0-9._-]+", re.ASCII)
_APP = re.compile(r"[A-Za-z0-9-]{1,63}", re.ASCII)
_EDGE = re.compile(r"fdm[a-z0-9-]*(\.[a-z0-9-]+)*\.runonflux\.io", re.ASCII)


def refusal_of_name(host: str) -> str:
    """Return why a custom domain must not be asked for; empty where it may.

    >>> refusal_of_name("shop.example.com"), refusal_of_name("router.local")
    ('', 'no name of the public DNS')
    >>> refusal_of_name("other.app.runonflux.io")
    "a name of Flux's own, and not one of this app"
    """
    name = host.lower().rstrip(".")
    if not _SAFE.fullmatch(name) or not is_host_name(name) or name.rpartition(".")[2].isdecimal():
        return "no host name"
    if name == _FLUX or name.endswith(f".{_FLUX}"):
        return "a name of Flux's own, and not one of this app"
    return "" if ends_publicly(name) and not name.endswith(".arpa") else "no name of the public DNS"


def is_app_name(app: str) -> bool:
    """Return whether an app can be called so: with ``_`` or a dot its names could be those of others.

    >>> is_app_name("shop"), is_app_name("shop_33000")
    (True, False)
    """
    return _APP.fullmatch(app) is not None


def platform_names(app: str, ports: Iterable[int] = ()) -> frozenset[str]:
    """Return the names that the domain manager gives an app, in both zones, where they can be host names."""
    if not is_app_name(app):
        return frozenset()
    names = {FDM.port_host(app, port, zone) for port in ports for zone in ZONES}
    names |= {FDM.app_host(app, zone) for zone in ZONES}
    return frozenset(name for name in names if is_host_name(name))


def is_edge(host: str) -> bool:
    """Return whether a name is that of one of Flux's edges, as the records of apps lead to.

    >>> is_edge("fdm-fn-1-1.runonflux.io"), is_edge("fdm.example.com")
    (True, False)
    """
    return _EDGE.fullmatch(host) is not None
