"""Pictures for generators of docs: drawn from a few options, with all that a page needs around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from fluxviz.docs.figure import PLACEMENT
from fluxviz.docs.jobs import OPTIONS, FileJob, Options, diagram_of, theme_from
from fluxviz.drawing.misfits import MARGIN
from fluxviz.errors import UnknownNameError
from fluxviz.export import alt_text, digest
from fluxviz.spec.access import SUFFIXES
from fluxviz.spec.named import SpecAt, spec_at


@dataclass(frozen=True)
class Embedded:
    """A picture on a page.

    Attributes:
        svg: The picture, for a file of its own.
        inline: The picture, for the page itself: dark where the page says so; empty where that was not asked for.
        sentences: The picture in sentences, for where none can be shown.
        alt: The picture in a line.
        name: A name for its file, of its own for each picture.
        inputs: The files that were read.
        size: Its width and height, in pixels.

    """

    svg: str
    inline: str
    sentences: str
    alt: str
    name: str
    inputs: tuple[Path, ...]
    size: tuple[float, float]


def embed(written: str, folder: Path, options: Mapping[str, str], *, prefix: str = "") -> Embedded:
    """Draw a spec for a page.

    Args:
        written: The spec as the page names it: a path as seen from a folder, or ``flux:NAME``.
        folder: That folder.
        options: Any of ``OPTIONS``; paths among them are as seen from the spec's folder, or from this one where the
            spec is none.
        prefix: Put before every id of the SVG that stands in the page itself; empty: none does.

    Raises:
        FluxvizError: it cannot be drawn, an app is not on the network, or there is no such option.

    """
    known = (*PLACEMENT, *OPTIONS)
    for key in options:
        if key not in OPTIONS:
            raise UnknownNameError("option", key, known)
    spec = spec_at(written, folder)
    around = spec.parent if isinstance(spec, Path) else folder
    asked = Options()
    given = {key: value for key, value in options.items() if key != "access"}
    given["theme"] = theme_from(around, given.get("theme", asked.theme))
    asked = replace(asked, **given)  # type: ignore[arg-type]
    if "access" in options:
        asked = replace(asked, access=around / options["access"])
    diagram = diagram_of(FileJob(spec, Path("picture.svg"), asked))
    svg = diagram.svg()
    inline = diagram.svg(prefix=prefix, by_page=True) if prefix else ""
    size = diagram.layout.width + 2 * MARGIN, diagram.layout.height + 2 * MARGIN
    name = f"fluxviz-{digest(svg)}"
    return Embedded(svg, inline, diagram.text(), alt_text(diagram.topology), name, _inputs(spec, asked), size)


def _inputs(spec: SpecAt, options: Options) -> tuple[Path, ...]:
    files: list[Path] = []
    if isinstance(spec, Path):
        beside = (spec.with_name(f"{spec.stem}{suffix}") for suffix in SUFFIXES)
        files = [spec, *(path for path in beside if path.is_file())]
    files += [options.access] if options.access else []
    files += [Path(options.theme)] if Path(options.theme).suffix else []
    return tuple(dict.fromkeys(files))
