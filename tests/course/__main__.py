"""``python -m tests.course --rewrite``: run the notebooks and accept what they show now; then read the diff."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tests.course.notebooks import PATHS
from tests.course.rewriting import normalised, run


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.course", description=__doc__)
    parser.add_argument(
        "--rewrite", action="store_true", help="write the outputs; without it, only say what would change"
    )
    parser.add_argument("names", nargs="*", help="beginnings of the notebooks' names, such as 02; none: all")
    given = parser.parse_args(arguments)
    chosen = [path for path in PATHS if not given.names or path.name.startswith(tuple(given.names))]
    begun, changed = time.monotonic(), 0
    for path in chosen:
        changed += _rerun(path, rewrite=given.rewrite)
    took = time.monotonic() - begun
    print(f"{len(chosen)} notebooks in {took:.0f} s, {changed} {'rewritten' if given.rewrite else 'would change'}")
    return 0 if given.rewrite else min(changed, 1)


def _rerun(path: Path, *, rewrite: bool) -> bool:
    text = normalised(run(path))
    if text == path.read_text("utf-8"):
        return False
    if rewrite:
        path.write_text(text, "utf-8")
    print(f"{path.name} {'is rewritten' if rewrite else 'would change'}")
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
