"""What the Flux edge does for one app: which ports get a name, in which mode, and whether it speaks TLS to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from fluxviz.spec import AppSpec, Component, Mount, PortMapping, Secret
from fluxviz.topology.custom_names import CustomName, custom_names
from fluxviz.topology.edge_table import EDGE_TABLE, NOT_LISTENED_ON, PRIMARY_NAMES
from fluxviz.topology.technologies import detect_technology, image_words

DataKind = Literal["own", "replicated", "synced", "primary"]
_KEEPERS = frozenset(["shared-db", "cluster", "patroni", "repmgr", "galera", "replica", "spilo"])
"""Words of images that keep their own data in step where FluxOS does not. A proxy such as Pgpool copies none."""
_OPERATOR = "shared-db"
"""The word of the image that keeps the app's MySQL in step, too. Source: RunOnFlux/shared-db, its README."""

_SHARED_DB = "runonflux/shared-db"
_LOST = "of a component with runonflux/shared-db, the edge serves the last port only"
_LOST_NAME = "beside runonflux/shared-db, the domain of the first port goes to the last, and the others are lost"
_TAKEN_OUT = "beside runonflux/shared-db, the edge leaves the first component with mysql in its image out"


def data_kind(component: Component) -> DataKind:
    """Return what becomes of a component's data: ``g``, ``s`` and ``r`` of its primary mount.

    Source: ``containerData`` in RunOnFlux/flux, ``ZelBack/src/services/utils/mountParser.js``.
    """
    flags = "".join(mount.flags for mount in component.mounts)
    return "primary" if flags.endswith("g") else "synced" if "s" in flags else "replicated" if "r" in flags else "own"


def replicates_itself(spec: AppSpec, component: Component) -> bool:
    """Return whether its image, or the operator beside it, keeps the data of a database's copies in step."""
    if _KEEPERS & set(image_words(component.image or "")):
        return True
    operated = any(_OPERATOR in image_words(each.image or "") for each in spec.components)
    return operated and detect_technology(component.image, component.name).name == "MySQL"


def _holds_g(mount: Mount) -> bool:
    """Return whether ``g:`` stands in a mount as it is written: the edge looks for just these two characters.

    So ``gs:`` is no primary/standby data to it, and a directory whose name ends in ``g`` is. Source: ``isGApp`` of
    ``dataFetcher.js`` in RunOnFlux/flux-domain-manager.
    """
    return mount.flags.endswith("g") or mount.name.endswith("g") or "g:" in mount.path


def has_data(component: Component) -> bool:
    """Return whether a component keeps anything: ``/tmp`` alone is what FluxOS asks for where there is nothing."""
    own: list[Mount] = [mount for mount in component.mounts if mount.component is None]
    return any(mount.flags or mount.path != "/tmp" for mount in own)  # noqa: S108 - read, not used


@dataclass(frozen=True)
class ServedPort:
    """A published port, as the edge sees it.

    Attributes:
        component: Key of the component.
        public: The public port.
        unnamed: Why it gets no public name; empty where it does.
        domains: The custom domains that lead to it.
        tcp: The edge also listens on the public port itself, and passes TCP.
        tls: The edge speaks TLS to it.

    """

    component: str
    public: int
    unnamed: str = ""
    domains: tuple[CustomName, ...] = ()
    tcp: bool = False
    tls: bool = False


class EdgeService:
    """What the edge does for an app.

    Attributes:
        unserved: Why the app gets no public name at all; empty where it does.
        tcp_only: It gets no HTTP route.
        primary: It has primary/standby data: one node is routed to.
        own_record: Its ``app2`` name is the primary's own address.
        ports: Its published ports, in the order of the spec.

    """

    def __init__(self, spec: AppSpec) -> None:
        self._spec = spec
        self._rows = [row for row in EDGE_TABLE if row.is_about(spec.name)]
        self.primary = any(_holds_g(mount) for component in spec.components for mount in component.mounts)
        self.tcp_only = any(row.tcp_only for row in self._rows)
        self.own_record = self.primary and spec.name.lower().startswith(PRIMARY_NAMES)
        self.unserved = self._unserved()
        self.ports = tuple(self._ports())

    def _unserved(self) -> str:
        if any(row.unnamed for row in self._rows):
            return f"the domain manager's list leaves {self._spec.name} out"
        if self._spec.draft:
            return f"{self._spec.draft}: which names its ports get is not settled"
        if self._spec.version == 1 and self._spec.dialect == "fluxos":
            return "the domain manager serves no app of spec version 1"
        return ""

    def _ports(self) -> Iterator[ServedPort]:
        sliced, removed = self._shared_db()
        taken: dict[Secret, str] = {}
        for component in self._spec.components:
            ports = [port for port in component.ports if port.public is not None]
            entries = [tuple(self._customs(port)) for port in component.ports]
            for index, port in enumerate(component.ports):
                if port.public is None:
                    continue
                unnamed, domains = "", entries[index]
                if component is removed:
                    unnamed = _TAKEN_OUT
                elif component is sliced and len(ports) > 1:
                    # The list of domains is not shortened with the ports: the first entry goes with the last port.
                    unnamed = "" if port is ports[-1] else _LOST
                    lost = tuple(CustomName(name.host, problem=_LOST_NAME) for name in domains)
                    domains = lost if unnamed else (*entries[0], *lost)
                    domains = () if index == 0 else domains
                if not unnamed:
                    domains = tuple(_unless_taken(name, taken, f"{component.key}:{port.public}") for name in domains)
                tcp, tls = self._mode(component, port.public)
                yield ServedPort(component.key, port.public, unnamed or self.unserved, domains, tcp, tls)

    def _customs(self, port: PortMapping) -> Iterator[CustomName]:
        return custom_names(port.entry.reveal() if port.entry is not None else "", self._spec.version)

    def _shared_db(self) -> tuple[Component | None, Component | None]:
        """Return the component that keeps its last port only, and the one that is taken out.

        Source: ``generateAndReplaceMainApplicationHaproxyConfig`` in ``src/services/domainService.js``.
        """
        components = self._spec.components
        if self.primary or self._spec.single_container:
            return None, None
        sliced = next((each for each in components if _SHARED_DB in (each.image or "").lower()), None)
        if sliced is None or not any(port.public is not None for port in sliced.ports):
            return None, None
        return sliced, next((each for each in components if "mysql" in (each.image or "").lower()), None)

    def _mode(self, component: Component, port: int) -> tuple[bool, bool]:
        """Return whether TCP is passed to a port, and whether it is called with TLS.

        Source: ``getCustomConfigs`` in ``src/services/application/custom.js``: a row about the port wins.
        """
        if not self._spec.single_container:
            for row in self._rows:
                if row.port is not None and row.is_about_port(component.name, port):
                    return row.tcp and port not in NOT_LISTENED_ON, row.tls
        whole = [row for row in self._rows if row.port is None]
        tcp = self.primary or any(row.tcp for row in whole)
        return tcp and port not in NOT_LISTENED_ON, any(row.tls for row in whole)


def _unless_taken(name: CustomName, taken: dict[Secret, str], where: str) -> CustomName:
    """Leave a name to the port that had it first, as the domain manager does."""
    if taken.get(name.made, where) != where:
        return replace(name, served=())
    served = tuple(host for host in name.served if taken.setdefault(Secret(host), where) == where)
    return replace(name, served=served)
