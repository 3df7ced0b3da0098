"""Decide what an address is: a component, a public name of the app, a host outside, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from fluxviz.spec import AppSpec, Component
from fluxviz.topology.naming import host_of
from fluxviz.topology.own_address import is_any_address, leads_home
from fluxviz.topology.own_ports import own_ports
from fluxviz.topology.public_suffixes import ends_publicly
from fluxviz.topology.references.addresses import Address
from fluxviz.topology.references.settings import Finding
from fluxviz.topology.references.unfinished import is_unfinished, lacks_component, shown
from fluxviz.topology.references.unreachable import why_unreachable
from fluxviz.topology.references.urls import is_database_scheme, is_network_scheme
from fluxviz.topology.references.vocabulary import read_name
from fluxviz.topology.routes import Routes
from fluxviz.topology.technologies import detect_technology, image_words
from fluxviz.topology.zone_names import zone_stem

_SIGNS = re.compile(r"[-._]")
_MISSPELT = "no such name: no component has this name, and no public DNS has one that ends so"
NOBODY = "no component has this name, and no public DNS has one of one label"
"""Why a name of one label leads nowhere."""

_BY_BROWSER = "the browser makes this call: the variable is built into a front end"
TargetKind = Literal["internal", "unresolved", "browser_call", "edge", "egress", "self"]

_LINKED = re.compile(r"\bnetworkWith\s*[:=]\s*\[([^\]]*)\]", re.IGNORECASE)
"""Source: ``appNetworkLinker.js`` in RunOnFlux/flux, which does not mind upper and lower case."""


@dataclass(frozen=True)
class Target:
    """What an address is.

    Attributes:
        kind: ``internal``: a component; ``edge``: a public name of this app; ``browser_call``: the same, called
            by the browser; ``egress``: outside; ``unresolved``: a name nobody has; ``self``: the container.
        name: Key of the component, or the host in lower case.
        short: The bare component name.
        sure: No doubt about it.
        why: What made it so, in a few words.
        unfinished: The app's name in it is still to be filled in: nothing answers to it as it is.

    """

    kind: TargetKind
    name: str
    short: bool = False
    sure: bool = True
    why: str = ""
    unfinished: bool = False


_ROLES = frozenset(["api", "app", "backend", "server", "service", "gateway", "auth", "web", "site", "worker", "proxy"])
"""Words that name what a component does, and any other one that does the same."""
_OWN = re.compile(r"(?:server|service|editor|base|http|webhook)*(?:url|uri)")


def _is_own_product(finding: Finding, component: Component) -> bool:
    """Return whether a setting is where a product is told its own address: ``MINIO_SERVER_URL`` of ``minio/minio``."""
    product = image_words(component.image)[0] if component.image else ""
    if finding.address.scheme not in ("http", "https") or not product or product in _ROLES:
        return False
    name = "".join(finding.name.words)
    if product == "n8n" and name == "webhookurl":
        return True
    return name.startswith(product) and _OWN.fullmatch(name.removeprefix(product)) is not None


def _is_upstream(finding: Finding, component: Component) -> bool:
    """Return whether a name is that of nginx's own group of servers, which its configuration lists.

    Source: nginx.org/en/docs/http/ngx_http_upstream_module.html: ``proxy_pass`` names such a group as it would a host.
    """
    if finding.port_from == "value":
        return False
    group = re.compile(rf"(?<![\w.-])upstream\s+{re.escape(finding.address.host)}\s*\{{", re.IGNORECASE)
    words = (*(each.value.read() for each in component.environment), *(word.read() for word in component.commands))
    return any("upstream" in text and group.search(text) for text in words)


_HANDED_ON = frozenset({"external", "public", "canonical", "callback", "redirect"})
"""Words of settings for an app's own public address, as others are told it."""


