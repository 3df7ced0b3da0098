"""Sides of a comparison: a file, standard input, or a file as a git revision has it."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fluxviz.cli.options import STDIN
from fluxviz.errors import FluxvizError
from fluxviz.spec.access import SUFFIXES
from fluxviz.spec.named import is_named

_PATIENCE = 20.0
"""How long git may take, in seconds."""


@dataclass(frozen=True)
class Side:
    """One side.

    Attributes:
        path: The file; ``-`` for standard input; ``flux:NAME`` for an app as it runs now.
        revision: The git revision that has it; None for the file as it is.

    """

    path: str
    revision: str | None = None

    @property
    def name(self) -> str:
        """What messages call it, as git does."""
        return self.path if self.revision is None else f"{self.revision}:{self.path}"

    def read(self) -> bytes | None:
        """Return the file as the revision has it; None for a side that is a file or standard input.

        Raises:
            FluxvizError: there is no such revision, or it has no such file.

        """
        return None if self.revision is None else show(self.revision, self.path)

    def read_access(self) -> bytes | None:
        """Return the access file that the revision has beside the spec; None where there is none."""
        if self.revision is None:
            return None
        for suffix in SUFFIXES:
            beside = Path(self.path).with_suffix("")
            try:
                return show(self.revision, str(beside.with_name(beside.name + suffix)))
            except FluxvizError:
                continue
        return None


def sides_of(given: Sequence[str]) -> tuple[Side, Side]:
    """Describe the two sides from the arguments: ``OLD NEW``, ``REVISION FILE`` or ``A..B FILE``.

    Raises:
        FluxvizError: the arguments name no two sides.

    """
    match list(given):
        case [one, other]:
            if one == STDIN or is_named(one) or Path(one).exists():
                return Side(one), Side(other)
            if is_named(other):
                raise FluxvizError(f"{one}: no such file; {other} has no git revisions: its past is fluxviz history")
            if ".." in one and not Path(other).is_dir():
                old, _, new = one.partition("...") if "..." in one else one.partition("..")
                return Side(other, old or "HEAD"), Side(other, new or "HEAD")
            if is_revision(one):
                return Side(other, one), Side(other)
            raise FluxvizError(f"{one}: neither a file nor a git revision")
        case [one, other, path] if not is_named(path):
            return Side(path, one), Side(path, other)
        case _:
            raise FluxvizError("expected OLD NEW, REVISION FILE, or REVISION..REVISION -- FILE")


def is_revision(name: str) -> bool:
    """Return whether git knows a revision of this name here."""
    try:
        _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    except FluxvizError:
        return False
    return True


def show(revision: str, path: str) -> bytes:
    """Return a file as a git revision has it.

    Raises:
        FluxvizError: git is missing, there is no such revision, or it has no such file.

    """
    if not is_revision(revision):
        raise FluxvizError(f"{revision}: git knows no such revision here")
    folder, name = Path(path).parent, Path(path).name
    try:
        return _git("show", "--end-of-options", f"{revision}:./{name}", folder=folder)
    except FluxvizError:
        raise FluxvizError(f"{revision}:{path}: that revision has no such file") from None


def _git(*arguments: str, folder: Path | None = None) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - git, with arguments that cannot be taken for options
            ["git", *arguments],  # noqa: S607 - the user's own git
            cwd=folder,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except FileNotFoundError:
        raise FluxvizError("git, or the folder, is not there") from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise FluxvizError(f"git cannot be run: {error}") from None
    if done.returncode != 0:
        raise FluxvizError("git said no")
    return done.stdout
