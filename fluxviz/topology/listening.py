"""On which port a component listens inside the app, where its image or its own settings tell: Docker maps, no more."""

from __future__ import annotations

import re
from functools import lru_cache

from fluxviz.spec import Component, PortMapping
from fluxviz.topology.image_ports import image_answers_on
from fluxviz.topology.own_address import is_own_address, read_bound
from fluxviz.topology.own_ports import own_ports
from fluxviz.topology.technologies import detect_technology, image_product

_MAIN = ("PORT", "HTTP_PORT", "SERVER_PORT", "LISTEN_PORT", "APP_PORT")
_SHOWN = frozenset("public external published advertise advertised announce announced outside node".split())
"""Words of settings that hold the public port: ``EXTERNAL_HTTP_PORT``."""


def main_port(component: Component) -> tuple[str, int] | None:
    """Return the variable that says on which port a component listens, and the port; None where not just one does."""
    told = {each.name: each.value.read().strip() for each in component.environment if each.name in _MAIN}
    if len(told) != 1:
        return None
    ((name, text),) = told.items()
    return (name, int(text)) if re.fullmatch("[0-9]{1,5}", text) and int(text) < 65536 else None


def declares_port(component: Component, port: int) -> bool:
    """Return whether a component's own settings say that it listens on a port."""
    return port in _declared_ports(component)


@lru_cache(maxsize=64)  # asked anew for each call of a component
def _declared_ports(component: Component) -> frozenset[int]:
    inner = tuple(each for each in component.environment if not _SHOWN & {*each.name.lower().split("_")})
    bound = (read_bound(each.value.read().strip()) for each in inner)
    # Nobody can call 0.0.0.0:3000 or :3000: it is what the component itself binds to.
    ports = {each.port for each in bound if each is not None and not is_own_address(each.host)}
    own = component.model_copy(update={"environment": inner})
    return frozenset({*ports, *own_ports(own, detect_technology(component.image, component.name))})


def called_by_host_port(component: Component, port: int) -> PortMapping | None:
    """Return the mapping whose public port is called in place of its container port; None where the call is right.

    Calls inside the app are not mapped, so they reach the process where it listens: one that is known to listen on
    the called port answers, wherever its public port is mapped to.

    >>> web = PortMapping(public=31080, container=80)
    >>> called_by_host_port(Component(name="web", key="web", index=0, ports=(web,)), 31080) == web
    True

    """
    if any(mapping.container == port for mapping in component.ports) or declares_port(component, port):
        return None
    if image_answers_on(component, port):
        return None
    mapping = next((each for each in component.ports if each.public == port and each.container is not None), None)
    product = image_product(component.image)
    if mapping is None or product is None or port not in product.ports:
        return mapping
    return mapping if mapping.container in product.ports or declares_port(component, mapping.container or 0) else None


def port_behind(component: Component, mapping: PortMapping) -> int | None:
    """Return the container port behind a public port; None where the component is known to listen on another.

    >>> postgres = Component(name="db", key="db", index=0, image="postgres:16")
    >>> port_behind(postgres, PortMapping(public=35432, container=5432))
    5432
    >>> port_behind(postgres, PortMapping(public=35432, container=5433))

    """
    product, main = image_product(component.image), main_port(component)
    known = {
        *(product.ports if product is not None else ()),
        *([main[1]] if main and len(component.ports) == 1 else []),
    }
    inside = mapping.container
    if inside is not None and image_answers_on(component, inside) is False:
        return None
    return inside if not known or inside in known or declares_port(component, inside or 0) else None
