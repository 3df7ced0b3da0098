"""What people say of an app while they review it: notes, tours, and the report of all that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fluxviz.lazy import fetch_lazily

if TYPE_CHECKING:
    from fluxviz.reviewing.links import fragment_of as fragment_of
    from fluxviz.reviewing.model import Note as Note
    from fluxviz.reviewing.model import Review as Review
    from fluxviz.reviewing.model import Tour as Tour
    from fluxviz.reviewing.model import TourStep as TourStep
    from fluxviz.reviewing.model import ViewState as ViewState
    from fluxviz.reviewing.report import Report as Report
    from fluxviz.reviewing.report_html import report_html as report_html
    from fluxviz.reviewing.report_markdown import report_markdown as report_markdown
    from fluxviz.reviewing.review_file import load_review as load_review
    from fluxviz.reviewing.review_file import review_beside as review_beside
    from fluxviz.reviewing.review_file import review_text as review_text
    from fluxviz.reviewing.review_file import update_review as update_review

__getattr__, __dir__, __all__ = fetch_lazily(
    __name__,
    {
        "links": ("fragment_of",),
        "model": ("Note", "Review", "Tour", "TourStep", "ViewState"),
        "report": ("Report",),
        "report_html": ("report_html",),
        "report_markdown": ("report_markdown",),
        "review_file": ("load_review", "review_beside", "review_text", "update_review"),
    },
)
