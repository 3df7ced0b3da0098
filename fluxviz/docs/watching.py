"""``watch_files``: wait until a file is saved. By looking, since every file system can be looked at."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path

INTERVAL = 0.3
"""How long between two looks, in seconds."""

Marks = dict[Path, tuple[int, int]]


def watch_files(paths: Iterable[Path], *, before: Marks | None = None, interval: float = INTERVAL) -> Marks:
    """Wait until a file is not what it was: saved, made or taken away.

    Args:
        paths: The files.
        before: How they were; None: as they are now.
        interval: How long between two looks, in seconds.

    Returns:
        How they are now.

    """
    files = list(paths)
    known = marks_of(files) if before is None else before
    while (now := marks_of(files)) == known:
        time.sleep(interval)
    return now


def marks_of(paths: Iterable[Path]) -> Marks:
    """Give what tells one state of files from another: when they were written, and how large they are."""
    return dict(_marks(paths))


def _marks(paths: Iterable[Path]) -> Iterator[tuple[Path, tuple[int, int]]]:
    for path in paths:
        try:
            state = path.stat()
        except OSError:
            continue
        yield path, (state.st_mtime_ns, state.st_size)
