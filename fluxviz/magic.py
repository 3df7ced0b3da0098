"""``%%fluxviz``: a cell that holds a spec, with the widget below it."""

from __future__ import annotations

import sys
from typing import Any

from IPython.core.interactiveshell import InteractiveShell
from IPython.core.magic import Magics, cell_magic, line_magic, magics_class
from IPython.core.magic_arguments import argument, magic_arguments

from fluxviz.diagram import Diagram, draw, explore
from fluxviz.errors import FluxvizError, UnknownNameError
from fluxviz.spec import load
from fluxviz.spec.named import is_named
from fluxviz.topology.secret_names import secret_settings
from fluxviz.widget import Explorer

_MOST_NAMED = 5
_SMALLEST = {"version": 4, "name": "a", "compose": [{"name": "a", "ports": [], "containerPorts": []}]}


@magics_class
class FluxvizMagics(Magics):
    """The magics of fluxviz."""

    def __init__(self, shell: InteractiveShell) -> None:
        super().__init__(shell)
        self._warned = False

    @magic_arguments()
    @argument("variable", nargs="?", help="the variable that the widget is assigned to")
    @argument("--access", help="the access file, for custom domains and CloudFlare")
    @argument("--naming", default="guide", help="whose public names: guide or fdm")
    @argument("--detail", default="network", help="overview, network or full")
    @argument("--view", default="all", help="all, public or internal")
    @argument("--theme", default="auto", help="auto, light, dark, print or contrast")
    @argument("--name", help="the app's name, where the spec has none")
    @cell_magic
    def fluxviz(self, line: str, cell: str) -> Explorer | None:
        """Explore the spec in this cell: JSON, as it stands in a file; or ``flux:NAME``, an app as it runs now.

        ``%%fluxviz shop --detail full`` assigns the widget to ``shop``. What cannot be drawn is told with every
        fault and its line, counted in the cell from the line below the magic.
        """
        given, others = self.fluxviz.parser.parse_argstring(line, partial=True)
        options = {key: value for key, value in vars(given).items() if key != "variable"}
        try:
            if others:
                raise UnknownNameError("option", others[0].partition("=")[0], [f"--{name}" for name in options])
            named = cell.strip() if is_named(cell.strip()) else None
            name = options.pop("name")
            spec = load(cell.encode(), name=name, source_name="cell") if named is None else load(named, name=name)
            explorer = explore(spec, **options)
        except FluxvizError as error:
            _tell(error)
            return None
        self._warn_of_secrets(explorer)
        if given.variable:
            self._namespace()[given.variable] = explorer
        return explorer

    @line_magic
    def fluxviz_pdf(self, _: str) -> None:
        """Save pictures as PDF too, from here on: what LaTeX needs, where nbconvert makes a PDF of the notebook."""
        try:
            draw(_SMALLEST).pdf()  # what is missing is told here, not below every picture
        except FluxvizError as error:
            _tell(error)
            return
        formatter = self.shell.display_formatter.formatters["application/pdf"]  # type: ignore[union-attr]
        formatter.for_type(Diagram, Diagram.pdf)

    def _warn_of_secrets(self, explorer: Explorer) -> None:
        """Warn once that the cell's text is saved with the notebook, secrets and all."""
        names = list(secret_settings(explorer.spec))
        if self._warned or not names:
            return
        self._warned = True
        listed = ", ".join(names[:_MOST_NAMED]) + (" …" if len(names) > _MOST_NAMED else "")
        message = f"note: this cell's own text is saved with the notebook, and holds what looks secret: {listed}"
        print(message, file=sys.stderr)  # noqa: T201 - the cell's own words to its reader

    def _namespace(self) -> dict[str, Any]:
        namespace: dict[str, Any] = self.shell.user_ns  # type: ignore[union-attr]
        return namespace


def _tell(error: FluxvizError) -> None:
    """Describe a fault without a traceback: the cell's own words to its reader."""
    print(f"error: {error}", file=sys.stderr)  # noqa: T201


def load_magics(shell: InteractiveShell) -> None:
    """Register the magics: what ``%load_ext fluxviz`` does."""
    shell.register_magics(FluxvizMagics(shell))
