"""``draw_all``: many apps by any executor, in order, each with its own fate; and ``--jobs``."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

import fluxviz
from fluxviz import AccessError, Drawn, UnknownNameError, draw, draw_all, load
from fluxviz.diagram.many import Task
from fluxviz.spec.source import open_document
from tests.cli.running import run
from tests.specimens import ALL, app, component, path_of

PATHS = [path_of(name) for name in ALL]
SECRET = app(
    component(environmentParameters=["DB_HOST=fluxdb_shop", "DB_PASSWORD=canary-of-draw-all"]), component("db")
)


def processes() -> Executor:
    return ProcessPoolExecutor(2, mp_context=get_context("spawn"))


def saved(path: Path, tmp_path: Path) -> str:
    return draw(path).save(tmp_path / "one.svg").read_text("utf-8")


@pytest.mark.parametrize("make", [processes, lambda: ThreadPoolExecutor(2)], ids=["processes", "threads"])
def test_an_executor_draws_the_same_bytes_in_the_same_order(make: Callable[[], Executor]) -> None:
    alone = list(draw_all(PATHS))
    assert [each.source for each in alone] == [str(path) for path in PATHS]
    with make() as executor:
        assert list(draw_all(PATHS, executor=executor)) == alone


@pytest.mark.parametrize("name", ALL[:6])
def test_what_is_drawn_is_what_is_saved(name: str, tmp_path: Path) -> None:
    (drawn,) = draw_all([path_of(name)])
    assert drawn.content == saved(path_of(name), tmp_path)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    distributed = pytest.importorskip("distributed", reason="Dask is not here: pip install 'fluxviz[dask]'")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
        ) as local,
        distributed.Client(local) as client,
    ):
        yield client


@pytest.mark.filterwarnings("default")
def test_a_cluster_of_dask_draws_the_same(cluster: Any) -> None:
    few = PATHS[:20]
    assert list(draw_all(few, executor=cluster.get_executor())) == list(draw_all(few))


def test_one_that_cannot_be_drawn_stops_no_other(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    drawn = list(draw_all([broken, tmp_path / "gone.json", SECRET, 7]))  # type: ignore[list-item]
    assert [bool(each.content) for each in drawn] == [False, False, True, False]
    assert "broken.json" in drawn[0].error
    assert "no such file" in drawn[1].error
    assert "found int" in drawn[3].error
    assert "Traceback" not in "".join(each.error for each in drawn)


def test_whatever_draw_takes_is_taken() -> None:
    spec = load(SECRET)
    topology = draw(SECRET).topology
    text = json.dumps(SECRET)
    with processes() as executor:
        drawn = list(draw_all([SECRET, text, text.encode(), spec, topology], executor=executor))
    assert len({each.content for each in drawn}) == 1
    assert all("internal.api.db" in str(each.content) for each in drawn), "a loaded spec keeps its links"


def test_nothing_of_a_spec_stands_in_a_repr() -> None:
    (drawn,) = draw_all([SECRET])
    task = Task("shop", open_document(SECRET, fluxviz.SpecError))
    shown = repr(drawn) + repr(task) + repr(load(SECRET))
    assert "canary-of-draw-all" not in shown + str(drawn.content)
    assert isinstance(pickle.loads(pickle.dumps(drawn)), Drawn)


def test_what_is_asked_for_is_checked_before_anything_is_drawn() -> None:
    with pytest.raises(UnknownNameError, match=r"\.jpeg"):
        draw_all(PATHS, suffix=".jpeg")
    with pytest.raises(TypeError, match="'thema'"):
        draw_all(PATHS, thema="dark")
    with pytest.raises(AccessError):
        draw_all(PATHS, access={"domains": 3})


def test_looks_and_formats_are_those_of_draw() -> None:
    dark, markdown = (
        next(draw_all([path_of("guide_fullstack")], theme="dark", detail="full")),
        next(draw_all([path_of("guide_fullstack")], suffix=".md")),
    )
    assert draw(path_of("guide_fullstack"), theme="dark", detail="full").svg()[:2000] in str(dark.content)[:2100]
    assert "](guide_fullstack.svg)" in str(markdown.content)
    assert str(markdown.picture).startswith("<svg")


def test_the_command_draws_with_several_processes(tmp_path: Path) -> None:
    files = [str(path) for path in PATHS]
    alone = run("draw", *files, "-q", "-o", f"{tmp_path}/one/", "--jobs", "1")
    several = run("draw", *files, "-q", "-o", f"{tmp_path}/two/", "--jobs", "2")
    assert (alone.code, alone.err) == (several.code, several.err)
    one = {path.name: path.read_bytes() for path in (tmp_path / "one").iterdir()}
    assert one == {path.name: path.read_bytes() for path in (tmp_path / "two").iterdir()}
    assert len(one) == len(files)


def test_jobs_are_a_number() -> None:
    assert run("draw", str(PATHS[0]), "--jobs", "0").code == 2


def test_one_source_or_no_executor_is_refused_at_once() -> None:
    for one in ("app.json", b"{}", Path("app.json"), SECRET, load(SECRET)):
        with pytest.raises(TypeError, match="several sources"):
            draw_all(one)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="Executor"):
        draw_all(PATHS, executor=3)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="FROM:TO"):
        draw_all(PATHS, trace=("browser", "web"))  # type: ignore[arg-type]
