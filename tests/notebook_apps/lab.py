"""A notebook on a page of JupyterLab or Notebook 7, driven through the application's own commands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any, Literal, Self

from playwright.sync_api import Browser, Locator, Page

from tests.notebook_apps import kernels
from tests.notebook_apps.jupyter import JupyterServer
from tests.notebook_apps.notebooks import orphan
from tests.notebook_apps.pages import Scheme, WatchedPage, watched_page

App = Literal["lab", "notebook"]
Windowing = Literal["none", "full", "defer", "contentVisibility"]
APPS: tuple[App, ...] = ("lab", "notebook")

_TRACKER = "@jupyterlab/notebook-extension:tracker"
_WIDGETS = "@jupyter-widgets/jupyterlab-manager:plugin"
_THEMES = "@jupyterlab/apputils-extension:themes"
_THEME_NAMES: dict[Scheme, str] = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
# Notebook 7.6 itself throws these two on every start, before a notebook is there.
_KNOWN = (r"reading 'schema'", r"Command 'filebrowser:open-path' not registered")
_numbers = count(1)

_CURRENT = "window.jupyterapp?.shell?.currentWidget"
_SHOWN = f"() => {_CURRENT}?.context?.isReady && {_CURRENT}.content?.widgets?.length > 0"
_IDLE = f"""() => {_CURRENT}.sessionContext.session?.kernel?.status === 'idle'
    && {_CURRENT}.content.widgets.every(cell => cell.model.executionState !== 'running')"""
# No status: the kernel was shut down.
_ANSWERED = f"() => ['idle', undefined].includes({_CURRENT}.sessionContext.session?.kernel?.status)"
_EXECUTE = "([name, options]) => window.jupyterapp.commands.execute(name, options).then(() => null)"
_ERRORS = f"""() => {_CURRENT}.content.widgets.flatMap(cell => cell.model.sharedModel.toJSON().outputs ?? [])
    .filter(output => output.output_type === 'error').map(output => output.ename + ': ' + output.evalue)"""
_SELECT = f"""index => {{
    const notebook = {_CURRENT}.content;
    notebook.deselectAll();
    notebook.activeCellIndex = index;
}}"""


class LabNotebook:
    """The one notebook of a page.

    Attributes:
        page: the Playwright page, for all that is not here.
        watched: the same page with its ``errors`` and ``strays``.
        errors: of console and scripts, without those that the host makes by itself.
        strays: addresses outside the server that were asked for; none of them was reached.

    """

    def __init__(self, watched: WatchedPage, server: JupyterServer, app: App) -> None:
        self.watched = watched
        self.page: Page = watched.page
        self.errors = watched.errors
        self.strays = watched.strays
        self._server = server
        self._app = app
        self._path = ""

    def open(self, path: str, *, kernel: bool = True, trusted: bool = True) -> Self:
        """Show a notebook of the server's folder.

        Args:
            path: below the server's folder.
            kernel: wait for its kernel; else the file is made to name a kernel that is not there, and the question
                which to take instead is answered with none.
            trusted: whether its saved outputs count as the reader's own. A file that was run elsewhere does not, until
                the reader says so, and then HTML, SVG and widgets in it are not shown.

        """
        self._path = path
        if not kernel:
            orphan(self._server.notebooks / path)
        self._server.validate(path, trusted=trusted)
        # A workspace of its own: the default one would bring back the notebooks of the tests before.
        start = f"lab/workspaces/test-{next(_numbers)}/tree" if self._app == "lab" else "notebooks"
        self.page.goto(f"{self._server.url}/{start}/{path}")
        if kernel:
            self.page.wait_for_function(_SHOWN)
            self.wait_idle()
        else:
            dialog = self.page.locator("dialog.jp-Dialog", has_text="Select Kernel")
            dialog.get_by_role("button", name="No Kernel").click()
            dialog.wait_for(state="detached")
            self.page.wait_for_function(_SHOWN)
        return self

    def turn_to(self, path: str) -> Self:
        """Show another notebook in the same page; the kernel of the one before is shut down.

        Args:
            path: below the server's folder.

        """
        self.shutdown_kernel()
        self._path = path
        self._server.validate(path, trusted=True)
        self.execute("docmanager:open", path=path)
        self.page.wait_for_function(f"path => {_CURRENT}?.context?.path === path && ({_SHOWN})()", arg=path)
        self.wait_idle()
        return self

    def restart_kernel(self) -> Self:
        """Restart the kernel; the outputs stay."""
        self.page.evaluate(f"() => {_CURRENT}.sessionContext.restartKernel()")
        self.wait_idle()
        return self

    def execute(self, command: str, **options: Any) -> None:
        """Run a command of the application by its id, and wait until it is done."""
        self.page.evaluate(_EXECUTE, [command, options])

    def run_all(self) -> None:
        """Run every cell; a cell that raises fails the test."""
        self.execute("notebook:run-all-cells")
        self._settle()

    def run_cell(self, index: int) -> None:
        """Run one cell, counted from 0; if it raises, the test fails."""
        self.page.evaluate(_SELECT, index)
        self.execute("notebook:run-cell")
        self._settle()

    def _settle(self) -> None:
        self.wait_idle()
        raised = self.page.evaluate(_ERRORS)
        assert not raised, f"{self._path}: {raised}"

    def wait_idle(self) -> None:
        """Wait until the kernel is idle and no cell runs or waits to run."""
        self.page.wait_for_function(_IDLE)

    def cell(self, index: int) -> Locator:
        """Find a cell, counted from 0."""
        panel = self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
        return panel.locator(f'.jp-Notebook-cell[data-windowed-list-index="{index}"]')

    def output(self, index: int) -> Locator:
        """Find the output area of a cell, counted from 0."""
        return self.cell(index).locator(".jp-Cell-outputArea")

    def ask(self, expression: str) -> Any:
        """Evaluate an expression in the notebook's kernel, beside the page, and give its value as JSON carries it."""
        return kernels.ask(self._server.url, self._path, expression)

    def save(self) -> None:
        """Save the file once the kernel has said all; with its widgets' state where the page was opened so."""
        self.page.wait_for_function(_ANSWERED)
        self.execute("docmanager:save")

    def set_dark(self) -> None:
        """Change to the dark theme of JupyterLab."""
        self._set_theme("dark")

    def set_light(self) -> None:
        """Change to the light theme of JupyterLab."""
        self._set_theme("light")

    def _set_theme(self, scheme: Scheme) -> None:
        self.execute("apputils:change-theme", theme=_THEME_NAMES[scheme])
        light = "true" if scheme == "light" else "false"
        self.page.locator(f'body[data-jp-theme-light="{light}"]').wait_for(
            state="attached"
        )  # body has no height of its own

    def shutdown_kernel(self) -> None:
        """End the kernel; the page stays, with what it shows."""
        self.page.evaluate(f"() => {_CURRENT}.sessionContext.shutdown()")
        assert kernels.kernel_of(self._server.url, self._path) is None