class Resolver:
    """Knows the names of one app."""

    def __init__(self, spec: AppSpec, routes: Routes) -> None:
        self.routes = routes
        self.components = {component.key: component for component in spec.components}
        self.hosts: dict[str, Component] = {}
        self.names: dict[str, Component] = {}
        self.app = spec.name.lower()
        for component in spec.components:
            host = host_of(spec, component)
            self.hosts.setdefault(host.lower(), component)
            self.names.setdefault(component.name.lower(), component)
        linked = _LINKED.search(spec.description.read())
        self.linked = {name.strip(" '\"").lower() for name in linked[1].split(",")} if linked else set()

    def resolve(self, finding: Finding, component: Component) -> Target | None:
        """Decide what an address is, seen from the component whose setting names it; None: no link."""
        address, name = finding.address, finding.name
        host = address.host.lower()
        own_name = finding.scope == "environment" and name.no_call
        if is_any_address(host) and not (leads_home(host) and (name.browser or is_database_scheme(address.scheme))):
            return None  # what a server binds to: pages and database clients bind to nothing
        if not address.is_flux and (self._is_login(finding) or _is_upstream(finding, component)):
            return None
        if leads_home(host):
            told = not own_name and (name.browser or not name.shown)  # else others are told it: nobody here calls it
            placed = address.port is not None or name.strong or address.plain
            return Target("self", host) if placed and told else None
        if own_name and not (name.words in (("host",), ("hostname",)) and host in self.hosts):
            return None
        if host in self.hosts:
            return self._component(self.hosts[host], component, short=False)
        if is_unfinished(host, self.app):
            return self._unfinished(finding, component)
        if self.routes.knows(host):
            return self._public(host, finding, component)
        if reason := self.routes.unpublished(host):
            unserved = len(self.components) == 1 and reason == self.routes.service.unserved
            return None if unserved else self._public(host, finding, component)  # its own name, which is not served
        if address.is_flux:
            return self._foreign(address, finding)
        called = self.names.get(host)
        if called is not None and self._is_place(finding):
            return self._component(called, component, short=True, sure=address.plain or name.strong)
        return None if _is_own_product(finding, component) else self._outside(address, finding)

    def _is_login(self, finding: Finding) -> bool:
        """Return whether an address may be a login with a number for a password, or a part of one.

        ``name:number`` without a scheme is a host and its port where the setting's name says host and nothing around
        it says user; elsewhere, where the component of that name listens on that port.
        """
        address, name = finding.address, finding.name
        called = self.names.get(address.host.lower())
        if address.doubtful and (called is None or address.port is None):
            return called is None
        if not address.doubtful and (address.scheme or address.plain or finding.port_from != "value"):
            return False
        people = name.people or read_name(finding.setting.parents).people
        if people and not name.strong:
            return True
        if called is None or not (address.doubtful or people or not name.holds_host):
            return people
        listening = {mapping.container for mapping in called.ports}
        technology = detect_technology(called.image, called.name)
        return address.port not in listening | technology.ports.keys() | own_ports(called, technology).keys()

    def _component(self, target: Component, source: Component, *, short: bool, sure: bool = True) -> Target | None:
        if target.key == source.key:
            return None
        return Target("internal", target.key, short, sure)

    def _unfinished(self, finding: Finding, component: Component) -> Target | None:
        """Find the component that a name without its app can only mean."""
        host, address = finding.address.host.lower(), finding.address
        if lacks_component(host):
            placed = address.plain or address.scheme or address.port is not None or finding.name.holds_host
            why = "which component it means is still to be filled in"
            return Target("unresolved", shown(host), why=why, unfinished=True) if placed else None
        meant = self.hosts.get(f"{host.rpartition('_')[0]}_{self.app}")
        why = "the app's name in it is still to be filled in"
        if meant is not None:
            return None if meant.key == component.key else Target("internal", meant.key, why=why, unfinished=True)
        return Target("unresolved", shown(host), why=f"no component has this name, and {why}", unfinished=True)

    def _is_place(self, finding: Finding) -> bool:
        """Return whether an address stands where a host must stand."""
        address, name = finding.address, finding.name
        if address.plain:
            return True
        if name.no_host:
            return False
        if finding.scope != "environment" and name.words[-1:] in (("host",), ("hostname",), ("server",), ("address",)):
            return True
        if name.strong:
            return True
        if finding.pair.lower().startswith(finding.setting.name.lower() or "-"):
            return True
        return finding.port_from == "value" and (name.holds_host or (address.port or 0) > 79)

    def _public(self, host: str, finding: Finding, component: Component) -> Target | None:
        name = finding.name
        if not (finding.address.plain or name.holds_host or finding.address.port is not None):
            return None
        route = self.routes.passed(finding.address.port) or self.routes.target(host)
        own = route is not None and route.component == component.key
        if name.browser and not (own and name.own_address):
            return Target("browser_call", host, why=_BY_BROWSER)
        if own or name.browser or (name.shown and _HANDED_ON & {*name.words}):
            return None
        return Target("edge", host, why="a public name: the call leaves the app")

    def _foreign(self, address: Address, finding: Finding) -> Target | None:
        host = address.host.lower()
        app = host.rpartition("_")[2]
        if app in self.linked:
            return Target("egress", host, why=f"the description links this app to {app} (networkWith)")
        sure = app == self.app or address.plain or finding.name.holds_host or address.port is not None
        called = address.scheme and is_network_scheme(address.scheme)
        if not sure or (finding.name.no_host and not called):
            return None
        if app == self.app:
            return Target("unresolved", host, why="no such component: none of this app has this name")
        return Target("unresolved", host, why="another app's name: apps cannot reach each other by internal names")

    def _outside(self, address: Address, finding: Finding) -> Target | None:
        name, host = finding.name, address.host.lower()
        if (name.no_host and not address.scheme) or (name.shown and not address.is_ip):
            return None
        placed = address.plain or name.strong or (name.holds_host and address.port is not None)
        if lost := "" if name.browser else why_unreachable(host):
            return Target("unresolved", host, why=lost) if placed or address.port is not None else None
        if not name.browser and self._is_misspelt(host):
            return Target("unresolved", host, why=_MISSPELT) if placed or address.port is not None else None
        if address.is_ip:
            return Target("egress", host) if placed or address.port is not None else None
        if address.is_domain:
            if address.port is None and not address.scheme and address.looks_like_file and not name.strong:
                return None
            if placed or (address.port is not None and finding.setting.name):
                why = "another app's public name" if zone_stem(host) is not None else ""
                return Target("egress", host, sure=placed, why=_BY_BROWSER if name.browser else why)
            return None
        if not placed or "." in host or not re.search("[a-z]", host) or not self._is_single_host(address, finding):
            return None
        return Target("egress", host, sure=False, why=NOBODY)

    def _is_misspelt(self, host: str) -> bool:
        """Return whether a name can only mean a component: with a dot where its host has another sign, or no prefix."""
        plain = _SIGNS.sub("", host)
        meant = any(_SIGNS.sub("", own) in (plain, f"flux{plain}") for own in self.hosts if "_" in own)
        return meant and host.count(".") == 1 and not ends_publicly(host)

    def _is_single_host(self, address: Address, finding: Finding) -> bool:
        """Return whether one label is meant as a host: it has a scheme, a port, or a setting called host."""
        if address.scheme:
            return is_network_scheme(address.scheme)
        return finding.port_from == "value" or finding.name.words[-1:] in (("host",), ("hostname",))
