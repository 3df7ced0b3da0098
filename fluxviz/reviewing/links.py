"""Links to a view: the state of an explorer as the fragment of a page's address."""

from __future__ import annotations

import json
from urllib.parse import quote

from fluxviz.reviewing.model import ViewState

_KEPT = ":[]{}>.,"
"""Letters that a fragment may hold as they are, though ``quote`` would not leave them."""


def fragment_of(state: ViewState) -> str:
    """Write a state as a fragment, without its ``#``: text as it is, anything else as JSON.

    >>> fragment_of(ViewState(selected="component.api", off=("db",)))
    'selected=component.api&off=[%22db%22]'
    """
    parts = []
    for trait, value in state.traits().items():
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        parts.append(f"{trait}={quote(text, safe=_KEPT)}")
    return "&".join(parts)
