"""Ports of a product that its settings leave shut: Keycloak's in production, Traefik's 80 once others are named."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from fluxviz.spec import Component
from fluxviz.topology.image_ports import is_told_elsewhere
from fluxviz.topology.image_tables import published_name
from fluxviz.topology.moved_ports import moved_from
from fluxviz.topology.references.commands import commands_of, settings_of

_HTTP, _HTTPS = 8080, 8443
_CERTIFICATES = frozenset(
    "KC_HTTPS_CERTIFICATE_FILE KC_HTTPS_KEY_STORE_FILE https-certificate-file https-key-store-file".split()
)
_ENTRY_POINT = re.compile(r"entrypoints\.[\w-]+\.address|traefik_entrypoints_[\w-]+_address", re.IGNORECASE)
_ADDRESS = re.compile(r"[\w.\[\]:]*:(\d{1,5})(?:/tcp|/udp)?")
_WITHOUT_HOST = re.compile(r"(?:http://)?:(\d{1,5})")
_USUAL = 80
_FILES = frozenset({"config-file", "cf"})
"""Flags that name a file of settings, which is not seen."""


def why_shut(component: Component, port: int) -> str:
    """Return why a product does not listen on a port of its own; empty where it does, or may.

    >>> from fluxviz.spec import Secret
    >>> sso = Component(name="s", key="s", index=0, image="quay.io/keycloak/keycloak:26", commands=(Secret("start"),))
    >>> why_shut(sso, 8080)
    'Keycloak serves no HTTP in production without http-enabled'
    """
    name = published_name(component.image or "")
    if name == "keycloak/keycloak" and not is_told_elsewhere(component, "/opt/keycloak"):
        return _keycloak(component, port)
    if port != _USUAL or component.hidden_environment:
        return ""
    return _traefik(component) if name == "traefik" else _caddy(component) if name == "caddy" else ""


def _keycloak(component: Component, port: int) -> str:
    """Keycloak serves HTTPS with a certificate only, and HTTP, in production, once ``http-enabled`` is true.

    ``proxy=edge`` turned that on before version 26. Source: ``keycloak.org/server``, "Configuring Keycloak for
    production", "Configuring TLS" and "All configuration".
    """
    words = {word for command in commands_of(component) for word in command.words}
    told = dict(settings_of(component))
    if _FILES & told.keys():
        return ""
    if port in _ports(component, _HTTPS) and words & {"start", "start-dev"} and not _CERTIFICATES & told.keys():
        return "Keycloak serves no HTTPS without a certificate"
    if port in _ports(component, _HTTP) and "start" in words and _is_without_http(told):
        return "Keycloak serves no HTTP in production without http-enabled"
    return ""


def _traefik(component: Component) -> str:
    """Traefik listens on :80 where no entry point is named, and else on those alone. ``doc.traefik.io``, "EntryPoints".

    Its dashboard adds 8080, which is left out of this.
    """
    named = [(name, text) for name, text in settings_of(component) if _ENTRY_POINT.fullmatch(name)]
    listed = _elsewhere([_ADDRESS.fullmatch(text) for _, text in named])
    return listed and f"Traefik's entry points are on {listed}"


def _caddy(component: Component) -> str:
    """Caddy listens where its command says, and on 80 besides for a host. ``caddyserver.com/docs/command-line``."""
    told = [text for command in commands_of(component) for flag, text in command.flags if flag in ("from", "listen")]
    listed = _elsewhere([_WITHOUT_HOST.fullmatch(text) for text in told])
    return listed and f"its command listens on {listed}"


def _elsewhere(read: Sequence[re.Match[str] | None]) -> str:
    """Return ports in words; empty where one cannot be read, or is the usual one."""
    ports = sorted({int(each[1]) for each in read if each is not None})
    return "" if None in read or _USUAL in ports else ", ".join(map(str, ports))


def _ports(component: Component, usual: int) -> tuple[int, ...]:
    moved = moved_from(component, usual)
    return (usual,) if moved is None else moved.ports


def _is_without_http(told: Mapping[str, str]) -> bool:
    """Return whether nothing turns HTTP on; a setting that cannot be read, such as ``$HTTP``, may."""
    enabled = told.get("http-enabled", told.get("KC_HTTP_ENABLED", "")).lower()
    proxy = told.get("proxy", told.get("KC_PROXY", "")).lower()
    return enabled in ("", "false") and proxy in ("", "none", "reencrypt", "passthrough")
