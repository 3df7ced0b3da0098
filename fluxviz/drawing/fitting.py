"""``fit``: lay a scene out until it reads on a docs page."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from threading import Lock
from typing import Literal

from fluxviz.drawing.cells import SMALL
from fluxviz.drawing.dot import Direction, Style, straightened, write_dot
from fluxviz.drawing.highlight import Highlight
from fluxviz.drawing.layout import Layout, lay_out, lay_out_all
from fluxviz.drawing.rows import ROW_WIDTH, WIDE_ROW
from fluxviz.drawing.scene import Scene
from fluxviz.drawing.sliding import name_cost, slide_frame_names
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

ROW_WIDTHS = (ROW_WIDTH, 830.0, 580.0, 480.0, 300.0)
"""How wide rows of cards may be, in points: the first that is narrow enough is taken."""


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
        highlight: What is lit.
        engine: Which engine lays it out.
        style: Lay it out so, and try nothing else.

    Raises:
        EngineError: the engine failed on all; what it said of the first.

    """
    failure: EngineFailedError | None = None
    for scene in scenes:
        try:
            return (scene, *fit(scene, direction, highlight, engine, style))
        except EngineFailedError as error:
            failure = failure or error
    raise failure or EngineFailedError("there is nothing to lay out")


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
        highlight: What is lit.
        engine: Which engine lays it out.
        style: Lay it out so, and try nothing else: for a picture that changes before the reader's eyes.

    Raises:
        EngineError: the engine did not.

    """
    if style is not None:
        kept = replace(style, highlight=highlight)
        return kept, _laid_out(scene, kept, engine)
    tried: list[tuple[Style, Layout]] = []
    for style in _styles(len(scene.component_cards), direction, highlight):
        tried.append((style, _laid_out(scene, style, engine)))
        if _text_on_a_page(tried[-1][1]) >= SMALLEST_TEXT:
            break
    style, layout = max(tried, key=lambda pair: min(_text_on_a_page(pair[1]), SMALLEST_TEXT))
    cost = name_cost(layout) if len(scene.component_cards) <= MAX_FITTED else 0
    if cost:
        moved = replace(style, name_below=not style.name_below)
        other = _laid_out(scene, moved, engine)
        if name_cost(other) < cost and _text_on_a_page(other) >= min(_text_on_a_page(layout), SMALLEST_TEXT):
            return moved, other
    return style, layout


def _laid_out(scene: Scene, style: Style, engine: str) -> Layout:
    kept = _ahead.pop((id(scene), style), None)
    dot = kept[1] if kept and kept[0] is scene else write_dot(scene, style)
    try:
        return _layout_of(dot) if engine == "pure" else slide_frame_names(lay_out(dot, engine=engine))
    except EngineFailedError:
        # Now and then the engine cannot bend a line around the cards of a dense picture: straight ones it always can.
        return slide_frame_names(lay_out(straightened(dot), engine=engine))


_KEPT = 32
_kept: OrderedDict[str, Layout] = OrderedDict()
_turn = Lock()
_ahead: dict[tuple[int, Style], tuple[Scene, str]] = {}
"""The DOT of scenes that were laid out ahead, until it is asked for: writing it takes as long as painting does."""


def _layout_of(dot: str) -> Layout:
    """Lay DOT out once: another theme, or a step back to what was drawn before, needs no engine.

    The embedded engine gives the same for the same; what the system's gives may change with the system.
    """
    with _turn:
        if dot in _kept:
            _kept.move_to_end(dot)
            return _kept[dot]
    return _keep(dot, lay_out(dot))


def _keep(dot: str, layout: Layout) -> Layout:
    slid = slide_frame_names(layout)
    with _turn:
        _kept[dot] = slid
        if len(_kept) > _KEPT:
            _kept.popitem(last=False)
    return slid


def fit_ahead(wanted: Iterable[tuple[Scene, Direction | Literal["auto"], Highlight | None]]) -> None:
    """Lay several scenes out at once, as ``fit`` will first ask for: the engine is started once.

    Args:
        wanted: Up to 32 scenes, each with the direction asked for and what is lit.

    """
    firsts = [(scene, next(_styles(len(scene.component_cards), way, light))) for scene, way, light in wanted]
    _ahead.clear()
    for scene, style in firsts[:_KEPT]:
        _ahead[id(scene), style] = scene, write_dot(scene, style)
    dots = [dot for _, dot in _ahead.values() if dot not in _kept]
    layouts = lay_out_all(dots) if len(dots) > 1 else None
    for dot, layout in zip(dots, layouts or (), strict=False):
        _keep(dot, layout)


def _styles(count: int, direction: str, highlight: Highlight | None) -> Iterator[Style]:
    """Yield the ways to lay out ``count`` components, the preferred first."""
    if direction == "LR":
        yield Style("LR", highlight)
        return
    if count > MAX_FITTED:
        yield Style("TB", highlight, WIDE_ROW)
        return
    widths = ROW_WIDTHS if count <= ALWAYS_FITTED else ROW_WIDTHS[:1]
    for below in (True, False):  # lines come in from above: at the lower border the app's name is out of their way
        for terse in (False, True):
            yield from (Style("TB", highlight, width, terse, below) for width in widths)
    if direction == "auto":
        yield Style("LR", highlight)


def _text_on_a_page(layout: Layout) -> float:
    """Give the height of the smallest text on a docs page, in pixels."""
    return SMALL * min(1.0, PAGE_WIDTH / (layout.width + 2 * MARGIN))
