"""What a diagram is asked to look like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fluxviz.drawing import DETAILS, DIRECTIONS, ENGINES, VIEWS, get_theme
from fluxviz.errors import UnknownNameError

_CHOICES: Mapping[str, Sequence[str]] = {
    "direction": ("auto", *DIRECTIONS),
    "detail": DETAILS,
    "view": VIEWS,
    "engine": ENGINES,
}


def check_looks(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Check what a diagram is asked to look like, and find its theme.

    Raises:
        UnknownNameError: no such theme, direction, detail, view or engine.
        ThemeError: a theme's file cannot be read.

    """
    for what, choices in _CHOICES.items():
        if what in changes and changes[what] not in choices:
            raise UnknownNameError(what, str(changes[what]), choices)
    checked = dict(changes)
    if "theme" in checked:
        checked["theme"] = get_theme(checked["theme"])
    return checked
