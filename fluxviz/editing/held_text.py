"""Text of the user's own files, which no notebook shows by itself."""

from __future__ import annotations

from typing import Any, Self

from fluxviz.spec import MASK


class HeldText(str):
    """Text that may hold secrets: a ``str`` to all that read it, and a mask to what only shows it.

    A notebook shows the last value of a cell and keeps it in its file; so its repr, its pickle and its copies hold no
    more than ``shown``. ``print`` and files get the text.

    >>> HeldText("DB_PASSWORD=hunter2")
    '•••'
    >>> HeldText("DB_PASSWORD=hunter2") == "DB_PASSWORD=hunter2"
    True
    """

    shown: str

    def __new__(cls, text: str = "", shown: str = MASK) -> Self:
        """Hold a text, and what stands for it where it is only shown."""
        made = super().__new__(cls, text)
        made.shown = shown
        return made

    def __repr__(self) -> str:
        return self.shown if "\n" in self.shown else repr(self.shown)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        """Pickle what may be shown: a pickle is an output, too."""
        return str, (self.shown,)
