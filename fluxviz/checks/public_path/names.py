"""FX4: public names in settings: those that nobody publishes, and those that are called in the clear."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from fluxviz.checks.findings import Finding
from fluxviz.checks.public_path.rules import GUIDE_NAME, MIXED_CONTENT, PLAIN_OR_PORT
from fluxviz.checks.setting import Setting
from fluxviz.checks.subject import Subject
from fluxviz.spec import MASK
from fluxviz.topology.naming import ZONE
from fluxviz.topology.route import Route
from fluxviz.topology.routes import CLOSED

_NAME = re.compile(
    r"(?:(?P<scheme>https?|wss?)://)?(?<![a-z0-9_.-])(?P<host>[a-z0-9_][a-z0-9_.-]{0,252}\.[a-z]{2,24})"
    r"(?::(?P<port>\d{1,5})(?!\d))?",
    re.IGNORECASE,
)

_OTHER_SCHEME = re.compile(r"[a-z0-9]://[^\s,;/?#]*$", re.IGNORECASE)
"""Text before a name that makes it the host of a URL which is not of the web: ``postgres://user:password@``."""


def check_public_names(subject: Subject) -> Iterator[Finding]:
    """Find public names of the app that are not published, or are called without TLS or with a port."""
    yield from _pairs(subject)
    guide = _guide_names(subject)
    for setting in subject.settings:
        if setting.read.secret or "." not in setting.text:
            continue
        for match in _NAME.finditer(setting.text):
            host = match["host"].lower().rstrip(".")
            route = guide.get(host) or subject.routes.target(host)
            if host in guide:
                yield _guide(subject, setting, match, host, guide[host])
            elif reason := subject.routes.unpublished(host):
                yield _unpublished(subject, setting, match, host, reason)
            if route is not None and (host in guide or subject.routes.knows(host)):
                yield from _spoken(subject, setting, match, host, route, guide)


def _pairs(subject: Subject) -> Iterator[Finding]:
    """Find a public name in one setting whose port stands in another, where the edge has that port closed."""
    for reference in subject.references:
        pair, port = reference.evidence[-1].variable, reference.port
        if reference.target.kind not in ("edge", "browser_call") or len(reference.evidence) < 2 or port in (None, 443):
            continue
        if reference.problem.startswith(CLOSED):
            component = subject.components[reference.component]
            message = f"{component.name}'s {pair} makes it call {reference.host}:{port}, {reference.problem}"
            where = subject.reference_at(reference, pair=True)
            element = subject.reference_element(reference)
            yield subject.finding(PLAIN_OR_PORT, where, message, component=component, element=element)


def _guide_names(subject: Subject) -> dict[str, Route]:
    """Return the names that the guide and old texts have for components, with the port that each stands for."""
    names: dict[str, Route] = {}
    app = subject.spec.name.lower()
    if len(subject.spec.components) < 2:
        return names
    for component in subject.spec.components:
        routes = subject.routes.of_component(component.key)
        route = next((each for each in routes if each.detected.is_http), next(iter(routes), None))
        if component.name and route:
            for sign in "-.":
                names.setdefault(f"{component.name.lower()}{sign}{app}.{ZONE}", route)
    return names


def _guide(subject: Subject, setting: Setting, match: re.Match[str], host: str, route: Route) -> Finding:
    nobody = f"{setting.component.name}'s {setting.shown} names {host}, which nobody publishes"
    if route in subject.named_routes:
        published = subject.public_name(route)
        message, fix = f"{nobody}; {route.component} is at {published}", _named(setting, match, published)
    else:
        inside = f"{subject.host(subject.components[route.component])}:{route.container or route.public}"
        message, fix = f"{nobody}; inside the app, {route.component} is {inside}", ""
    element = _element(subject, setting, host)
    return subject.finding(GUIDE_NAME, setting.where, message, fix, component=setting.component, element=element)


def _unpublished(subject: Subject, setting: Setting, match: re.Match[str], host: str, reason: str) -> Finding:
    message = f"{setting.component.name}'s {setting.shown} names {host}, which nobody publishes: {reason}"
    routes = subject.named_routes
    fix = _named(setting, match, subject.public_name(routes[0])) if len(routes) == 1 else ""
    element = _element(subject, setting, host)
    return subject.finding(GUIDE_NAME, setting.where, message, fix, component=setting.component, element=element)


def _named(setting: Setting, match: re.Match[str], name: str, scheme: str = "") -> str:
    """Return a setting with a public name in place of another; what stands around may be a secret, and is masked."""
    secure = {"http": "https", "ws": "wss"}
    written = (match["scheme"] or "").lower()
    scheme = scheme or secure.get(written, written)
    before = MASK if setting.text[: match.start()].strip() else ""
    after = setting.text[match.end() :].strip()
    more = f"{after[0] if after[0] in '/?#,' else ''}{MASK}" if after.strip("/") else after
    return setting.set_to(f"{before}{f'{scheme}://' if scheme else ''}{name}{more}")


def _element(subject: Subject, setting: Setting, host: str) -> str:
    """Return the id of the edge that the name makes, or of the component whose setting it is."""
    for edge in subject.topology.edges:
        if edge.kind in ("browser_call", "egress") and (edge.host or "").lower() == host:
            return edge.id
    return subject.node(setting.component)


def _spoken(
    subject: Subject, setting: Setting, match: re.Match[str], host: str, route: Route, guide: Container[str]
) -> Iterator[Finding]:
    """Find a public name that is called in the clear or with a port; said is where the edge does answer, if it does."""
    scheme, port = (match["scheme"] or "").lower(), match["port"]
    tcp_only, by_tcp = subject.routes.service.tcp_only, port is not None and subject.routes.passed(int(port))
    plain = scheme in ("http", "ws")
    odd_port = port not in (None, "443") and not (plain and port == "80")
    if not (plain or odd_port) or tcp_only or by_tcp or not route.detected.is_http:
        return
    meant = next((each for each in subject.routes.named if odd_port and each.public == int(port or 0)), route)
    zone = host.endswith(f".{ZONE}")
    name = subject.public_name(meant) if zone and (odd_port or host in guide) else host
    secure = {"http": "https", "ws": "wss"}.get(scheme, scheme or "https")
    said = f"{setting.component.name}'s {setting.shown} names {match.group()}"
    fix = _named(setting, match, name, secure)
    element = _element(subject, setting, host)
    if not meant.detected.is_http or (not scheme and _OTHER_SCHEME.search(setting.text[: match.start()])):
        message = f"{said}; the edge answers there by HTTPS alone, on 443"
        yield subject.finding(PLAIN_OR_PORT, setting.where, message, component=setting.component, element=element)
    elif plain and setting.read.browser:
        message = f"{said}, which a browser blocks on a page that came by HTTPS"
        yield subject.finding(MIXED_CONTENT, setting.where, message, fix, component=setting.component, element=element)
    elif not route.refusal and (odd_port or not setting.read.no_call):
        message = f"{said}; the edge answers at {secure}://{name}, on 443"
        yield subject.finding(PLAIN_OR_PORT, setting.where, message, fix, component=setting.component, element=element)
