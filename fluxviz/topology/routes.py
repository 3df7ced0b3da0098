"""Which public name leads to which port of which component."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from fluxviz.errors import AccessError, Fault
from fluxviz.spec import AppSpec, Component, PublicAccess
from fluxviz.topology.naming import FDM, GUIDE, Naming, unserved
from fluxviz.topology.nodes import HostKind, PublicHost
from fluxviz.topology.technologies import Speech, image_technology, tell_speech, tell_technology

if TYPE_CHECKING:
    from fluxviz.spec import CustomDomain


@dataclass(frozen=True)
class Route:
    """A published port, as the edge sees it.

    Attributes:
        component: Key of the component.
        public: The public port.
        container: The container port; None where it is not known.
        speech: What is spoken there.

    """

    component: str
    public: int
    container: int | None
    speech: Speech


class Routes:
    """The published ports of an app and the names that lead to them.

    Attributes:
        spec: The app.
        routes: Every published port, in the order of the spec.
        main: Where the app's own domain leads: the first port of the first component that has ports.
        speech: What each port of each component speaks, by the component's key.

    """

    def __init__(self, spec: AppSpec, access: PublicAccess) -> None:
        self.spec = spec
        self.speech = {component.key: _tell_ports(component) for component in spec.components}
        self._of_component: dict[str, tuple[Route, ...]] = {
            component.key: tuple(
                Route(component.key, port.public, port.container, speech)
                for port, speech in zip(component.ports, self.speech[component.key], strict=True)
                if port.public is not None
            )
            for component in spec.components
        }
        self.routes = tuple(route for routes in self._of_component.values() for route in routes)
        self.main = self.routes[0] if self.routes else None
        self._by_port = {(route.component, route.public): route for route in reversed(self.routes)}
        self._automatic = {naming: self._names(naming) for naming in (GUIDE, FDM)}
        self._known: dict[str, Route | None] = {}
        for name in (*self._automatic[GUIDE], *self._automatic[FDM]):
            self._known.setdefault(name.host, self._route(name.component, name.port))
        for route in self.routes:
            self._known.setdefault(FDM.port_host(spec.name, route.public), route)
        for host, target in self.domains():
            self._known.setdefault(bare_host(host), target)
        for domain in access.domains:
            custom = self.custom(domain)
            self._known[bare_host(domain.host)] = self._route(custom.component, custom.port)

    def of_component(self, key: str) -> tuple[Route, ...]:
        """Give the published ports of a component."""
        return self._of_component.get(key, ())

    def knows(self, host: str) -> bool:
        """Tell whether a host is a public name of this app, in either naming."""
        return bare_host(host) in self._known

    def target(self, host: str) -> Route | None:
        """Give the port that a public name of this app leads to."""
        return self._known.get(bare_host(host))

    def _route(self, component: str | None, port: int | None) -> Route | None:
        return None if component is None or port is None else self._by_port.get((component, port))

    def automatic(self, naming: Naming) -> list[PublicHost]:
        """Give the names that the app gets by itself, those that HTTP can use and the app's own."""
        return self._automatic[naming]

    def _names(self, naming: Naming) -> list[PublicHost]:
        app = self.spec.name
        if self.spec.encrypted:
            return [self._host(naming.app_host(app), "app", None)]
        if self.main is None or (naming is FDM and unserved(app, self.spec.version)):
            return []
        hosts = [self._host(naming.app_host(app), "app", self.main)]
        named: set[Route] = {self.main}
        if naming.by_component and len(self.spec.components) > 1:
            for component in self.spec.components:
                first = next((route for route in self.of_component(component.key) if route.speech.is_http), None)
                host = naming.component_host(component.name, app) if component.name else None
                if first and host and host not in {known.host for known in hosts}:
                    hosts.append(self._host(host, "component", first))
                    named.add(first)
        taken = {known.host for known in hosts}
        for route in self.routes:
            host = naming.port_host(app, route.public)
            if route.speech.is_http and (naming is FDM or route not in named) and host not in taken:
                taken.add(host)
                hosts.append(self._host(host, "port", route))
        return hosts

    def _host(self, host: str, kind: HostKind, route: Route | None, note: str = "") -> PublicHost:
        works = self.spec.encrypted or (route is not None and route.speech.is_http)
        if host != host.lower():
            works, note = False, "it is typed with upper-case letters, which the Flux edge never matches"
        elif self.spec.encrypted:
            note = "the components are encrypted: where it leads is not known"
        elif route is None:
            note = "leads to no published port"
        elif not works:
            note = f"{route.component}:{route.public} speaks {route.speech.protocol}, not HTTP"
        return PublicHost(
            host=host,
            kind=kind,
            component=route.component if route else None,
            port=route.public if route else None,
            works=works,
            note=note,
        )

    def domains(self) -> Iterator[tuple[str, Route | None]]:
        """Yield every custom domain of the spec with the port it belongs to."""
        for component in self.spec.components:
            for port in component.ports:
                for host in port.domains:
                    yield host, self._route(component.key, port.public)

    def of_other(self, naming: Naming) -> tuple[PublicHost, ...]:
        """Give the names that the other naming has and this one does not."""
        ours = {host.host for host in self.automatic(naming)}
        other = FDM if naming is GUIDE else GUIDE
        return tuple(host for host in self.automatic(other) if host.host not in ours)

    def from_spec(self, access: PublicAccess) -> list[PublicHost]:
        """Give the custom domains that only the spec names."""
        known: dict[str, PublicHost] = {}
        for host, route in self.domains():
            if access.domain(host) is None and access.domain(bare_host(host)) is None:
                custom = self._host(host, "custom", route, "its DNS set-up is not known")
                custom = custom.model_copy(update={"cname": GUIDE.app_host(self.spec.name)})
                known.setdefault(host.lower(), custom)
        return list(known.values())

    def custom(self, domain: CustomDomain) -> PublicHost:
        """Tell where a custom domain of the access overlay leads."""
        host = self._host(domain.host, "custom", self._custom_route(domain))
        cname = domain.cname or GUIDE.app_host(self.spec.name)
        return host.model_copy(update={"cname": cname, "proxied": domain.proxied})

    def _custom_route(self, domain: CustomDomain) -> Route | None:
        if domain.component is not None:
            routes = self.of_component(domain.component)
            if domain.port is not None:
                return next((route for route in routes if route.public == domain.port), None)
            return next((route for route in routes if route.speech.is_http), routes[0] if routes else None)
        if domain.port is not None:
            return next((route for route in self.routes if route.public == domain.port), None)
        for host, route in self.domains():
            if bare_host(host) == bare_host(domain.host):
                return route
        if domain.cname is not None and domain.cname in self._known:
            return self._known[domain.cname]
        return self.main

    def refuse_unknown(self, access: PublicAccess, source: str) -> None:
        """Refuse an overlay that names components or ports the app does not have.

        Raises:
            AccessError: it does; carries every fault.

        """
        names = [component.key for component in self.spec.components]
        faults: list[Fault] = []
        for index, domain in enumerate(access.domains):
            at = f"domains[{index}]"
            if domain.component is not None and domain.component not in names:
                faults.append(Fault(f"{at}.component", f"the app has no such component; expected {_or(names)}"))
            elif domain.port is not None and self._custom_route(domain) is None:
                ports = [str(route.public) for route in self.routes if domain.component in (None, route.component)]
                faults.append(Fault(f"{at}.port", f"{domain.port} is not published; expected {_or(ports)}"))
        for index, link in enumerate(access.links):
            for end in ("source", "target"):
                if getattr(link, end) not in names:
                    message = f"the app has no such component; expected {_or(names)}"
                    faults.append(Fault(f"links[{index}].{end}", message))
        if faults:
            raise AccessError(source, faults)


def _tell_ports(component: Component) -> tuple[Speech, ...]:
    """Tell what each port of a component speaks."""
    if not component.ports:
        return ()
    numbers = {
        variable.name: text
        for variable in component.environment
        if (text := variable.value.read().strip()).isascii() and text.isdigit() and len(text) < 6
    }
    technology = tell_technology(component.image, component.name)
    by: Literal["image", "name"] = "image" if image_technology(component.image) else "name"
    return tuple(tell_speech(technology, port.container or port.public, numbers, by) for port in component.ports)


def bare_host(host: str) -> str:
    """Leave out ``www.``, which the domain manager adds to every custom domain by itself."""
    return host.lower().rstrip(".").removeprefix("www.")


def _or(names: list[str]) -> str:
    return "none: it has none" if not names else " or ".join(names)
