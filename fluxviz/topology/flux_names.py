"""The names that Flux gives an app by itself, in either naming, and what becomes of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fluxviz.spec import AppSpec
from fluxviz.spec.hostnames import is_host_name
from fluxviz.topology.naming import FDM, ZONES, Naming
from fluxviz.topology.nodes import HostKind, PublicHost
from fluxviz.topology.route import Route
from fluxviz.topology.serving import EdgeService

TCP_ONLY = "the edge has no HTTP route for apps of this name, only TCP"
_TOO_LONG = "it cannot be a host name: a part of it has more than 63 letters, or odd ones"


class FluxNames:
    """What an app is called in Flux's own zones.

    Attributes:
        spec: The app.
        service: What the edge does for it.
        named: The published ports that get a public name.
        main: Where the app's own domain leads; None where no port gets a name.
        own_record: The name that is the address of the primary's node, not of an edge; empty where there is none.

    """

    def __init__(self, spec: AppSpec, service: EdgeService, named: Sequence[Route]) -> None:
        self.spec, self.service, self.named = spec, service, named
        self.main = named[0] if named else None
        self.own_record = FDM.app_host(spec.name, ZONES[1]) if service.own_record else ""

    def given(self, naming: Naming) -> list[PublicHost]:
        """Return the names that the app gets by itself."""
        app = self.spec.name
        if self.spec.encrypted:
            return [] if self.service.unserved else [self._platform(naming.app_host(app), "app", None)]
        hosts: dict[str, PublicHost] = {}
        for kind, host, route in self._http_names(naming):
            if self._is_told(route, kind, naming):
                hosts.setdefault(host, self._platform(host, kind, route))
        return [*hosts.values(), *self._tcp_names(naming)]

    def _http_names(self, naming: Naming) -> Iterator[tuple[HostKind, str, Route]]:
        if self.main is None:
            return
        app = self.spec.name
        yield "app", naming.app_host(app), self.main
        named: set[Route] = {self.main}
        if naming.by_component and len(self.spec.components) > 1:
            taken: set[str] = set()
            for component in self.spec.components:
                ours = (each for each in self.named if each.component == component.key)
                first = next((each for each in ours if each.detected.is_http), None)
                host = naming.component_host(component.name, app) if component.name else None
                if first and host and host not in taken:
                    taken.add(host)
                    named |= {first} if is_host_name(host) else set()
                    yield "component", host, first
        for route in self.named:
            if naming is FDM or (route.detected.is_http and route not in named):
                yield "port", naming.port_host(app, route.public), route

    def _is_told(self, route: Route, kind: HostKind, naming: Naming) -> bool:
        """Return whether an HTTP name is worth telling: not where the edge has none, or passes TCP there instead."""
        if self.service.tcp_only:
            return False
        if route.detected.is_http or not route.served.tcp or (naming is FDM and route.detected.is_udp):
            return True
        return kind == "app" and any(each.detected.is_http for each in self.named)

    def _tcp_names(self, naming: Naming) -> Iterator[PublicHost]:
        """Yield where the edge passes TCP: at the app's name, on the public port itself, which leads to its owner."""
        told: set[int] = set()
        for route in self.named:
            if route.served.tcp and not route.detected.is_udp and route.public not in told:
                told.add(route.public)
                hosts = [naming.app_host(self.spec.name, zone) for zone in ZONES]
                hosts = [host for host in hosts if host != self.own_record]
                hosts += [FDM.port_host(self.spec.name, route.public, zone) for zone in ZONES]
                yield PublicHost(
                    host=hosts[0],
                    kind="tcp",
                    at=route.public,
                    also=tuple(hosts[1:]),
                    component=route.component,
                    port=route.public,
                    works=is_host_name(hosts[0]) and not route.stopped,
                    note=route.stopped if is_host_name(hosts[0]) else _TOO_LONG,
                )

    def _platform(self, host: str, kind: HostKind, route: Route | None) -> PublicHost:
        """Return a name that Flux gives by itself; the second zone has the same, the guide's own names apart."""
        second = f"{host.removesuffix(ZONES[0])}{ZONES[1]}"
        other = () if kind == "component" or second == self.own_record else (second,)
        return self.host(host, kind, route).model_copy(update={"also": other})

    def host(self, host: str, kind: HostKind, route: Route | None, note: str = "", problem: str = "") -> PublicHost:
        """Return a public name as it is told: whether it works, and why not.

        Args:
            host: The name.
            kind: Who gives it.
            route: Where it leads; None: to no published port.
            note: What else is said of one that works.
            problem: Why nobody answers to it, whatever it leads to; empty where nothing is known that stops it.

        """
        if kind == "component" and route and route != self.main:
            real = FDM.port_host(self.spec.name, route.public)
            problem = "" if is_host_name(real) else f"nobody publishes it: a part of {real} would be too long, or odd"
        works = self.spec.encrypted or (route is not None and not route.refusal)
        if problem or not is_host_name(host):
            works, note = False, problem or _TOO_LONG
        elif self.service.tcp_only:
            works, note = False, TCP_ONLY
        elif self.spec.encrypted:
            note = "the components are encrypted: whether and where it leads is not known"
        elif route is None:
            note = "leads to no published port"
        elif route.served.unnamed and kind == "custom":
            works, note = False, route.served.unnamed
        elif not works:
            note = route.refusal
        return PublicHost(
            host=host,
            kind=kind,
            component=route.component if route else None,
            port=route.public if route else None,
            works=works,
            assumed=works and (self.spec.encrypted or (route is not None and route.is_guess)),
            note=note,
        )
