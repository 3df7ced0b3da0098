"""What if: the changes that are applied, and an app with what it was built from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fluxviz.spec import AccessLike, AppSpec, PublicAccess, SslMode
from fluxviz.topology import Naming, Topology, build


@dataclass(frozen=True)
class WhatIf:
    """Changes to try.

    Attributes:
        domain: The custom domain in place of those there are; empty: none at all; None: as they are.
        domains: Each custom domain that would be another to that one; empty: it would be gone.
        proxied: CloudFlare proxies the custom domains; None: as it is.
        ssl: CloudFlare's SSL mode for them; None: as it is.
        off: Keys of components that are left out of the spec.
        closed: Public ports that are taken away, as ``component:public port``.
        publishes: ``component:public port`` to another public port.
        listens: ``component:container port`` to another container port.

    """

    domain: str | None = None
    domains: Mapping[str, str] = field(default_factory=dict)
    proxied: bool | None = None
    ssl: SslMode | None = None
    off: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()
    publishes: Mapping[str, int] = field(default_factory=dict)
    listens: Mapping[str, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self != WhatIf()

    def traits(self) -> dict[str, Any]:
        """Return the changes as an explorer's traits have them."""
        return {
            "domain": self.domain,
            "domains": dict(self.domains),
            "proxied": self.proxied,
            "ssl": None if self.ssl is None else self.ssl.value,
            "off": sorted(self.off),
            "closed": sorted(self.closed),
            "publishes": dict(self.publishes),
            "listens": dict(self.listens),
        }


@dataclass(frozen=True)
class Case:
    """An app as it is drawn: its network, and what of that can be asked what-if.

    Attributes:
        topology: The network, which knows what it was built from.
        is_change: It shows a change: of neither side can be asked what-if.

    """

    topology: Topology
    is_change: bool = False

    @property
    def spec(self) -> AppSpec | None:
        """The app; None for a topology that was not built from one, and for a change."""
        return None if self.is_change else self.topology.spec

    @property
    def access(self) -> PublicAccess:
        """What the spec cannot say."""
        return (None if self.is_change else self.topology.access) or PublicAccess()


def make_case(spec: AppSpec, access: AccessLike, naming: Naming) -> Case:
    """Build the network of an app, and keep what it was built from.

    Raises:
        AccessError: the overlay cannot be read, or names what the app does not have.

    """
    return Case(build(spec, access=access, naming=naming))


@dataclass(frozen=True)
class AppliedWhatIf:
    """A what-if: the app as it is, and what is tried on it."""

    before: Case
    what_if: WhatIf


def published_key(component: str, port: int) -> str:
    """Return what a port of a component is called in a what-if.

    >>> published_key("api", 3000)
    'api:3000'
    """
    return f"{component}:{port}"


def split_key(name: str) -> tuple[str, int]:
    """Return the component and the port that a what-if names so.

    >>> split_key("api:3000")
    ('api', 3000)
    """
    component, _, port = name.rpartition(":")
    return component, int(port)
