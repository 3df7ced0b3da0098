"""How tests are dealt out to processes: what belongs together stays in one, and little is not dealt out at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

WITH_SERVERS = ("_jupyter.py", "test_survival.py")
"""How the names of those files end whose tests ask for servers that take seconds to start: all share one of each."""

WHOLE = (
    ".ipynb",
    "test_against_servers.py",
    "test_d2.py",
    "test_mermaid.py",
    "test_documentation.py",
    "test_lite.py",
    "test_playground.py",
)
"""How the names of those files end whose tests share something that takes seconds, such as a kernel."""


class Dealing(LoadScopeScheduling):
    """Each test by itself, but those together that share what takes seconds to start.

    Groups by marks would say it shorter; pytest-xdist 3.8 does not see them with pytest 9.2.
    """

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        if path.endswith(WHOLE):
            return path
        return "servers" if path.endswith(WITH_SERVERS) else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Dealing:
    """Deal tests out so."""
    return Dealing(config, log)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Give one process for each processor; none besides this for a benchmark, or for one file."""
    asked = {Path(each.partition("::")[0]) for each in config.args}
    if config.option.benchmark_enable or (len(asked) == 1 and asked.pop().is_file()):
        return 0
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the notebooks as slow: each starts a kernel."""
    for item in items:
        if item.path.suffix == ".ipynb":
            item.add_marker("slow")
