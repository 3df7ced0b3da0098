"""Names below Flux's own zones: what stands before the zone, and which of them no app can have."""

from __future__ import annotations

import re

from fluxviz.topology.naming import ZONES

_GIVEN = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:_\d+)?")


def zone_stem(host: str) -> str | None:
    """Give what stands before Flux's zone in a host name in lower case; None where it is outside the zones.

    >>> zone_stem("shop_3000.app.runonflux.io"), zone_stem("shop.example.com")
    ('shop_3000', None)
    """
    return next((host.removesuffix(f".{zone}") for zone in ZONES if host.endswith(f".{zone}")), None)


def can_be_given(stem: str) -> bool:
    """Tell whether Flux gives names of this form: an app's, with or without a port; never one below another.

    Source: ``getUnifiedDomains`` in RunOnFlux/flux-domain-manager.

    >>> can_be_given("shop"), can_be_given("shop_3000"), can_be_given("web.shop")
    (True, True, False)
    """
    return _GIVEN.fullmatch(stem) is not None
