"""Read one component, or the single container of versions 1 to 3."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import zip_longest
from typing import Any

from fluxviz.spec.fields import Fields, found, whole
from fluxviz.spec.held import Holder, hold_text
from fluxviz.spec.hostnames import is_of_flux, typed_domains, without_credentials
from fluxviz.spec.javascript import to_text
from fluxviz.spec.model import Component, PortMapping, Resources, Variable
from fluxviz.spec.secrets import Secret
from fluxviz.spec.storage import read_mounts

ENVIRONMENT_KEYS = ("environmentParameters", "enviromentParameters", "environment")
"""What the environment is called: as version 4 to 8, as version 1 to 3, and as drafts have it; the first is read."""

_IMAGE = re.compile(r"[^\s?#&;,'\"@\\]{1,255}")


def read_component(
    item: Mapping[str, Any], index: int, place: str, fields: Fields, holder: Holder, name: str | None = None
) -> Component:
    """Read one component.

    Args:
        item: The component as it stands in the document.
        index: Its place in ``compose``.
        place: Its path in the document.
        fields: Where faults and oddities go.
        holder: Holds what may be secret, for the whole app.
        name: Its name where it has none of its own: the app's, for a single container.

    """
    at = f"{place}." if place else ""
    own = name if name is not None else (fields.name(item.get("name"), f"{at}name", "the component's name") or "")
    return Component(
        name=own,
        key=own,
        index=index,
        image=_image(fields.text(item.get("repotag"), f"{at}repotag", "a Docker image")),
        ports=_ports(item, at, fields),
        environment=_environment(item, at, fields, holder),
        commands=_commands(item, at, fields, holder),
        mounts=_mounts(item, at, fields),
        resources=Resources(**{key: fields.number(item.get(key), f"{at}{key}") for key in ("cpu", "ram", "hdd")}),
        description=hold_text(item.get("description")),
        hidden_environment=bool(item.get("secrets")),
    )


def _image(text: str | None) -> str | None:
    """Leave out what is no part of an image's name: a scheme, credentials, a query, all behind 255 letters."""
    if not text or not text.strip():
        return None
    name, at, digest = text.strip().rpartition("://")[2].partition("@sha256:")
    plain = _IMAGE.match(without_credentials(name))
    return f"{plain[0]}{at}{digest[:64]}" if plain else None


_PORTS_AS_TEXT = ("2", "3")
"""The versions whose ports are text on the chain; they stand at the top, beside the version."""


def port_numbers(item: Mapping[str, Any], at: str, fields: Fields, plural: str, singular: str) -> list[int | None]:
    """Read a list of ports, or the one port that older versions and the guide have instead."""
    key = plural if plural in item else singular
    value = item.get(key)
    if value is None or value == "":
        return []
    where = f"{at}{key}"
    written = str(item.get("version")) in _PORTS_AS_TEXT
    if key == singular or isinstance(value, (int, float)) or (isinstance(value, str) and "[" not in value):
        if key == plural:
            fields.note(where, "is one port where a list is expected; read as a list of one")
        elif isinstance(value, (list, tuple)):
            fields.note(where, f"is a list where one port is expected; read as {plural}")
            return [fields.port(port, f"{where}[{i}]") for i, port in enumerate(value)]
        return [fields.port(value, where)]
    return [
        fields.port(port, f"{where}[{i}]", as_text=written)
        for i, port in enumerate(fields.items(value, where, "a list of port numbers"))
    ]


def _ports(item: Mapping[str, Any], at: str, fields: Fields) -> tuple[PortMapping, ...]:
    public = port_numbers(item, at, fields, "ports", "port")
    container = port_numbers(item, at, fields, "containerPorts", "containerPort")
    domains = _domains(item, at, fields)
    if len(public) != len(container):
        message = f"{len(public)} public and {len(container)} container port(s); those without a partner are unknown"
        fields.note(f"{at}ports", message)
    entry = Secret("") if "domains" in item else None
    ports = [PortMapping(public=p, container=c, entry=entry) for p, c in zip_longest(public, container)]
    for index, (hosts, written) in sorted(domains.items()):
        if index < len(ports):
            ports[index] = ports[index].model_copy(update={"domains": hosts, "entry": Secret(written)})
        elif hosts:
            fields.note(f"{at}domains[{index}]", f"has no port beside it; {', '.join(hosts)} leads nowhere")
    return tuple(ports)


def domain_entries(item: Mapping[str, Any], at: str, fields: Fields) -> list[tuple[int, str]]:
    """Read the entries of ``domains`` as they are written, each with its index; empty ones are passed over."""
    value, where = item.get("domains"), f"{at}domains"
    if isinstance(value, str) and value.strip() and not value.lstrip().startswith("["):
        fields.note(where, "is text where a list is expected; read as a list of one")
        value = [value]
    return fields.texts(value, where, "domain names")


