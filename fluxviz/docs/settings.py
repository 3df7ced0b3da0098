"""Settings of the docs: the table ``[tool.fluxviz]`` of ``pyproject.toml``, or a ``fluxviz.toml``.

::

    [tool.fluxviz]
    theme = "auto"                  # for every diagram that does not say otherwise
    markdown = ["README.md", "docs/**/*.md"]   # files whose blocks are filled in

    [[tool.fluxviz.diagrams]]
    spec = "app.json"               # or a pattern, such as "specs/*.json"
    output = ["docs/app.svg", "docs/app.pdf"]  # {name} stands for the spec's own
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from fluxviz.errors import DocsError
from fluxviz.faults import Fault
from fluxviz.spec import read_document, validate_document
from fluxviz.spec.settings_file import Steps, path_of

NAMES = ("fluxviz.toml", "pyproject.toml")
_TABLE = "tool.fluxviz"


def _texts(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


_Texts = Annotated[tuple[str, ...], BeforeValidator(_texts)]


class Look(BaseModel):
    """How a diagram is drawn; None: as for ``draw``.

    Attributes:
        theme: One of ours, or the path of a theme's file.
        direction: ``auto``, ``TB`` or ``LR``.
        detail: ``apps``, ``groups``, ``overview``, ``network`` or ``full``.
        view: ``all``, ``public`` or ``internal``.
        naming: ``guide`` or ``fdm``.
        scale: How many pixels of a PNG stand for one of the picture's own.

    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    theme: str | None = None
    direction: Literal["auto", "TB", "LR"] | None = None
    detail: Literal["apps", "groups", "overview", "network", "full"] | None = None
    view: Literal["all", "public", "internal"] | None = None
    naming: Literal["guide", "fdm"] | None = None
    scale: Annotated[float, Field(gt=0, le=10)] | None = None


class DiagramSettings(Look):
    """One diagram, or one for each spec that a pattern matches.

    Attributes:
        spec: The spec's path, or a pattern.
        output: Where it goes; the name's end tells the format.
        access: The access file; None: the one beside the spec, if there is one.
        name: The app's name, where the spec has none.
        trace: ``FROM:TO``: the request whose paths are highlighted.
        prefix: Put before every id of an SVG.

    """

    spec: str
    output: Annotated[_Texts, Field(min_length=1)]
    access: str | None = None
    name: str | None = None
    trace: str | None = None
    prefix: str = ""


class DocsSettings(Look):
    """All of it.

    Attributes:
        diagrams: The diagrams.
        markdown: The Markdown files whose blocks are filled in: paths or patterns.

    """

    diagrams: tuple[DiagramSettings, ...] = ()
    markdown: _Texts = ()


def find_settings(start: Path) -> Path:
    """Find the file of settings that holds for a folder: there, or in the nearest folder around it.

    Raises:
        DocsError: there is none.

    """
    for folder in (start.resolve(), *start.resolve().parents):
        for name in NAMES:
            path = folder / name
            if path.is_file() and (name != NAMES[1] or _has_table(path)):
                return path
    hint = f"no fluxviz.toml, and no pyproject.toml with a [{_TABLE}] table, here or in a folder around it"
    raise DocsError(str(start), [Fault("", hint)])


def _has_table(path: Path) -> bool:
    try:
        value, _, _ = read_document(path, DocsError)
        return "fluxviz" in value.get("tool", {})
    except (DocsError, AttributeError, TypeError):
        return False


def read_settings(path: Path) -> DocsSettings:
    """Read a file of settings.

    Raises:
        DocsError: it cannot be read; carries every fault with its place.

    """
    value, name, lines = read_document(path, DocsError)
    inside = ""
    if path.name == NAMES[1]:
        tool = value.get("tool")
        value, inside = (tool.get("fluxviz", {}) if isinstance(tool, Mapping) else {}), f"{_TABLE}."

    def place(steps: Steps) -> str:
        return f"{inside}{path_of(steps)}"

    return validate_document(DocsSettings, value, name, lines, DocsError, place)
