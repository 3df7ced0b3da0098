"""``watch_files``: wait until a file is saved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from fluxviz.errors import MissingExtraError

_SURE = 5_000
"""ms: files are looked at that often though nothing was told; network drives tell nothing of what others save."""

FileStates = dict[Path, tuple[int, int]]


def require_watcher() -> None:
    """Raise an error where files cannot be watched.

    Raises:
        MissingExtraError: the watcher is not installed.

    """
    try:
        import watchfiles  # noqa: F401
    except ModuleNotFoundError:
        raise MissingExtraError("--watch", "watch") from None


def watch_files(paths: Iterable[Path], *, before: FileStates) -> FileStates:
    """Wait until a file is not what it was: saved, made or taken away.

    Args:
        paths: The files.
        before: How they were.

    Returns:
        How they are now.

    """
    from watchfiles import watch

    files = list(paths)
    # Folders, not files: editors save by putting another file in the place of the old one.
    folders = {next(folder for folder in path.absolute().parents if folder.is_dir()) for path in files}
    looks = watch(*folders, watch_filter=None, recursive=False, rust_timeout=_SURE, yield_on_timeout=True)
    while (now := file_states(files)) == before:
        next(looks)
    return now


def file_states(paths: Iterable[Path]) -> FileStates:
    """Return what tells one state of files from another: when they were written, and how large they are."""
    return dict(_states(paths))


def _states(paths: Iterable[Path]) -> Iterator[tuple[Path, tuple[int, int]]]:
    for path in paths:
        try:
            state = path.stat()
        except OSError:
            continue
        yield path, (state.st_mtime_ns, state.st_size)