@contextmanager
def lab_notebook(
    browser: Browser,
    server: JupyterServer,
    *,
    app: App = "lab",
    save_state: bool = False,
    theme: Scheme = "light",
    windowing: Windowing = "none",
    width: int = 1200,
    height: int = 900,
    scheme: Scheme = "light",
) -> Iterator[LabNotebook]:
    """Give a page for a notebook; at the end its kernel is shut down.

    Args:
        browser: the session's Chromium.
        server: what serves it.
        app: JupyterLab or Notebook 7.
        save_state: JupyterLab's setting "Save Widget State Automatically"; off is its default.
        theme: the theme of JupyterLab from the start.
        windowing: which cells are in the page; JupyterLab's own default is ``contentVisibility``, and ``full`` takes
            cells out of the page that are scrolled away.
        width: of the page in CSS px.
        height: of the page in CSS px.
        scheme: the reader's preference that CSS sees, which the theme does not follow.

    """
    # All of them each time: what a test before has set must not be left.
    server.set(_WIDGETS, saveState=save_state)
    server.set(_THEMES, **{"theme": _THEME_NAMES[theme], "adaptive-theme": False})
    server.set(_TRACKER, windowingMode=windowing)
    with watched_page(browser, f"{server.url}/", known=_KNOWN, width=width, height=height, scheme=scheme) as watched:
        notebook = LabNotebook(watched, server, app)
        try:
            yield notebook
        finally:
            if not watched.page.is_closed() and watched.page.evaluate(f"() => !!{_CURRENT}?.sessionContext?.session"):
                watched.page.evaluate(f"() => {_CURRENT}.sessionContext.shutdown()")
