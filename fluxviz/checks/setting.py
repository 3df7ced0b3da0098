"""Settings: what rules read in the environment and the command of a component."""

from __future__ import annotations

from fluxviz.spec import Component
from fluxviz.topology.references.vocabulary import Name, is_known_name, read_name


class Setting:
    """A variable of a component, with its place. Its text may be a secret: no message holds it.

    Attributes:
        component: Whose it is.
        name: Its name; ``command`` for a flag's value, which has the flag's name in ``flag``.
        text: Its value.
        where: Its path in the document.
        flag: The flag in a command; empty for a variable.
        index: Which entry of the environment it is; None for a flag.

    """

    def __init__(
        self, component: Component, name: str, text: str, where: str, flag: str = "", index: int | None = None
    ) -> None:
        self.component, self.name, self.text, self.where, self.flag = component, name, text, where, flag
        self.index = index

    @property
    def read(self) -> Name:
        """What its name tells."""
        return read_name(self.flag or self.name)

    @property
    def shown(self) -> str:
        """What messages call it."""
        if self.flag:
            return f"{self._flag} of its command" if self._flag else "command"
        return self.name or f"entry {(self.index or 0) + 1} of its environment"

    def set_to(self, text: str) -> str:
        """Return the setting as it is to be written, with another value."""
        name = self._flag if self.flag else self.name
        return f"{name}={text}" if name else text

    @property
    def _flag(self) -> str:
        """The flag where all its words are words of settings: ``-pSECRET`` looks like one, too."""
        return f"--{self.flag}" if is_known_name(self.flag) else ""
