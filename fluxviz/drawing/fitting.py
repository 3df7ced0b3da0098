"""``fit``: lay a scene out until it reads on a docs page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from fluxviz.drawing.anchoring import keep
from fluxviz.drawing.cells import SMALL
from fluxviz.drawing.dot import Direction, Style, straightened, write_dot
from fluxviz.drawing.highlight import Highlight
from fluxviz.drawing.layout import Layout, lay_out, lay_out_all
from fluxviz.drawing.layout_memory import Laid, LayoutMemory
from fluxviz.drawing.routing import fitted_together, route
from fluxviz.drawing.rows import ROW_WIDTH, WIDE_ROW
from fluxviz.drawing.scene import Scene
from fluxviz.drawing.settling import grown, settle, shift_between
from fluxviz.errors import EngineFailedError

MARGIN = 10.0
"""Empty room around a picture, in pixels."""

PAGE_WIDTH = 800.0
"""How wide a docs page shows a picture, in pixels."""

SMALLEST_TEXT = 9.0
"""How small a picture's text may get there, in pixels, before narrower rows or another direction are tried."""

ALWAYS_FITTED = 6
"""How many components a picture may have to be fitted whatever it takes."""

MAX_FITTED = 12
"""How many components a picture may have to be fitted to a docs page; FluxOS allows an app 10."""

FULL_WIDTH = 830.0
"""How wide rows of cards are tried first, and how wide the picture may become then, in points: what is called alike
stands on one row where that still reads at its own size."""

ROW_WIDTHS = (FULL_WIDTH, ROW_WIDTH, 580.0, 480.0, 300.0)
"""How wide rows of cards may be, in points: the first that is narrow enough is taken."""

_MOST_KEPT = 32
_MEMORY = LayoutMemory(_MOST_KEPT)


def fit_first(
    scenes: Iterable[Scene],
    direction: Direction | Literal["auto"],
    highlight: Highlight | None,
    engine: str,
    style: Style | None = None,
) -> tuple[Scene, Style, Layout]:
    """Lay out the first scene that the engine does not fail on; see :func:`fit`.

    Args:
        scenes: What may be drawn, the best first.
        direction: The one asked for.
        highlight: What is highlighted.
        engine: Which engine lays it out.
        style: Lay it out so, and try nothing else.

    Raises:
        EngineError: the engine failed on all; what it said of the first.

    """
    return _first(scenes, lambda scene: (scene, *fit(scene, direction, highlight, engine, style)))


def fit_beside(
    base: Iterable[Scene],
    scenes: Iterable[Scene],
    direction: Direction | Literal["auto"],
    highlight: Highlight | None,
    engine: str,
    style: Style | None = None,
) -> tuple[Scene, Style, Layout]:
    """Lay out the first scene that the engine does not fail on so that what stays stands where it stood.

    Args:
        base: What may have stood there, the best first.
        scenes: What may be drawn, the best first.
        direction: The one asked for of the base.
        highlight: What is highlighted.
        engine: Which engine lays it out.
        style: How the base stood; None: as it reads best.

    Raises:
        EngineError: the engine failed on all; what it said of the first.

    """
    stood, stands_so, _ = fit_first(base, direction, highlight, engine, style)
    stands = _laid_out(stood, stands_so, engine)

    def lay(scene: Scene) -> tuple[Scene, Style, Layout]:
        kept = keep(stood, stands.engines, scene)
        layout = settle(kept, _laid_out(kept, stands_so, engine).engines, stands.engines)
        routed = route(layout, sideways=stands_so.direction == "LR")
        by = shift_between(routed, stands.routed)
        return kept, stands_so, fitted_together([(routed, by)], stands.routed)[0]

    return _first(scenes, lay)


def _first(scenes: Iterable[Scene], lay: Callable[[Scene], tuple[Scene, Style, Layout]]) -> tuple[Scene, Style, Layout]:
    """Return the first scene that can be laid out; where none can, raise what the engine said of the first."""
    failure: EngineFailedError | None = None
    for scene in scenes:
        try:
            return lay(scene)
        except EngineFailedError as error:
            failure = failure or error
    raise failure or EngineFailedError("there is nothing to lay out")


