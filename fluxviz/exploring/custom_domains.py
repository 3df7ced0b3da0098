"""The custom domains of an app as they would be: others, gone, proxied or not, in another of CloudFlare's modes."""

from __future__ import annotations

from collections.abc import Mapping

from fluxviz.errors import FluxvizError, UnknownNameError
from fluxviz.spec import AppSpec, Component, CustomDomain, PortMapping, PublicAccess, Secret, SslMode, load_access
from fluxviz.spec.hostnames import is_host_name, is_of_flux
from fluxviz.topology.route import bare_host
from fluxviz.topology.routes import Routes
from fluxviz.topology.technologies import detect_technology


def known_domains(spec: AppSpec, access: PublicAccess) -> list[tuple[CustomDomain, bool]]:
    """Return each custom domain, and whether its DNS set-up is given: of those that only the spec names it is not."""
    given = [(domain, True) for domain in access.domains]
    return [*given, *((domain, False) for domain in _of_the_spec(spec, access))]


def domains_after(
    spec: AppSpec, access: PublicAccess, domain: str | None, proxied: bool | None, ssl: SslMode | None
) -> tuple[CustomDomain, ...]:
    """Return the custom domains of the overlay as they would be.

    Args:
        spec: The app.
        access: What is known of its public access.
        domain: The one in place of all; empty: none; None: as they are.
        proxied: CloudFlare proxies them, those that only the spec names too; None: as it is.
        ssl: CloudFlare's mode, for those that it proxies; None: as it is.

    Raises:
        FluxvizError: the domain is no host name.

    """
    domains = access.domains
    if domain is not None:
        host = read_host(domain, "domain")
        domains = (_new_domain(spec, access, host),) if host else ()
    if proxied is not None:
        if domain is None:
            domains = (*domains, *_of_the_spec(spec, access))
        domains = tuple(each.model_copy(update={"proxied": proxied}) for each in domains)
    if ssl is not None:
        domains = tuple(each.model_copy(update={"ssl": ssl}) if each.proxied else each for each in domains)
    return domains


def with_domains(spec: AppSpec, access: PublicAccess, changes: Mapping[str, str]) -> tuple[AppSpec, PublicAccess]:
    """Put other custom domains in the place of some, or none; each keeps its set-up, and where it leads.

    Raises:
        UnknownNameError: there is no such domain.
        FluxvizError: a new one is no host name, or is there already.

    """
    if not changes:
        return spec, access
    known = [domain.host for domain, _ in known_domains(spec, access)]
    for host in changes:
        if host not in known:
            raise UnknownNameError("custom domain", host, known)
    new = {host: read_host(now, f"domains: {host}") for host, now in changes.items()}
    pairs = [(host, now) for host in known if (now := new.get(host, host))]
    changed = [pair for pair in pairs if pair[0] != pair[1]]
    for twice in (other[1] for pair in changed for other in pairs if _meets(*pair, *other)):
        raise FluxvizError(f"{twice} would be two of the app's domains")
    domains = tuple(
        domain.model_copy(update={"host": now})
        for domain in access.domains
        if (now := new.get(domain.host, domain.host))
    )
    by_bare = {bare_host(host): now for host, now in new.items()}
    by_name = {host: new.get(host, host) for host in known}

    def renamed(port: PortMapping) -> PortMapping:
        now = (by_name.get(host, by_bare.get(bare_host(host), host)) for host in port.domains)
        hosts = tuple(dict.fromkeys(host for host in now if host))
        same = hosts == port.domains
        return port if same else port.model_copy(update={"domains": hosts, "entry": Secret(",".join(hosts))})

    components = tuple(
        component.model_copy(update={"ports": tuple(renamed(port) for port in component.ports)})
        for component in spec.components
    )
    return spec.model_copy(update={"components": components}), access.model_copy(update={"domains": domains})


def _meets(host: str, now: str, other: str, there: str) -> bool:
    """Return whether a domain's new name is another's, too; with and without ``www.`` are one, but if they were two."""
    apart = bare_host(host) != bare_host(other)
    return host != other and (now == there or (apart and bare_host(now) == bare_host(there)))


def with_domain_alone(spec: AppSpec, access: PublicAccess, domain: str) -> tuple[AppSpec, PublicAccess] | None:
    """Return the app with one of its custom domains alone, which stays as it is; None where it has none of that name.

    Raises:
        FluxvizError: it is no host name.

    """
    host = read_host(domain, "domain")
    known = [each.host for each, _ in known_domains(spec, access)]
    return with_domains(spec, access, {each: "" for each in known if each != host}) if host in known else None


def read_host(text: str, asked: str) -> str:
    """Return the host name that is asked for as all names are written; empty where there is to be none.

    Args:
        text: What was given.
        asked: What it is given for, for the message.

    Raises:
        FluxvizError: it is no host name.

    """
    host = text.strip().rstrip(".").lower()
    if text.strip() and not is_host_name(host):
        raise FluxvizError(f"{asked}: expected a host name such as shop.example.com, or nothing where there is none")
    if is_of_flux(host):
        raise FluxvizError(f"{asked}: {host} is Flux's own, which an app has or has not by itself; expected another")
    return host


def _new_domain(spec: AppSpec, access: PublicAccess, host: str) -> CustomDomain:
    """Set a domain up as the guide says.

    It leads where those before it led, to a front end first; else to what a visitor wants to see.
    """
    before = [domain for domain, _ in known_domains(spec, access)]
    if before:
        like = min(before, key=lambda each: (bare_host(each.host) != bare_host(host), not _leads_to_front(spec, each)))
        return load_access({"domains": [{**like.model_dump(exclude={"cname"}), "host": host}]}).domains[0]
    speaking = [route for route in Routes(spec, access).routes if route.detected.is_http]
    fronts = [route for route in speaking if _is_front(spec, route.component)]
    first = next(iter((*fronts, *speaking)), None)
    where = {"component": first.component, "port": first.public} if first else {}
    return load_access({"domains": [{**where, "host": host}]}).domains[0]


def _leads_to_front(spec: AppSpec, domain: CustomDomain) -> bool:
    return domain.component is not None and _is_front(spec, domain.component)


def _is_front(spec: AppSpec, key: str) -> bool:
    return any(
        component.key == key and detect_technology(component.image, component.name).role == "web"
        for component in spec.components
    )


def with_domain(spec: AppSpec, domains: tuple[CustomDomain, ...]) -> AppSpec:
    """List the domains in the spec beside the ports they lead to, in place of those that were there."""

    def listed(component: Component) -> Component:
        ports: list[PortMapping] = []
        for port in component.ports:
            hosts = tuple(
                domain.host
                for domain in domains
                if domain.component == component.key
                and (domain.port == port.public or (domain.port is None and not ports))
            )
            ports.append(port.model_copy(update={"domains": hosts, "entry": Secret(",".join(hosts))}))
        return component.model_copy(update={"ports": tuple(ports)})

    return spec.model_copy(update={"components": tuple(listed(component) for component in spec.components)})


def _of_the_spec(spec: AppSpec, access: PublicAccess) -> list[CustomDomain]:
    told = {domain.host for domain in access.domains}
    found: dict[str, CustomDomain] = {}
    for component in spec.components:
        for port in component.ports:
            for host in port.domains:
                if told.isdisjoint((host.lower(), bare_host(host))) and host == host.lower():
                    found.setdefault(host, CustomDomain(host=host, component=component.key, port=port.public))
    return list(found.values())
