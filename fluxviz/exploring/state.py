"""The state of an explorer before anyone has touched it: its traits and what each of them is at first."""

from __future__ import annotations

from typing import Any, Literal

from fluxviz.changes import Merged
from fluxviz.drawing import Detail, Direction, Style, Theme, View
from fluxviz.exploring.choices import list_choices
from fluxviz.exploring.layers import LAYERS
from fluxviz.exploring.pictures import make_controls, make_picture
from fluxviz.exploring.what_if import Case
from fluxviz.frontend import review_digest, style_sheet

WHOLE = [0.5, 0.5, 1.0]
"""The viewport of a picture as it opens: as wide as its canvas, at its start where it is higher."""


def first_state(
    case: Case,
    *,
    theme: Theme,
    detail: Detail,
    view: View,
    direction: Direction | Literal["auto"],
    engine: str,
    change: Merged | None = None,
) -> tuple[dict[str, Any], Style]:
    """Return the state of an explorer, and how its picture stands.

    Args:
        case: What is shown.
        theme: What it is painted with.
        detail: How much is said.
        view: Which side is shown.
        direction: ``TB``, ``LR`` or ``auto``.
        engine: Which engine lays it out.
        change: What changed, where it is the picture of a change.

    Raises:
        EngineError: the Graphviz engine did not draw.

    """
    picture, style = make_picture(
        case.topology, detail=detail, view=view, direction=direction, engine=engine, change=change
    )
    state = {
        "selected": "",
        "hovered": "",
        "trace": [],
        "path": 0,
        "step": 0,
        "search": "",
        "layers": list(LAYERS),
        "side": "both",
        "viewport": list(WHOLE),
        "sync_hover": False,
        "sync_viewport": False,
        "detail": detail,
        "view": view,
        "naming": case.topology.naming,
        "theme": theme.name,
        "domain": None,
        "domains": {},
        "proxied": None,
        "ssl": None,
        "off": [],
        "closed": [],
        "publishes": {},
        "listens": {},
        "_picture": picture,
        "_paths": {"steps": [], "pairs": {}},
        "_consequences": [],
        "_faults": [],
        "_controls": make_controls(case, case, theme, change),
        "_choices": list_choices(),
        "_turn": 0,
        "_anew": 0,
        "_alone": False,
        "_review": {"module": review_digest()} if case.spec is not None and case.spec.components else {},
        "_style": style_sheet(),
    }
    return state, style
