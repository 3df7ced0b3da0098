"""How cost grows with size: ``python -m tests.benchmarks.growth`` prints a table of whole commands."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.benchmarks.processes import cost_of
from tests.large_apps import linked_app, linked_estate

COMPONENTS = (3, 10, 50, 200, 500, 1000)
APPS = (10, 100, 1000)
PAGES = (10, 50, 200)


def _row(folder: Path, title: str, specs: list[dict[str, Any]], *options: str, suffix: str = ".svg") -> None:
    paths = []
    for spec in specs:
        path = folder / f"{spec['name']}.json"
        path.write_text(json.dumps(spec))
        paths.append(str(path))
    target = folder / f"picture{suffix}"
    command = [str(Path(sys.executable).parent / "fluxviz"), "draw", *paths, *options, "-q", "-o", str(target)]
    cost = cost_of(command)
    size = target.stat().st_size / 1000 if target.exists() else 0
    print(
        f"| {title} | {cost.wall:.1f} | {cost.processor:.1f} | {cost.memory:.0f} | {size:,.0f} | {cost.code} |",
        flush=True,
    )


def main() -> None:
    """Print the table."""
    print("| what | wall s | processor s | peak MB | kB | exit code |")
    print("| --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for size in COMPONENTS:
            _row(folder, f"{size} components, {2 * size} links", [linked_app(size, 2 * size)])
        for size in COMPONENTS[3:]:
            _row(folder, f"{size} components, {10 * size} links", [linked_app(size, 10 * size)])
        for size in APPS:
            _row(folder, f"{size} apps, {size} calls", linked_estate(size, size), "--together")
        _row(folder, "1000 apps, 1000 calls, checked", linked_estate(1000, 1000), "--together", "--check")
        for size in PAGES:
            _row(folder, f"page of {size} components", [linked_app(size, 2 * size)], suffix=".html")


if __name__ == "__main__":
    main()
