"""What rules look at: an app, its network, and where each part of it stands in the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from fluxviz.checks.findings import Finding
from fluxviz.checks.fingerprints import place_in
from fluxviz.checks.rule import Rule
from fluxviz.checks.setting import Setting
from fluxviz.editing import Edit
from fluxviz.spec import Component
from fluxviz.spec.places import Places
from fluxviz.topology import FDM, Edge, Topology
from fluxviz.topology.doors import open_doors
from fluxviz.topology.identifiers import part
from fluxviz.topology.naming import host_of
from fluxviz.topology.provenance import Provenance
from fluxviz.topology.references.commands import commands_of
from fluxviz.topology.references.finding import Reference
from fluxviz.topology.references.unfinished import SHOWN
from fluxviz.topology.route import Route
from fluxviz.topology.technologies import detect_technology, image_product, image_technology
from fluxviz.topology.technology import Technology


class Subject(Places):
    """An app, seen by rules.

    Attributes:
        topology: Its network.
        spec: What was written.
        access: What the spec cannot say.
        routes: Its published ports and public names.
        references: Every place where a component names a host.
        gone: Components that a what-if or a change has just taken away.
        components: Its components by key.
        template: The document is one whose owner is filled in later.

    """

    def __init__(self, topology: Topology, provenance: Provenance, *, template: bool = False) -> None:
        self.topology, self.template = topology, template
        super().__init__(provenance.spec)
        self.access, self.routes = provenance.access, provenance.routes
        self.references: tuple[Reference, ...] = provenance.references
        self.gone = provenance.gone
        self.components: Mapping[str, Component] = {each.key: each for each in provenance.spec.components}

    # What stands where

    def reference_at(self, reference: Reference, *, pair: bool = False) -> str:
        """Return the path of the setting that names a host, or of the one that gives its port."""
        component = self.components[reference.component]
        if pair:
            name = reference.evidence[-1].variable
            for index, variable in enumerate(component.environment):
                if variable.name == name:
                    return self.environment_at(component, index)
        if reference.entry is not None:
            return self.environment_at(component, reference.entry)
        return self.command_at(component, reference.host.removesuffix(SHOWN))

    # What there is

    @cached_property
    def paired(self) -> Mapping[tuple[str, str], set[str]]:
        """The hosts whose port a variable of a component gives, by the component's key and the variable's name."""
        hosts: dict[tuple[str, str], set[str]] = {}
        for reference in self.references:
            hosts.setdefault((reference.component, reference.evidence[-1].variable), set()).add(reference.target.name)
        return hosts

    @cached_property
    def settings(self) -> tuple[Setting, ...]:
        """Every variable of every component, and every flag of its command."""
        return tuple(self._settings())

    def _settings(self) -> Iterator[Setting]:
        for component in self.spec.components:
            for index, variable in enumerate(component.environment):
                where = self.environment_at(component, index)
                yield Setting(component, variable.name, variable.value.read().strip(), where, index=index)
            for command in commands_of(component):
                for flag, text in command.flags:
                    yield Setting(component, "command", text, self.command_at(component, text), flag)

    def settings_of(self, component: Component) -> Iterator[Setting]:
        """Yield the settings of one component."""
        return (setting for setting in self.settings if setting.component is component)

    def technology(self, component: Component) -> Technology:
        """Return what a component is."""
        return detect_technology(component.image, component.name)

    def image_technology(self, component: Component) -> Technology | None:
        """Return what a component is by its image alone."""
        return image_technology(component.image)

    def product(self, component: Component) -> Technology | None:
        """Return what a component is where its image is that very product: ``postgres``, not ``postgres-dashboard``."""
        return image_product(component.image)

    def host(self, component: Component) -> str:
        """Return a component's name on the app's own network."""
        return host_of(self.spec, component)

    def public_name(self, route: Route) -> str:
        """Return the name that the domain manager publishes for a port."""
        return FDM.port_host(self.spec.name, route.public)

    @cached_property
    def _doors(self) -> Mapping[tuple[str, int | None], Edge]:
        keys = {node.id: node.key for node in self.topology.components}
        return {(keys[door.target], door.port): door for door in open_doors(self.topology)}

    def door(self, route: Route) -> Edge:
        """Return the way past the edge to a published port."""
        return self._doors[route.component, route.public]

    def tcp_address(self, route: Route) -> str:
        """Return the address at which the edge passes TCP to a port; empty where it does not."""
        hosts = (host for host in self.topology.public_hosts if host.kind == "tcp" and host.works)
        at = (route.component, route.public)
        return next((host.address for host in hosts if (host.component, host.port) == at), "")

    @cached_property
    def http_routes(self) -> Sequence[Route]:
        """The published ports that the edge can serve."""
        return [route for route in self.routes.routes if route.detected.is_http]

    @cached_property
    def named_routes(self) -> Sequence[Route]:
        """The published ports whose own public name gets an answer."""
        none = self.routes.service.tcp_only
        return [each for each in self.http_routes if not (none or each.served.unnamed or each.refusal)]

    @cached_property
    def calls(self) -> tuple[tuple[str, str], ...]:
        """Which component calls which, by their keys."""
        ids = {node.id: node.key for node in self.topology.components}
        return tuple(
            (ids[edge.source], ids[edge.target])
            for edge in self.topology.of_kind("internal")
            if edge.source in ids and edge.target in ids
        )

    # What it is about in the picture

    def node(self, component: Component) -> str:
        """Return the id of a component's node."""
        return f"component.{part(component.key)}"

    def route_element(self, route: Route) -> str:
        """Return the id of the edge that leads to a published port, or of the component."""
        edges = {edge.id for edge in self.topology.edges}
        own = f"{part(route.component)}.{route.public}"
        for name in (f"direct.browser.{own}", f"forward.edge.{own}", f"forward.edge.{own}.tcp"):
            if name in edges:
                return name
        return f"component.{part(route.component)}"

    def reference_element(self, reference: Reference) -> str:
        """Return the id of the edge that a reference makes, or of the component whose it is."""
        name, evidence = reference.evidence[0].variable, reference.evidence
        for edge in self.topology.edges:
            if edge.port == reference.port and any(one in edge.evidence for one in evidence):
                return edge.id
        return f"component.{part(reference.component)}" if name is not None else ""

    def finding(
        self,
        rule: Rule,
        where: str,
        message: str,
        fix: str = "",
        *,
        component: Component | None = None,
        element: str = "",
        edit: tuple[str, str] | None = None,
        edit_where: str = "",
        line: bool = True,
        about: str = "",
    ) -> Finding:
        """Make a finding.

        Args:
            rule: Its rule.
            where: Path within the spec.
            message: One sentence with the real names.
            fix: Text to paste.
            component: What it is about.
            element: The node or edge it is about; the component's node where left out.
            edit: What to write instead of what, where that is certain.
            edit_where: Path of what the edit changes, where that is another.
            line: Whether it has a line in the document.
            about: What tells it from others of one rule in one field.

        """
        placed = self.original.place(where) if line else where
        change = None
        if edit is not None and edit[0] != edit[1]:
            change = Edit(self.original.place(edit_where or where), *edit)
        return Finding(
            rule.code,
            rule.severity,
            placed,
            self.original.line(placed) if line else None,
            element or (self.node(component) if component else ""),
            message,
            rule.why,
            fix,
            change,
            component.key if component else "",
            place=place_in(where, component, self.at(component) if component else "") + (f" {about}" if about else ""),
        )
