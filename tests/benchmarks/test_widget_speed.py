"""How fast the explorer answers: ``pytest tests/benchmarks/test_widget_speed.py --benchmark-enable -s``.

All is measured in a headless Chromium. A highlight: from the click to the end of the task that has lit the parts. A
what-if: from the change of a field to the picture in the page that follows from it, kernel and messages included.
Frames: ``requestAnimationFrame`` is called once a frame; each call moves or zooms by an event as a mouse makes it.
"""

from __future__ import annotations

import json
import statistics
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import fluxviz
from tests.benchmarks.apps import app, estate
from tests.notebook_apps.jupyter import JupyterServer
from tests.notebook_apps.lab import lab_notebook
from tests.notebook_apps.notebooks import saved_states, write_notebook
from tests.notebook_apps.pages import watched_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
FULLSTACK = Path(__file__).parents[2] / "assets" / "fullstack.json"


@pytest.fixture(autouse=True)
def on_request(request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("--benchmark-enable"):
        pytest.skip("measured on request: --benchmark-enable")


def light_app() -> dict[str, Any]:
    """Give ten components with one call each."""
    document = app(10)
    for number, part in enumerate(document["compose"]):
        part["environmentParameters"] = [f"NEXT_URL=http://fluxc{(number + 1) % 10}_bench:3000"]
    return document


def tell(what: str, times: list[float], unit: str = "ms") -> float:
    middle = statistics.median(times)
    print(f"\n{what}: median {middle:.1f} {unit}, worst {max(times):.1f}, of {len(times)}")
    return middle


_SELECT = """async host => {
    const root = host.shadowRoot, times = [];
    const groups = [...root.querySelectorAll(".sheet g.node[role=button]")];
    for (let turn = 0; turn < 30; turn += 1) {
        const group = groups[turn % groups.length];
        const start = performance.now();
        group.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true }));
        await new Promise(resolve => queueMicrotask(() => queueMicrotask(resolve)));
        if (!group.classList.contains("chosen")) throw new Error("not lit yet");
        root.host.getBoundingClientRect();
        times.push(performance.now() - start);
        await new Promise(requestAnimationFrame);
    }
    return times;
}"""

_FRAMES = """async (host, kind) => {
    const canvas = host.shadowRoot.querySelector(".canvas"), box = canvas.getBoundingClientRect();
    const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2, bubbles: true, cancelable: true };
    const point = (type, more) => canvas.dispatchEvent(new PointerEvent(type, { pointerId: 1, ...at, ...more }));
    canvas.setPointerCapture = () => {};
    if (kind === "pan") point("pointerdown", { button: 0 });
    const stamps = [];
    for (let frame = 0; frame < 120; frame += 1) {
        stamps.push(await new Promise(requestAnimationFrame));
        if (kind === "pan") point("pointermove", { clientX: at.clientX + 150 * Math.sin(frame / 10) });
        else canvas.dispatchEvent(new WheelEvent("wheel", { ...at, deltaY: frame % 60 < 30 ? -40 : 40 }));
    }
    if (kind === "pan") point("pointerup", {});
    return stamps.slice(1).map((stamp, index) => stamp - stamps[index]);
}"""


@pytest.mark.parametrize("name", ["fullstack", "ten components", "ten light components"])
def test_select_to_highlight(chromium: Browser, tmp_path: Path, name: str) -> None:
    source: Any = {"fullstack": FULLSTACK, "ten components": app(10), "ten light components": light_app()}[name]
    page = fluxviz.draw(source).save(tmp_path / "page.html")
    with watched_page(chromium, "file://") as watched:
        watched.page.goto(page.as_uri())
        times = watched.page.locator(".fluxviz-explorer").evaluate(_SELECT)
    tell(f"select to highlight, {name}", times)


def test_frames_of_200_components(chromium: Browser, jupyter: JupyterServer) -> None:
    cell = "import fluxviz\nfrom tests.benchmarks.apps import estate\n"
    cell += "fluxviz.explore(fluxviz.join([fluxviz.build(fluxviz.load(spec)) for spec in estate(40)]))"
    assert len(estate(40)) * 5 == 200
    write_notebook(jupyter.notebooks / "frames.ipynb", cell)
    with lab_notebook(chromium, jupyter) as notebook:
        notebook.page.set_default_timeout(90_000)
        notebook.open("frames.ipynb").run_all()
        host = notebook.output(0).locator(".fluxviz-explorer")
        host.locator(".sheet svg").wait_for()
        for kind in ("zoom", "pan"):
            gaps = host.evaluate(_FRAMES, kind)
            tell(f"{kind} of 200 components, gaps between frames", gaps)
            print(f"{kind}: {1000 / statistics.mean(gaps):.0f} frames a second")


_ROUND_TRIP = """async host => {
    const root = host.shadowRoot, times = [];
    [...root.querySelectorAll("[role=tab]")].find(tab => tab.textContent === "What if").click();
    for (let turn = 0; turn < 12; turn += 1) {
        const box = [...root.querySelectorAll("fieldset")].find(each => each.textContent.startsWith("Components"))
            .querySelectorAll("input")[3];
        const before = root.querySelector(".sheet > svg");
        const start = performance.now();
        box.click();
        while (root.querySelector(".sheet > svg") === before) await new Promise(resolve => setTimeout(resolve, 1));
        times.push(performance.now() - start);
        await new Promise(resolve => setTimeout(resolve, 100));
    }
    return times;
}"""


@pytest.mark.parametrize("name", ["ten components", "ten light components"])
def test_what_if_to_picture(chromium: Browser, jupyter: JupyterServer, name: str) -> None:
    make = {"ten components": "app(10)", "ten light components": "light_app()"}[name]
    cell = f"import fluxviz\nfrom tests.benchmarks.test_widget_speed import app, light_app\nfluxviz.explore({make})"
    write_notebook(jupyter.notebooks / "round_trip.ipynb", cell)
    with lab_notebook(chromium, jupyter) as notebook:
        notebook.open("round_trip.ipynb").run_all()
        host = notebook.output(0).locator(".fluxviz-explorer")
        host.locator(".sheet svg").wait_for()
        times = host.evaluate(_ROUND_TRIP)
    tell(f"what-if to picture in JupyterLab, {name}", times)


def test_bytes_of_five_widgets(chromium: Browser, jupyter: JupyterServer) -> None:
    cell = f"import fluxviz\nfluxviz.explore({str(FULLSTACK)!r})"
    path = write_notebook(jupyter.notebooks / "five.ipynb", *[cell] * 5)
    with lab_notebook(chromium, jupyter, save_state=True) as notebook:
        notebook.open(path.name).run_all()
        notebook.save()
    states = saved_states(path)
    size = len(json.dumps(states, ensure_ascii=False).encode())
    print(f"\nfive widgets: {size} bytes of state, {path.stat().st_size} of the file")
    assert len([state for state in states.values() if state["model_name"] == "AnyModel"]) == 5
