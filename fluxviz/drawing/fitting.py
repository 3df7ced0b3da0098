"""``fit``: lay a scene out until it reads on a docs page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from fluxviz.drawing.aligning import align
from fluxviz.drawing.anchoring import keep
from fluxviz.drawing.arranging import arrange
from fluxviz.drawing.dot import public_side, straightened, write_dot
from fluxviz.drawing.folding import fold
from fluxviz.drawing.highlight import Highlight
from fluxviz.drawing.layout import Layout, lay_out, lay_out_all
from fluxviz.drawing.layout_memory import Laid, LayoutMemory
from fluxviz.drawing.misfits import (
    ILLEGIBLE,
    barred_of,
    likely_misfit_of,
    misfit_of,
    tallness_of,
    text_on_a_screen,
)
from fluxviz.drawing.prospects import Try, best_of, is_vain, outlook_of
from fluxviz.drawing.routing import fitted_together, route
from fluxviz.drawing.rows import ROW_WIDTH, WIDE_ROW
from fluxviz.drawing.scene import Scene
from fluxviz.drawing.settling import grown, settle, shift_between
from fluxviz.drawing.style import Direction, Style
from fluxviz.errors import EngineFailedError

ALWAYS_FITTED = 6
"""How many components a picture may have to be fitted whatever it takes."""

MAX_FITTED = 12
"""How many components a picture may have to be fitted to a docs page; FluxOS allows an app 10."""

FULL_WIDTH = 830.0
"""How wide rows of cards are tried first, and how wide the picture may become then, in points: what is called alike
stands on one row where that still reads at its own size."""

_POOR = 0.3
"""How poor a picture is whose labels are better terse."""

_TERSE, _BARRED = 0.85, 0.9
"""What a picture is worth whose labels are terse, and for each card that lines come to only behind others."""

BESIDE_WIDTHS = (480.0, 300.0)
"""How wide rows of cards may be in an app that stands beside its public side, in points."""

SCREEN_WIDTHS = (640.0, 480.0, 300.0)
"""The same where there are too many components for a docs page: then a wide screen is to show all of it."""

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
        routed = route(layout)
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
    routed = [route(each) for each in (layout, *settled)]
    both, *others = fitted_together([(each, shift_between(each, routed[0])) for each in routed])
    return (scene, both), list(zip(kept, others, strict=True))


def fit(
    scene: Scene,
    direction: Direction | Literal["auto"],
    highlight: Highlight | None,
    engine: str,
    style: Style | None = None,
) -> tuple[Style, Layout]:
    """Lay out until the text is large enough on a docs page, and the picture well shaped.

    Narrower rows are tried first, then terser labels, then the other direction. What has too many components for a docs
    page and is to run from left to right is fitted to a wide screen.

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
    count = len(scene.component_cards)
    if direction == "LR" and count > ALWAYS_FITTED:
        return _fit_to_screen(scene, highlight, engine)
    tried: dict[str, Try] = {}
    least = ILLEGIBLE
    for style in _styles(count, direction, highlight):
        last = direction == "auto" and style.direction == "LR"
        if least < (ILLEGIBLE if last else _POOR if style.terse else 0.0):
            break
        if is_vain(style, tried.values(), _wide_one(scene, style, tried)):
            continue
        dot = _dot_of(scene, style)
        if dot in tried:
            continue
        laid = _laid_out(scene, style, engine)
        misfit = likely_misfit_of(laid.engines)
        drawn = misfit < (_POOR if style.direction == "TB" and count <= ALWAYS_FITTED else ILLEGIBLE)
        outlook = outlook_of(laid.engines, tried.values()) if drawn and style.direction == "TB" else None
        if outlook is not None and outlook.outdone:
            drawn, misfit = False, outlook.misfit
        if drawn:
            misfit = misfit_of(laid.routed)
            if (misfit <= 0.0 and not tried) or (misfit < ILLEGIBLE and count > ALWAYS_FITTED):
                return style, laid.routed  # no rows are wider than those tried first
            misfit += tallness_of(laid.routed)
            if misfit <= 0.0:
                return style, laid.routed
        least = min(least, misfit)
        tried[dot] = Try(style, laid, misfit, before=len(tried), drawn=drawn)
    chosen = best_of(tried.values())
    return chosen.style, chosen.laid.routed


