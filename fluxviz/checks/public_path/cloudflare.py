"""FX4: the custom domains of the public access overlay: CloudFlare's settings and DNS."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fluxviz.checks.findings import IN_ACCESS, Finding
from fluxviz.checks.public_path.rules import (
    FLEXIBLE,
    LEADS_NOWHERE,
    NOT_ALWAYS_HTTPS,
    NOT_LISTED,
    OFF,
    ROOT_WITHOUT_FLATTENING,
    STRICT,
    TWO_PLACES,
    WRONG_TARGET,
)
from fluxviz.checks.rule import Rule
from fluxviz.checks.subject import Subject
from fluxviz.spec import SslMode
from fluxviz.topology import EDGE, GUIDE, CloudFlare
from fluxviz.topology.public_suffixes import zone_of
from fluxviz.topology.route import Route, bare_host
from fluxviz.topology.zone_names import zone_stem

if TYPE_CHECKING:
    from fluxviz.spec import Component, CustomDomain

_MODES = {
    SslMode.FLEXIBLE: (FLEXIBLE, "Flexible: CloudFlare and the edge redirect to each other without end"),
    SslMode.OFF: (OFF, "Off: CloudFlare and the edge redirect to each other without end"),
    SslMode.STRICT: (STRICT, "Full (strict): the edge has no certificate for a proxied name, and visitors get 526"),
}


def check_cloudflare(subject: Subject) -> Iterator[Finding]:
    """Find custom domains that do not lead to the app, or not as they should."""
    for domain in subject.access.domains:
        if domain.proxied:
            yield from _proxied(subject, domain)
        elif zone_of(domain.host) == domain.host:
            message = f"{domain.host} is a root domain, so its DNS provider must flatten the CNAME, as CloudFlare does"
            yield _make(subject, ROOT_WITHOUT_FLATTENING, domain, "proxied", message, '"proxied": true, "ssl": "full"')
        yield from _leads(subject, domain)
        yield from _record(subject, domain)


def _make(
    subject: Subject, rule: Rule, domain: CustomDomain, key: str, message: str, fix: str = "", element: str = ""
) -> Finding:
    where = f"{IN_ACCESS}domains.{domain.host}" + (f".{key}" if key else "")
    return subject.finding(rule, where, message, fix, element=element or _edge(subject), line=False)


def _edge(subject: Subject) -> str:
    return EDGE if any(node.id == EDGE for node in subject.topology.nodes) else ""


def _proxy(subject: Subject, domain: CustomDomain) -> str:
    """Return the id of the edge from CloudFlare to the Flux edge."""
    for node in subject.topology.nodes:
        if isinstance(node, CloudFlare) and domain.host in node.hosts:
            return next((edge.id for edge in subject.topology.of_kind("proxy") if edge.source == node.id), node.id)
    return ""


def _proxied(subject: Subject, domain: CustomDomain) -> Iterator[Finding]:
    if domain.ssl in _MODES:
        rule, said = _MODES[domain.ssl]
        message = f"{domain.host} has CloudFlare's SSL/TLS mode {said}"
        yield _make(subject, rule, domain, "ssl", message, '"ssl": "full"', _proxy(subject, domain))
    if not domain.always_https:
        message = f"{domain.host} is without CloudFlare's Always Use HTTPS"
        yield _make(
            subject, NOT_ALWAYS_HTTPS, domain, "always_https", message, '"always_https": true', _proxy(subject, domain)
        )


def _leads(subject: Subject, domain: CustomDomain) -> Iterator[Finding]:
    if subject.spec.encrypted:
        return
    host = subject.routes.custom(domain)
    listed = _listed(subject, domain)
    if host.component is None or host.port is None:
        named = f"{domain.component}, which has no public port" if domain.component else "no public port"
        yield _make(subject, LEADS_NOWHERE, domain, "component", f"{domain.host} leads to {named}")
        return
    if not listed:
        component = subject.components[host.component]
        index = _entry(component, host.port)
        message = (
            f"{domain.host} is not in the domains of {component.name}, so the edge answers 503 for it; it belongs to "
            f"entry {index} of {subject.at(component, 'domains')}"
        )
        refusal = _refusal(subject, domain)
        message += f", where it gets no answer either: {refusal}" if refusal else ""
        fix = '"domains": [' + ", ".join(f'"{each}"' for each in _completed(subject, component)) + "]"
        fix = "" if refusal else fix
        where = subject.at(component, "domains" if "domains" in subject.written(component) else "")
        yield subject.finding(
            NOT_LISTED, where, message, fix, component=component, element=_edge(subject), about=domain.host
        )
        return
    first = listed[0]
    if (first.component, first.public) != (host.component, host.port):
        message = (
            f"{domain.host} leads to {host.component}:{host.port} in the access file, and to "
            f"{first.component}:{first.public} in domains"
        )
        yield _make(subject, TWO_PLACES, domain, "component", message)


def _refusal(subject: Subject, domain: CustomDomain) -> str:
    """Return why a custom domain gets no HTTP answer from a port that answers; empty where it does."""
    route = subject.routes.custom_route(domain)
    return "" if route is None or route.stopped else route.refusal


def _listed(subject: Subject, domain: CustomDomain) -> list[Route]:
    """Return the ports whose entry in domains has a custom domain answered."""
    return [each.route for each in subject.routes.customs.of(domain.host)]


def _entry(component: Component, public: int | None) -> int:
    """Return which entry of a component's domains belongs to a public port of it."""
    return next(index for index, port in enumerate(component.ports) if port.public == public)


def _completed(subject: Subject, component: Component) -> list[str]:
    """Return the entries of a component's domains with all that are missing in them: one fix does for each of those."""
    entries = [list(port.domains) for port in component.ports]
    added: set[str] = set()
    for domain in subject.access.domains:
        host = subject.routes.custom(domain)
        if host.component != component.key or host.port is None:
            continue
        if bare_host(domain.host) in added or _listed(subject, domain) or _refusal(subject, domain):
            continue
        added.add(bare_host(domain.host))
        entries[_entry(component, host.port)].append(domain.host)
    return [",".join(entry) for entry in entries]


def _record(subject: Subject, domain: CustomDomain) -> Iterator[Finding]:
    """Find a CNAME that leads elsewhere: both of Flux's zones have the same names of the app."""
    app, routes = GUIDE.app_host(subject.spec.name), subject.routes
    if domain.cname is None or domain.cname == app:
        return
    if domain.cname == routes.own_record:
        if routes.service.tcp_only or not any(each.detected.is_http for each in routes.named):
            return
        what = f"the address of the primary's node itself; HTTPS answers at {app}"
    elif zone_stem(domain.cname) in {zone_stem(host) for host, _ in routes.platform_names()}:
        return
    else:
        what = f"which is not published for this app; {app} is"
    message = f"{domain.host} has a CNAME to {domain.cname}, {what}"
    yield _make(subject, WRONG_TARGET, domain, "cname", message, f'"cname": "{app}"')
