"""Jobs: one thing to draw or to check, as plain values that another process can be given."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from fluxviz.diagram import Diagram, draw, highlight_path
from fluxviz.errors import NetworkError
from fluxviz.export import SCALE, SECTIONS, Section, check_scale
from fluxviz.rendering import Rendering, check_looks
from fluxviz.spec import Document
from fluxviz.spec.named import SpecAt
from fluxviz.topology import get_naming

OPTIONS = ("access", "naming", "theme", "direction", "detail", "view", "name", "trace")
"""What can be asked of one picture in a text; each as for ``fluxviz draw``."""


@dataclass(frozen=True)
class Options:
    """How a diagram is drawn.

    Attributes:
        theme: One of ours, or the path of a theme's file.
        direction: ``auto``, ``TB`` or ``LR``.
        detail: ``overview``, ``network`` or ``full``.
        view: ``all``, ``public`` or ``internal``.
        naming: ``guide`` or ``fdm``.
        access: The access file; None: the one beside the spec, if there is one.
        name: The app's name, where the spec has none.
        trace: ``FROM:TO``: the request whose paths are highlighted; empty: none.
        scale: How many pixels of a PNG stand for one of the picture's own.
        prefix: Put before every id of an SVG.

    """

    theme: str = "auto"
    direction: str = "auto"
    detail: str = "network"
    view: str = "all"
    naming: str = "guide"
    access: Path | None = None
    name: str | None = None
    trace: str = ""
    scale: float = SCALE
    prefix: str = ""

    @property
    def how(self) -> Rendering:
        """What only some formats ask for."""
        return Rendering(prefix=self.prefix, scale=check_scale(self.scale))


@dataclass(frozen=True)
class Place:
    """A file, or a line in it.

    Attributes:
        path: The file.
        line: The line, counted from 1; 0: the file as a whole.

    """

    path: Path
    line: int = 0


@dataclass(frozen=True)
class Asked:
    """What the network said of an app; one of the two.

    Attributes:
        document: Its spec; holds values that may be secret.
        error: Why there is none.

    """

    document: Document | None = field(default=None, repr=False)
    error: NetworkError | None = None

    def spec(self) -> Document:
        """Return the spec.

        Raises:
            NetworkError: there is none.

        """
        if self.document is None:
            raise self.error or AssertionError("one of the two")
        return self.document


@dataclass(frozen=True)
class FileJob:
    """A file that shows a spec.

    Attributes:
        spec: The spec.
        output: The file.
        options: How it is drawn.
        block: The block of Markdown whose picture it is; None: the settings of the docs name it.
        asked: What the network said, where the spec is an app by its name.

    """

    spec: SpecAt
    output: Path
    options: Options = Options()
    block: Place | None = field(default=None, compare=False)
    asked: Asked | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class BlockJob:
    """A block in a Markdown file that shows a spec.

    Attributes:
        spec: The spec.
        output: The Markdown file.
        number: Which of its blocks it is, counted from 1.
        line: The line it begins on, counted from 1.
        options: How it is drawn.
        show: What it shows.
        picture: Its picture, as seen from the Markdown file; empty: there is none.
        asked: What the network said, where the spec is an app by its name.

    """

    spec: SpecAt
    output: Path
    number: int
    line: int
    options: Options = Options()
    show: tuple[Section, ...] = SECTIONS
    picture: str = ""
    asked: Asked | None = field(default=None, compare=False, repr=False)


Job = FileJob | BlockJob


@dataclass(frozen=True)
class Stale:
    """Why a file is no longer true.

    Attributes:
        text: What changed, in a line.
        cause: Where: in the ``spec``, in the ``settings`` it is drawn with, in the ``file`` itself, or on the network:
            the app that is ``live`` is not that of the spec.

    """

    text: str
    cause: Literal["spec", "settings", "file", "live"]


@dataclass(frozen=True)
class Outcome:
    """What came of a job.

    Attributes:
        kind: ``drawn``: written anew; ``same``: it was so already; ``stale``: it is no longer true; ``failed``: it
            cannot be told; ``unasked``: its spec is on the network, which was not asked.
        output: The file.
        messages: Why it failed, a line each.
        spec: The spec.
        stale: Why it is no longer true.
        line: The line of the block in it; 0: it is about the file as a whole.
        block: The block of Markdown whose settings it is drawn with; None: the settings of the docs.

    """

    kind: Literal["drawn", "same", "stale", "failed", "unasked"]
    output: Path
    messages: tuple[str, ...] = ()
    spec: SpecAt = Path()
    stale: tuple[Stale, ...] = ()
    line: int = 0
    block: Place | None = None

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.output, self.line)


def refuse_looks(given: Mapping[str, str]) -> None:
    """Refuse a look that there is not, where a picture is asked for: its place can be told then.

    Raises:
        UnknownNameError: there is no such theme, direction, detail, view or naming.
        ThemeError: a theme's file cannot be read.

    """
    check_looks({key: given[key] for key in ("theme", "direction", "detail", "view") if key in given})
    if "naming" in given:
        get_naming(given["naming"])


def tidy(path: Path) -> Path:
    """Return a path without the steps that lead up again, where no link makes them lead elsewhere.

    >>> tidy(Path("docs/../app.json")).as_posix()
    'app.json'
    """
    short = Path(os.path.normpath(path))
    return short if os.path.realpath(short) == os.path.realpath(path) else path


def theme_from(folder: Path, theme: str) -> str:
    """Return a theme as ``draw`` takes it: one of ours by its name, a file as seen from a folder.

    >>> theme_from(Path("docs"), "dark"), theme_from(Path("docs"), "look.toml")
    ('dark', 'docs/look.toml')
    """
    return (folder / theme).as_posix() if Path(theme).suffix in (".toml", ".json") else theme


def diagram_of(job: Job) -> Diagram:
    """Return the diagram of a job.

    Raises:
        FluxvizError: the spec or what it is drawn with cannot be read.

    """
    options = job.options
    diagram = draw(
        job.spec if job.asked is None else job.asked.spec(),
        access=options.access,
        naming=options.naming,
        theme=options.theme,
        direction=options.direction,
        detail=options.detail,
        view=options.view,
        name=options.name,
    )
    return highlight_path(diagram, options.trace) if options.trace else diagram
