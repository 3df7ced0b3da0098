"""What is misspelt is refused, with what there is: keywords of calls, and attributes of values that do not change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import fields
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Any, ParamSpec, Self, TypeVar

from fluxviz.errors import UnchangeableError, UnknownKeywordError, WrongTypeError
from fluxviz.faults import name_kind

P = ParamSpec("P")
R = TypeVar("R")
_BY_NAME = (Parameter.POSITIONAL_OR_KEYWORD, Parameter.KEYWORD_ONLY)


def keywords_of(function: Callable[..., Any]) -> tuple[str, ...]:
    """Return the names by which a function takes arguments, in its order."""
    named = signature(function).parameters.values()
    return tuple(each.name for each in named if each.kind in _BY_NAME and each.name != "self")


def refuse_keywords(caller: str, given: Iterable[str], known: Iterable[str]) -> None:
    """Refuse a keyword that a call does not take.

    Raises:
        UnknownKeywordError: there is one; lists those that are taken.

    >>> refuse_keywords("draw", ["thme"], ["theme", "view"])
    Traceback (most recent call last):
        ...
    fluxviz.errors.UnknownKeywordError: unknown keyword of draw() 'thme'; did you mean theme? choose from: theme, view

    """
    known = tuple(known)
    for name in given:
        if name not in known:
            raise UnknownKeywordError(f"keyword of {caller}()", name, known)


def strict(function: Callable[P, R]) -> Callable[P, R]:
    """Make a function that refuses keywords it does not take with those it does; its signature stays what it is."""
    known = keywords_of(function)
    caller = function.__qualname__.removesuffix(".__init__")

    @wraps(function)
    def call(*args: P.args, **keywords: P.kwargs) -> R:
        refuse_keywords(caller, keywords, known)
        return function(*args, **keywords)

    return call


def require_text(value: object, expected: str) -> None:
    """Refuse what is no text where one is wanted.

    Raises:
        WrongTypeError: it is none.

    >>> require_text(7, "the name of an app")
    Traceback (most recent call last):
        ...
    fluxviz.errors.WrongTypeError: expected the name of an app, found int

    """
    if not isinstance(value, str):
        raise WrongTypeError(expected, name_kind(value))


def signature_of(made: type[Any]) -> Signature:
    """Return the signature that a dataclass is made by, for those who ask: a ``__new__`` that refuses slips hides it.

    What a factory makes stands in it as a value.
    """
    made_anew = {each.name: each.default_factory() for each in fields(made) if callable(each.default_factory)}
    of_init = signature(made.__init__)
    kept = [
        each.replace(default=made_anew.get(name, each.default))
        for name, each in of_init.parameters.items()
        if name != "self"
    ]
    return of_init.replace(parameters=kept)


class Unchanging:
    """A value that is made once: after ``_seal`` none of its attributes can be set, misspelt or not."""

    def _seal(self) -> None:
        self.__dict__["_sealed"] = True

    def _copied(self, **changes: object) -> Self:
        """Return a copy that differs in some attributes."""
        made = copy(self)
        made.__dict__.update(changes)
        return made

    def __setattr__(self, name: str, value: object) -> None:
        if "_sealed" in self.__dict__:
            raise UnchangeableError(type(self).__name__, name)
        super().__setattr__(name, value)
