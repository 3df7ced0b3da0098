"""Processes that work beside this one: they run no code of the folder, and die with it."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait

FEW = 32
"""Up to how many pictures one process is quicker than several, which have to be started."""

_SAFE = "PYTHONSAFEPATH"


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def open_pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Open a pool of fresh processes: a copy of one with threads in it may hang.

    Python puts the working directory before its own library where a process is started by ``-c``, as these are: a
    ``multiprocessing`` there would run. ``PYTHONSAFEPATH`` forbids it.
    """
    before = os.environ.get(_SAFE)
    os.environ[_SAFE] = "1"
    try:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin) as pool:
            yield pool
    finally:
        if before is None:
            del os.environ[_SAFE]
        else:
            os.environ[_SAFE] = before


def _begin() -> None:
    """Look for rubbish seldom: a picture makes many small values and no circles, and is done in milliseconds."""
    gc.freeze()
    gc.set_threshold(50_000)
    threading.Thread(target=_wait_for_end, daemon=True).start()


def _wait_for_end() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
