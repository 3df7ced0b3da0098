"""``explore``: from a spec to the widget in one call."""

from __future__ import annotations

from os import PathLike
from typing import Any

from fluxviz.diagram.drawing import draw
from fluxviz.drawing import Theme
from fluxviz.refusing import keywords_of, refuse_keywords
from fluxviz.spec import AccessLike
from fluxviz.topology import Naming, Source
from fluxviz.widget import Explorer


def explore(
    source: Source,
    *,
    access: AccessLike | None = None,
    naming: Naming | str | None = None,
    theme: Theme | str | PathLike[str] = "auto",
    direction: str = "auto",
    detail: str = "network",
    view: str = "all",
    engine: str = "pure",
    name: str | None = None,
    **traits: Any,
) -> Explorer:
    """Review the network of a Flux app by clicking through it, in a notebook.

    Args:
        source: A path; ``flux:NAME``, an app as it runs now; JSON text, bytes or a mapping; a loaded spec; or a
            topology.
        access: What the spec cannot say; see :func:`fluxviz.draw`, as for the rest.
        naming: Whose public names to draw.
        theme: What it is painted with.
        direction: ``TB``, ``LR`` or ``auto``.
        detail: How much is said.
        view: Which side is shown.
        engine: Which engine lays it out.
        name: The app's name, where the document has none.
        traits: What the widget begins with, such as ``selected="api"`` or ``ssl="flexible"``; see
            :class:`fluxviz.Explorer`.

    Raises:
        SpecError: the spec cannot be drawn; carries every fault.
        AccessError: the access overlay cannot be read.
        UnknownNameError: no such naming, theme or direction.
        UnknownKeywordError: there is no such keyword, and no such trait.

    """
    if traits:
        from fluxviz.widget import known_traits

        refuse_keywords("explore", traits, dict.fromkeys((*keywords_of(explore), *known_traits())))
    return draw(
        source,
        access=access,
        naming=naming,
        theme=theme,
        direction=direction,
        detail=detail,
        view=view,
        engine=engine,
        name=name,
    ).explore(**traits)
