"""``draw``: from anything that describes an app to its diagram."""

from __future__ import annotations

from os import PathLike

from fluxviz.checks import Findings
from fluxviz.diagram.diagram import Diagram
from fluxviz.drawing import Theme
from fluxviz.refusing import strict
from fluxviz.rendering import check_looks
from fluxviz.spec import AccessLike
from fluxviz.topology import BROWSER, Naming, Source, Topology, build


@strict
def draw(
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
    check: bool = False,
) -> Diagram:
    """Draw the network of a Flux app.

    Args:
        source: A path; ``flux:NAME``, an app as it runs now; JSON text, bytes or a mapping; a loaded spec; or a
            topology.
        access: What the spec cannot say: custom domains, CloudFlare, declared links. Where ``source`` is a path,
            ``NAME.access.json`` or ``NAME.access.toml`` beside it is taken by itself.
        naming: Whose public names to draw: ``GUIDE`` (``"guide"``) or ``FDM`` (``"fdm"``); None: those of a
            topology, and the guide's of all else.
        theme: ``auto``, ``light``, ``dark``, ``print``, ``contrast``, or the path of a theme's file.
        direction: ``TB``: from top to bottom; ``LR``: the public side to the left of the app; or ``auto``.
        detail: ``apps``: a card each; ``groups``: components of a kind; ``overview``: who talks to
            whom; ``network``: hosts and ports; ``full``: images, resources, volumes, evidence, and the open door of
            every published port.
        view: ``public``: the public path; ``internal``: what is behind it; ``all``: everything.
        engine: ``pure`` or ``dot``.
        name: The app's name, where the document has none.
        check: Number what is wrong on the picture, and list it below; see :func:`fluxviz.check`.

    Raises:
        SpecError: the spec cannot be drawn; carries every fault.
        AccessError: the access overlay cannot be read.
        UnknownNameError: no such naming, theme, direction, detail, view or engine.
        ThemeError: the theme's file cannot be read.

    """
    looks = check_looks({"theme": theme, "direction": direction, "detail": detail, "view": view, "engine": engine})
    topology = build(source, access=access, naming=naming, name=name)
    return Diagram(topology, **looks, findings=_found(topology) if check else Findings())


def _found(topology: Topology) -> Findings:
    from fluxviz.checks import check  # seventy rules, which a picture without them does not need

    return check(topology)


def highlight_path(diagram: Diagram, path: str) -> Diagram:
    """Highlight the paths of a request that is named in one text.

    Args:
        diagram: The picture.
        path: ``FROM:TO``; ``TO`` alone starts from the browser.

    Raises:
        UnknownNameError: no such node.

    """
    start, _, end = path.rpartition(":")
    return diagram.trace(start or BROWSER, end)
