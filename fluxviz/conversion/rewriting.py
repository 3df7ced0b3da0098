"""The document of a loaded spec: the one it was read from, with what was changed since, as an explorer changes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from fluxviz.errors import SpecError
from fluxviz.faults import Fault
from fluxviz.spec import MASK, AppSpec, Component, Secret
from fluxviz.spec.components import ENVIRONMENT_KEYS
from fluxviz.spec.loading import Written, load_written

_TOP = ("name", "version", "instances", "owner")
"""Fields of a spec that its document has under the same name, as plain values."""


def written_of(spec: AppSpec) -> Written:
    """Return a loaded spec and its document, as it would stand in a file now.

    What the spec does not hold (contacts, prices, registry credentials) is taken from the document it was read from.

    Raises:
        SpecError: it came out of a pickle, which holds none of its values.

    """
    _refuse_masked(spec)
    original = spec.original
    before = _read_again(spec)
    if before is not None and _alike(before, spec):
        return Written(spec, original.document, original.path)
    if spec.encrypted or spec.draft:  # nothing of these can be written anew; convert refuses what it cannot carry
        return Written(spec, original.document, original.path)
    document: dict[str, Any] = dict(original.document)
    for key in _TOP:
        if before is None or getattr(before, key) != getattr(spec, key):
            document[key] = getattr(spec, key)
    if before is None or before.description != spec.description:
        document["description"] = spec.description.reveal()
    document = {key: value for key, value in document.items() if value is not None or key in original.document}
    was = {component.key: component for component in before.components} if before is not None else {}
    if spec.single_container:
        (component,) = spec.components
        document = _item(component, was.get(component.key), document)
    else:
        old = _items(original.document)
        document.pop("components", None)
        document["compose"] = [
            _item(each, part := was.get(each.key), old[part.index] if part is not None else {})
            for each in spec.components
        ]
    return Written(spec, document, "")


def _refuse_masked(spec: AppSpec) -> None:
    if Secret(MASK) in _held(spec):
        message = "came out of a pickle, which holds no values of its environment; load it anew"
        raise SpecError(spec.source, [Fault("", message)])


def _held(spec: AppSpec) -> Iterator[Secret | None]:
    """Yield every value that is held as a secret."""
    yield spec.description
    for component in spec.components:
        yield component.description
        yield from component.commands
        yield from (each.value for each in component.environment)
        yield from (port.entry for port in component.ports)


def _read_again(spec: AppSpec) -> AppSpec | None:
    if not spec.original.document:
        return None
    return load_written(spec.original.document, name=spec.name, source_name=spec.source).spec


def _alike(one: AppSpec, other: AppSpec) -> bool:
    aside = {"source": "", "warnings": ()}  # the place where it stood, which a mapping does not know
    return one.model_copy(update=aside) == other.model_copy(update=aside)


def _items(document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the components as they are written."""
    value = document.get("compose") or document.get("components") or []
    return [value] if isinstance(value, Mapping) else list(value)


def _item(now: Component, was: Component | None, item: Mapping[str, Any]) -> dict[str, Any]:
    """Write a component: as it was written, but for what is not as it was."""
    made = dict(item)
    for fields, keys, write in _PARTS:
        if was is None or any(getattr(was, field) != getattr(now, field) for field in fields):
            made = {key: value for key, value in made.items() if key not in keys} | write(now)
    return made


def _ports(component: Component) -> dict[str, Any]:
    made: dict[str, Any] = {
        "ports": [port.public for port in component.ports],
        "containerPorts": [port.container for port in component.ports],
    }
    if any(port.entry is not None for port in component.ports):
        made["domains"] = [port.entry.reveal() if port.entry is not None else "" for port in component.ports]
    return made


def _environment(component: Component) -> dict[str, Any]:
    entries = ((each.name, each.value.reveal()) for each in component.environment)
    return {ENVIRONMENT_KEYS[0]: [f"{name}={value}" if name else value for name, value in entries]}


_PARTS: tuple[tuple[tuple[str, ...], tuple[str, ...], Callable[[Component], dict[str, Any]]], ...] = (
    (("name",), ("name",), lambda each: {"name": each.name}),
    (("image",), ("repotag",), lambda each: {} if each.image is None else {"repotag": each.image}),
    (("ports",), ("port", "ports", "containerPort", "containerPorts", "domains"), _ports),
    (("environment",), ENVIRONMENT_KEYS, _environment),
    (("commands",), ("commands",), lambda each: {"commands": [word.reveal() for word in each.commands]}),
    (("mounts",), ("containerData",), lambda each: {"containerData": "|".join(mount.text for mount in each.mounts)}),
    (("resources",), ("cpu", "ram", "hdd"), lambda each: each.resources.model_dump(exclude_none=True)),
    (("description",), ("description",), lambda each: {"description": each.description.reveal()}),
)
"""Fields of a component, the keys they are written under, and how."""
