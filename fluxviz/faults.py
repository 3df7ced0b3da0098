"""Faults: what is wrong in a document, and where; and how files and values are named in messages."""

from __future__ import annotations

from dataclasses import dataclass

_NAMELESS = frozenset({"<mapping>", "<access>"})
"""What stands for the name of a document that has neither a name nor lines: no message needs it."""


def one_line(name: str) -> str:
    r"""Write a file's name in one line, whatever line ends it has.

    >>> one_line("x\n::error::.json")
    'x\\n::error::.json'
    """
    return name.replace("\r", "\\r").replace("\n", "\\n")


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong in a document.

    Attributes:
        where: Path in the document, such as ``compose[1].containerPorts``; empty for the whole.
        message: What was found and what was expected. Never a value that could be secret.
        line: Line in the file, counted from 1; None where the document has no lines.

    """

    where: str
    message: str
    line: int | None = None

    def text(self, source: str) -> str:
        """Return the fault as one line that editors can jump to.

        >>> Fault("compose[0].name", "expected text, found a number", 4).text("app.json")
        'app.json:4: compose[0].name: expected text, found a number'
        >>> Fault("domains[0].host", "expected a host name").text("<mapping>")
        'domains[0].host: expected a host name'
        """
        source = "" if source in _NAMELESS else one_line(source)
        place = f"{source}:{self.line}" if self.line and source else source
        return ": ".join(filter(None, (place, self.where, self.message)))


def name_kind(value: object) -> str:
    """Return what kind of value there is, and nothing of the value, which could be a secret.

    >>> name_kind(None), name_kind(int), name_kind(7)
    ('None', 'the class int', 'int')
    """
    if value is None:
        return "None"
    return f"the class {value.__name__}" if isinstance(value, type) else type(value).__name__
