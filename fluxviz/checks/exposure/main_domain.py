"""FX304: an app's own domain that leads to another port than the one that visitors look for."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from fluxviz.checks.exposure.front_ends import is_front
from fluxviz.checks.exposure.rules import MAIN_DOMAIN
from fluxviz.checks.findings import Finding
from fluxviz.checks.moving import first_in_compose, port_lists
from fluxviz.checks.subject import Subject
from fluxviz.spec import Component
from fluxviz.topology import GUIDE
from fluxviz.topology.route import Route


def check_main_domain(subject: Subject, open_to: Collection[Route], to_shut: Collection[Route]) -> Iterator[Finding]:
    """Find an own domain that leads to the wrong port.

    Args:
        subject: The app.
        open_to: The ports that open data or commands to the internet: visitors look for none of them.
        to_shut: Those of them that are better not published at all.

    """
    main = subject.routes.main
    if main is None or subject.routes.service.tcp_only:
        return
    component = subject.components[main.component]
    others = [each for each in subject.http_routes if each is not main and not each.detected.assumed]
    others = [each for each in others if each not in open_to and not each.refusal]
    others.sort(key=lambda route: _keeps_data(subject, route))  # the page of a database is not what visitors look for
    fronts = [route for route in others if is_front(subject, subject.components[route.component])]
    if main.detected.protocol.startswith("game"):  # players write its port; who has another page knows its name
        others = [each for each in others if each.component == main.component]
    wanted = next(iter(fronts), next(iter(others), None) if not main.detected.is_http else None)
    if wanted is None:
        return
    front = subject.technology(component).role == "web" or is_front(subject, component)
    if main.detected.is_http and ((front and main not in to_shut) or wanted.component == main.component):
        return
    host = GUIDE.app_host(subject.spec.name)
    name = subject.components[wanted.component].name
    message = (
        f"{host} leads to {component.name}:{main.public}, the first port of the first component that has ports, "
        f"not to {name}:{wanted.public}"
    )
    fix = _fix(subject, component, wanted, {(each.component, each.public) for each in to_shut})
    index = next(index for index, port in enumerate(component.ports) if port.public == main.public)
    where = subject.port_at(component, "ports", index, main.public)
    yield subject.finding(MAIN_DOMAIN, where, message, fix, component=component, element=subject.route_element(main))


def _fix(subject: Subject, component: Component, wanted: Route, to_shut: Collection[tuple[str, int]]) -> str:
    """Return how another port comes first: by taking off what is better not published, where that does it."""
    left = [port for port in component.ports if (component.key, port.public) not in to_shut]
    shuts = len(left) < len(component.ports)
    if wanted.component == component.key:
        first = next(port for port in left if port.public == wanted.public)
        return port_lists([first, *(port for port in left if port is not first)])
    moved = first_in_compose(subject, subject.components[wanted.component])
    if not shuts:
        name = subject.components[wanted.component].name
        return moved or f"visitors reach {name} at https://{GUIDE.port_host(subject.spec.name, wanted.public)}"
    several = sum(port.public is not None for port in component.ports) > 1
    off = f"take the public {'ports' if several else 'port'} off {component.name}"
    off = off if not any(port.public is not None for port in left) else port_lists(left)
    rest = (each for each in subject.routes.routes if (each.component, each.public) not in to_shut)
    then = next(rest, None)
    return off if then is wanted else "\nand ".join(filter(None, [off, moved]))


def _keeps_data(subject: Subject, route: Route) -> bool:
    return subject.technology(subject.components[route.component]).role in ("database", "cache", "queue")
