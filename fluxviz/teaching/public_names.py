"""Questions about the name by which a visitor reaches a component."""

from __future__ import annotations

from collections.abc import Iterator

from fluxviz.teaching.asking import Question
from fluxviz.teaching.misconceptions import Slip
from fluxviz.teaching.reading import Reading
from fluxviz.topology import Component, FluxEdge, PublicHost
from fluxviz.topology.identifiers import part
from fluxviz.topology.naming import GUIDE


def public_name(reading: Reading) -> Iterator[Question]:
    """Ask by which name the Flux Domain Manager serves a component, whatever the naming of the picture."""
    served = _served(reading)
    for component in reading.components:
        own = [host for host in served if host.component == component.key]
        for host in own[:1]:
            elsewhere = [other for other in served if other.component != component.key]
            yield from reading.choice(
                "public_name",
                f"{part(component.key)}.{host.port}",
                f"By which name does the Flux Domain Manager serve {reading.name(component)} to a browser?",
                host.host,
                [*_beliefs(reading, component), *(_other(reading, other) for other in elsewhere)],
                f"The Flux Domain Manager makes {host.host} of the app's name and of public port {host.port}, which "
                f"{reading.name(component)} publishes.",
                reading.path("browser", component.id),
            )


def _served(reading: Reading) -> list[PublicHost]:
    """Return the names of ports that are served, in either naming."""
    others = [host for node in reading.topology.nodes if isinstance(node, FluxEdge) for host in node.other_hosts]
    return [host for host in (*reading.topology.public_hosts, *others) if host.kind == "port" and host.works]


def _beliefs(reading: Reading, component: Component) -> Iterator[Slip]:
    guides = GUIDE.component_host(component.name, reading.app_of(component)) if component.name else None
    if guides:
        yield Slip(guides, "component_has_a_public_name")
    if component.host:
        yield Slip(component.host, "internal_name_in_browser")


def _other(reading: Reading, host: PublicHost) -> Slip:
    keys = {each.key: reading.name(each) for each in reading.components}
    leads = keys.get(host.component or "", "another component")
    return Slip(host.host, own=f"{host.host} leads to {leads}: the number in it is that component's public port.")
