"""What each step costs. Run on request: ``pytest tests/benchmarks --benchmark-enable --benchmark-only``."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from fluxviz import build, check, draw, join, load
from fluxviz.docs import FileJob, build_docs
from fluxviz.drawing import AUTO, Style, compose, lay_out, write_dot
from fluxviz.drawing.engines import run_engine
from fluxviz.export import write_svg
from fluxviz.spec import PublicAccess
from fluxviz.topology.references.finding import find_references
from fluxviz.topology.routes import Routes

from .apps import app, estate

SIZES = (3, 10, 50, 200)
Benchmark = Callable[..., Any]

pytestmark = pytest.mark.benchmark(warmup=True)


@pytest.mark.parametrize("size", SIZES)
class TestStages:
    def test_load(self, benchmark: Benchmark, size: int) -> None:
        benchmark(load, json.dumps(app(size)))

    def test_build(self, benchmark: Benchmark, size: int) -> None:
        benchmark(build, load(app(size)))

    def test_references(self, benchmark: Benchmark, size: int) -> None:
        spec = load(app(size))
        benchmark(find_references, spec, Routes(spec, PublicAccess()))

    def test_write_dot(self, benchmark: Benchmark, size: int) -> None:
        benchmark(write_dot, compose(build(load(app(size)))))

    def test_engine_alone(self, benchmark: Benchmark, size: int) -> None:
        benchmark(run_engine, write_dot(compose(build(load(app(size))))), "pure", 60)

    def test_lay_out(self, benchmark: Benchmark, size: int) -> None:
        benchmark(lay_out, write_dot(compose(build(load(app(size))))))

    def test_write_svg(self, benchmark: Benchmark, size: int) -> None:
        scene = compose(build(load(app(size))))
        benchmark(write_svg, scene, lay_out(write_dot(scene)), AUTO)

    def test_all_but_the_engine(self, benchmark: Benchmark, size: int) -> None:
        text = json.dumps(app(size))
        layout = lay_out(write_dot(compose(build(load(text)))))

        def work() -> None:
            scene = compose(build(load(text)))
            write_dot(scene, Style())
            write_svg(scene, layout, AUTO)

        benchmark(work)

    def test_whole_command(self, benchmark: Benchmark, size: int, tmp_path: Path) -> None:
        spec = tmp_path / "app.json"
        spec.write_text(json.dumps(app(size)))
        command = [sys.executable, "-m", "fluxviz", "draw", str(spec), "-q", "-o", str(tmp_path / "app.svg")]
        benchmark.pedantic(subprocess.run, (command,), {"check": True, "timeout": 60}, rounds=5)  # type: ignore[attr-defined]
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        benchmark.extra_info["cpu_seconds_of_all_rounds"] = used.ru_utime + used.ru_stime  # type: ignore[attr-defined]
        benchmark.extra_info["peak_kilobytes"] = used.ru_maxrss  # type: ignore[attr-defined]


class TestEstateOfFiveHundredComponents:
    """One picture of 100 apps with 5 components each: all of it, beside the engine alone on the same DOT."""

    def test_all_of_it(self, benchmark: Benchmark) -> None:
        def work() -> str:
            return draw(join([build(load(spec)) for spec in estate(100)])).svg()

        benchmark.pedantic(work, rounds=2)  # type: ignore[attr-defined]

    def test_engine_alone(self, benchmark: Benchmark) -> None:
        diagram = draw(join([build(load(spec)) for spec in estate(100)]))
        dot = write_dot(diagram.scene, diagram.style)
        benchmark.pedantic(run_engine, (dot, "pure", 60), rounds=2)  # type: ignore[attr-defined]


@pytest.mark.parametrize("entries", [20, 40, 80, 160])
def test_references_by_number_of_entries(benchmark: Benchmark, entries: int) -> None:
    spec = load(app(10, entries))
    benchmark(find_references, spec, Routes(spec, PublicAccess()))


HOSTILE = {
    "plain": "word" * 100,
    "colons": "a:" * 200,
    "at signs": "a@" * 200,
    "schemes": "http://" * 57,
    "dots": "a." * 200,
    "brackets": "[{" * 200,
    "open json": '{"a":' * 80,
    "equals": "a=b " * 100,
    "quotes": "'\"" * 200,
    "parentheses": "(HOST=" * 66,
    "flags": "-h a " * 80,
    "yaml": "a: &a [" * 57,
    "commas": "fluxa_b," * 50,
    "underscores": "flux" + "_a" * 198,
}


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_references_of_a_hostile_value(benchmark: Benchmark, value: str) -> None:
    spec = load({"version": 8, "name": "x", "compose": [{"name": "c", "environmentParameters": [f"DB_HOST={value}"]}]})
    benchmark(find_references, spec, Routes(spec, PublicAccess()))


def test_check_of_ten_components(benchmark: Benchmark) -> None:
    """At most 5 ms in a warm process."""
    topology = build(load(json.dumps(app(10), indent=1)))
    benchmark(check, topology)


def test_check_of_a_thousand_specs(benchmark: Benchmark, tmp_path: Path) -> None:
    """From the command line: at most 15 s on two cores."""
    for index in range(1000):
        (tmp_path / f"{index}.json").write_text(json.dumps({**app(5), "name": f"bench{index}"}, indent=1))
    files = [str(path) for path in tmp_path.glob("*.json")]
    command = [sys.executable, "-m", "fluxviz", "check", *files, "--format", "json", "-o", str(tmp_path / "out")]

    def work() -> None:
        assert subprocess.run(command, check=False, timeout=100).returncode == 1

    benchmark.pedantic(work, rounds=1)


class TestThousandDiagramsOfTheDocs:
    """``docs build`` of 1,000 apps with 5 components each, beside the engine alone on the same DOT files."""

    def test_docs_build(self, benchmark: Benchmark, tmp_path: Path) -> None:
        jobs = []
        for spec in estate(1000):
            path = tmp_path / f"{spec['name']}.json"
            path.write_text(json.dumps(spec))
            jobs.append(FileJob(path, path.with_suffix(".svg")))

        def work() -> None:
            assert {outcome.kind for outcome in build_docs(jobs)} <= {"drawn", "same"}

        benchmark.pedantic(work, rounds=1)  # type: ignore[attr-defined]

    @pytest.mark.parametrize("size", [1, 16])
    def test_engine_alone(self, benchmark: Benchmark, size: int) -> None:
        """Two engines at once, each with one DOT file a run, or with sixteen."""
        dots = [write_dot(draw(spec).scene) for spec in estate(1000)]
        batches = ["".join(dots[start : start + size]) for start in range(0, len(dots), size)]

        def work() -> None:
            with ThreadPoolExecutor(2) as pool:
                list(pool.map(lambda batch: run_engine(batch, "pure", 60), batches))

        benchmark.pedantic(work, rounds=1)  # type: ignore[attr-defined]
