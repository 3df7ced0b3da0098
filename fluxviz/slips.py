"""Slips of the pen: which of several names was meant by one that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterable

MOST = 2
"""How many letters a slip takes at most; and it takes at most one of three."""


def distance(one: str, other: str) -> int:
    """Count the letters to put in, take out or exchange to make one text of another (Levenshtein); more than 2 is 3.

    >>> distance("postgre", "postgres"), distance("redis", "reids"), distance("db", "frontend")
    (1, 2, 3)
    """
    if abs(len(one) - len(other)) > MOST:
        return MOST + 1
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        above, row[0] = row[0], i
        for j, against in enumerate(other, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (letter != against))
    return min(row[-1], MOST + 1)


def numbers(name: str) -> list[str]:
    """Return the numbers in a name: those that differ tell siblings and ports apart, and are no slip.

    >>> numbers("redis2"), numbers("web:8080")
    (['2'], ['8080'])
    """
    return re.findall(r"\d+", name)


def _swapped(one: str, other: str) -> bool:
    """Return whether two letters beside each other are the other way round."""
    differ = [place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or len(differ) != 2 or differ[1] != differ[0] + 1:
        return False
    return one[differ[0]] == other[differ[1]] and one[differ[1]] == other[differ[0]]


def nearest(name: str, choices: Iterable[str]) -> str:
    """Return the one of several names that was most likely meant; empty where none is near, or two are as near.

    >>> nearest("seleced", ["search", "selected"]), nearest("db", ["web", "api"]), nearest("redis1", ["redis2"])
    ('selected', '', '')
    >>> nearest("drak", ["dark", "light"])
    'dark'
    >>> nearest("nobody.example.com", ["shop.example.com"])  # what hosts have in common makes none near
    ''
    """
    distances = {
        each: 1 if _swapped(name.lower(), each.lower()) else distance(name.lower(), each.lower())
        for each in choices
        if numbers(each) == numbers(name)
    }
    near = [each for each, far in distances.items() if far <= MOST and far * 3 <= max(len(name), len(each))]
    least = [each for each in near if distances[each] == min(distances[other] for other in near)]
    return least[0] if len(least) == 1 else ""
