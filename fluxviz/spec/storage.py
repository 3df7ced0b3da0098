"""``containerData``: what a component stores and what it shares with others.

The forms are those of FluxOS's mount parser (``ZelBack/src/services/utils/mountParser.js`` of RunOnFlux/flux):
``[rgs]:/path`` or ``/path`` first, then any of ``N:/path``, ``m:SUB:/path``, ``ml:SUB:/path``, ``f:FILE:/path``,
``c:N:SUB:/path`` and ``cf:N:FILE:/path``, joined by ``|``. It reads them when an app is installed, not when it is
registered, and one part that it refuses makes the whole installation fail.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from fluxviz.frozen import Frozen

MountKind = Literal["primary", "directory", "file", "component", "component_directory", "component_file"]

_FLAGS = re.compile(r"[rgs]+")
_NUMBER = re.compile(r"[0-9]+")
_LEADING_NUMBER = re.compile(r"\s*\+?([0-9]+)")
_ODD_SIGN = re.compile(r'[<>:"|?*\0]')
_RESERVED = frozenset({"appdata", "backup", ".", "..", ".stfolder", ".stignore", "lost+found", ".flux-op"})
"""Names that FluxOS keeps in a volume; source: the parser, and ``appSystem/volumeReservedNames.js``."""
_STAGING = re.compile(r"\.flux-op-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_LONGEST_NAME = 255
_FORMS: dict[str, tuple[MountKind, str]] = {
    "m": ("directory", "m:SUB:/path"),
    "ml": ("directory", "ml:SUB:/path"),
    "f": ("file", "f:FILE:/path"),
    "c": ("component_directory", "c:N:SUB:/path"),
    "cf": ("component_file", "cf:N:FILE:/path"),
}
_OF_COMPONENTS = ("c", "cf")


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

    @property
    def text(self) -> str:
        """The mount as ``containerData`` has it.

        >>> "|".join(mount.text for mount in read_mounts("g:/config|0:/data|cf:1:key.pem:/key.pem")[0])
        'g:/config|0:/data|cf:1:key.pem:/key.pem'
        """
        form = {"component": str(self.component), "primary": self.flags} | {
            kind: head for head, (kind, _) in _FORMS.items()
        }
        number = str(self.component) if self.kind in ("component_directory", "component_file") else ""
        return ":".join(part for part in (form[self.kind], number, self.name, self.path) if part)


@dataclass(frozen=True)
class MountFault:
    """A part of ``containerData`` at which the installation fails.

    Attributes:
        index: Its place between the ``|``, from 0.
        reason: What is wrong with it, in words that follow its name; holds none of its text.

    """

    index: int
    reason: str


class _RefusedError(Exception):
    """The parser refuses a part; says why."""


def read_mounts(text: str) -> tuple[tuple[Mount, ...], tuple[MountFault, ...]]:
    """Read ``containerData`` into mounts, and what FluxOS refuses of it when it installs the app.

    >>> mounts, faults = read_mounts("g:/config|0:/data|r:/more")
    >>> [(m.kind, m.flags, m.component, m.path) for m in mounts]
    [('primary', 'g', None, '/config'), ('component', '', 0, '/data')]
    >>> faults[0].reason
    'has flags, which only the first mount may have'
    """
    mounts: list[Mount] = []
    faults: list[MountFault] = []
    paths: set[str] = set()
    names: set[str] = {"appdata"}  # what the primary mount is called in the volume
    for index, part in enumerate(text.split("|") if text else ()):
        try:
            mount = _primary(part) if index == 0 else _additional(part)
        except _RefusedError as refused:
            faults.append(MountFault(index, str(refused)))
            continue
        mounts.append(mount)
        if mount.path in paths:
            faults.append(MountFault(index, "has the path of another mount"))
        elif mount.name and mount.component is None and mount.name in names:
            faults.append(MountFault(index, "has the name of another mount"))
        paths.add(mount.path)
        if mount.component is None:
            names.add(mount.name)
    return tuple(mounts), tuple(faults)


def _primary(part: str) -> Mount:
    pieces = _pieces(part)
    has_flags = _FLAGS.fullmatch(pieces[0]) is not None
    if len(pieces) != 1 + has_flags:
        raise _RefusedError("comes first, where only /path or flags:/path may stand")
    return Mount(kind="primary", path=_path(pieces[-1]), flags=pieces[0] if has_flags else "")


def _additional(part: str) -> Mount:
    pieces = _pieces(part)
    head = pieces[0]
    if _NUMBER.fullmatch(head):
        _count(pieces, 2, "N:/path")
        return Mount(kind="component", path=_path(pieces[1]), component=_index(head))
    if head not in _FORMS:
        if _FLAGS.fullmatch(head) and len(pieces) > 1:
            raise _RefusedError("has flags, which only the first mount may have")
        raise _RefusedError("has none of the forms that FluxOS knows")
    kind, form = _FORMS[head]
    _count(pieces, 4 if head in _OF_COMPONENTS else 3, form)
    component = _index(pieces[1]) if head in _OF_COMPONENTS else None
    return Mount(kind=kind, name=_name(pieces[-2]), path=_path(pieces[-1]), component=component)


def _pieces(part: str) -> Sequence[str]:
    if not part:
        raise _RefusedError("is empty")
    return part.split(":")


def _count(pieces: Sequence[str], wanted: int, form: str) -> None:
    if len(pieces) != wanted:
        raise _RefusedError(f"has {len(pieces)} parts where {form} has {wanted}")


def _index(text: str) -> int:
    """Read a component's number as JavaScript's ``parseInt`` does: the digits at the start."""
    match = _LEADING_NUMBER.match(text)
    if match is None:
        raise _RefusedError("names no component by its number")
    return int(match[1][:9])  # no app has as many components as nine digits can count


def _path(path: str) -> str:
    if not path:
        raise _RefusedError("has no path")
    if ".." in path:
        raise _RefusedError('has ".." in its path')
    if not path.startswith("/"):
        raise _RefusedError("has a path that does not begin with /")
    if "\0" in path:
        raise _RefusedError("has a null byte in its path")
    return path


def _name(name: str) -> str:
    if not name:
        raise _RefusedError("has no name of a directory or file")
    if "/" in name or (".." in name and name not in _RESERVED):
        raise _RefusedError('has "/" or ".." in its name')
    if name in _RESERVED or _STAGING.fullmatch(name):
        raise _RefusedError("has a name that FluxOS keeps for itself")
    if _ODD_SIGN.search(name):
        raise _RefusedError("has a sign in its name that no file name may have")
    if len(name) > _LONGEST_NAME:
        raise _RefusedError(f"has a name of more than {_LONGEST_NAME} characters")
    return name
