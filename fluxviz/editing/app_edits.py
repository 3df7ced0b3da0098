"""Edits of which components an app has: one of a pattern comes, one goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from fluxviz.editing.access_edits import forget_component
from fluxviz.editing.component_edits import find_component
from fluxviz.editing.draft import Draft
from fluxviz.editing.json_editing import add_item, remove_value
from fluxviz.errors import FluxvizError, UnknownNameError
from fluxviz.patterns import PATTERNS
from fluxviz.refusing import require_text
from fluxviz.spec.versions import COMPONENT_KEYS, LATEST

_LONGEST_NAME = 32


def part_names() -> list[str]:
    """Name the components that can be added: a pattern and a component of it, such as ``full_stack/postgres``."""
    return [f"{name}/{part['name']}" for name, recipe in PATTERNS.items() for part in _parts(recipe.pattern().document)]


def add_component(draft: Draft, part: str, name: str | None = None) -> Draft:
    """Add a component of a pattern, its public ports moved to free ones.

    Args:
        draft: The app.
        part: The pattern and the component, such as ``full_stack/postgres``.
        name: What it is called; None: as in the pattern.

    Raises:
        UnknownNameError: there is no such pattern, or no such component of it.
        FluxvizError: there is one of that name; the app has one container and no list of them, or is encrypted.

    """
    require_text(part, "a component of a pattern")
    if name is not None:
        require_text(name, "the name of a component")
    pattern, _, wanted = part.partition("/")
    if pattern not in PATTERNS:
        raise UnknownNameError("component of a pattern", part, part_names())
    document = PATTERNS[pattern].pattern().document
    item = next((each for each in _parts(document) if each["name"] == wanted), None)
    if item is None:
        raise UnknownNameError("component of a pattern", part, part_names())
    spec = draft.spec
    if spec.single_container or spec.encrypted or spec.dialect == "guide":
        raise FluxvizError("the app has no list of components: fluxviz convert gives a version 8 spec, which has one")
    own = name or item["name"]
    if not own.isascii() or not own.isalnum() or len(own) > _LONGEST_NAME:
        raise FluxvizError("expected a name of letters and digits, as FluxOS takes")
    if own.lower() in {each.name.lower() for each in spec.components}:
        raise FluxvizError(f"there is a component {own} already: give it another name")
    keys = COMPONENT_KEYS.get(spec.version, COMPONENT_KEYS[LATEST])
    hosts = _hosts(document, spec.name)
    made = {**item, "name": own, "secrets": "", "ports": list(_free(draft, item["ports"]))}
    made["environmentParameters"] = [_renamed(entry, hosts) for entry in item["environmentParameters"]]
    made = {key: value for key, value in made.items() if key in keys}
    return draft.with_text(add_item(draft.text, draft.places.original.place(draft.places.list_key), made))


def remove_component(draft: Draft, name: str) -> Draft:
    """Take a component away, and what leads to it in the access file: its domains, and declared links.

    What calls it stays as it is written, and is found by the rules.

    Raises:
        UnknownNameError: there is no such component.
        FluxvizError: it is the only one, or volumes are shared by numbers that would then mean others.

    """
    component = find_component(draft, name)
    if len(draft.spec.components) == 1:
        raise FluxvizError(f"{component.name} is the only component")
    sharing = [
        each.name
        for each in draft.spec.components
        if each is not component
        for mount in each.mounts
        if mount.component is not None and mount.component >= component.index
    ]
    if sharing:
        raise FluxvizError(
            f"containerData of {sharing[0]} shares a volume by the number of its component, which would change: "
            "edit it by hand first"
        )
    places = draft.places
    text = remove_value(draft.text, places.original.place(places.at(component)))
    return forget_component(draft, component).with_text(text)


def _parts(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    return list(document["compose"])


def _free(draft: Draft, ports: list[int]) -> Iterator[int]:
    taken = {port.public for each in draft.spec.components for port in each.ports}
    for port in ports:
        free = next(each for each in count(port) if each not in taken)
        taken.add(free)
        yield free


def _hosts(document: Mapping[str, Any], app: str) -> dict[str, str]:
    """Return the hosts of a pattern's components to what they are called in another app."""
    return {f"flux{each['name']}_{document['name']}": f"flux{each['name']}_{app}" for each in _parts(document)}


def _renamed(entry: str, hosts: Mapping[str, str]) -> str:
    for old, new in hosts.items():
        entry = entry.replace(old, new)
    return entry
