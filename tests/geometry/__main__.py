"""``python -m tests.geometry FOLDER_OR_FILES``: a table of faults; exit code 1 where there are any."""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from .browser import Chromium, ChromiumMissingError
from .checking import check
from .table import details, table


def main(arguments: list[str] | None = None, chromium: Chromium | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.geometry", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, metavar="FOLDER_OR_FILE")
    parser.add_argument("--all", action="store_true", help="a row for every file, not only for those with a fault")
    parser.add_argument("--details", action="store_true", help="say what lies on what")
    parser.add_argument("--lines", action="store_true", help="say also which lines run over nodes and labels")
    parser.add_argument("--any-size", action="store_true", help="do not ask for 9 px text (pictures for wide screens)")
    options = parser.parse_args(arguments)
    files = dict(_files(options.paths))
    if not files:
        parser.error("no .svg file there")
    start = time.perf_counter()
    try:
        svgs = {name: file.read_text("utf-8") for name, file in files.items()}
        reports = check(svgs, any_size=options.any_size, chromium=chromium)
    except ChromiumMissingError as error:
        parser.error(str(error))
    print(table(reports, every=options.all))
    if options.details or options.lines:
        print(details(reports, lines=options.lines))
    print(f"{len(files)} files in {time.perf_counter() - start:.1f} s")
    return 0 if all(report.clean for report in reports) else 1


def _files(paths: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """Yield each file with the name it has in the table: from its folder down."""
    for path in paths:
        above = path if path.is_dir() and len(paths) == 1 else path.parent
        for file in sorted(path.rglob("*.svg")) if path.is_dir() else [path]:
            yield str(file.relative_to(above)), file


if __name__ == "__main__":
    sys.exit(main())
