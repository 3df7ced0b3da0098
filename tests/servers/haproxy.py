"""An HAProxy of Debian's package."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers.server import Server, find_program, serving


@contextmanager
def haproxy(folder: Path, configuration: str, address: tuple[str, int]) -> Iterator[Server]:
    """Run an HAProxy until the block ends.

    Args:
        folder: where its configuration is written.
        configuration: the text of it.
        address: one that it listens on.

    """
    file = folder / "haproxy.cfg"
    file.write_text(configuration)
    with serving([find_program("haproxy", "haproxy"), "-db", "-f", file], folder, address) as server:
        yield server
