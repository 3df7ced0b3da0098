"""Recipe: a function with the parameters of a pattern, which gives its spec, or the whole pattern."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from functools import update_wrapper
from typing import Any, Generic, ParamSpec

from fluxviz.errors import PatternError
from fluxviz.faults import Fault
from fluxviz.patterns.parts import Draft
from fluxviz.patterns.pattern import Pattern
from fluxviz.patterns.saying import remaining_steps
from fluxviz.refusing import refuse_keywords
from fluxviz.spec import AppSpec
from fluxviz.spec.acceptance import find_faults
from fluxviz.spec.document import document_text

P = ParamSpec("P")

_PART = re.compile(r"compose\[(\d+)\]\.(.+)")
_OF_APP = {"name": "app"}


class Recipe(Generic[P]):
    """A pattern before its parameters are filled in. Calling it gives the spec.

    Attributes:
        name: What it is asked for by, such as ``full_stack``.
        title: What it is called.
        shows: What there is to see, in a sentence.
        section: Where the guide has it.

    """

    def __init__(self, draft: Callable[P, Draft], title: str, shows: str, section: str) -> None:
        self._draft = draft
        self.title, self.shows, self.section = title, shows, section
        update_wrapper(self, draft)
        self.name = draft.__name__

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> AppSpec:
        """Return the app.

        Raises:
            PatternError: FluxOS would refuse it; carries every fault.

        """
        return self.pattern(*args, **kwargs).spec

    def pattern(self, *args: P.args, **kwargs: P.kwargs) -> Pattern:
        """Return the whole pattern: document, access overlay, deviations, what remains to be done.

        Raises:
            PatternError: FluxOS would refuse it; carries every fault.
            UnknownKeywordError: it has no such parameter.

        """
        refuse_keywords(f"patterns.{self.name}", kwargs, self.parameters)
        draft = self._draft(*args, **kwargs)
        document = draft.document()
        faults = [*draft.faults, *(_of_parameter(fault, draft) for fault in find_faults(document) if _counts(fault))]
        if faults:
            raise PatternError(self.name, dict.fromkeys(faults))
        return Pattern(
            self.name,
            self.title,
            self.shows,
            self.section,
            document_text(document),
            draft.access,
            tuple(draft.deviations),
            tuple(remaining_steps(draft)),
        )

    @property
    def parameters(self) -> Mapping[str, Any]:
        """Every parameter, with what it is where it is not given."""
        return {name: each.default for name, each in inspect.signature(self._draft).parameters.items()}

    def __repr__(self) -> str:
        return f"<pattern {self.name}: {self.title}>"


def recipe(*, title: str, shows: str, section: str) -> Callable[[Callable[P, Draft]], Recipe[P]]:
    """Make a recipe of a function that gives a draft."""

    def make(draft: Callable[P, Draft]) -> Recipe[P]:
        return Recipe(draft, title, shows, section)

    return make


def _counts(fault: Fault) -> bool:
    return fault.where != "owner"  # it is the user's to fill in


def _of_parameter(fault: Fault, draft: Draft) -> Fault:
    """Name the parameter that a fault of the document comes from."""
    match = _PART.fullmatch(fault.where)
    if match is None:
        return Fault(_OF_APP.get(fault.where, fault.where), fault.message)
    part = draft.parts[int(match[1])]
    return Fault(part.parameters.get(match[2], fault.where), fault.message)
