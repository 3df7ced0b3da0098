"""From an untyped document to an AppSpec: every version and dialect becomes one shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from fluxviz.faults import Fault
from fluxviz.spec.components import read_component
from fluxviz.spec.draft import DRAFT_TITLE, DRAFT_VERSION, draft_components
from fluxviz.spec.fields import Fields, found, found_number, whole
from fluxviz.spec.held import Holder, hold_text
from fluxviz.spec.keys import short_key
from fluxviz.spec.model import AppSpec, Component, SpecWarning
from fluxviz.spec.unwrapping import Unwrapped
from fluxviz.spec.versions import APP_KEYS, COMPONENT_KEYS, KNOWN_APP_KEYS, KNOWN_COMPONENT_KEYS, LATEST, detect_version

_CONTAINER_KEYS = ("repotag", "port", "ports", "containerPort", "containerPorts", "containerData")


@dataclass(frozen=True)
class Reading:
    """What came of reading a document: the app, or why there is none.

    Attributes:
        spec: The app; None where there are faults.
        faults: Every fault, without its line.

    """

    spec: AppSpec | None
    faults: tuple[Fault, ...]


def read_spec(
    inner: Unwrapped, source: str, name: str | None = None, remarks: Sequence[tuple[str, str]] = ()
) -> Reading:
    """Read a parsed document.

    Args:
        inner: The document, out of its wrappers.
        source: What messages call it.
        name: The app's name, where it is given from outside.
        remarks: What was odd about it before it was read.

    """
    fields = Fields()
    fields.oddities += remarks
    if inner.fault:
        return Reading(None, (Fault(inner.path, inner.fault),))
    if not isinstance(inner.value, Mapping):
        message = f"expected an object, the Flux app spec, found {found(inner.value)}"
        return Reading(None, (Fault(inner.path, message),))
    spec = _App(inner.value, inner.path, fields, name).read(source)
    return Reading(None if fields.faults else spec, tuple(fields.faults))


class _App:
    """One document while it is read."""

    def __init__(self, document: Mapping[str, Any], prefix: str, fields: Fields, name: str | None) -> None:
        self.document, self.fields, self.given_name = document, fields, name
        self.holder = Holder()
        self.prefix = f"{prefix}." if prefix else ""
        self.single = not self._has_components() and any(key in document for key in _CONTAINER_KEYS)

    def _has_components(self) -> bool:
        return bool(self.document.get("compose") or self.document.get("components"))

    def read(self, source: str) -> AppSpec | None:
        """Read it; None where a fault leaves nothing to draw."""
        version = self._version()
        name = self._name()
        encrypted = self.document.get("enterprise") not in (None, False, "") and not self._has_components()
        components: tuple[Component, ...] = ()
        if self.single and not encrypted:
            components = (read_component(self.document, 0, self.prefix[:-1], self.fields, self.holder, name or "app"),)
        elif not encrypted:
            components = self._compose()
        instances = self.fields.number(self.document.get("instances"), f"{self.prefix}instances")
        if instances is not None and (instances < 1 or instances != int(instances)):
            message = "expected a whole number of copies, 1 or more; drawn as unknown"
            self.fields.note(f"{self.prefix}instances", message)
            instances = None
        if version is None or name is None or self.fields.faults:
            return None
        self._compare_keys(version, encrypted)
        return AppSpec(
            name=name,
            version=version,
            dialect=self._dialect(version),
            single_container=self.single,
            components=components,
            instances=None if instances is None else int(instances),
            encrypted=encrypted,
            description=hold_text(self.document.get("description")),
            owner=whole(owner) if isinstance(owner := self.document.get("owner"), str) and owner else None,
            source=source,
            warnings=tuple(SpecWarning(where=where, message=text) for where, text in self.fields.oddities),
        )

    def _version(self) -> int | None:
        value, where = self.document.get("version"), f"{self.prefix}version"
        if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit() and len(value) < 9:
            self.fields.note(where, "is a number inside text; read as a number")
            value = int(value)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if value is None:
            remarks = detect_version(self.document)
            self.fields.note(where, f"missing; the shape is that of version {remarks}")
            return remarks
        if isinstance(value, bool) or not isinstance(value, int):
            self.fields.refuse(where, f"expected a number from 1 to {LATEST}, found {found_number(value)}")
            return None
        if value == DRAFT_VERSION:
            if not draft_components(self.document):
                self.fields.refuse(where, "version 9 is a draft that Flux has not yet released; expected 1 to 8")
                return None
            self.fields.note(where, f"{DRAFT_TITLE}: Flux has not released it, and may change it")
            return value
        if not 1 <= value <= LATEST:
            self.fields.refuse(where, f"expected a number from 1 to {LATEST}, found {found_number(value)}")
            return None
        return value

    def _name(self) -> str | None:
        where = f"{self.prefix}name"
        written = self.document.get("name") if self.given_name is None else self.given_name
        name = self.fields.name(written, where, "the app's name")
        if name is None and self.fields.faults and self.fields.faults[-1].where == where:
            return None
        if not name:
            self.fields.refuse(where, "missing; expected the app's name (or give it with --name, or name=)")
            return None
        return name

    def _compose(self) -> tuple[Component, ...]:
        key = "compose" if self.document.get("compose") or "components" not in self.document else "components"
        where, value = f"{self.prefix}{key}", self.document.get(key)
        if self.document.get("version") == DRAFT_VERSION:
            drafts = draft_components(self.document)
            read = [
                read_component(item, index, f"{self.prefix}{place}", self.fields, self.holder, None)
                for index, (place, item) in enumerate(drafts)
            ]
            return _with_own_keys(read, where, self.fields)
        if isinstance(value, Mapping) and "repotag" in value:
            self.fields.note(where, "is one component where a list is expected; read as a list of one")
            value = [value]
        elif key == "components" and isinstance(value, list):
            self.fields.note(where, "stands for compose; read as compose")
        items = self.fields.items(value, where, "a list of components")
        if not items and not any(fault.where == where for fault in self.fields.faults):
            state = "empty" if key in self.document else "missing"
            self.fields.refuse(where, f"{state}; expected at least one component, or an enterprise blob")
        components: list[Component] = []
        for index, item in enumerate(items):
            place = f"{where}[{index}]"
            if isinstance(item, Mapping):
                components.append(read_component(item, index, place, self.fields, self.holder))
            else:
                self.fields.refuse(place, f"expected a component, an object, found {found(item)}")
        if items and not any(component.name for component in components) and not self.fields.faults:
            self.fields.refuse(f"{where}[0].name", "missing; expected at least one component with a name")
        return _with_own_keys(components, where, self.fields)

    def _dialect(self, version: int) -> Literal["fluxos", "guide"]:
        parts: Sequence[Any] = self.document.get("compose") or ()
        singular = isinstance(parts, list) and any(
            isinstance(part, Mapping) and ("port" in part or "containerPort" in part) for part in parts
        )
        bare = self.single and "version" not in self.document and version == 1
        return "guide" if singular or bare else "fluxos"

    def _compare_keys(self, version: int, encrypted: bool) -> None:
        if version == DRAFT_VERSION:
            return
        shape = version if (version <= 3) == self.single else (1 if self.single else 4)
        if shape != version:
            form = "one container" if self.single else "a list of components"
            self.fields.note(f"{self.prefix}version", f"is {version}, but the document has the shape of {form}")
        top = self.prefix[:-1]
        _compare(self.fields, top, self.document, APP_KEYS[shape], KNOWN_APP_KEYS, version)
        compose = self.document.get("compose")
        if self.single or encrypted or not isinstance(compose, list):
            return
        for index, part in enumerate(compose):
            if isinstance(part, Mapping):
                place = f"{self.prefix}compose[{index}]"
                _compare(self.fields, place, part, COMPONENT_KEYS[shape], KNOWN_COMPONENT_KEYS, version)


_STANDS_FOR = {
    "ports": ("port",),
    "containerPorts": ("containerPort",),
    "environmentParameters": ("environment", "enviromentParameters"),
    "enviromentParameters": ("environment", "environmentParameters"),
    "port": ("ports",),
    "containerPort": ("containerPorts",),
    "compose": ("components",),
}


def _compare(
    fields: Fields,
    place: str,
    part: Mapping[str, Any],
    expected: tuple[str, ...],
    known: frozenset[str],
    version: int,
) -> None:
    missing = [
        key for key in expected if key not in part and not any(other in part for other in _STANDS_FOR.get(key, ()))
    ]
    if missing:
        fields.note(place, f"missing keys of version {version}: {', '.join(missing)}")
    extra = [short_key(key) for key in part if key not in known]
    if extra:
        fields.note(place, f"keys that FluxOS does not know, left out: {', '.join(sorted(extra))}")


_NAMELESS = "missing; the component is drawn without a name"


def _with_own_keys(components: list[Component], where: str, fields: Fields) -> tuple[Component, ...]:
    """Return each component a key of its own; the second of a name is called ``name#2``."""
    taken = {component.name for component in components if component.name}
    seen: set[str] = set()
    keyed: list[Component] = []
    for component in components:
        place = f"{where}[{component.index}].name"
        if component.name and component.name not in seen:
            seen.add(component.name)
            keyed.append(component)
            continue
        number = component.index + 1 if not component.name else 2
        while (key := f"{component.name}#{number}") in taken:
            number += 1
        taken.add(key)
        keyed.append(component.model_copy(update={"key": key}))
        odd = "another component has this name; links go to the first" if component.name else _NAMELESS
        fields.note(place, odd)
    return tuple(keyed)
