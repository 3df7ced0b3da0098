"""Settings: named values that stand beside each other, wherever they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from fluxviz.spec import Variable
from fluxviz.topology.references.addresses import Address
from fluxviz.topology.references.vocabulary import Name

ScopeKind = Literal["environment", "command", "keywords", "document"]


@dataclass(frozen=True, slots=True)
class Setting:
    """A named value.

    Attributes:
        name: Its name in its scope, such as ``DB_HOST`` or ``host``.
        text: Its value.
        index: The environment entry it stands in; None for a command.
        shown: The variable as evidence names it.
        parents: The names of the objects it stands in, and of what holds them.
        continued: It is a part of a list that was broken at its commas, and not the first.

    """

    name: str
    text: str
    index: int | None = None
    shown: str = ""
    parents: str = ""
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """An address and the setting it was found in.

    Attributes:
        address: The address; its port is None where none was found.
        setting: Where it was found.
        name: What the setting's name tells.
        scope: What kind of scope the setting stands in.
        port_from: ``value``, ``pair``, ``scheme`` or ``none``.
        pair: The setting that gave the port.

    """

    address: Address
    setting: Setting
    name: Name
    scope: ScopeKind
    port_from: Literal["value", "pair", "scheme", "none"] = "none"
    pair: str = ""


def environment_settings(variables: Sequence[Variable]) -> list[Setting]:
    """Read environment entries; one that has no name continues the one before it.

    FluxOS's own forms split values at commas, so that a list of hosts arrives as several entries.
    """
    settings: list[Setting] = []
    for index, variable in enumerate(variables):
        text = variable.value.read()
        if variable.name:
            settings.append(Setting(variable.name, text, index, variable.name))
            continue
        if not settings:
            settings.append(Setting("", text, index, f"entry {index + 1}"))
            continue
        if (start := _broken_url(settings, text)) is not None:
            first = settings[start]
            whole = ",".join([*(each.text for each in settings[start:]), text])
            settings[start:] = [replace(first, text=whole)]
            continue
        before = settings[-1]
        if before.text.lstrip()[:1] in ("{", "["):
            settings[-1] = Setting(before.name, f"{before.text},{text}", before.index, before.shown)
        else:
            settings.append(Setting(before.name, text, index, before.shown, continued=True))
    return settings


def _broken_url(settings: Sequence[Setting], text: str) -> int | None:
    """Find the URL whose credentials an entry without a name ends: its password had commas in it."""
    if "@" not in text.partition("://")[0]:
        return None
    for start in range(len(settings) - 1, -1, -1):
        _, sign, rest = settings[start].text.rpartition("://")
        if sign and "@" not in rest:
            return start
        if not settings[start].continued:
            break
    return None
