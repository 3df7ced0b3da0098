"""Short ids of letters and digits, for formats whose own syntax has no room for ours."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ODD = re.compile(r"[^A-Za-z0-9]+")
_LONGEST = 40


def plain_ids(names: Iterable[str]) -> dict[str, str]:
    """Return each id of ours one of letters, digits and ``_``, a letter first; no two are the same.

    They begin with the kind of their node, so that none is a keyword of a format.

    >>> plain_ids(["component.api", "component.a%2Fb", "component.a%2Db"])
    {'component.api': 'component_api', 'component.a%2Fb': 'component_a_2Fb', 'component.a%2Db': 'component_a_2Db'}
    >>> plain_ids(["component.%F0", "component._F0"])
    {'component.%F0': 'component_F0', 'component._F0': 'component_F0_2'}
    """
    given: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        short = _ODD.sub("_", name).strip("_")[:_LONGEST] or "x"
        chosen, number = short, 1
        while chosen.lower() in taken:  # D2 tells no capital from a small letter
            number += 1
            chosen = f"{short}_{number}"
        taken.add(chosen.lower())
        given[name] = chosen
    return given
