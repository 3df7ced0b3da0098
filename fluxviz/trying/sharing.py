"""A spec without the values of its settings, to share: what was read of them as hosts and ports stays."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from fluxviz.changes import diff
from fluxviz.spec import Component, load
from fluxviz.spec.hostnames import is_host_name, typed_domains
from fluxviz.topology import build
from fluxviz.topology.listening import main_port
from fluxviz.topology.provenance import Provenance
from fluxviz.topology.references import Reference
from fluxviz.trying.answering import typed

_HOST = re.compile("[A-Za-z0-9._-]{1,253}")
"""Names of hosts, those of components among them, which have underscores."""


def share(text: str) -> str:
    """Return a spec that says where what is, and holds no value of a setting besides hosts and ports.

    Left out are commands, owner, contacts, descriptions and credentials of registries, too.

    Args:
        text: The text of a spec.

    Returns:
        A JSON object: ``spec``, the text of what is shared, and ``lost``: sentences on what the network of it no
        longer shows, since it hung on a value; or ``problem``, where there is nothing to share.

    Raises:
        SpecError: the text cannot be read.

    """
    topology = build(load(typed(text)))
    if topology.provenance is None or topology.provenance.spec.encrypted:
        return json.dumps({"problem": "The components of this app are encrypted: there is nothing to share."})
    shared = json.dumps(shared_document(topology.provenance), ensure_ascii=False, separators=(",", ":"))
    lost = [change.text for change in diff(topology, build(load(shared)))]
    return json.dumps({"spec": shared, "lost": lost}, ensure_ascii=False)


def shared_document(provenance: Provenance) -> dict[str, Any]:
    """Return the document of a spec as it is shared; see :func:`share`."""
    spec = provenance.spec
    read: dict[tuple[str, str], str] = {}
    for reference in provenance.references:
        read |= _read(reference)
    return {
        "version": 8,
        "name": spec.name,
        "instances": spec.instances,
        "compose": [_component(each, read) for each in spec.components],
    }


def _component(component: Component, read: Mapping[tuple[str, str], str]) -> dict[str, Any]:
    listens = main_port(component)
    own = {listens[0]: str(listens[1])} if listens is not None else {}
    values = {each.name: read.get((component.key, each.name), own.get(each.name, "")) for each in component.environment}
    published = [port for port in component.ports if port.public is not None and port.container is not None]
    return {
        "name": component.name,
        "repotag": component.image or "",
        "ports": [port.public for port in published],
        "containerPorts": [port.container for port in published],
        "domains": [_domains(port.entry.reveal() if port.entry is not None else "") for port in published],
        "environmentParameters": [f"{name}={value}" for name, value in values.items() if name],
        "containerData": "|".join(mount.text for mount in component.mounts),
        **{name: size for name, size in component.resources.model_dump().items() if size is not None},
    }


def _domains(entry: str) -> str:
    return ",".join(name for name in typed_domains(entry)[0] if is_host_name(name))


def _read(reference: Reference) -> dict[tuple[str, str], str]:
    """Return what was read of the settings of a link: its scheme, host and port."""
    named, last = reference.evidence[0], reference.evidence[-1]
    if reference.entry is None or named.variable == "command" or not _HOST.fullmatch(reference.host):
        return {}
    scheme = named.value.partition("://")[0] if "://" in named.value else ""
    address = f"{scheme}://{reference.host}" if scheme.isalnum() else reference.host
    if last.rule == "port of the pair":
        pair = {(reference.component, last.variable): str(reference.port)}
        return {(reference.component, named.variable): address, **pair}
    port = "" if reference.port is None or reference.port_is_likely else f":{reference.port}"
    return {(reference.component, named.variable): f"{address}{port}"}
