"""``draw``: from anything that tells an app to its diagram."""

from __future__ import annotations

from os import PathLike

from fluxviz.checks import Findings
from fluxviz.checks import check as find
from fluxviz.diagram.diagram import Diagram
from fluxviz.diagram.looks import check_looks
from fluxviz.drawing import AUTO, Theme
from fluxviz.exploring import Case, make_case
from fluxviz.spec import AccessLike, AppSpec, PublicAccess, SourceLike, access_beside, is_json_text, load
from fluxviz.topology import BROWSER, GUIDE, Naming, Topology, get_naming


def draw(
    source: SourceLike | AppSpec | Topology,
    *,
    access: AccessLike | None = None,
    naming: Naming | str = GUIDE,
    theme: Theme | str | PathLike[str] = AUTO,
    direction: str = "auto",
    detail: str = "network",
    view: str = "all",
    engine: str = "pure",
    name: str | None = None,
    check: bool = False,
) -> Diagram:
    """Draw the network of a Flux app.

    Args:
        source: A path, JSON text, bytes or a mapping; a loaded spec; or a topology.
        access: What the spec cannot say: custom domains, CloudFlare, declared links. Where ``source`` is a path,
            ``NAME.access.json`` or ``NAME.access.toml`` beside it is taken by itself.
        naming: Whose public names to draw: ``GUIDE`` (``"guide"``) or ``FDM`` (``"fdm"``).
        theme: ``auto``, ``light``, ``dark``, ``print``, ``contrast``, or the path of a theme's file.
        direction: ``TB`` for a docs page, ``LR`` for a wide screen, or ``auto``.
        detail: ``overview``: who talks to whom; ``network``: hosts and ports; ``full``: images, resources, volumes,
            evidence, and the open door of every published port.
        view: ``public``: the public path; ``internal``: what is behind it; ``all``: everything.
        engine: ``pure`` or ``dot``.
        name: The app's name, where the document has none.
        check: Number what is wrong on the picture, and list it below; see :func:`fluxviz.check`.

    Raises:
        SpecError: the spec cannot be drawn; carries every fault.
        AccessError: the access overlay cannot be read.
        UnknownNameError: no such naming, theme or direction.

    """
    looks = check_looks({"theme": theme, "direction": direction, "detail": detail, "view": view, "engine": engine})
    case = _case(source, access, get_naming(naming), name)
    findings = find(case.topology) if check else Findings()
    return Diagram(case.topology, **looks, spec=case.spec, access=case.access, findings=findings)


def light_way(diagram: Diagram, way: str) -> Diagram:
    """Light the ways of a request that is named in one text.

    Args:
        diagram: The picture.
        way: ``FROM:TO``; ``TO`` alone starts from the browser.

    Raises:
        UnknownNameError: no such node.

    """
    start, _, end = way.rpartition(":")
    return diagram.trace(start or BROWSER, end)


def _case(source: SourceLike | AppSpec | Topology, access: AccessLike | None, naming: Naming, name: str | None) -> Case:
    if isinstance(source, Topology):
        return Case(None, PublicAccess(), source)
    spec = source if isinstance(source, AppSpec) else load(source, name=name)
    if access is None and isinstance(source, (str, PathLike)) and not is_json_text(str(source)):
        access = access_beside(source)
    return make_case(spec, PublicAccess() if access is None else access, naming)
