"""A PostgreSQL of Debian's package."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.programs import run_program
from tests.servers.server import LOOPBACK, Server, find_program, free_port, serving

USER = "postgres"
"""Its superuser, who needs no password."""

_NEWEST_LAST = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda each: each.parent.name.zfill(4))


@contextmanager
def postgresql(host: str = LOOPBACK, port: int | None = None) -> Iterator[Server]:
    """Run a PostgreSQL until the block ends, with one superuser and no password.

    Its data stands in a folder of its own below the system's temporary one: no path of pytest's is short enough for
    its socket, and as root it runs as another user, who may not look into root's.

    Args:
        host: the address of the loopback that it listens on.
        port: its port; None: a free one.

    """
    initdb, postgres, is_ready = (
        find_program(name, "postgresql", *_NEWEST_LAST) for name in ("initdb", "postgres", "pg_isready")
    )
    port = port or free_port(host)
    folder = Path(tempfile.mkdtemp(prefix="fluxviz-postgresql-"))
    try:
        options = _as_nobody_special(folder)
        data = folder / "data"
        making = [initdb, "-D", data, "-U", USER, "-E", "UTF8", "--locale=C", "--auth=trust", "--no-sync"]
        run_program([*making, "--no-instructions"], check=True, cwd=folder, **options)
        command = [postgres, "-D", data, "-h", host, "-p", str(port), "-k", folder, "-F"]
        asking = [is_ready, "-q", "-h", host, "-p", str(port)]

        def answers() -> bool:
            return run_program(asking).returncode == 0

        with serving(command, folder, (host, port), answers, signal.SIGINT, **options) as server:
            yield server
    finally:
        shutil.rmtree(folder)


def _as_nobody_special(folder: Path) -> dict[str, Any]:
    """Return how to start it as another user where this is root, whom PostgreSQL refuses; the folder becomes theirs."""
    if os.geteuid() != 0:
        return {}
    names = {each.pw_name: each for each in pwd.getpwall()}
    user = names.get("postgres") or names["nobody"]
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
