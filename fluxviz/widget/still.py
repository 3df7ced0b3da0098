"""The still picture that is saved beside a widget: what readers see where no kernel answers."""

from __future__ import annotations

import base64

from fluxviz.diagram import Diagram

Bundle = dict[str, str]
Metadata = dict[str, dict[str, str]]

_ENOUGH = 120
"""Characters of base64 that hold the mark of a picture: it stands in its first tag."""


def still_of(diagram: Diagram) -> tuple[Bundle, Metadata]:
    """Give the MIME bundle of a still picture, and its metadata.

    Its text tells the whole picture: it is all that JupyterLab shows of a notebook it does not trust.
    """
    bundle, metadata = diagram._repr_mimebundle_()
    return {**bundle, "text/plain": diagram.text()}, metadata


def marks_of(diagram: Diagram, bundle: Bundle) -> list[str]:
    """Give the texts by which a still is found on a page, to hide it while the widget shows.

    Notebooks show SVG as it is, or as the address of an image: URL-encoded, which leaves letters alone, or base64.
    """
    return [f"{diagram.mark}-fluxviz", base64.b64encode(bundle["image/svg+xml"].encode()).decode()[:_ENOUGH]]