def _fit_to_screen(scene: Scene, highlight: Highlight | None, engine: str) -> tuple[Style, Layout]:
    styles = _styles(len(scene.component_cards), "LR", highlight)
    tries = [(style, _laid_out(scene, style, engine)) for style in styles]

    def worth(each: tuple[Style, Laid]) -> float:
        engines = each[1].engines
        return text_on_a_screen(engines) * _BARRED ** barred_of(engines) * (_TERSE if each[0].terse else 1.0)

    style, laid = max(tries, key=worth)
    return style, laid.routed


def _wide_one(scene: Scene, style: Style, tried: Mapping[str, Try]) -> Try | None:
    """Return what was tried that differs in nothing but that public names stand beside what they lead to."""
    return tried.get(_dot_of(scene, replace(style, narrow=False))) if style.narrow and style.direction == "TB" else None


def _laid_out(scene: Scene, style: Style, engine: str) -> Laid:
    dot = _dot_of(scene, style)
    asked = dot, style.direction
    if engine == "pure" and (known := _MEMORY.get(asked)):
        return known
    try:
        laid = _laid(scene, style, lay_out(dot, engine=engine))
    except EngineFailedError:
        # Now and then the engine cannot bend a line around the cards of a dense picture: straight ones it always can.
        return _laid(scene, style, lay_out(straightened(dot), engine=engine))
    return _MEMORY.keep(asked, laid) if engine == "pure" else laid


def _laid(scene: Scene, style: Style, layout: Layout) -> Laid:
    """Return a layout of the engine's, aligned, and folded where the picture is to run from left to right."""
    return Laid(fold(layout, public_side(scene)) if style.direction == "LR" else align(layout))


def _dot_of(scene: Scene, style: Style) -> str:
    # Most widths put the cards in the same rows.
    rows = arrange(scene, style.row_width).names if scene.ground is None else None
    asked = (style, None) if rows is None else (replace(style, row_width=0.0), rows)
    if asked not in scene.dots:
        scene.dots[asked] = write_dot(scene, style)
    return scene.dots[asked]


def fit_ahead(pictures: Iterable[tuple[Scene, Direction | Literal["auto"], Highlight | None]]) -> None:
    """Lay several scenes out at once, as ``fit`` will first ask for: the engine is started once.

    Args:
        pictures: Up to 32 scenes, each with the direction asked for and what is highlighted.

    """
    firsts = [(scene, next(_styles(len(scene.component_cards), path, light))) for scene, path, light in pictures]
    wanted = {(_dot_of(scene, style), style.direction): (scene, style) for scene, style in firsts[:_MOST_KEPT]}
    waiting = {asked: pair for asked, pair in wanted.items() if asked not in _MEMORY}
    layouts = lay_out_all([dot for dot, _ in waiting]) if len(waiting) > 1 else None
    for (asked, pair), layout in zip(waiting.items(), layouts or (), strict=False):
        _MEMORY.keep(asked, _laid(*pair, layout))


def _styles(count: int, direction: str, highlight: Highlight | None) -> Iterator[Style]:
    """Yield the ways to lay out ``count`` components, the preferred first."""
    if direction == "LR":
        beside = BESIDE_WIDTHS if count <= ALWAYS_FITTED else SCREEN_WIDTHS
        for terse in (False, True):
            yield from (Style("LR", highlight, width, terse, narrow=True) for width in beside)
        return
    if count > MAX_FITTED:
        yield Style("TB", highlight, WIDE_ROW)
        return
    widths = ROW_WIDTHS if count <= ALWAYS_FITTED else (ROW_WIDTH,)
    for terse in (False, True):
        yield from (Style("TB", highlight, width, terse) for width in widths[:2])
        yield from (Style("TB", highlight, width, terse, narrow=True) for width in widths)
    if direction == "auto":
        yield from (Style("LR", highlight, width, narrow=True) for width in BESIDE_WIDTHS)
