"""What is misspelt is refused: attributes that an explorer does not have, and values that a trait does not take.

traitlets takes any attribute, any name to observe, and tells of values without their choices.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Self

import anywidget
from traitlets import All, Enum, List, TraitError

from fluxviz.errors import FluxvizError, UnknownAttributeError, UnknownNameError


class TraitValueError(FluxvizError, TraitError):
    """A value that a trait does not take."""


class UnknownTraitValueError(UnknownNameError, TraitError):
    """A value that is none of those that a trait takes; lists them."""

    said = ""

    @classmethod
    def of(cls, error: UnknownNameError) -> Self:
        """Return an error as one that traitlets knows, in its own words."""
        made = cls(error.what, error.name, error.choices)
        made.said = str(error)
        return made

    def __str__(self) -> str:
        return self.said or super().__str__()


class StrictTraits(anywidget.AnyWidget):
    """A widget that takes values for its traits, for properties that can be set, and for names that are private."""

    _refused: UnknownNameError | None = None
    """Why what was last assigned was taken back."""

    def __setattr__(self, name: str, value: Any) -> None:
        """Set an attribute.

        Raises:
            UnknownAttributeError: there is none of that name; an AttributeError, too.
            TraitValueError: the trait does not take the value; a TraitError, too.
            UnknownTraitValueError: it is none of those that the trait takes; a TraitError, too.

        """
        if name.startswith("_"):
            super().__setattr__(name, value)
            return
        if not self._takes(name):
            raise UnknownAttributeError(f"trait of {type(self).__name__}", name, self._settable())
        self._refused = None
        try:
            super().__setattr__(name, value)
        except TraitError as error:
            raise _told(name, value, self.traits().get(name), error) from None
        if self._refused is not None:
            raise UnknownTraitValueError.of(self._refused)

    def observe(self, handler: Callable[..., Any], names: Any = All, type: Any = "change") -> None:  # noqa: A002 - traitlets' word
        """Have a function called when a trait changes, as traitlets does.

        Raises:
            UnknownNameError: there is no such trait.

        """
        for name in [names] if isinstance(names, str) or not isinstance(names, Iterable) else names:
            if isinstance(name, str) and not self.has_trait(name):
                raise UnknownNameError("trait", name, self._settable())
        super().observe(handler, names, type)

    def _takes(self, name: str) -> bool:
        """Return whether an attribute can be set; traitlets puts functions in place of its own methods at times."""
        home = next((each for each in type(self).__mro__ if name in vars(each)), None)
        return home is not None and not (callable(vars(home)[name]) and issubclass(home, StrictTraits))

    def _settable(self) -> list[str]:
        """Return the public names that can be set."""
        ours = [each for each in type(self).__mro__ if issubclass(each, StrictTraits)]
        own = [
            name
            for each in ours
            for name, value in vars(each).items()
            if not (callable(value) or hasattr(value, "__get__"))
        ]
        traits = [name for name, trait in self.traits().items() if not trait.read_only]
        return sorted({name for name in (*traits, *own) if name[0] != "_"} - {"comm", "keys", "log"})


def _told(name: str, value: Any, trait: Any, error: TraitError) -> TraitError:
    """Report a value that is not taken; with the choices, where there are some."""
    if isinstance(error, FluxvizError):
        return error
    of_each = isinstance(trait, List) and isinstance(trait._trait, Enum)
    one = trait._trait if of_each else trait
    choices: tuple[Any, ...] = tuple(one.values or ()) if isinstance(one, Enum) else ()
    odd = next((each for each in value if each not in choices), value) if of_each and isinstance(value, list) else value
    if choices and isinstance(odd, str):
        return UnknownTraitValueError(name.removesuffix("s") if of_each else name, odd, choices)
    return TraitValueError(str(error))
