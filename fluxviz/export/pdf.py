"""PDF: the SVG on one page of its own size, as vectors, its text selectable."""

from __future__ import annotations

from fluxviz.errors import MissingExtraError


def write_pdf(svg: str) -> bytes:
    """Write the PDF of an SVG.

    Args:
        svg: The picture. Its lists of fonts must end in ``sans-serif``: the converter drops texts it has no font for.

    Raises:
        MissingExtraError: the converter is not installed.

    """
    try:
        import vl_convert
    except ModuleNotFoundError:
        raise MissingExtraError("PDF", "images") from None
    return bytes(vl_convert.svg_to_pdf(svg))
