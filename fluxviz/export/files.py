"""Write files whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from os import PathLike
from pathlib import Path


def write_file(path: str | PathLike[str], text: str | bytes) -> None:
    """Write text or bytes to a file: to a temporary one beside it first, which then takes its place.

    Raises:
        OSError: the folder is missing or cannot be written to.

    """
    write_files({Path(path): text})


def write_files(texts: Mapping[Path, str | bytes]) -> None:
    """Write several files that belong together: each takes its place when all are written.

    Raises:
        OSError: a folder is missing or cannot be written to; then no file is changed.

    """
    staged: list[tuple[Path, Path]] = []
    try:
        for path, text in texts.items():
            data = text.encode() if isinstance(text, str) else text
            target = _real(path)
            if target.exists() and not target.is_file():
                # A pipe or a device cannot be replaced; it is written to.
                target.write_bytes(data)
                continue
            handle, name = tempfile.mkstemp(prefix=".fluxviz-", dir=target.parent)
            staged.append((Path(name), target))
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        for written, target in staged:
            written.replace(target)
    finally:
        for written, _ in staged:  # those that took their place are gone
            with contextlib.suppress(OSError):
                written.unlink()


def _real(path: Path) -> Path:
    return path.resolve() if path.is_symlink() else path


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
