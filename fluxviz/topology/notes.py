"""What is said beside the picture: where names differ, what is assumed, what is incomplete."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from fluxviz.spec import AppSpec, Component, PublicAccess
from fluxviz.spec.held import places_not_read
from fluxviz.spec.hostnames import holds_record, is_host_name
from fluxviz.topology.naming import GUIDE, Naming
from fluxviz.topology.nodes import Component as ComponentNode
from fluxviz.topology.nodes import PublicHost
from fluxviz.topology.public_path import PROBLEMS, is_broken_by_proxy
from fluxviz.topology.public_suffixes import zone_of
from fluxviz.topology.references.finding import Reference
from fluxviz.topology.route import bare_host
from fluxviz.topology.routes import Routes


class Note(str):
    """A statement.

    Attributes:
        brief: What is left of it to say where the edge's card lists every name; empty where that says it all.

    """

    brief: str

    def __new__(cls, text: str, brief: str = "") -> Note:
        """Make a note."""
        note = super().__new__(cls, text)
        note.brief = brief
        return note


_ONE_DOOR = "That port is open on the address of a node, too."
MAX_PLACES = 4
"""How many places that were not read a note names."""


def component_notes(component: Component, references: Iterable[Reference]) -> tuple[str, ...]:
    """Return what else there is to know of a component."""
    notes: list[str] = []
    for reference in references:
        if reference.component == component.key and reference.target.kind == "self":
            whose = "the machine of each visitor" if reference.is_for_browser else "the container itself"
            notes.append(f"{reference.evidence[0].variable} names {reference.target.name}: {whose}.")
    for name in _fetched(component):
        notes.append(f"{name} is fetched when the app is installed: what it holds is not drawn.")
    if component.hidden_environment:
        notes.append("It has secrets besides: what they hold is not drawn.")
    return tuple(dict.fromkeys(notes))


def _fetched(component: Component) -> list[str]:
    """Name the settings that stand for others, fetched when the app is installed."""
    return [each.name for each in component.environment if each.name.startswith("F_S_") and each.value]


def topology_notes(
    spec: AppSpec,
    access: PublicAccess,
    naming: Naming,
    routes: Routes,
    hosts: Sequence[PublicHost],
    silent: Iterable[tuple[ComponentNode, Sequence[ComponentNode]]],
) -> tuple[str, ...]:
    """Say, a line each, what the picture alone does not."""
    return tuple(
        dict.fromkeys(
            (
                *_draft(spec),
                *_differences(naming, routes),
                *_standbys(silent),
                *_seeming_primary(routes),
                *_dead_names(hosts),
                *_ignored_entries(routes),
                *_broken_proxies(access),
                *_deep_names(access),
                *_past_cloudflare(hosts, routes),
                *_unknown_dns(routes, access),
                *_unlisted_domains(routes, access),
                *_assumptions(routes),
                *_tls_behind(routes),
                *_incomplete(spec),
                *_odd_name(spec),
            )
        )
    )


def _draft(spec: AppSpec) -> Iterator[str]:
    if spec.draft:
        left = "Its mesh, dependencies, storage and placement are not drawn"
        yield f"This is a {spec.draft}: Flux has not released it, and may change it. {left}."


def _differences(naming: Naming, routes: Routes) -> Iterator[str]:
    """Name the public hosts as the other naming has them, where they differ."""
    if not routes.routes:
        return
    service = routes.service
    if service.unserved:
        yield f"Names: {service.unserved}, so no public name may answer."
        return
    if service.tcp_only:
        yield "No HTTP name: the Flux edge passes apps of this name TCP only, and that with g: data only."
    yield from _tcp(routes)
    lost = [f"{route.component}:{route.public}" for route in routes.routes if route.served.unnamed]
    if lost:
        why = "Of a runonflux/shared-db component the edge serves the last port only, of its MySQL none"
        yield f"{why}; without a public name: {', '.join(lost)}."
    pairs = [
        f"{host.host} ({host.component}:{host.port})"
        for host in routes.of_other(naming)
        if host.works and host.kind != "tcp"
    ]
    if not pairs:
        return
    ours, others = "as the Flux Domain Manager publishes them", "the guide writes"
    if naming is GUIDE:
        ours, others = "as in the guide", "the Flux Domain Manager publishes"
    yield f"Names {ours}. For single ports, {others}: {', '.join(pairs)}."


def _tcp(routes: Routes) -> Iterator[str]:
    """Return where the edge passes TCP, and to whom."""
    if routes.own_record:
        yield f"{routes.own_record} is the address of the primary's node itself, UDP and all."
    names = [
        f"{host.address} ({host.component}:{host.port})"
        for host in routes.automatic(GUIDE)
        if host.kind == "tcp" and host.works
    ]
    if names:
        whom = "the primary's node" if routes.primaries else "one node" if routes.service.primary else "a node"
        said = f"The Flux edge also passes TCP, without TLS, to {whom}"
        doors = "These ports are open on the address of a node, too." if len(names) > 1 else _ONE_DOOR
        yield Note(f"{said}: {', '.join(names)}. {doors}", f"{said}. {doors}")


def _standbys(silent: Iterable[tuple[ComponentNode, Sequence[ComponentNode]]]) -> Iterator[str]:
    """Name the components that run on standbys, too, and call one there that does not."""
    for target, callers in silent:
        who = ", ".join(each.key for each in callers)
        yield f"On standbys {target.key} does not run: there, calls to it from {who} get no answer."


def _seeming_primary(routes: Routes) -> Iterator[str]:
    """Return where the edge takes for primary/standby data what FluxOS does not."""
    if routes.service.primary and not routes.primaries:
        yield (
            'The letters "g:" stand in containerData, so the Flux edge takes the app for a primary with standbys and '
            "leads to one node only; FluxOS does not, and every copy runs."
        )


def _dead_names(hosts: Iterable[PublicHost]) -> Iterator[str]:
    dead: dict[str, list[PublicHost]] = {}
    for host in hosts:
        if not host.works and not is_broken_by_proxy(host):  # which are told with their mode
            dead.setdefault(host.note, []).append(host)
    for note, names in dead.items():
        what = "answer" if any(host.kind == "tcp" for host in names) else "HTTP answer"
        said = f"{', '.join(host.address for host in names)}: no {what}, since {note}."
        yield Note(said, said if ": " in note else "")


def _ignored_entries(routes: Routes) -> Iterator[str]:
    """Name the entries of domains whose name another port has already."""
    yield from (f"{each.ignored}." for each in routes.customs.names if each.is_ignored)


def _broken_proxies(access: PublicAccess) -> Iterator[str]:
    for domain in access.domains:
        if domain.proxied and domain.ssl in PROBLEMS:
            yield f"{domain.host}: CloudFlare's SSL/TLS mode {domain.ssl.value} does not work: {PROBLEMS[domain.ssl]}."


def _deep_names(access: PublicAccess) -> Iterator[str]:
    """Name the domains that CloudFlare has a certificate for only where their zone is set up for it.

    Source: ``developers.cloudflare.com``, "Universal SSL", limitations: the root and one level below it.
    """
    deep: dict[str, list[str]] = {}
    for domain in access.domains:
        zone = zone_of(domain.host)
        if domain.proxied and domain.host.removesuffix(zone).count(".") > 1:
            deep.setdefault(zone, []).append(domain.host)
    for zone, hosts in deep.items():
        yield (
            f"{', '.join(hosts)}: two levels or more below {zone}, where CloudFlare's Universal SSL has no "
            "certificate: visitors get a TLS error unless the zone is another, or has an advanced certificate."
        )


def _past_cloudflare(hosts: Iterable[PublicHost], routes: Routes) -> Iterator[str]:
    """Name the ports that CloudFlare is put before, and that are open past it: it turns nobody away there.

    Source: ``portBindings`` of ``dockerService.js`` in RunOnFlux/flux: all interfaces.
    """
    ports: dict[str, dict[str, None]] = {}
    for host in hosts:
        if host.proxied and host.component is not None and host.port is not None:
            where = "the primary node's" if host.component in routes.primaries else "every node's"
            ports.setdefault(where, {})[f"{host.component}:{host.port}"] = None
    for where, listed in ports.items():
        are = "is" if len(listed) == 1 else "are"
        yield f"Past CloudFlare, {', '.join(listed)} {are} open at {where} own address, too."


def _unknown_dns(routes: Routes, access: PublicAccess) -> Iterator[str]:
    known = {bare_host(domain.host) for domain in access.domains}
    told = (host for host, _ in routes.domains() if holds_record(host))
    names = dict.fromkeys(host for host in told if bare_host(host) not in known)
    if names:
        yield f"DNS set-up not known, drawn straight to the edge: {', '.join(names)}."


def _unlisted_domains(routes: Routes, access: PublicAccess) -> Iterator[str]:
    """Name the domains that the overlay has and the spec has not; source: the host ACL of the domain manager."""
    listed = {bare_host(host) for host, _ in routes.domains()}
    missing = [domain.host for domain in access.domains if bare_host(domain.host) not in listed]
    if missing and not routes.spec.encrypted:
        yield f"Not in the spec's domains, so the Flux Domain Manager answers 503 until listed: {', '.join(missing)}."


def _assumptions(routes: Routes) -> Iterator[str]:
    assumed = [f"{route.component}:{route.public}" for route in routes.routes if route.detected.reason == "assumed"]
    if assumed:
        yield f"Taken as HTTP, since nothing in the spec says otherwise: {', '.join(assumed)}."


def _tls_behind(routes: Routes) -> Iterator[str]:
    """Name the ports to which the edge opens TLS, and of which nothing tells that they speak it."""
    unsure = [route for route in routes.routes if route.served.tls and route.is_guess]
    if unsure:
        ports = ", ".join(f"{route.component}:{route.public}" for route in unsure)
        yield f"The Flux edge opens TLS to {ports}, as its list has it; nothing tells that TLS is spoken there."


def _incomplete(spec: AppSpec) -> Iterator[str]:
    fetched = [f"{component.key} ({name})" for component in spec.components for name in _fetched(component)]
    if fetched:
        yield f"Incomplete: settings fetched at install are not drawn: {', '.join(fetched)}."
    hidden = [component.key for component in spec.components if component.hidden_environment]
    if hidden:
        yield f"Incomplete: secrets are not drawn: {', '.join(hidden)}."
    if unread := places_not_read(spec.warnings):
        more = f" and {len(unread) - MAX_PLACES} more" if len(unread) > MAX_PLACES else ""
        yield f"Incomplete: too long to be read for links: {', '.join(unread[:MAX_PLACES])}{more}."
    if spec.encrypted:
        yield "Incomplete: the components of this enterprise app are encrypted; only its public side is drawn."


def _odd_name(spec: AppSpec) -> Iterator[str]:
    if not is_host_name(GUIDE.app_host(spec.name)):
        yield "The app's name cannot stand in a host name: its public names will not resolve."
