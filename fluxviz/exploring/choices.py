"""What a reader can choose from, and what each choice is called: said once, for Python and for the front end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fluxviz.drawing import Detail, View
from fluxviz.exploring.layers import LAYERS
from fluxviz.exploring.shapes import Choice, Choices
from fluxviz.spec.limits import MAX_PORT
from fluxviz.topology import SSL_TITLES

SIDES = ("before", "both", "after")
"""The sides of a change."""

EXPLORED: Mapping[Detail, str] = {"overview": "Overview", "network": "Network", "full": "Full"}
"""The levels of detail that a reader chooses from, to what each is called."""

_VIEWS: Mapping[View, str] = {"all": "All", "public": "Public side", "internal": "Internal side"}
_NAMINGS = {"guide": "The guide's", "fdm": "Domain manager's"}
_SAID = {"changed": "What if:", "broke": "Breaks:", "mended": "Works now:", "note": "Note:"}


def list_choices() -> Choices:
    """Return what there is to choose from, for every app the same.

    >>> list_choices()["modes"][3]
    {'value': 'strict', 'label': 'Full (strict)'}
    """
    return {
        "layers": _listed(LAYERS),
        "sides": _listed(dict(zip(SIDES, SIDES, strict=True))),
        "details": _listed(EXPLORED),
        "views": _listed(_VIEWS),
        "namings": _listed(_NAMINGS),
        "modes": _listed(SSL_TITLES),
        "consequences": dict(_SAID),
        "port": MAX_PORT,
    }


def _listed(titles: Mapping[Any, str]) -> list[Choice]:
    return [{"value": value, "label": title} for value, title in titles.items()]
