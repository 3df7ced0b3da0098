"""``fluxviz lite build``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from fluxviz.cli.commands import HELP_NAMES
from fluxviz.cli.console import fail, say
from fluxviz.cli.options import STDIN, NamingChoice, load_topology, quiet_option
from fluxviz.errors import FluxvizError
from fluxviz.lite import build_site
from fluxviz.lite.building import require_room
from fluxviz.spec.named import stem_of
from fluxviz.trying import share_topology
from fluxviz.unseen import clean

EXAMPLES = """
Examples:

  fluxviz lite build site

  fluxviz lite build site app.json other.json

  python -m http.server --directory site
"""


@click.group(epilog=EXAMPLES, context_settings=HELP_NAMES, no_args_is_help=True)
def app() -> None:
    """Have the course and fluxviz in notebooks that run in the browser, with nothing installed."""


@app.command("build", short_help="Build the site.", epilog=EXAMPLES)
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR", help="Where the site is written.")
@click.argument(
    "specs", nargs=-1, type=click.Path(), metavar="[SPEC...]", help="Flux app specs to have in it, without values."
)
@quiet_option
def build_command(*, folder: Path, specs: tuple[str, ...], quiet: bool) -> None:
    """Build a JupyterLite site: the course, an empty notebook, your specs, and the Python that runs them.

    It is a folder of static files that asks no other server. Building it asks npm for Pyodide, and pip for packages.

    Of a spec the site holds names, images, ports, domains, sizes, and hosts and ports that settings name; no other
    value of a setting, no command, no owner.
    """
    try:
        require_room(folder)
        shared: dict[str, str] = {}
        for name, text in _shared(specs, quiet=quiet):
            if name in shared:
                fail(f"two specs would be {name!r} in the site: rename one")
            shared[name] = text
        build_site(folder, shared)
    except FluxvizError as error:
        fail(str(error))
    if not quiet:
        say(f"{clean(str(folder))} is built; serve it, such as by: python -m http.server --directory {folder}")


def _shared(specs: tuple[str, ...], *, quiet: bool) -> Iterator[tuple[str, str]]:
    """Yield the file of each app and what it holds; say what it no longer shows."""
    for source in specs:
        topology = load_topology(source, None, NamingChoice.GUIDE.value, None, quiet=quiet)
        text, lost = share_topology(topology)
        for sentence in lost:
            say(f"{topology.app}: without its values: {sentence}")
        yield f"{'stdin' if source == STDIN else stem_of(source)}.json", text
