"""Which names the network gives an app: as the guide teaches them, or as the domain manager routes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fluxviz.spec import AppSpec, Component

from fluxviz.errors import UnknownNameError

ZONE = "app.runonflux.io"
"""The zone of the names that every Flux app gets by itself."""

ZONES = (ZONE, "app2.runonflux.io")
"""It and the second one, which serves the same names. Source: ``deployment/hosts.ini`` of the domain manager."""

_PREFIXES = ("zel", "flux")
_KEPT_ZEL = ("KadenaChainWebNode", "FoldingAtHomeB")


@dataclass(frozen=True)
class Naming:
    """A way to name what is public. There are two: ``GUIDE`` and ``FDM``.

    Attributes:
        name: ``guide`` or ``fdm``.
        title: What messages call it.
        by_component: Each component of a multi-component app has a host of its own.

    """

    name: str
    title: str
    by_component: bool

    def app_host(self, app: str, zone: str = ZONE) -> str:
        """Return the app's own domain.

        Source: the guide, "Automatic Flux Domains"; ``getUnifiedDomains`` in RunOnFlux/flux-domain-manager.

        >>> GUIDE.app_host("MyBlog")
        'myblog.app.runonflux.io'
        """
        return f"{app.lower()}.{zone}"

    def component_host(self, component: str, app: str) -> str | None:
        """Return a component's own domain; None where the naming has none.

        Source: the guide, "Multi-Component Public Access". The domain manager never had such names.

        >>> GUIDE.component_host("api", "webapp")
        'api-webapp.app.runonflux.io'
        >>> FDM.component_host("api", "webapp") is None
        True
        """
        return f"{component.lower()}-{app.lower()}.{ZONE}" if self.by_component else None

    def port_host(self, app: str, port: int, zone: str = ZONE) -> str:
        """Return the domain of a public port, the domain manager's name for it in either naming.

        Source: ``getUnifiedDomains`` in RunOnFlux/flux-domain-manager.

        >>> FDM.port_host("webapp", 3000)
        'webapp_3000.app.runonflux.io'
        """
        return f"{app.lower()}_{port}.{zone}"


GUIDE = Naming("guide", "the guide", by_component=True)
FDM = Naming("fdm", "the domain manager", by_component=False)
NAMINGS = {naming.name: naming for naming in (GUIDE, FDM)}


def get_naming(naming: Naming | str) -> Naming:
    """Return a naming: as it is, or by its name.

    Raises:
        UnknownNameError: there is none of that name.

    """
    if isinstance(naming, Naming):
        return naming
    if not isinstance(naming, str) or naming not in NAMINGS:
        raise UnknownNameError("naming", str(naming), NAMINGS)
    return NAMINGS[naming]


def host_of(spec: AppSpec, component: Component) -> str:
    """Return the name of a component on its app's network; in the draft of version 9, its bare name.

    >>> from fluxviz.spec import load
    >>> spec = load({"version": 4, "name": "shop", "compose": [{"name": "db"}]})
    >>> host_of(spec, spec.components[0])
    'fluxdb_shop'
    """
    if spec.draft:
        return component.name
    return internal_host(None if spec.single_container else component.name, spec.name)


def internal_host(component: str | None, app: str) -> str:
    """Return the name of a container on its app's network; ``component`` is None for a single container.

    Source: the guide, "Flux Internal DNS Pattern"; ``getAppIdentifier`` in RunOnFlux/flux,
    ``ZelBack/src/services/dockerService.js``.

    >>> internal_host("postgres", "webapp"), internal_host(None, "myblog")
    ('fluxpostgres_webapp', 'fluxmyblog')
    """
    identifier = app if component is None else f"{component}_{app}"
    if identifier.startswith(_PREFIXES):
        return identifier
    return f"zel{identifier}" if identifier in _KEPT_ZEL else f"flux{identifier}"