def _domains(item: Mapping[str, Any], at: str, fields: Fields) -> dict[int, tuple[tuple[str, ...], str]]:
    """Read ``domains``: by index, the host names in an entry, and the entry itself."""
    where = f"{at}domains"
    domains: dict[int, tuple[tuple[str, ...], str]] = {}
    for index, entry in domain_entries(item, at, fields):
        hosts, odd = typed_domains(entry)
        own = [host for host in hosts if is_of_flux(host)]
        if own:
            fields.note(f"{where}[{index}]", f"Flux gives {', '.join(own)} by itself and leaves it out of domains")
        others = tuple(host for host in hosts if host not in own)
        domains[index] = others, entry
        if not hosts and entry.strip():
            fields.note(f"{where}[{index}]", "holds no host name; left out")
        elif odd:
            fields.note(f"{where}[{index}]", f"expected one host name; read as {', '.join(hosts)}")
        if any(host != host.lower() and not host.startswith("www.") for host in others):  # www. is added in lower case
            fields.note(f"{where}[{index}]", "upper-case letters: the Flux edge never matches this name")
    return domains


def environment_key(item: Mapping[str, Any]) -> str:
    """Return under which key a component has its environment; the usual one where it has none."""
    return next((key for key in ENVIRONMENT_KEYS if key in item), ENVIRONMENT_KEYS[0])


def environment_entries(item: Mapping[str, Any], at: str, fields: Fields) -> list[str]:
    """Read the entries of the environment as they are written: ``KEY=value``."""
    key = environment_key(item)
    value, where = item.get(key), f"{at}{key}"
    if isinstance(value, Mapping):
        fields.note(where, "is an object; expected a list of KEY=value; read as one")
        value = [f"{name}={'' if text is None else text}" for name, text in sorted(value.items(), key=str)]
    return [
        entry if isinstance(entry, str) else _entry(entry, f"{where}[{index}]", fields)
        for index, entry in enumerate(fields.items(value, where, "a list of KEY=value"))
    ]


def _environment(item: Mapping[str, Any], at: str, fields: Fields, holder: Holder) -> tuple[Variable, ...]:
    entries = map(whole, environment_entries(item, at, fields))
    return holder.variables(entries, f"{at}{environment_key(item)}", fields)


def _entry(entry: Any, where: str, fields: Fields) -> str:
    """Read an entry that is no text: ``{"name": ..., "value": ...}`` is met in drafts; FluxOS makes text of numbers."""
    if isinstance(entry, Mapping) and isinstance(entry.get("name"), str):
        fields.note(where, "is an object; expected KEY=value; read as one")
        return f"{entry['name']}={entry.get('value') or ''}"
    if isinstance(entry, (bool, int, float)):
        kind = found(entry) if isinstance(entry, bool) else "a number"  # which could be a secret
        fields.note(where, f"expected KEY=value, found {kind}; read as text, as FluxOS does")
        return str(to_text(entry))
    if entry is not None:
        fields.refuse(where, f"expected KEY=value, found {found(entry)}")
    return ""


def command_words(item: Mapping[str, Any], at: str, fields: Fields) -> list[str]:
    """Read the words of the command as they are written, empty ones too."""
    value, where = item.get("commands"), f"{at}commands"
    if isinstance(value, str) and value.strip() and not value.lstrip().startswith("["):
        fields.note(where, "is text where a list is expected; read as a list of one")
        value = [value]
    words: list[str] = []
    for index, word in enumerate(fields.items(value, where, "a list of words of a command")):
        if isinstance(word, (int, float)) and not isinstance(word, bool):
            fields.note(f"{where}[{index}]", "is a number; read as text")
            words.append(str(word))
        elif word == "" or (word and (word := fields.text(word, f"{where}[{index}]", "words of a command"))):
            words.append(word)
    return words


def _commands(item: Mapping[str, Any], at: str, fields: Fields, holder: Holder) -> tuple[Secret, ...]:
    return holder.words(filter(None, command_words(item, at, fields)), f"{at}commands", fields)


def _mounts(item: Mapping[str, Any], at: str, fields: Fields) -> tuple[Any, ...]:
    text = fields.text(item.get("containerData"), f"{at}containerData", "a path or mounts")
    mounts, faults = read_mounts(text or "")
    for fault in faults:
        fields.note(f"{at}containerData", f"mount {fault.index + 1} {fault.reason}: the installation fails")
    return mounts
