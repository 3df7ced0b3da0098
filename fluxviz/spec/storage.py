"""``containerData``: what a component stores and what it shares with others.

The forms are FluxOS's mount parser's (``ZelBack/src/services/utils/mountParser.js``):
``[rgs]:/path`` or ``/path`` first, then any of ``N:/path``, ``m:SUB:/path``, ``f:FILE:/path``,
``c:N:SUB:/path`` and ``cf:N:FILE:/path``, joined by ``|``.
"""

from __future__ import annotations

import re
from typing import Literal

from fluxviz.frozen import Frozen

MountKind = Literal["primary", "directory", "file", "component", "component_directory", "component_file"]

_FORMS: tuple[tuple[re.Pattern[str], MountKind], ...] = (
    (re.compile(r"cf:(?P<component>\d{1,3}):(?P<name>[^:]+):(?P<path>/.*)"), "component_file"),
    (re.compile(r"c:(?P<component>\d{1,3}):(?P<name>[^:]+):(?P<path>/.*)"), "component_directory"),
    (re.compile(r"(?P<component>\d{1,3}):(?P<path>/.*)"), "component"),
    (re.compile(r"m:(?P<name>[^:]+):(?P<path>/.*)"), "directory"),
    (re.compile(r"f:(?P<name>[^:]+):(?P<path>/.*)"), "file"),
    (re.compile(r"(?:(?P<flags>[rgs]+):)?(?P<path>/.*)"), "primary"),
)


class Mount(Frozen):
    """One mount of a component.

    Attributes:
        kind: ``primary``, or what is mounted besides it.
        path: Where it stands inside the container.
        flags: Of the primary mount: ``r`` replicated, ``g`` primary/standby, ``s`` syncthing.
        name: The sub-directory or file.
        component: Index of the component whose volume this is, for the three ``component`` kinds.

    """

    kind: MountKind
    path: str
    flags: str = ""
    name: str = ""
    component: int | None = None


def read_mounts(text: str) -> tuple[tuple[Mount, ...], tuple[str, ...]]:
    """Read ``containerData`` into mounts, and the parts that are none of the known forms.

    >>> mounts, unread = read_mounts("g:/config|0:/data")
    >>> [(m.kind, m.flags, m.component, m.path) for m in mounts]
    [('primary', 'g', None, '/config'), ('component', '', 0, '/data')]
    """
    mounts: list[Mount] = []
    unread: list[str] = []
    for part in filter(None, (piece.strip() for piece in text.split("|"))):
        for pattern, kind in _FORMS:
            if match := pattern.fullmatch(part):
                fields = match.groupdict()
                index = fields.get("component")
                mounts.append(
                    Mount(
                        kind=kind,
                        path=fields["path"],
                        flags=fields.get("flags") or "",
                        name=fields.get("name") or "",
                        component=None if index is None else int(index),
                    )
                )
                break
        else:
            unread.append(part)
    return tuple(mounts), tuple(unread)
