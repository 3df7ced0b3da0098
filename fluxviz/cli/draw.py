"""``fluxviz draw``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from fluxviz.cli.console import BAD_INPUT, fail, say, write_out
from fluxviz.cli.options import (
    STDIN,
    AccessOption,
    NameOption,
    NamingChoice,
    NamingOption,
    QuietOption,
    load_topology,
)
from fluxviz.diagram import FORMATS, draw
from fluxviz.drawing import THEMES
from fluxviz.errors import FluxvizError
from fluxviz.spec.access import SUFFIXES
from fluxviz.topology import join


class DirectionChoice(StrEnum):
    """Which way the request flows."""

    AUTO = "auto"
    TB = "TB"
    LR = "LR"


class DetailChoice(StrEnum):
    """How much is said."""

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


class FormatChoice(StrEnum):
    """What is written where no file name tells it."""

    SVG = "svg"
    DOT = "dot"
    JSON = "json"


TextOf = Callable[[str, str], str]

EXAMPLES = """
Examples:

  fluxviz draw app.json > app.svg

  fluxviz draw app.json -o app.svg --theme dark

  fluxviz draw app.json -o graph.json --naming fdm

  fluxviz draw app.json -o path.svg --trace browser:postgres

  fluxviz draw specs/*.json -o pictures/

  fluxviz draw shop.json blog.json --together -o estate.svg

  curl -s https://api.runonflux.io/apps/appspecifications/NAME | fluxviz draw - -o NAME.svg
"""


def draw_command(
    specs: Annotated[list[str], typer.Argument(metavar="SPEC...", help="Flux app specs, or - for standard input.")],
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE|DIR/", help="FILE.svg, .dot or .json; a folder for several specs."
        ),
    ] = None,
    access: AccessOption = None,
    naming: NamingOption = NamingChoice.GUIDE,
    theme: Annotated[
        str,
        typer.Option(
            metavar=f"<{'|'.join(THEMES)}|FILE>",
            help="The look; auto follows the reader's system; FILE.toml or .json holds a look of your own.",
        ),
    ] = "auto",
    direction: Annotated[
        DirectionChoice, typer.Option(help="TB: top to bottom, for a docs page; LR: left to right, for a wide screen.")
    ] = DirectionChoice.AUTO,
    detail: Annotated[
        DetailChoice, typer.Option(help="overview: who talks to whom; network: hosts and ports; full: all there is.")
    ] = DetailChoice.NETWORK,
    view: Annotated[
        ViewChoice, typer.Option(help="public: the public path; internal: what is behind it.")
    ] = ViewChoice.ALL,
    engine: Annotated[
        EngineChoice, typer.Option(help="pure: embedded, the same bytes everywhere; dot: this machine's Graphviz.")
    ] = EngineChoice.PURE,
    form: Annotated[
        FormatChoice, typer.Option("--format", help="What is written where no file name tells it.")
    ] = FormatChoice.SVG,
    prefix: Annotated[str, typer.Option(help="Put before every id in an SVG, for several on one page.")] = "",
    traced: Annotated[
        str | None,
        typer.Option("--trace", metavar="FROM:TO", help="Light the ways from one node to another, and dim the rest."),
    ] = None,
    together: Annotated[
        bool, typer.Option("--together", help="Draw several specs in one picture, with the links between the apps.")
    ] = False,
    checked: Annotated[
        bool, typer.Option("--check", help="Number what fluxviz check finds on the picture, and list it below.")
    ] = False,
    name: NameOption = None,
    quiet: QuietOption = False,
) -> None:
    """Draw the network of an app: what is public, what is encrypted, who talks to whom on which host and port."""
    several = len(specs) > 1 and not together
    into_folder = output is not None and (several or output.endswith("/") or Path(output).is_dir())
    if several and output is None:
        fail("several specs need a folder to go to, -o DIR/, or --together for one picture")
    if together and (into_folder or (len(specs) > 1 and access is not None)):
        fail("--together makes one file, and takes each spec's access file from beside it")
    if together and checked and len(specs) > 1:
        fail("--check looks at one app at a time: draw each of them on its own")
    if len(specs) > 1 and name is not None:
        fail("--name goes with one spec")
    if output is not None and not into_folder and Path(output).suffix.lower() not in FORMATS:
        fail(f"cannot tell a format from {output!r}; expected a name that ends in {', '.join(FORMATS)}, or a folder")

    def text_of(spec: str, suffix: str) -> str:
        sources = [source for source in specs if not source.endswith(SUFFIXES)] if together else [spec]
        topology = join([load_topology(each, access, naming.value, name, quiet=quiet) for each in sources])
        diagram = draw(
            topology,
            theme=theme,
            direction=direction.value,
            detail=detail.value,
            view=view.value,
            engine=engine.value,
            check=checked,
        )
        if traced is not None:
            start, _, end = traced.rpartition(":")
            diagram = diagram.trace(start or "browser", end)
        return diagram.svg(prefix=prefix) if suffix == ".svg" else diagram.render(suffix)

    if into_folder and output is not None:
        _draw_all(specs, Path(output), f".{form.value}", text_of, _sources(specs, access))
        return
    try:
        text = text_of(specs[0], Path(output).suffix.lower() if output else f".{form.value}")
        if output is None:
            write_out(text)
        else:
            _write(Path(output), text, _sources(specs, access))
    except FluxvizError as error:
        fail(str(error))


def _sources(specs: list[str], access: Path | None) -> set[Path]:
    """Give the files that are read, which nothing may be written over."""
    files = [Path(spec) for spec in specs if spec != STDIN] + ([access] if access else [])
    beside = [file.with_name(f"{file.stem}{suffix}") for file in files for suffix in SUFFIXES]
    return {file.resolve() for file in (*files, *(each for each in beside if each.is_file()))}


def _write(path: Path, text: str, sources: set[Path]) -> None:
    from fluxviz.export import write_file

    if path.resolve() in sources:
        raise FluxvizError(f"would write over {path}, which is read; choose another name")
    try:
        write_file(path, text)
    except OSError as error:
        raise FluxvizError(f"cannot write {path}: {error.strerror or error}") from None


def _draw_all(specs: list[str], folder: Path, suffix: str, text_of: TextOf, sources: set[Path]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        fail(f"cannot make the folder {folder}: {error.strerror or error}")
    errors: list[str] = []
    written: dict[Path, str] = {}
    with _progress(specs) as steps:
        for spec in steps:
            if spec.endswith(SUFFIXES):
                say(f"{spec}: passed over: a public access file, not a spec")
                continue
            target = folder / f"{'stdin' if spec == STDIN else Path(spec).stem}{suffix}"
            if target in written:
                errors.append(f"{spec}: would overwrite {target}, drawn from {written[target]}")
                continue
            try:
                _write(target, text_of(spec, suffix), sources)
                written[target] = spec
            except FluxvizError as error:
                errors.append(str(error))
    for text in errors:
        say(f"error: {text}")
    if errors:
        say(f"{len(written)} drawn, {len(errors)} not")
        raise typer.Exit(BAD_INPUT)


@contextmanager
def _progress(specs: list[str]) -> Iterator[Iterable[str]]:
    """Show a progress bar where the standard error stream is a terminal."""
    if not sys.stderr.isatty():
        yield specs
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        yield bar.track(specs, description="Drawing")
