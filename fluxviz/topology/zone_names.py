"""Names below Flux's own zones: what stands before the zone, and why nobody has one."""

from __future__ import annotations

import re

from fluxviz.spec import AppSpec
from fluxviz.topology.naming import ZONES
from fluxviz.topology.serving import EdgeService

_GIVEN = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:_\d+)?")


def zone_stem(host: str) -> str | None:
    """Return what stands before Flux's zone in a host name in lower case; None where it is outside the zones.

    >>> zone_stem("shop_3000.app.runonflux.io"), zone_stem("shop.example.com")
    ('shop_3000', None)
    """
    return next((host.removesuffix(f".{zone}") for zone in ZONES if host.endswith(f".{zone}")), None)


def why_nobodys(host: str, spec: AppSpec, service: EdgeService) -> str:
    """Return why no app has a name below Flux's zones that is none of an app's own; empty where another may have it.

    Source: ``getUnifiedDomains`` in RunOnFlux/flux-domain-manager.

    Args:
        host: The name, in lower case.
        spec: The app.
        service: What the edge does for it.

    """
    stem = zone_stem(host)
    if stem is None:
        return ""
    if _GIVEN.fullmatch(stem) is None:
        return "no such name: Flux gives an app no names below its own"
    if len(spec.components) > 1 and any(stem == f"{each.name}-{spec.name}".lower() for each in spec.components):
        return "no such name: Flux gives names to apps and public ports, and none to components"
    app, _, port = stem.partition("_")
    if app != spec.name.lower() or spec.encrypted:
        return ""
    if service.unserved:
        return service.unserved
    served = next((each for each in service.ports if port in ("", str(each.public))), None)
    if served is None:
        return f"no such name: the app publishes no port{f' {port}' if port else ''}"
    return served.unnamed
