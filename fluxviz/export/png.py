"""PNG: the SVG as pixels, for where no vectors are taken."""

from __future__ import annotations

from fluxviz.errors import FluxvizError, MissingExtraError, WrongTypeError
from fluxviz.faults import name_kind

SCALE = 2.0
"""How many pixels stand for one of the picture's own: two read well on any screen."""

MAX_SCALE = 10.0
_MAX_PIXELS = 200_000_000


def check_scale(scale: float) -> float:
    """Return a scale that pictures can be drawn at.

    Raises:
        FluxvizError: it is not.
        WrongTypeError: it is no number.

    """
    if not isinstance(scale, (int, float)) or isinstance(scale, bool):
        raise WrongTypeError("a scale, a number of pixels", name_kind(scale))
    if not 0 < scale <= MAX_SCALE:
        raise FluxvizError(f"cannot draw at scale {scale:g}; expected a number above 0, at most {MAX_SCALE:g}")
    return scale


def write_png(svg: str, width: float, height: float, scale: float = SCALE) -> bytes:
    """Write the PNG of an SVG.

    Args:
        svg: The picture.
        width: How wide it is, in its own pixels.
        height: How high it is.
        scale: How many pixels stand for one of its own.

    Raises:
        MissingExtraError: the converter is not installed.
        FluxvizError: no such scale, or the picture would be too large.

    """
    if width * height * check_scale(scale) ** 2 > _MAX_PIXELS:
        raise FluxvizError(f"the PNG would have over {_MAX_PIXELS // 1_000_000} million pixels; use a smaller scale")
    try:
        import vl_convert
    except ModuleNotFoundError:
        raise MissingExtraError("PNG", "images") from None
    return bytes(vl_convert.svg_to_png(svg, scale=scale))
