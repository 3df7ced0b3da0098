"""Apps before and after an edit."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from fluxviz import Changes, Topology, build, diff, load
from tests.specimens import document

Edit = Callable[[dict[str, Any]], Any]


def topology(spec: dict[str, Any], access: dict[str, Any] | None = None) -> Topology:
    return build(load(spec), access=access)


def fullstack() -> dict[str, Any]:
    return document("guide_fullstack")


def edited(edit: Edit) -> tuple[Topology, Topology]:
    """Give the full-stack example, and what it is after an edit."""
    before = fullstack()
    after = deepcopy(before)
    edit(after)
    return topology(before), topology(after)


def changes_of(edit: Edit) -> Changes:
    return diff(*edited(edit))


def component(spec: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in spec["compose"] if each["name"] == name)
    return found


def set_variable(spec: dict[str, Any], name: str, variable: str, value: str) -> None:
    entries = component(spec, name)["environmentParameters"]
    place = next(index for index, entry in enumerate(entries) if entry.startswith(f"{variable}="))
    entries[place] = f"{variable}={value}"
