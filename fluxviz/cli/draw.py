"""``fluxviz draw``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

import click

from fluxviz.cli.commands import choice_option, command
from fluxviz.cli.console import fail, write_out
from fluxviz.cli.options import (
    STDIN,
    NamingChoice,
    access_option,
    load_topology,
    name_option,
    naming_option,
    quiet_option,
    theme_option,
)
from fluxviz.cli.sources import apps_of_owner, apps_together
from fluxviz.cli.status import with_status
from fluxviz.diagram import Diagram, draw, highlight_path
from fluxviz.errors import FluxvizError
from fluxviz.export import FORMAT_LIST, SCALE, suffix_meant
from fluxviz.rendering import FORMATS, Rendering, files_of, render
from fluxviz.spec import Document
from fluxviz.spec.beside import BESIDE
from fluxviz.spec.named import is_named
from fluxviz.topology import join


class DirectionChoice(StrEnum):
    """Which way the request flows."""

    AUTO = "auto"
    TB = "TB"
    LR = "LR"


class DetailChoice(StrEnum):
    """How much is said."""

    APPS = "apps"
    GROUPS = "groups"
    OVERVIEW = "overview"
    NETWORK = "network"
    FULL = "full"


class ViewChoice(StrEnum):
    """Which part is shown."""

    ALL = "all"
    PUBLIC = "public"
    INTERNAL = "internal"


class EngineChoice(StrEnum):
    """Which Graphviz lays the picture out."""

    PURE = "pure"
    DOT = "dot"
    WASM = "wasm"


_BY_NAME = {each.suffixes[0].removeprefix("."): each.suffixes[0] for each in FORMAT_LIST}
FormatChoice = StrEnum("FormatChoice", {name.upper(): name for name in _BY_NAME})  # type: ignore[misc]
"""What is written where no file name tells it."""

Draw = Callable[[str], Diagram]

EXAMPLES = """
Examples:

  fluxviz draw app.json > app.svg

  fluxviz draw app.json -o app.svg --theme dark

  fluxviz draw app.json -o graph.json --naming fdm

  fluxviz draw app.json -o slide.png --scale 3

  fluxviz draw app.json --format mmd

  fluxviz draw app.json -o path.svg --trace browser:postgres

  fluxviz draw specs/*.json -o pictures/

  fluxviz draw shop.json blog.json --together -o estate.svg

  fluxviz draw flux:shop -o shop.svg --live

  fluxviz draw --owner 1Owner -o estate.svg
"""


@command(EXAMPLES)
@click.argument(
    "specs",
    nargs=-1,
    type=click.Path(),
    metavar="[SPEC...]",
    help="Flux app specs, - for standard input, or flux:NAME: an app as it runs now.",
)
@click.option(
    "--output",
    "-o",
    "output",
    metavar="FILE|DIR/",
    help="FILE.svg, .png, .pdf … (fluxviz formats lists them); a folder for several specs.",
)
@access_option
@naming_option
@theme_option
@choice_option(
    "--direction",
    "direction",
    DirectionChoice.AUTO,
    "TB: top to bottom, for a docs page; LR: left to right, for a wide screen.",
)
@choice_option(
    "--detail",
    "detail",
    DetailChoice.NETWORK,
    "apps: a card each; groups: components of a kind; overview: who talks to whom; network: hosts and ports; "
    "full: all there is.",
)
@choice_option("--view", "view", ViewChoice.ALL, "public: the public path; internal: what is behind it.")
@choice_option(
    "--engine",
    "engine",
    EngineChoice.PURE,
    "pure: embedded, the same bytes everywhere; wasm: the same by Node; dot: this machine's Graphviz.",
)
@choice_option("--format", "form", FormatChoice("svg"), "What is written where no file name tells it.")
@click.option(
    "--scale",
    "scale",
    type=float,
    default=SCALE,
    show_default=True,
    help="How many pixels of a PNG stand for one of the picture's.",
)
@click.option("--prefix", "prefix", default="", help="Put before every id in an SVG, for several on one page.")
@click.option(
    "--trace", "traced", metavar="FROM:TO", help="Highlight the paths from one node to another, and dim the rest."
)
@click.option(
    "--together", "together", is_flag=True, help="Draw several specs in one picture, with the links between the apps."
)
@click.option(
    "--owner",
    "owner",
    metavar="ID",
    help="Draw all apps of an owner: the Flux network is asked for them; in one picture, or each into a folder.",
)
@click.option(
    "--check", "checked", is_flag=True, help="Number what fluxviz check finds on the picture, and list it below."
)
@click.option(
    "--live", "live", is_flag=True, help="Ask the Flux network how many copies run, and say so below the picture."
)
@click.option(
    "--jobs", "jobs", type=click.IntRange(1), help="How many processes draw several specs: one for each processor."
)
@name_option
@quiet_option
def draw_command(
    *,
    specs: tuple[str, ...],
    output: str | None,
    access: Path | None,
    naming: NamingChoice,
    theme: str,
    direction: DirectionChoice,
    detail: DetailChoice,
    view: ViewChoice,
    engine: EngineChoice,
    form: FormatChoice,
    scale: float,
    prefix: str,
    traced: str | None,
    together: bool,
    owner: str | None,
    checked: bool,
    live: bool,
    jobs: int | None,
    name: str | None,
    quiet: bool,
) -> None:
    """Draw the network of an app: what is public, what is encrypted, who talks to whom on which host and port."""
    if (owner is None) == (not specs):
        fail("name a spec, or --owner ID" if owner is None else "--owner stands for the specs: name none besides")
    several = len(specs) > 1 and not together
    into_folder = output is not None and (several or output.endswith("/") or Path(output).is_dir())
    if several and output is None:
        fail("several specs need a folder to go to, -o DIR/, or --together for one picture")
    if together and (into_folder or (len(specs) > 1 and access is not None)):
        fail("--together makes one file, and takes each spec's access file from beside it")
    if len(specs) > 1 and name is not None:
        fail("--name goes with one spec")
    if live and (into_folder or len(specs) > 1 or owner is not None):
        fail("--live goes with one spec and one file")
    if output is not None and not into_folder and Path(output).suffix.lower() not in FORMATS:
        meant = suffix_meant(Path(output).suffix)
        asked = f"did you mean {meant}? " if meant else ""
        expected = f"{asked}expected a name that ends in {', '.join(FORMATS)}, or a folder"
        fail(f"cannot tell a format from {output!r}; {expected}")

    how = Rendering(prefix=prefix, scale=scale)
    looks: dict[str, Any] = {
        "naming": naming.value,
        "theme": theme,
        "direction": direction.value,
        "detail": detail.value,
        "view": view.value,
        "engine": engine.value,
        "check": checked,
        "name": name,
    }
    if into_folder and output is not None:
        from fluxviz.cli.drawing_many import Many  # processes and queues, which one picture does not need

        many = Many(Path(output), f".{form.value}", how, traced or "", access, looks)
        try:
            apps: Sequence[str | Document] = specs if owner is None else apps_of_owner(owner)
        except FluxvizError as error:
            fail(str(error))
        many.draw(apps, _sources(specs, access, theme), jobs, quiet=quiet)
        return

    def drawn() -> Diagram:
        given = specs[:1] if owner is None and not together else apps_together(specs, owner)
        topology = join([load_topology(each, access, naming.value, name, quiet=quiet) for each in given])
        topology = with_status(topology) if live else topology
        diagram = draw(topology, **looks)
        return diagram if traced is None else highlight_path(diagram, traced)

    try:
        if output is None:
            write_out(render(drawn(), f".{form.value}", how))
        else:
            _write(drawn(), Path(output), how, _sources(specs, access, theme))
    except FluxvizError as error:
        fail(str(error))


def _sources(specs: Sequence[str], access: Path | None, theme: str) -> set[Path]:
    """Return the files that are read, which nothing may be written over."""
    files = [Path(spec) for spec in specs if spec != STDIN and not is_named(spec)] + ([access] if access else [])
    beside = [file.with_name(f"{file.stem}{suffix}") for file in files if file.name for suffix in BESIDE]
    return {*files, *beside, *([Path(theme)] if Path(theme).suffix else [])}


def _write(diagram: Diagram, path: Path, how: Rendering, sources: set[Path]) -> None:
    from fluxviz.export import write_files
    from fluxviz.export.files import is_one_of

    if is_one_of(path, sources):
        raise FluxvizError(f"would write over {path}, which is read; choose another name")
    try:
        write_files(files_of(diagram, path, how))
    except OSError as error:
        raise FluxvizError(f"cannot write {path}: {error.strerror or error}") from None
