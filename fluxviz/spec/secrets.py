"""Text that is held as a secret from the moment it is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fluxviz.mask import MASK

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


class Secret:
    """Text that no output shows: not its repr, its JSON, its pickle or its copy on disk.

    >>> Secret("hunter2")
    Secret('•••')
    >>> Secret("hunter2").reveal()
    'hunter2'
    """

    __slots__ = ("_left_out", "_text")

    def __init__(self, text: str, *, left_out: bool = False) -> None:
        self._text, self._left_out = text, left_out

    def reveal(self) -> str:
        """Return the text itself: for a conversion, whose document is the user's own spec, and what the user opens."""
        return self._text

    def read(self) -> str:
        """Return the text to those that read links and judge; empty where it was too long to be read.

        Nothing of it may leave them but hosts and ports.
        """
        return "" if self._left_out else self._text

    def __repr__(self) -> str:
        return f"Secret({MASK!r})"

    def __str__(self) -> str:
        return MASK

    def __format__(self, spec: str) -> str:
        return format(MASK, spec)

    def __bool__(self) -> bool:
        return bool(self._text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._text == self._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __copy__(self) -> Secret:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Secret:
        return self

    def __reduce__(self) -> tuple[type[Secret], tuple[str]]:
        """Pickle the mask: a pickle is an output, too."""
        return Secret, (MASK,)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let pydantic take a Secret as it is, make one of text, and dump the mask."""
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            lambda value: value if isinstance(value, Secret) else Secret(str(value)),
            serialization=core_schema.plain_serializer_function_ser_schema(lambda _: MASK),
        )
