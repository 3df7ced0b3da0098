"""Which public name leads to which port of which component."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from fluxviz.spec import AppSpec, Component, PortMapping, PublicAccess
from fluxviz.spec.hostnames import holds_record
from fluxviz.topology.custom_names import CustomName, custom_names
from fluxviz.topology.flux_names import TCP_ONLY, FluxNames
from fluxviz.topology.listed_names import ListedName, ListedNames
from fluxviz.topology.naming import FDM, GUIDE, ZONES, Naming
from fluxviz.topology.nodes import PublicHost
from fluxviz.topology.protocol_detection import DetectedProtocol, ProtocolDetector
from fluxviz.topology.route import PORTS_OF_NAMES, Route, bare_host, known_as
from fluxviz.topology.serving import EdgeService, data_kind
from fluxviz.topology.unheard import unheard_mapping
from fluxviz.topology.zone_names import why_nobodys

if TYPE_CHECKING:
    from fluxviz.spec import CustomDomain

NOT_LISTED = "not in the spec's domains: the edge answers 503"
CLOSED = "a closed port"
_OF_CLOUDFLARE = frozenset((80, 8080, 8880, 2052, 2082, 2086, 2095, 443, 2053, 2083, 2087, 2096, 8443))
"""The ports that CloudFlare proxies. Source: ``developers.cloudflare.com``, "Network ports"."""


class Routes:
    """The published ports of an app and the names that lead to them.

    Attributes:
        spec: The app.
        service: What the edge does for it.
        routes: Every published port, in the order of the spec.
        named: Those that get a public name.
        main: Where the app's own domain leads: the first port of the first component that has named ports.
        detected: What each port of each component speaks, by the component's key.

    Args:
        spec: The app.
        access: What the spec cannot say.
        called: What links to the ports of each component speak, by its key, where that is told.

    """

    def __init__(
        self,
        spec: AppSpec,
        access: PublicAccess,
        called: Mapping[str, Mapping[int, DetectedProtocol]] = MappingProxyType({}),
    ) -> None:
        self.spec = spec
        self._speakers = {each.key: ProtocolDetector(each, called.get(each.key, {})) for each in spec.components}
        self.service = EdgeService(spec)
        self.detected = {
            component.key: tuple(
                self.detected_protocol(component.key, port.container or port.public) for port in component.ports
            )
            for component in spec.components
        }
        served = iter(self.service.ports)
        owners: dict[int, Component] = {}
        self.routes = tuple(
            Route(
                component.key,
                port.public,
                port.container,
                detected,
                next(served),
                stopped=_why_stopped(component, port, owners.setdefault(port.public, component)),
            )
            for component in spec.components
            for port, detected in zip(component.ports, self.detected[component.key], strict=True)
            if port.public is not None
        )
        self._of_component: dict[str, list[Route]] = {}
        for route in self.routes:
            self._of_component.setdefault(route.component, []).append(route)
        self.named = tuple(route for route in self.routes if not route.served.unnamed)
        self._given = FluxNames(spec, self.service, self.named)
        self.main = self._given.main
        self._by_port = {(route.component, route.public): route for route in reversed(self.routes)}
        self._automatic = {naming: self._given.given(naming) for naming in (GUIDE, FDM)}
        self._known: dict[str, Route | None] = {}
        for name in (*self._automatic[GUIDE], *self._automatic[FDM]):
            for host in (name.host, *name.also):
                self._known.setdefault(host, self._route(name.component, name.port))
        if self.own_record:
            self._known.setdefault(self.own_record, self.main)
        for route in self.named:
            for zone in ZONES:
                self._known.setdefault(FDM.port_host(spec.name, route.public, zone), route)
        self.customs = ListedNames(self.listed())
        for host, target in self.customs.known.items():
            self._known.setdefault(host, target)
        self._proxied = {bare_host(domain.host) for domain in access.domains if domain.proxied}
        self._unlisted: set[str] = set()
        for domain in access.domains:
            custom_host = self.custom(domain)
            self._known[bare_host(domain.host)] = self._route(custom_host.component, custom_host.port)
            if custom_host.note == NOT_LISTED:
                self._unlisted.add(bare_host(domain.host))

    def detected_protocol(self, key: str, port: int | None) -> DetectedProtocol:
        """Return what a container port of a component speaks."""
        return self._speakers[key].detect(port)

    def of_component(self, key: str) -> tuple[Route, ...]:
        """Return the published ports of a component."""
        return tuple(self._of_component.get(key, ()))

    @cached_property
    def primaries(self) -> frozenset[str]:
        """Keys of the components of which only the primary runs."""
        return frozenset(each.key for each in self.spec.components if data_kind(each) == "primary")

    @property
    def own_record(self) -> str:
        """The name that is the address of the primary's node, not of an edge; empty where there is none."""
        return self._given.own_record

    def knows(self, host: str) -> bool:
        """Return whether a host is a public name of this app, in either naming and either zone."""
        return known_as(host) in self._known

    def target(self, host: str) -> Route | None:
        """Return the port that a public name of this app leads to."""
        return self._known.get(known_as(host))

    def passed(self, port: int | None) -> Route | None:
        """Return the port that the edge passes TCP to from one of its own, whatever the name; None for HTTP's."""
        if port in PORTS_OF_NAMES:
            return None
        return next((route for route in self.named if route.served.tcp and route.public == port), None)

    def unpublished(self, host: str) -> str:
        """Return why nobody publishes a name below Flux's own zones; empty where somebody does, or may."""
        return "" if self.knows(host) else why_nobodys(host, self.spec, self.service)

    def refusal(self, host: str, port: int | None) -> str:
        """Return why a call to a public name of this app gets no answer; empty where it does.

        The port is None where it is not known.
        """
        if reason := self.unpublished(host):
            return reason
        if port not in PORTS_OF_NAMES:
            if bare_host(host) in self._proxied and port not in _OF_CLOUDFLARE:
                return f"{CLOSED}: CloudFlare proxies the name, and passes nothing on {port}"
            return "" if self.passed(port) else f"{CLOSED}: the Flux edge answers on 443, not on {port}"
        if bare_host(host) in self._unlisted:
            return NOT_LISTED
        dead = (self._dead(name) for name in self.customs.of(host))
        route = self.target(host)
        if route is None or self.spec.encrypted:
            return next(dead, "")
        return TCP_ONLY if self.service.tcp_only else next(dead, "") or route.served.unnamed or route.refusal

    def _dead(self, listed: ListedName) -> str:
        """Return why a custom domain gets no answer; CloudFlare, where it proxies it, has a certificate of its own."""
        return listed.problem or self._uncertified(listed.name)

    def _uncertified(self, name: CustomName) -> str:
        return "" if bare_host(name.host) in self._proxied else name.uncertified

    def _route(self, component: str | None, port: int | None) -> Route | None:
        return None if component is None or port is None else self._by_port.get((component, port))

    def automatic(self, naming: Naming) -> list[PublicHost]:
        """Return the names that the app gets by itself."""
        return self._automatic[naming]

    def platform_names(self) -> Iterator[tuple[str, Route]]:
        """Yield every name that the domain manager gives the app in its first zone, and where each leads."""
        for route in self.named:
            yield FDM.port_host(self.spec.name, route.public), route
        if self.main is not None:
            yield FDM.app_host(self.spec.name), self.main

    def listed(self) -> Iterator[tuple[CustomName, Route]]:
        """Yield every custom domain of the spec, as the domain manager makes it, with the port its entry belongs to."""
        for port in self.service.ports:
            for name in port.domains:
                yield name, self._by_port[port.component, port.public]

    def domains(self) -> Iterator[tuple[str, Route]]:
        """Return the host of every custom domain of the spec with the port it leads to."""
        return ((each.host, each.route) for each in self.customs.names)

    def of_other(self, naming: Naming) -> tuple[PublicHost, ...]:
        """Return the names that the other naming has and this one does not."""
        ours = {host.address for host in self.automatic(naming)}
        other = FDM if naming is GUIDE else GUIDE
        return tuple(host for host in self.automatic(other) if host.address not in ours)

    def from_spec(self, access: PublicAccess) -> list[PublicHost]:
        """Return the custom domains that only the spec names."""
        known: dict[str, PublicHost] = {}
        told = {domain.host for domain in access.domains}
        for each in self.customs.names:
            if told.isdisjoint((each.host.lower(), bare_host(each.host))):
                custom = self._given.host(
                    each.host, "custom", each.route, "its DNS set-up is not known", self._dead(each)
                )
                cname = GUIDE.app_host(self.spec.name) if holds_record(each.host) else None
                custom = custom.model_copy(update={"cname": cname, "also": each.beside})
                known.setdefault(each.host.lower(), custom)
        return list(known.values())

    def custom(self, domain: CustomDomain) -> PublicHost:
        """Return where a custom domain of the access overlay leads."""
        route = self.custom_route(domain)
        listed = self.customs.of(domain.host)
        mappings = (port for component in self.spec.components for port in component.ports)
        if listed:
            problem = self._dead(listed[0])
        elif not self.spec.encrypted and any(port.entry is not None for port in mappings):
            problem = NOT_LISTED
        else:
            unlisted = next(custom_names(domain.host.lower(), self.spec.version), None)
            problem = (unlisted.problem or self._uncertified(unlisted)) if unlisted else ""
        host = self._given.host(domain.host, "custom", route, problem=problem)
        cname = domain.cname or GUIDE.app_host(self.spec.name)
        served = (name for each in listed for name in each.name.served if name != domain.host.lower())
        also = () if problem else tuple(dict.fromkeys(served))
        return host.model_copy(update={"cname": cname, "proxied": domain.proxied, "also": also})

    def custom_route(self, domain: CustomDomain) -> Route | None:
        """Return the port that a custom domain of the access overlay leads to; None where it leads to none."""
        if domain.component is not None:
            routes = self.of_component(domain.component)
            if domain.port is not None:
                return next((route for route in routes if route.public == domain.port), None)
            return next((route for route in routes if route.detected.is_http), routes[0] if routes else None)
        if domain.port is not None:
            return next((route for route in self.routes if route.public == domain.port), None)
        if listed := self.customs.of(domain.host):
            return listed[0].route
        if domain.cname is not None and domain.cname in self._known:
            return self._known[domain.cname]
        return self.main


def _why_stopped(component: Component, port: PortMapping, owner: Component) -> str:
    """Return why nobody answers behind a published port, whoever calls it."""
    if owner is not component:
        return f"{port.public} is published by {owner.name or owner.key} already: a node has each port once"
    unheard = unheard_mapping(component, port)
    return unheard.problem(port.container) if unheard is not None else ""
