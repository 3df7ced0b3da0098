"""Attack everything, at length: ``python -m tests.attack canaries``, ``fuzz [COUNT]`` or ``times``."""

from __future__ import annotations

import json
import sys
from collections import Counter

from tests.specimens import ALL, document

from .fuzzing import crash_of, mutants
from .outputs import leaks, quick, whole
from .shapes import SECRETS, planted
from .times import documents, time_of


def canaries() -> int:
    """Plant each secret in each shape in each specimen, and look for it in every output."""
    counted: Counter[str] = Counter()
    for name in ALL:
        for number, secret in enumerate(SECRETS):
            for shape, spec in planted(document(name), secret):
                counted["planted"] += 1
                for leak in leaks(whole(spec) if number == 0 else quick(spec)):
                    counted["leaks"] += 1
                    print(f"{name} | {shape} | {secret!r} | {leak}", flush=True)
    print(json.dumps(counted))
    return counted["leaks"]


def fuzz(count: str = "20000", seed: str = "1") -> int:
    """Feed mutants to the library, and count what leaves it but its own errors."""
    crashes: Counter[str] = Counter()
    for number, mutant in enumerate(mutants(int(seed), int(count))):
        if crash := crash_of(mutant, picture=number % 50 == 0):
            crashes[crash] += 1
            if crashes[crash] == 1:
                print(f"mutant {number}: {crash}", flush=True)
    print(json.dumps({"mutants": int(count), "crashes": crashes.total()}))
    return crashes.total()


def times(size: str = "4900000", limit: str = "5") -> int:
    """Print what documents of 5 MB of every form take, the longest first, and count those over the limit in seconds."""
    rows = []
    for name, make in documents(int(size)).items():
        document = make()
        rows.append((*time_of(document), name, len(document)))
    for seconds, found, name, length in sorted(rows, reverse=True):
        print(f"{seconds:6.2f} s  {length / 1e6:.1f} MB  {name}: {found}")
    return sum(row[0] > float(limit) for row in rows)


if __name__ == "__main__":
    commands = {"canaries": canaries, "fuzz": fuzz, "times": times}
    sys.exit(1 if commands[sys.argv[1]](*sys.argv[2:]) else 0)
