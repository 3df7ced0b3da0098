"""Write files whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from os import PathLike
from pathlib import Path

_PREFIX = ".fluxviz-"


def write_file(path: str | PathLike[str], text: str | bytes, *, private: bool = False) -> None:
    """Write text or bytes to a file: to a temporary one beside it first, which then takes its place.

    Args:
        path: The file.
        text: What is written.
        private: Nobody but its owner may read it, whatever was there.

    Raises:
        OSError: the folder is missing or cannot be written to.

    """
    write_files({Path(path): text}, private=private)


def write_files(texts: Mapping[Path, str | bytes], *, private: bool = False) -> None:
    """Write several files that belong together: each takes its place when all are written.

    Args:
        texts: What is written, by its file.
        private: Nobody but their owner may read them, whatever was there.

    Raises:
        OSError: a folder is missing or cannot be written to; then no file is changed.

    """
    staged: list[tuple[Path, Path]] = []
    try:
        for path, text in texts.items():
            data = text.encode("utf-8", "replace") if isinstance(text, str) else text
            target = _real(path)
            if target.exists() and not target.is_file():
                # A pipe or a device cannot be replaced; it is written to.
                target.write_bytes(data)
                continue
            _clear(target.parent)
            handle, name = tempfile.mkstemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=target.parent)
            staged.append((Path(name), target))
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).chmod(0o600 if private else _mode(target))
        for written, target in staged:
            written.replace(target)
    except ValueError:
        raise OSError(None, "not a path") from None
    finally:
        for written, _ in staged:  # those that took their place are gone
            with contextlib.suppress(OSError):
                written.unlink()


def _mode(target: Path) -> int:
    """Return who may read and write a file: those who may already, or as for any new one."""
    return target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()


def is_one_of(path: Path, others: Iterable[Path]) -> bool:
    """Return whether a path leads to the same file as one of others, by whatever names and links."""
    return not _identities(path).isdisjoint(identities(others))


def identities(paths: Iterable[Path]) -> frozenset[object]:
    """Return what files are known by: their real paths, and their numbers on the disk where they are there."""
    return frozenset(each for path in paths for each in _identities(path))


def _identities(path: Path) -> set[object]:
    known: set[object] = {os.path.realpath(path)}
    with contextlib.suppress(OSError, ValueError):
        there = path.stat()
        known.add((there.st_dev, there.st_ino))
    return known


def is_within(path: Path, folder: Path) -> bool:
    """Return whether a path, links and all, leads into a folder."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


@cache
def _clear(folder: Path) -> None:
    """Take away the temporary files of processes that were killed before their files took their place."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            owner = entry.name.removeprefix(_PREFIX).partition("-")[0]
            if entry.name.startswith(_PREFIX) and not (owner.isascii() and owner.isdigit() and _lives(int(owner))):
                with contextlib.suppress(OSError):
                    Path(entry).unlink()


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _real(path: Path) -> Path:
    if not path.is_symlink():
        return path
    real = Path(os.path.realpath(path))
    if real.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    return real


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
