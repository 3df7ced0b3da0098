"""The still picture that is saved beside a widget: what readers see where no kernel answers."""

from __future__ import annotations

import base64

from fluxviz.rendering import StillDiagram

_ENOUGH = 90
"""Bytes of an SVG that hold the mark of a picture: it stands in its first tag."""


def marks_of(diagram: StillDiagram) -> list[str]:
    """Give the texts by which a still is found on a page, to hide it while the widget shows.

    Notebooks show SVG as it is, or as the address of an image: URL-encoded, which leaves letters alone, or base64.
    """
    bundle, _ = diagram._repr_mimebundle_()
    beginning = bundle["image/svg+xml"].encode()[:_ENOUGH]
    return [f"{diagram.mark}-fluxviz", base64.b64encode(beginning).decode()]
