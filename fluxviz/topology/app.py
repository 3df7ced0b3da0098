"""An app of a topology: how many copies of it run, and what becomes of their data."""

from __future__ import annotations

from typing import Literal

from fluxviz.frozen import Frozen
from fluxviz.topology.serving import DataKind

AppDataKind = DataKind | Literal["clustered", "unknown"]
"""What becomes of data; ``clustered``: a database's own copies keep it in step, which FluxOS does not; ``unknown``: the
components are encrypted, and what they keep with them."""


class App(Frozen):
    """An app of a topology.

    Attributes:
        name: Its name.
        key: What ids call it; empty where it is the only one.
        instances: How many nodes run a whole copy of it; None where it is not given.
        data: Each component that keeps data, with what becomes of it: ``own``: each copy has its own;
            ``replicated`` and ``synced``: kept in step; ``clustered``: a database keeps it in step; ``primary``: one
            copy runs, the others stand by. Of an encrypted app one entry of its own name, ``unknown``.
        draft: What the draft that its spec is written in is called; empty for a version that Flux has released.

    """

    name: str
    key: str = ""
    instances: int | None = None
    draft: str = ""
    data: tuple[tuple[str, AppDataKind], ...] = ()

    @property
    def id(self) -> str:
        """The id of its frame."""
        return f"app.{self.key}" if self.key else "app"

    @property
    def caption(self) -> tuple[str, ...]:
        """How many copies run and what becomes of their data, in one or more lines; a draft's name before them."""
        return (*([self.draft] if self.draft else []), *self._copies())

    def _copies(self) -> tuple[str, ...]:
        kinds = dict.fromkeys(kind for _, kind in self.data) or {"own": None}
        if len(kinds) == 1:
            return (_copies(self.instances, next(iter(kinds))),)
        if self.instances == 1:
            return ("1 copy",)  # there is no other to stand by, or to keep in step
        copies = "number of copies not given" if self.instances is None else f"{self.instances} copies"
        told: dict[str, list[str]] = {}
        for name, kind in self.data:
            told.setdefault(_DATA[kind], []).append(name)
        return (copies, *(f"{_some(names)}: {text}" for text, names in told.items()))


_DATA: dict[AppDataKind, str] = {
    "own": "each copy has its own data",
    "replicated": "data kept in step",
    "synced": "data kept in step",
    "clustered": "data kept in step by the database itself",
    "primary": "one primary runs, the others stand by, data synchronised",
    "unknown": "whether the copies share their data is not known",
}


def _copies(instances: int | None, kind: str) -> str:
    if kind == "own":
        if instances is None:
            return "number of copies not given; each has its own data"
        return "1 copy" if instances == 1 else f"{instances} independent copies, each with its own data"
    if kind == "clustered":
        if instances is None:
            return "number of copies not given; the database keeps its data in step itself"
        return "1 copy" if instances == 1 else f"{instances} copies, their data kept in step by the database itself"
    if kind == "unknown":
        if instances is None:
            return "number of copies not given; whether they share their data is not known"
        return "1 copy" if instances == 1 else f"{instances} copies; whether they share their data is not known"
    if kind == "primary":
        if instances is None:
            return "one primary, the other copies stand by, data synchronised"
        standby = {1: "no standby", 2: "1 standby"}.get(instances, f"{instances - 1} standbys")
        return f"1 primary, {standby}" + (", data synchronised" if instances > 1 else "")
    if instances is None:
        return "number of copies not given; their data is kept in step"
    return "1 copy" if instances == 1 else f"{instances} copies, their data kept in step"


def _some(names: list[str]) -> str:
    return ", ".join(names) if len(names) < 4 else f"{', '.join(names[:2])}, + {len(names) - 2} more"
