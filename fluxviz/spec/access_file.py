"""Where a public access overlay was read from: kept for the places and lines of what is said about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from fluxviz.spec.original import nearest_line


@dataclass(frozen=True)
class AccessFile:
    """The file of an overlay. It holds no value of it.

    Attributes:
        name: What messages call it; empty where there is no file.
        lines: The line of each place, counted from 1: a custom domain's is ``domains.HOST``, in lower case, also where
            the file has a list of them. Empty where that is not known, as of TOML.

    """

    name: str = ""
    lines: Mapping[str, int] = field(default_factory=dict, repr=False)

    def line(self, where: str) -> int | None:
        """Return the line of a place, or of the nearest thing around it; None where that is not known."""
        return nearest_line(where, self.lines)


def lines_by_host(value: Any, lines: Mapping[str, int]) -> dict[str, int]:
    """Return the lines of a document of an overlay, by places that name each custom domain by its host."""
    places = dict(_places(value))
    named = dict(lines)
    for where, line in lines.items():
        for place, host in places.items():
            if where == place or where.startswith(f"{place}."):
                named[f"domains.{host}{where.removeprefix(place)}"] = line
    return named


def _places(value: Any) -> Iterator[tuple[str, str]]:
    domains = value.get("domains") if isinstance(value, Mapping) else None
    if isinstance(domains, Mapping):
        yield from ((f"domains.{host}", str(host).lower()) for host in domains)
    elif isinstance(domains, list):
        for index, entry in enumerate(domains):
            if isinstance(entry, Mapping):
                yield f"domains[{index}]", str(entry.get("host", "")).lower()
