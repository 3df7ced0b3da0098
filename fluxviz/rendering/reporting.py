"""``report_of``: a picture, and all that was said of the app in a review, as one report."""

from __future__ import annotations

from fluxviz.drawing.misfits import MARGIN
from fluxviz.editing import spec_digest
from fluxviz.exploring import check_topology
from fluxviz.rendering.picture import Picture
from fluxviz.reviewing import Report, Review


def report_of(picture: Picture, review: Review, date: str = "") -> Report:
    """Return the report of a review.

    Args:
        picture: The app's.
        review: The notes and tours.
        date: When it was reviewed; empty: not said.

    """
    topology = picture.topology
    spec = topology.spec
    return Report(
        topology=topology,
        findings=check_topology(topology),
        suppressions=topology.access.suppress if topology.access is not None else (),
        review=review,
        digest=spec_digest(spec) if spec is not None else "",
        date=date,
        svg=picture.svg(),
        mermaid=picture.mermaid(),
        width=picture.layout.width + 2 * MARGIN,
    )