def fit_sides(
    scene: Scene, sides: Sequence[Iterator[Scene]], style: Style, engine: str
) -> tuple[tuple[Scene, Layout], list[tuple[Scene, Layout]]]:
    """Lay out a change and its sides in one layout.

    Args:
        scene: The picture of both.
        sides: What may be drawn of each side, the best first.
        style: How the picture of both stands.
        engine: Which engine lays it out.

    Returns:
        both, with the room that the sides need; and each side.

    Raises:
        EngineError: the engine did not.

    """
    layout = _laid_out(scene, style, engine).engines
    drawn = [next(side) for side in sides]
    kept = [keep(scene, layout, side) for side in drawn]
    room: dict[str, tuple[float, float]] = {}
    for side in kept:
        for name, (width, height) in grown(side, _laid_out(side, style, engine).engines).items():
            known = room.get(name, (0.0, 0.0))
            room[name] = max(known[0], width), max(known[1], height)
    if room:
        scene = replace(scene, room=room)
        layout = _laid_out(scene, style, engine).engines
        kept = [keep(scene, layout, side) for side in drawn]
    settled = [settle(side, _laid_out(side, style, engine).engines, layout, whatever=True) for side in kept]
    routed = [route(each, sideways=style.direction == "LR") for each in (layout, *settled)]
    both, *others = fitted_together([(each, shift_between(each, routed[0])) for each in routed])
    return (scene, both), list(zip(kept, others, strict=True))


def fit(
    scene: Scene,
    direction: Direction | Literal["auto"],
    highlight: Highlight | None,
    engine: str,
    style: Style | None = None,
) -> tuple[Style, Layout]:
    """Lay out until the text is large enough on a docs page: other rows first, then terser, then the other way.

    Args:
        scene: What is drawn.
        direction: The one asked for; ``auto`` may end left to right.
        highlight: What is highlighted.
        engine: Which engine lays it out.
        style: Lay it out so, and try nothing else: for a picture that changes before the reader's eyes.

    Raises:
        EngineError: the engine did not.

    """
    if style is not None:
        kept = replace(style, highlight=highlight)
        return kept, _laid_out(scene, kept, engine).routed
    tried: list[tuple[float, Style, Laid]] = []
    for style in _styles(len(scene.component_cards), direction, highlight):
        laid = _laid_out(scene, style, engine)
        size, least = _text_on_a_page(laid.engines), _least(style)
        if size >= least:  # only then are the lines drawn anew, which takes longer than the engine
            size = _text_on_a_page(laid.routed)
        if size >= least:
            return style, laid.routed
        tried.append((min(size, SMALLEST_TEXT), style, laid))
    _, style, laid = max(tried, key=lambda each: each[0])
    return style, laid.routed


def _laid_out(scene: Scene, style: Style, engine: str) -> Laid:
    dot = _dot_of(scene, style)
    sideways = style.direction == "LR"
    try:
        if engine != "pure":
            return Laid(lay_out(dot, engine=engine), sideways)
        return _MEMORY.get(dot) or _MEMORY.keep(dot, Laid(lay_out(dot), sideways))
    except EngineFailedError:
        # Now and then the engine cannot bend a line around the cards of a dense picture: straight ones it always can.
        return Laid(lay_out(straightened(dot), engine=engine), sideways)


def _dot_of(scene: Scene, style: Style) -> str:
    if style not in scene.dots:
        scene.dots[style] = write_dot(scene, style)
    return scene.dots[style]


def fit_ahead(wanted: Iterable[tuple[Scene, Direction | Literal["auto"], Highlight | None]]) -> None:
    """Lay several scenes out at once, as ``fit`` will first ask for: the engine is started once.

    Args:
        wanted: Up to 32 scenes, each with the direction asked for and what is highlighted.

    """
    firsts = [(scene, next(_styles(len(scene.component_cards), path, light))) for scene, path, light in wanted]
    dots = {_dot_of(scene, style): style.direction == "LR" for scene, style in firsts[:_MOST_KEPT]}
    waiting = {dot: sideways for dot, sideways in dots.items() if dot not in _MEMORY}
    layouts = lay_out_all([*waiting]) if len(waiting) > 1 else None
    for (dot, sideways), layout in zip(waiting.items(), layouts or (), strict=False):
        _MEMORY.keep(dot, Laid(layout, sideways))


def _styles(count: int, direction: str, highlight: Highlight | None) -> Iterator[Style]:
    """Yield the ways to lay out ``count`` components, the preferred first."""
    if direction == "LR":
        yield Style("LR", highlight)
        return
    if count > MAX_FITTED:
        yield Style("TB", highlight, WIDE_ROW)
        return
    widths = ROW_WIDTHS if count <= ALWAYS_FITTED else (ROW_WIDTH,)
    for terse in (False, True):
        yield from (Style("TB", highlight, width, terse) for width in widths)
    if direction == "auto":
        yield Style("LR", highlight)


def _least(style: Style) -> float:
    """Return how small text may get on a docs page, in pixels: with full rows only as far as those are wider."""
    return SMALL * PAGE_WIDTH / FULL_WIDTH if style.row_width == FULL_WIDTH else SMALLEST_TEXT


def _text_on_a_page(layout: Layout) -> float:
    """Return the height of the smallest text on a docs page, in pixels."""
    return SMALL * min(1.0, PAGE_WIDTH / (layout.width + 2 * MARGIN))
