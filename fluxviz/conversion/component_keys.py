"""Carry over what a component has, or the single container of versions 1 to 3."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fluxviz.conversion.app_keys import written_text
from fluxviz.conversion.report import ReportEntry, report_left_out
from fluxviz.spec import Component
from fluxviz.spec.components import (
    ENVIRONMENT_KEYS,
    command_words,
    domain_entries,
    environment_entries,
    port_numbers,
)
from fluxviz.spec.document import APP_ORDER, COMPONENT_ORDER, shortest
from fluxviz.spec.fields import Fields

NO_DATA = "/tmp"  # noqa: S108 - a path in the container: FluxOS wants one even of those who keep nothing


def convert_component(
    component: Component, item: Mapping[str, Any], where: str, report: list[ReportEntry], *, with_app: bool = False
) -> dict[str, Any]:
    """Carry over one component.

    Args:
        component: The component as it was read.
        item: The same as it is written.
        where: Its path in the version 8 document.
        report: Where to tell what changes.
        with_app: The app's keys stand in the same object, as those of versions 1 to 3 do.

    """
    read = Fields()  # what is odd about these was told when the spec was loaded
    at = f"{where}."
    ports = port_numbers(item, at, read, "ports", "port")
    container_ports = port_numbers(item, at, read, "containerPorts", "containerPort")
    used = next((key for key in ENVIRONMENT_KEYS if key in item), "environmentParameters")
    carried = {
        *COMPONENT_ORDER,
        used,
        *(singular for plural, singular in _SINGULAR.items() if plural not in item),
        *(APP_ORDER if with_app else ()),
    }
    report += report_left_out(item, carried, "" if with_app else where)
    return {
        "name": component.name,
        "description": "" if with_app else written_text(item, "description", at, report),
        "repotag": _as_text(item, "repotag", read),
        "ports": ports,
        "containerPorts": container_ports,
        "domains": _domains(item, at, max(len(ports), len(container_ports)), report),
        "environmentParameters": environment_entries(item, at, read),
        "commands": command_words(item, at, read),
        "containerData": _data(_as_text(item, "containerData", read), at, report),
        **{key: _number(getattr(component.resources, key)) for key in ("cpu", "ram", "hdd")},
        "repoauth": written_text(item, "repoauth", at, report),
    }


_SINGULAR = {"ports": "port", "containerPorts": "containerPort"}


def _as_text(item: Mapping[str, Any], key: str, read: Fields) -> str:
    return read.text(item.get(key), key) or ""


def _number(value: float | None) -> int | float | None:
    return None if value is None else shortest(value)


def _data(text: str, at: str, report: list[ReportEntry]) -> str:
    if not text:
        report.append(
            ReportEntry("changed", f"{at}containerData", f"was empty; written as {NO_DATA}, where nothing is kept")
        )
    return text or NO_DATA


def _domains(item: Mapping[str, Any], at: str, size: int, report: list[ReportEntry]) -> list[str]:
    entries = [""] * size
    for index, text in domain_entries(item, at, Fields()):
        if index < size:
            entries[index] = text
        elif text.strip():
            report.append(ReportEntry("lost", f"{at}domains[{index}]", "a domain without a port beside it"))
    return entries
