"""The calls that are made, with what each may take: bytes, seconds, and whether it hands something over."""

from __future__ import annotations

from dataclasses import dataclass

PATIENCE = 30.0
"""How long a call may take in all, in seconds; the team's balancer ends a slow answer then."""

_LONG_PATIENCE = 120.0
"""How long FluxOS may take to look images up; the team's balancer waits as long."""


@dataclass(frozen=True)
class Route:
    """One call.

    Attributes:
        path: What follows the base address; a name is put in after it.
        most: How large its answer may be, unpacked, in bytes: several times the largest that was seen.
        patience: How long it may take in all, in seconds.

    """

    path: str
    most: int
    patience: float = PATIENCE


SPEC = Route("/apps/appspecifications/", 2_000_000)
LOCATIONS = Route("/apps/location/", 2_000_000)
INSTALLING = Route("/apps/installinglocation/", 2_000_000)
INSTALL_ERRORS = Route("/apps/installingerrorslocation/", 5_000_000)
HISTORY = Route("/apps/permanentmessages", 20_000_000)
"""Never without a name: all messages of the network are 93 MB."""
ALL_SPECS = Route("/apps/globalappsspecifications", 50_000_000)
NODE_LOCATION = Route("/fluxlocation/", 100_000)
PRICE = Route("/apps/calculatefiatandfluxprice", 100_000, _LONG_PATIENCE)
VERIFY_NEW = Route("/apps/verifyappregistrationspecifications", 2_000_000, _LONG_PATIENCE)
VERIFY_UPDATE = Route("/apps/verifyappupdatespecifications", 2_000_000, _LONG_PATIENCE)
