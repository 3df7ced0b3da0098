"""Which finding of one check is which of another: by rule and place, whatever its words, its line and its number."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from fluxviz.checks.findings import Finding
from fluxviz.spec import Component
from fluxviz.spec.components import ENVIRONMENT_KEYS

_FIELDS = MappingProxyType(
    {"port": "ports", "containerPort": "containerPorts", **dict.fromkeys(ENVIRONMENT_KEYS, ENVIRONMENT_KEYS[0])}
)
"""What fields are called in version 8, by what they were called in older ones and in the guide."""

_INDEX = re.compile(r"\[\d+\]")
_ENTRY = re.compile(rf"({'|'.join(ENVIRONMENT_KEYS)})\[(\d+)\]")


def place_in(where: str, component: Component | None, prefix: str = "") -> str:
    """Return a path within a component as it is known again: entries by their variables, and no numbers of lists.

    Fields have their names of version 8, so that a converted spec has the same places.

    Args:
        where: The path within the spec.
        component: The component that it is about; None for the app.
        prefix: The path of the component.

    >>> place_in("compose[2].containerPorts[0]", Component(name="api", key="api", index=2), "compose[2]")
    'containerPorts'

    """
    rest = where.removeprefix(prefix).lstrip(".") if component is not None else where
    entry = _ENTRY.fullmatch(rest)
    if component is not None and entry is not None and int(entry[2]) < len(component.environment):
        return f"{ENVIRONMENT_KEYS[0]}.{component.environment[int(entry[2])].name}"
    place = _INDEX.sub("", rest)
    return _FIELDS.get(place, place) if component is not None else place


@dataclass(frozen=True, order=True)
class Fingerprint:
    """What a finding is known again by.

    Attributes:
        file: The file it is found in, where there are several.
        code: The code of its rule.
        component: The component that it is about.
        place: The field, variable or link.
        where: Its path, which tells findings of one place apart.
        message: A digest of its message, which tells them apart too.

    """

    file: str
    code: str
    component: str
    place: str
    where: str = ""
    message: str = ""

    @property
    def group(self) -> tuple[str, str, str, str]:
        """What two marks of one finding have in common."""
        return self.file, self.code, self.component, self.place


def fingerprint_of(finding: Finding, source: str = "") -> Fingerprint:
    """Return what a finding is known again by; it holds no message, only a digest of it."""
    file = Path(source).as_posix() if source else ""
    return Fingerprint(file, finding.code, finding.component, finding.place, finding.where, finding.digest)


def unmatched(old: Sequence[Fingerprint], new: Sequence[Fingerprint]) -> tuple[list[int], list[int]]:
    """Return the numbers of the old marks that no new one matches, and of the new ones that no old one matches.

    Each matches one at most. Where several are of one place, those that are the same to the word go together first,
    then those of one path, then the rest in their order.

    >>> old, new = (Fingerprint("", "FX415", "api", "ports", where) for where in ("ports[0]", "ports[1]"))
    >>> unmatched([old], [new, new])
    ([], [1])
    """
    left, come = list(range(len(old))), list(range(len(new)))
    keys: tuple[Callable[[Fingerprint], object], ...] = (
        lambda mark: (mark.group, mark.where, mark.message),
        lambda mark: (mark.group, mark.message),
        lambda mark: (mark.group, mark.where),
        lambda mark: mark.group,
    )
    for key in keys:
        waiting: dict[object, list[int]] = {}
        for index in left:
            waiting.setdefault(key(old[index]), []).append(index)
        rest, met = [], set[int]()
        for index in come:
            if same := waiting.get(key(new[index])):
                met.add(same.pop(0))
            else:
                rest.append(index)
        left, come = [index for index in left if index not in met], rest
    return left, come
