"""Notebooks in JupyterLite, in Chromium: the course gives what it gives elsewhere, and no other server is asked."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from fluxviz import check
from tests.course.notebooks import PATHS, read
from tests.course.rewriting import normalised
from tests.frontend.packages import require
from tests.programs import run_program
from tests.sites.looking import served
from tests.widget.views import View

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.timeout(230)]  # the first builds the site

CANARY = "s3cr3tCanary0123456789"
FULLSTACK = Path(__file__).parents[2] / "assets/fullstack.json"
PATIENCE = 60_000  # milliseconds on a busy machine
SPEC = {"version": 8, "name": "mine", "owner": f"1{CANARY}", "compose": [
    {"name": "web", "repotag": "myuser/web:1", "ports": [31000], "containerPorts": [80],
     "environmentParameters": [f"TOKEN={CANARY}", f"DB_URL=postgres://u:{CANARY}@fluxdb_mine:5432/d"]},
    {"name": "db", "repotag": "postgres:16", "ports": [], "containerPorts": []},
]}  # fmt: skip

_OPEN = """async ([path, kernel]) => {
    const panel = await jupyterapp.commands.execute("docmanager:open", {path, factory: "Notebook", kernel});
    await panel.context.ready;
    await panel.sessionContext.ready;
    await panel.sessionContext.session.kernel.info;
    return panel.sessionContext.session.kernel.model;
}"""
_RUN = """async command => {
    const {content} = jupyterapp.shell.currentWidget;
    await jupyterapp.commands.execute(command);
    return JSON.stringify(content.model.sharedModel.toJSON());
}"""
_ADD = """source => {
    const {content} = jupyterapp.shell.currentWidget;
    content.model.sharedModel.addCell({cell_type: "code", source});
    content.deselectAll();
    content.activeCellIndex = content.widgets.length - 1;
}"""
_FORGET = """async () => jupyterapp.shell.currentWidget.sessionContext.session.kernel
    .requestExecute({code: "%reset -f"}).done.then(() => true)"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    require("node")
    require("npm")
    folder = tmp_path_factory.mktemp("lite")
    spec = folder / "app.json"
    spec.write_text(json.dumps(SPEC), "utf-8")
    done = run_program([sys.executable, "-m", "fluxviz", "lite", "build", folder / "site", spec], limit=300)
    if done.returncode != 0:
        reason = f"the site cannot be built, which needs npm's and pip's servers: {done.stderr[-2000:]}"
        if os.environ.get("CI", "").lower() in ("true", "1"):
            pytest.fail(reason)
        pytest.skip(reason)
    settings = folder / "site" / "jupyter-lite.json"
    data = json.loads(settings.read_text("utf-8"))
    data["jupyter-config-data"]["exposeAppInBrowser"] = True  # the one change: tests run its commands
    settings.write_text(json.dumps(data), "utf-8")
    return folder / "site"


@contextmanager
def lab(browser: Browser, site: Path) -> Iterator[Page]:
    """Open the site as a new reader. Each call to another server is refused, and fails."""
    context = browser.new_context(viewport={"width": 1400, "height": 1100})
    context.set_default_timeout(PATIENCE)
    strays: list[str] = []

    def refuse(route: Route) -> None:
        strays.append(route.request.url)
        route.abort()

    with served(site) as address:
        context.route(lambda url: not url.startswith((address, "blob:", "data:")), refuse)
        try:
            page = context.new_page()
            page.goto(f"{address}/lab/index.html")
            page.wait_for_function("window.jupyterapp?.restored.then(() => true)")
            yield page
            assert strays == []
        finally:
            context.close()


def open_notebook(page: Page, path: str, kernel: Any = None) -> Any:
    """Open a notebook, with a kernel of its own or one that runs, and return its kernel."""
    return page.wait_for_function(_OPEN, arg=[path, kernel]).json_value()


def run(page: Page, source: str) -> str:
    """Run a new cell at the end of the open notebook and return its outputs as text."""
    page.evaluate(_ADD, source)
    return str(_run(page, "notebook:run-cell").cells[-1].outputs)


def run_all(page: Page) -> nbformat.NotebookNode:
    """Run all cells of the open notebook and return it."""
    return _run(page, "notebook:run-all-cells")


def _run(page: Page, command: str) -> nbformat.NotebookNode:
    notebook = nbformat.from_dict(json.loads(page.wait_for_function(_RUN, arg=command).json_value()))
    for cell in notebook.cells:
        if cell.get("attachments", {}) is None:
            del cell["attachments"]
    return notebook


def test_every_chapter_of_the_course_gives_the_outputs_that_it_has(chromium: Browser, site: Path) -> None:
    """One kernel for all, which forgets between them: starting one takes longer than a chapter."""
    different, kernel = [], None
    with lab(chromium, site) as page:
        for path in PATHS:
            kernel = open_notebook(page, f"notebooks/{path.name}", kernel)
            if normalised(run_all(page)) != normalised(read(path)):
                different.append(path.name)
            page.wait_for_function(_FORGET)
    assert different == []


def test_an_empty_notebook_has_the_explorer_and_own_specs(chromium: Browser, site: Path) -> None:
    with lab(chromium, site) as page:
        open_notebook(page, "empty.ipynb")
        run(page, 'import fluxviz\nexplorer = fluxviz.explore("assets/fullstack.json")\nexplorer')
        view = View(page)
        view.canvas.wait_for()
        view.click("component.api")
        expect(view.panel.get_by_role("heading", name="api", exact=True)).to_be_visible()
        view.button("Trace a request to here").click()
        expect(view.badges.first).to_be_visible()
        view.button("Stop tracing").click()
        view.tab("Findings")
        found = view.host.get_by_role("tabpanel", name="Findings").get_by_role("button", name=re.compile("FX")).all()
        codes = [re.findall(r"FX\d+", each.inner_text())[0] for each in found]
        assert sorted(codes) == sorted(each.code for each in check(FULLSTACK))
        view.tab("What if")
        view.check("postgres: 5432 is public").uncheck()
        expect(view.strip).to_contain_text("Port 5432 of postgres is no longer public")
        assert "Port 5432 of postgres is no longer public." in run(page, "explorer.consequences")
        assert "internal.web.db.5432" in run(page, '[edge.id for edge in fluxviz.build("specs/app.json").edges]')


def test_no_file_holds_a_value_of_a_setting(site: Path) -> None:
    for path in site.rglob("*"):
        assert path.is_dir() or CANARY.encode() not in path.read_bytes()
