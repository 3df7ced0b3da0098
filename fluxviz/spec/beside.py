"""Files that stand beside a spec, are called after it, and are none: patterns such as ``*.json`` find them, too."""

from __future__ import annotations

from collections.abc import Mapping

from fluxviz.spec.access import SUFFIXES

REVIEW_SUFFIX = ".review.json"

BESIDE: Mapping[str, str] = {**dict.fromkeys(SUFFIXES, "a public access file"), REVIEW_SUFFIX: "a review file"}
"""How their names end, and what each is."""


def kind_beside(name: str) -> str:
    """Return what a file is that stands beside a spec; empty for any other.

    >>> kind_beside("shop.review.json"), kind_beside("shop.json")
    ('a review file', '')
    """
    return next((kind for suffix, kind in BESIDE.items() if name.endswith(suffix)), "")
