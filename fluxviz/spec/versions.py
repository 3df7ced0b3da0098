"""The versions of the FluxOS spec: which keys each has, and how to tell one from its shape.

Source: ``verifyObjectKeysCorrectnessOfApp`` in RunOnFlux/flux,
``ZelBack/src/services/appRequirements/appValidator.js``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fluxviz.spec.limits import TIERS

LATEST = 8
"""The newest version that FluxOS accepts."""

_CONTAINER = ("repotag", "commands", "containerData", "cpu", "ram", "hdd")
_SINGLE = ("name", "description", "owner", *_CONTAINER, "enviromentParameters")
_COMPONENT = ("name", "description", *_CONTAINER, "ports", "containerPorts", "domains", "environmentParameters")
_APP = ("name", "description", "owner", "compose", "instances")
_APP_6 = (*_APP, "contacts", "geolocation", "expire")

APP_KEYS: Mapping[int, tuple[str, ...]] = {
    1: (*_SINGLE, "port", "containerPort"),
    2: (*_SINGLE, "ports", "containerPorts", "domains"),
    3: (*_SINGLE, "ports", "containerPorts", "domains", "instances"),
    4: _APP,
    5: (*_APP, "contacts", "geolocation"),
    6: _APP_6,
    7: (*_APP_6, "nodes", "staticip"),
    8: (*_APP_6, "nodes", "staticip", "enterprise"),
}
"""The keys that each version asks for at the top, ``version`` apart."""

COMPONENT_KEYS: Mapping[int, tuple[str, ...]] = {
    4: _COMPONENT,
    5: _COMPONENT,
    6: _COMPONENT,
    7: (*_COMPONENT, "secrets", "repoauth"),
    8: (*_COMPONENT, "repoauth"),
}
"""The keys that each version asks for in a component."""

TIER_KEYS = ("tiered", *(what + tier for what in ("cpu", "ram", "hdd") for tier in TIERS))
"""``tiered``, and the sizes that go with it: known to versions 1 to 7."""

_CHAIN = ("version", "hash", "height", "_id", "__v")
KNOWN_APP_KEYS = frozenset(
    {*TIER_KEYS, *_CHAIN, "datacenter", "environment", "environmentParameters", "components"}.union(
        *(keys for keys in APP_KEYS.values())
    )
)
"""Every key that is understood at the top of some version or dialect."""

KNOWN_COMPONENT_KEYS = frozenset(
    {*_COMPONENT, *TIER_KEYS, "secrets", "repoauth", "port", "containerPort", "environment"} | {"enviromentParameters"}
)
"""Every key that is understood in a component of some version or dialect."""

_TELLTALES: tuple[tuple[int, tuple[str, ...]], ...] = (
    (8, ("enterprise", "datacenter")),
    (7, ("nodes", "staticip")),
    (6, ("expire",)),
    (5, ("contacts", "geolocation")),
)


def detect_version(document: Mapping[str, Any]) -> int:
    """Describe the version of a document that does not declare one: the lowest that has all of its keys.

    >>> detect_version({"compose": [], "expire": 22000})
    6
    >>> detect_version({"repotag": "nginx", "port": 80})
    1
    """
    if "compose" in document or "components" in document or "enterprise" in document:
        for version, keys in _TELLTALES:
            if any(key in document for key in keys):
                return version
        return 4
    if "port" in document:
        return 1
    return 3 if "instances" in document else 2
