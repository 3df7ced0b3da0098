"""Programs that see an ``/etc/hosts`` of their own: names of an app's network lead to servers on the loopback."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.programs import run_program

_APART = ["unshare", "--mount", "--map-root-user"]
_LOCAL = "127.0.0.1 localhost\n"


def run_among(
    names: Mapping[str, str], command: Sequence[str | Path], folder: Path, **options: Any
) -> subprocess.CompletedProcess[str]:
    """Run a program in a mount namespace whose ``/etc/hosts`` has these names and ``localhost``, and no others.

    Where the kernel does not let us make one, the test is skipped with a line that says so.

    Args:
        names: host to address.
        command: the program and its arguments.
        folder: where the file of hosts is written.
        options: as for :func:`tests.programs.run_program`.

    """
    if run_program([*_APART, "true"]).returncode != 0:
        pytest.skip("unshare --mount: the kernel lets nobody make a namespace here, so no host name can be given")
    hosts = folder / "hosts"
    hosts.write_text(_LOCAL + "".join(f"{address} {name}\n" for name, address in names.items()), "utf-8")
    inside = 'mount --bind "$0" /etc/hosts && exec "$@"'
    return run_program([*_APART, "sh", "-c", inside, hosts, *command], **options)
