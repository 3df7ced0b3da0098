"""Apps as they run: their copies, their past, and all of them counted; what the network says, in an app's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fluxviz.lazy import fetch_lazily

if TYPE_CHECKING:
    from fluxviz.live.blocks import Ending as Ending
    from fluxviz.live.copies import Copy as Copy
    from fluxviz.live.status import Status as Status
    from fluxviz.live.status import read_status as read_status
    from fluxviz.live.words import status_json as status_json
    from fluxviz.live.words import status_note as status_note

__getattr__, __dir__, __all__ = fetch_lazily(
    __name__,
    {
        "blocks": ("Ending",),
        "copies": ("Copy",),
        "status": ("Status", "read_status"),
        "words": ("status_json", "status_note"),
    },
)
