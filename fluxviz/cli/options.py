"""Options that several commands share, and the loading they stand for."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import click

from fluxviz.cli.commands import EnumChoice
from fluxviz.cli.console import print_warnings, read_in
from fluxviz.drawing.theme import THEMES
from fluxviz.errors import SpecError
from fluxviz.spec import AccessLike, AppSpec, Document, access_beside, load
from fluxviz.spec.named import spec_at
from fluxviz.spec.source import open_document
from fluxviz.topology import NAMINGS, Topology, build

STDIN = "-"


class NamingChoice(StrEnum):
    """Whose public names to use."""

    GUIDE = "guide"
    FDM = "fdm"


spec_argument = click.argument(
    "spec",
    type=click.Path(),
    metavar="SPEC",
    help="A Flux app spec, - for standard input, or flux:NAME: an app as it runs now.",
)
specs_argument = click.argument(
    "specs",
    nargs=-1,
    required=True,
    type=click.Path(),
    metavar="SPEC...",
    help="Flux app specs, - for standard input, or flux:NAME: an app as it runs now.",
)
access_option = click.option(
    "--access",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Custom domains and CloudFlare (JSON or TOML); NAME.access.json or .toml beside the spec is found.",
)
naming_option = click.option(
    "--naming",
    type=EnumChoice(NamingChoice),
    default=NamingChoice.GUIDE.value,
    show_default=True,
    help="Whose public names: the guide's or the domain manager's.",
)
theme_option = click.option(
    "--theme",
    "theme",
    default="auto",
    show_default=True,
    metavar=f"<{'|'.join(THEMES)}|FILE>",
    help="The look; auto follows the reader's system; FILE.toml or .json holds a look of your own.",
)
name_option = click.option("--name", metavar="APP", help="The app's name, where the document has none.")
quiet_option = click.option(
    "--quiet", "-q", is_flag=True, help="Say nothing about oddities that were read all the same."
)


def load_spec(source: str | Document, name: str | None, *, quiet: bool) -> AppSpec:
    """Load a spec from a path, from standard input, from the network or from what was read already; say what is odd.

    Raises:
        SpecError: it cannot be drawn.
        NetworkError: there is no such app on the network, or no answer.

    """
    if source == STDIN:
        source = open_document(read_in(), SpecError, "<stdin>")
    spec = load(spec_at(source) if isinstance(source, str) else source, name=name)
    if not quiet:
        print_warnings(spec.source, spec.warnings)
    return spec


def load_topology(
    source: str | Document, access: Path | None, naming: str, name: str | None, *, quiet: bool
) -> Topology:
    """Load a spec and build its topology.

    Raises:
        DocumentError: the spec or the access file cannot be read.

    """
    spec = load_spec(source, name, quiet=quiet)
    overlay: AccessLike | None = access
    if access is None and source != STDIN:
        overlay = access_beside(source)
    return build(spec, access=overlay, naming=NAMINGS[naming])
