"""FX5: TLS where the edge ends it, and requests that the edge cuts off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fluxviz.checks.findings import Finding
from fluxviz.checks.serving.rules import CERTIFICATE, SLOW_REQUEST, TLS_INSIDE
from fluxviz.checks.setting import Setting
from fluxviz.checks.subject import Subject
from fluxviz.topology.route import Route

_EDGE_SECONDS = 25
"""How long the edge waits for an answer. Source: ``haproxyTemplate.js`` in RunOnFlux/flux-domain-manager."""

_CERTIFICATE = re.compile(
    r"^(?:(?:HTTPS|SERVER|WEB|NGINX|SITE|APP)_)?(?:SSL|TLS)_(?:CERT|CERTIFICATE|KEY|PRIVATE_KEY|CERT_FILE|CERT_PATH|"
    r"KEY_FILE|KEY_PATH|CERTIFICATE_KEY|CRT|PEM)$|^LETSENCRYPT_(?:EMAIL|HOST|DOMAIN)$|^(?:ACME|CERTBOT)_(?:EMAIL|DOMAINS?)$",
    re.IGNORECASE,
)
_PEM = re.compile(r"-----BEGIN (?:CERTIFICATE|(?:RSA |EC )?PRIVATE KEY)")
_TIMEOUT = re.compile(
    r"^(?:(?:HTTP|SERVER|API|WEB|APP|NGINX|GUNICORN|UVICORN|UPSTREAM|CLIENT|PHP)_)?"
    r"(?:(?:REQUEST|RESPONSE|PROXY|READ|WRITE|SEND|WORKER|EXECUTION|PROXY_READ|PROXY_SEND|KEEP_?ALIVE)_)?"
    r"TIMEOUT(?:_(?P<unit>MS|MILLIS|SECONDS|SECS?|S))?$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(\d{1,9})(ms|s|m)?")


def check_serving(subject: Subject) -> Iterator[Finding]:
    """Find TLS in containers behind the edge, and requests that it would cut off."""
    for route in subject.routes.routes:
        yield from _tls(subject, route)
    behind = {route.component for route in subject.http_routes}
    for component in subject.spec.components:
        if component.key not in behind:
            continue
        settings = list(subject.settings_of(component))
        has_timeout = any(setting.name == "timeout" for setting in settings)
        for setting in settings:
            if _PEM.search(setting.text) or (_CERTIFICATE.match(setting.name) and setting.text):
                message = f"{component.name}'s {setting.shown} is about a certificate, and the edge ends TLS before it"
                yield subject.finding(CERTIFICATE, setting.where, message, component=component)
            elif not has_timeout and _is_slow(setting):
                message = f"{component.name}'s {setting.shown} allows longer than the edge's {_EDGE_SECONDS} s"
                fix = '"timeout=MILLISECONDS"  in the environment of the component'
                yield subject.finding(SLOW_REQUEST, setting.where, message, fix, component=component)


def _tls(subject: Subject, route: Route) -> Iterator[Finding]:
    speaks_tls = route.detected.protocol in ("https", "wss")
    is_plain = route.served.tls and not speaks_tls and bool(route.refusal)
    if route.stopped or route.served.unnamed or not (is_plain or (speaks_tls and not route.served.tls)):
        return
    component = subject.components[route.component]
    index = next(index for index, port in enumerate(component.ports) if port.public == route.public)
    where = subject.port_at(component, "containerPorts", index, route.container)
    inside = route.container or route.public
    speaks = "which speaks TLS" if route.detected.encrypted else "a port of HTTPS that is not known to speak TLS"
    speaks, how = ("which speaks plain HTTP", "with TLS") if is_plain else (speaks, "in plain HTTP")
    message = f"{component.name}:{route.public} leads to {inside}, {speaks}; the edge calls it {how}"
    yield subject.finding(TLS_INSIDE, where, message, component=component, element=subject.route_element(route))


def _is_slow(setting: Setting) -> bool:
    match = _TIMEOUT.match(setting.flag or setting.name)
    number = _NUMBER.fullmatch(setting.text)
    if match is None or number is None or setting.name == "timeout":
        return False
    unit = (number[2] or match["unit"] or "").lower()
    value = int(number[1])
    if unit in ("ms", "millis") or (not unit and value >= 1000):
        return value > _EDGE_SECONDS * 1000
    return value * (60 if unit == "m" else 1) > _EDGE_SECONDS
