"""``render``: a diagram in any format; and ``save``: as a file that can be told later to be true or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from fluxviz.drawing import Theme, fit_ahead
from fluxviz.errors import FluxvizError, UnknownNameError, UnwritableError
from fluxviz.export import (
    FORMAT_LIST,
    SCALE,
    FileProvenance,
    digest,
    embed_provenance,
    embedded_graph,
    suffix_meant,
    write_files,
)
from fluxviz.rendering.picture import Picture

if TYPE_CHECKING:
    from fluxviz.reviewing import Review

Content = str | bytes


@dataclass(frozen=True)
class Rendering:
    """What only some formats ask for.

    Attributes:
        prefix: Put before every id of an SVG.
        scale: How many pixels of a PNG stand for one of the picture's own.
        picture: What the picture's file is called in Markdown; empty: it is left out.
        date: When a page of its own was made, to stand above it; empty: not said.
        review: Notes and tours that go with a page; None: none.

    """

    prefix: str = ""
    scale: float = SCALE
    picture: str = ""
    date: str = ""
    review: Review | None = None


_WRITERS: Mapping[str, Callable[[Picture, Rendering], Content]] = {
    ".svg": lambda diagram, how: diagram.svg(prefix=how.prefix),
    ".mjs": lambda diagram, _: diagram.module(),
    ".html": lambda diagram, how: diagram.page(review=how.review, date=how.date),
    ".png": lambda diagram, how: diagram.png(scale=how.scale),
    ".pdf": lambda diagram, _: diagram.pdf(),
    ".dot": lambda diagram, _: diagram.dot(),
    ".gv": lambda diagram, _: diagram.dot(),
    ".mmd": lambda diagram, _: diagram.mermaid(),
    ".d2": lambda diagram, _: diagram.d2(),
    ".drawio": lambda diagram, _: diagram.drawio(),
    ".graphml": lambda diagram, _: diagram.graphml(),
    ".json": lambda diagram, _: diagram.json(),
    ".md": lambda diagram, how: diagram.markdown(how.picture),
}
FORMATS = tuple(suffix for each in FORMAT_LIST for suffix in each.suffixes)
"""Every suffix that a file can have."""


def render(diagram: Picture, suffix: str, how: Rendering = Rendering()) -> Content:
    """Return a diagram in a format, named by its suffix; without a provenance.

    Raises:
        UnknownNameError: no such format.
        MissingExtraError: it needs packages that are not installed.

    """
    name = suffix.lower()
    if name not in _WRITERS:
        raise UnknownNameError("format", suffix, FORMATS, suffix_meant(suffix))
    return _WRITERS[name](diagram, how)


def look_of(diagram: Picture, how: Rendering = Rendering()) -> str:
    """Return the digest of all that decides how a topology looks, apart from the version of fluxviz."""
    highlighted = diagram.highlight.ends if diagram.highlight else ()
    settings = (diagram.detail, diagram.view, diagram.direction, highlighted, how.prefix, how.scale, how.picture)
    return digest(settings, _paint(diagram.theme))


def _paint(theme: Theme) -> list[object]:
    night = theme.at_night.colours() if theme.at_night else None
    return [theme.palette.colours(), night, theme.fonts.words, theme.fonts.hosts]


def with_provenance(diagram: Picture, suffix: str, how: Rendering = Rendering()) -> Content:
    """Return a diagram in a format, as it is saved: with its graph and a digest of itself, where there is room.

    Raises:
        UnknownNameError: no such format.
        MissingExtraError: it needs packages that are not installed.

    """
    topology = diagram.topology
    provenance = FileProvenance(
        look_of(diagram, how), embedded_graph(topology, diagram.detail), applied=topology.applied
    )
    return embed_provenance(render(diagram, suffix, how), suffix.lower(), provenance)


def lay_out_ahead(diagrams: Iterable[Picture]) -> None:
    """Lay several diagrams out by one run of the embedded engine; none is the worse for one that cannot be drawn."""
    embedded = [diagram for diagram in diagrams if diagram.engine == "pure"]
    fit_ahead((diagram.scene, diagram.direction, diagram.highlight) for diagram in embedded)


def files_of(diagram: Picture, path: Path, how: Rendering = Rendering()) -> dict[Path, Content]:
    """Return what is written to save a diagram: one file; for Markdown, its picture beside it too.

    Raises:
        UnknownNameError: no such format.
        FluxvizError: the picture of a Markdown file would take the place of one that is not of fluxviz.

    """
    if path.suffix.lower() != ".md":
        return {path: with_provenance(diagram, path.suffix, how)}
    picture = path.with_suffix(".svg")
    if not is_ours(picture):
        raise FluxvizError(f"would write the picture of {path} over {picture}, which is not of fluxviz; move it away")
    named = replace(how, picture=picture.name)
    return {picture: with_provenance(diagram, ".svg", how), path: with_provenance(diagram, ".md", named)}


def is_ours(path: Path) -> bool:
    """Return whether a picture can be replaced: it is not there, or was drawn by fluxviz."""
    try:
        if path.exists() and not path.is_file():  # a pipe is not waited for
            return False
        with path.open("rb") as file:
            return b'class="fluxviz"' in file.read(400)
    except FileNotFoundError:
        return True
    except OSError:
        return False


def save(diagram: Picture, path: Path, how: Rendering = Rendering()) -> None:
    """Save a diagram in the format that the file's name tells.

    Raises:
        UnknownNameError: no such format.
        UnwritableError: the file cannot be written; then nothing is.

    """
    try:
        write_files(files_of(diagram, path, how))
    except OSError as error:
        raise UnwritableError(str(path), error.strerror or "not a path", error.errno) from None
