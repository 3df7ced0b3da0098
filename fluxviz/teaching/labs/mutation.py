"""Mutation: one way to break an app, and what people then see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fluxviz.teaching.labs.draft import Draft


@dataclass(frozen=True)
class Mutation:
    """One way to break an app.

    Attributes:
        name: What a lab is asked for by.
        teaches: The chapter of the course that has what it takes.
        breaks: Breaks a draft, and returns the symptom: what is seen, and not what is wrong.

    """

    name: str
    teaches: int
    breaks: Callable[[Draft], str]


def mutation(teaches: int) -> Callable[[Callable[[Draft], str]], Mutation]:
    """Make a mutation of a function; its name is the function's."""

    def make(breaks: Callable[[Draft], str]) -> Mutation:
        return Mutation(breaks.__name__, teaches, breaks)

    return make
