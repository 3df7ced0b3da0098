"""A spec without the values of its settings, to share: what was read of them as hosts and ports stays."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from fluxviz.changes import diff
from fluxviz.diagram import draw
from fluxviz.drawing.layout import TextRun
from fluxviz.errors import FluxvizError, SpecError
from fluxviz.spec import Component, load
from fluxviz.spec.components import ENVIRONMENT_KEYS
from fluxviz.spec.hostnames import is_host_name, typed_domains
from fluxviz.topology import Topology, build
from fluxviz.topology.listening import main_port
from fluxviz.topology.own_ports import own_ports
from fluxviz.topology.provenance import Provenance
from fluxviz.topology.references.finding import Reference
from fluxviz.topology.technologies import detect_technology
from fluxviz.trying.answering import typed

_HOST = re.compile("[A-Za-z0-9._-]{1,253}")
"""Names of hosts, those of components among them, which have underscores."""
_PORT = re.compile(r"\d{1,6}")
_APP = ("version", "instances", "expire", "staticip", "compose", "components", "name")
_COMPONENT = ("name", "port", "ports", "containerPort", "containerPorts", "cpu", "ram", "hdd", "tiered")
_STAND_INS = {"owner": "1LeftOutOfTheLinkXXXXXXXXXXXXXXXXX", "description": "left out of the link"}
"""What stands for fields that have to hold something: a link without them would be told to miss them."""
Read = Mapping[tuple[str, int], str]
"""What is shown of a setting's value, by the component's key and the place of its variable."""


class NothingToShareError(FluxvizError):
    """An app of which nothing can be shared."""


def share(text: str) -> str:
    """Return a spec that says where what is, and holds no value of a setting besides hosts and ports.

    Left out are commands, owner, contacts, descriptions, secrets and credentials of registries, too. All that stands
    elsewhere in the document stays in its place: the spec keeps its version and its form.

    Args:
        text: The text of a spec.

    Returns:
        A JSON object: ``spec``, the text of what is shared, and ``lost``: sentences on what its picture no longer
        shows, since it hung on a value; or ``problem``, where there is nothing to share.

    Raises:
        SpecError: the text cannot be read.

    """
    try:
        spec, lost = share_topology(build(load(typed(text))))
    except NothingToShareError as error:
        return json.dumps({"problem": str(error)})
    return json.dumps({"spec": spec, "lost": lost}, ensure_ascii=False)


def share_topology(topology: Topology) -> tuple[str, list[str]]:
    """Return the spec and the sentences of :func:`share`.

    Raises:
        NothingToShareError: the components are encrypted, or there is no app without the values.

    """
    if topology.provenance is None or topology.provenance.spec.encrypted:
        raise NothingToShareError("The components of this app are encrypted: there is nothing to share.")
    shared = json.dumps(shared_document(topology.provenance), ensure_ascii=False, separators=(",", ":"))
    try:
        after = build(load(typed(shared)))
    except SpecError:
        raise NothingToShareError("Without its values this app cannot be read: there is nothing to share.") from None
    return shared, _lost(topology, after)


def _lost(before: Topology, after: Topology) -> list[str]:
    lost = [change.text for change in diff(before, after)]
    if lost:
        return lost
    texts = [_texts(topology) for topology in (before, after)]
    gone, new = ([text for text in one if text not in other] for one, other in (texts, texts[::-1]))
    return [*(f"The picture no longer says: {text}" for text in gone), *(f"It says instead: {text}" for text in new)]


def _texts(topology: Topology) -> list[str]:
    marks = (mark for item in draw(topology, detail="full").layout.items for mark in item.marks)
    return list(dict.fromkeys(mark.text for mark in marks if isinstance(mark, TextRun) and mark.text.strip()))


def shared_document(provenance: Provenance) -> dict[str, Any]:
    """Return the document of a spec as it is shared; see :func:`share`."""
    spec, document = provenance.spec, provenance.spec.original.document
    read: dict[tuple[str, int], str] = {}
    for component in spec.components:
        read |= _own(component)
    for reference in provenance.references:
        read |= _read(reference, {each.key: each for each in spec.components})
    shared = {key: _plain(value) if key in _APP else _emptied(key, value) for key, value in document.items()}
    lists = [key for key in ("compose", "components") if isinstance(document.get(key), list)]
    if lists:
        parts = [each for each in document[lists[0]] if isinstance(each, Mapping)]
        pairs = zip(spec.components, parts, strict=False)
        shared[lists[0]] = [_component(component, part, read) for component, part in pairs]
        return {**shared, "name": spec.name}
    return {**shared, **_component(spec.components[0], document, read), "name": spec.name}


def _component(component: Component, part: Mapping[str, Any], read: Read) -> dict[str, Any]:
    shared = {key: _plain(value) if key in _COMPONENT else _emptied(key, value) for key, value in part.items()}
    if "repotag" in part:
        shared["repotag"] = component.image or ""
    if isinstance(part.get("domains"), (list, str)):
        given = part["domains"]
        shared["domains"] = [_domains(each) for each in given] if isinstance(given, list) else _domains(given)
    if "containerData" in part:
        shared["containerData"] = "|".join(mount.text for mount in component.mounts)
    for key in ENVIRONMENT_KEYS:
        if key in part:
            values = enumerate(component.environment)
            shared[key] = [f"{each.name}={read.get((component.key, place), '')}" for place, each in values]
            break
    return shared


def _plain(value: object) -> object:
    """Return numbers, switches, and texts that are numbers or names; what else there is becomes empty."""
    if isinstance(value, (bool, int, float)) or value is None:
        return value
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value if isinstance(value, str) and (_PORT.fullmatch(value) or _HOST.fullmatch(value)) else ""


def _emptied(key: str, value: object) -> object:
    if isinstance(value, (bool, int, float)) or value is None:
        return value
    if isinstance(value, str):
        return _STAND_INS.get(key, "") if value else ""
    return [] if isinstance(value, list) else {}


def _domains(entry: object) -> str:
    return ",".join(name for name in typed_domains(entry)[0] if is_host_name(name)) if isinstance(entry, str) else ""


def _own(component: Component) -> dict[tuple[str, int], str]:
    """Return those settings that hold nothing but a port that the component listens on."""
    main = main_port(component)
    ports = {*own_ports(component, detect_technology(component.image, component.name)), *([main[1]] if main else [])}
    values = ((place, each.value.read().strip()) for place, each in enumerate(component.environment))
    return {(component.key, place): text for place, text in values if text.isdecimal() and int(text) in ports}


def _read(reference: Reference, components: Mapping[str, Component]) -> dict[tuple[str, int], str]:
    """Return what was read of the settings of a link: its scheme, host and port."""
    named, last = reference.evidence[0], reference.evidence[-1]
    if reference.entry is None or named.variable == "command" or not _HOST.fullmatch(reference.host):
        return {}
    place = (reference.component, reference.entry)
    scheme = named.value.partition("://")[0] if "://" in named.value else ""
    address = f"{scheme}://{reference.host}" if scheme.isalnum() else reference.host
    if last.rule == "port of the pair":
        names = [each.name for each in components[reference.component].environment]
        if last.variable in names:
            beside = (reference.component, names.index(last.variable))
            return {place: address, beside: str(reference.port)}
    port = "" if reference.port is None or reference.port_is_likely else f":{reference.port}"
    return {place: f"{address}{port}"}
