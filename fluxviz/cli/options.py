"""Options that several commands share, and the loading they stand for."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from fluxviz.cli.console import tell_warnings
from fluxviz.spec import AccessLike, AppSpec, access_beside, load
from fluxviz.spec.source import MAX_BYTES
from fluxviz.topology import NAMINGS, Topology, build

STDIN = "-"


class NamingChoice(StrEnum):
    """Whose public names to use."""

    GUIDE = "guide"
    FDM = "fdm"


SpecArgument = Annotated[str, typer.Argument(metavar="SPEC", help="A Flux app spec, or - for standard input.")]
AccessOption = Annotated[
    Path | None,
    typer.Option(
        "--access",
        metavar="FILE",
        help="Custom domains and CloudFlare (JSON or TOML); NAME.access.json or .toml beside the spec is found.",
    ),
]
NamingOption = Annotated[
    NamingChoice, typer.Option("--naming", help="Whose public names: the guide's or the domain manager's.")
]
NameOption = Annotated[
    str | None, typer.Option("--name", metavar="APP", help="The app's name, where the document has none.")
]
QuietOption = Annotated[
    bool, typer.Option("--quiet", "-q", help="Say nothing about oddities that were read all the same.")
]


def load_spec(source: str, name: str | None, *, quiet: bool) -> AppSpec:
    """Load a spec from a path or from standard input, and say what was odd about it.

    Raises:
        SpecError: it cannot be drawn.

    """
    if source == STDIN:
        spec = load(sys.stdin.buffer.read(MAX_BYTES + 1), name=name, source_name="<stdin>")
    else:
        spec = load(Path(source), name=name)
    if not quiet:
        tell_warnings(spec)
    return spec


def load_topology(source: str, access: Path | None, naming: str, name: str | None, *, quiet: bool) -> Topology:
    """Load a spec and build its topology.

    Raises:
        DocumentError: the spec or the access file cannot be read.

    """
    spec = load_spec(source, name, quiet=quiet)
    overlay: AccessLike | None = access
    if access is None and source != STDIN:
        overlay = access_beside(source)
    return build(spec, access=overlay, naming=NAMINGS[naming])
