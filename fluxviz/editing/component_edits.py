"""Edits of one component: its image, its ports, its domains, and the hosts that its variables name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from fluxviz.editing.draft import Draft
from fluxviz.editing.json_editing import put_list, put_member, put_value
from fluxviz.errors import FluxvizError, UnknownNameError, WrongTypeError
from fluxviz.faults import name_kind
from fluxviz.refusing import require_text
from fluxviz.spec import Component
from fluxviz.spec.hostnames import is_host_name
from fluxviz.spec.limits import MAX_PORT

_IMAGE = re.compile(r"[^\s?#&;,'\"@\\]{1,255}(?:@sha256:[0-9a-f]{64})?")
_SINGULAR = {"ports": "port", "containerPorts": "containerPort"}


def find_component(draft: Draft, name: str) -> Component:
    """Return the component of a name.

    Raises:
        UnknownNameError: there is none.
        WrongTypeError: it is no text.

    """
    require_text(name, "the name of a component")
    found = next((each for each in draft.spec.components if name in (each.key, f"component.{each.key}")), None)
    if found is None:
        raise UnknownNameError("component", name, [each.key for each in draft.spec.components])
    return found


def set_image(draft: Draft, name: str, image: str) -> Draft:
    """Give a component another Docker image.

    Raises:
        UnknownNameError: there is no such component.
        FluxvizError: it is no image's name.

    """
    component = find_component(draft, name)
    if not isinstance(image, str) or not _IMAGE.fullmatch(image):
        raise FluxvizError("expected a Docker image such as nginx:1.27, without credentials")
    return draft.with_text(put_member(draft.text, _at(draft, component), "repotag", image))


def set_ports(draft: Draft, name: str, ports: Mapping[int, int]) -> Draft:
    """Give a component other ports: each public port to the one that it listens on behind it.

    A domain stays with its public port, or with its place where the port has gone.

    Raises:
        UnknownNameError: there is no such component.
        FluxvizError: no number of a port; or the form of the document has one port and no more.

    """
    component = find_component(draft, name)
    if not isinstance(ports, Mapping):
        raise WrongTypeError("a mapping of each public port to a container port", name_kind(ports))
    for port in (*ports, *ports.values()):
        if not isinstance(port, int) or isinstance(port, bool) or not 1 <= port <= MAX_PORT:
            raise FluxvizError(f"expected ports from 1 to {MAX_PORT:,}, each public port to a container port")
    text = draft.text
    for key, numbers in (("ports", list(ports)), ("containerPorts", list(ports.values()))):
        text = _put_ports(draft, text, component, key, numbers)
    written = draft.places.written(component).get("domains")
    if isinstance(written, list):
        before = [port.public for port in component.ports]
        kept = {port: entry for port, entry in zip(before, written, strict=False) if port in ports}
        free = iter([entry for port, entry in zip(before, written, strict=False) if port not in ports])
        entries = [kept[port] if port in kept else next(free, "") for port in ports]
        text = put_list(text, _at(draft, component, "domains"), entries)
    return draft.with_text(text)


def _put_ports(draft: Draft, text: str, component: Component, key: str, numbers: Sequence[int]) -> str:
    written, singular = draft.places.written(component), _SINGULAR[key]
    there = written.get(key)
    if isinstance(there, list):
        return put_list(text, _at(draft, component, key), numbers)
    if key in written and there is not None:
        raise FluxvizError(f"{key} of {component.name} is no list: edit it by hand")
    if singular not in written:
        return put_member(text, _at(draft, component), key, list(numbers))
    if len(numbers) != 1:
        raise FluxvizError(f"{component.name} has one {singular}: fluxviz convert gives the form that has several")
    return put_value(text, _at(draft, component, singular), numbers[0])


def set_domains(draft: Draft, name: str, domains: Sequence[str]) -> Draft:
    """Give the ports of a component other custom domains: one a port, in their order, empty for none.

    Raises:
        UnknownNameError: there is no such component.
        FluxvizError: no host name, or more domains than ports.

    """
    component = find_component(draft, name)
    count = len(component.ports)
    if isinstance(domains, str) or not isinstance(domains, Sequence):
        raise WrongTypeError("a list of domains", name_kind(domains))
    for each in domains:
        require_text(each, "a domain")
    if len(domains) > count:
        raise FluxvizError(f"{component.name} has {count} port(s): expected a list of as many domains at the most")
    if odd := next((each for each in domains if each and not is_host_name(each)), None):
        raise FluxvizError(f"expected host names such as shop.example.com, and '' for none; found {odd!r}")
    entries = [*domains, *[""] * (count - len(domains))]
    there: Any = draft.places.written(component).get("domains")
    if isinstance(there, list):
        return draft.with_text(put_list(draft.text, _at(draft, component, "domains"), entries))
    return draft.with_text(put_member(draft.text, _at(draft, component), "domains", entries))


def _at(draft: Draft, component: Component, rest: str = "") -> str:
    places = draft.places
    return places.original.place(places.at(component, rest))
