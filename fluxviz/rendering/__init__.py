"""A picture in every format, and as a file that can be told later to be true or not."""

from fluxviz.rendering.looks import check_looks
from fluxviz.rendering.picture import Picture
from fluxviz.rendering.still_diagram import StillDiagram
from fluxviz.rendering.writing import (
    FORMATS,
    Rendering,
    files_of,
    is_ours,
    lay_out_ahead,
    look_of,
    render,
    save,
    with_provenance,
)

__all__ = [
    "FORMATS",
    "Picture",
    "Rendering",
    "StillDiagram",
    "check_looks",
    "files_of",
    "is_ours",
    "lay_out_ahead",
    "look_of",
    "render",
    "save",
    "with_provenance",
]
