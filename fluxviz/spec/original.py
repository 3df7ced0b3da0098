"""What a spec was read from: kept for the places, lines and limits of what is said about it, and shown by nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from fluxviz.spec.json_text import line_numbers

_LAST_STEP = re.compile(r"(?:\.[^.\[\]]*|\[\d+\])$")


class Original:
    """The document behind a spec, which may hold secrets.

    Its repr, copies and pickle show none of it, and it takes no part in comparing specs.

    Attributes:
        document: The spec as it stands in the document, out of its wrappers; empty where there is none.
        text: The whole text; None where the document was a mapping.
        path: Where in the text the spec stands, such as ``data``; empty for the whole.
        file: The file that the text was read from, as an absolute path; None where there is none.

    """

    def __init__(
        self,
        document: Mapping[str, Any] | None = None,
        text: str | None = None,
        path: str = "",
        file: Path | None = None,
    ) -> None:
        self.document: Mapping[str, Any] = document or {}
        self.text, self.path, self.file = text, path, file.absolute() if file is not None else None

    @cached_property
    def lines(self) -> Mapping[str, int]:
        """The line of each path in the text, counted from 1."""
        return line_numbers(self.text) if self.text else {}

    def line(self, where: str) -> int | None:
        """Return the line of a path in the text, or of the nearest thing around it; None where there is no text."""
        return nearest_line(where, self.lines)

    def place(self, where: str) -> str:
        """Return the path in the text of a path in the spec.

        >>> Original(path="data").place("compose[0].name")
        'data.compose[0].name'
        """
        return f"{self.path}.{where}" if self.path and where else self.path or where

    def __repr__(self) -> str:
        return "Original()"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Original)

    def __hash__(self) -> int:
        return hash(Original)

    def __copy__(self) -> Original:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Original:
        return self

    def __reduce__(self) -> tuple[type[Original], tuple[()]]:
        """Pickle nothing of it: a pickle is an output, too."""
        return Original, ()


def nearest_line(where: str, lines: Mapping[str, int]) -> int | None:
    """Return the line of a path, or of the nearest thing around it that is in the file."""
    while where and where not in lines:
        shorter = _LAST_STEP.sub("", where)
        where = shorter if shorter != where else ""
    return lines.get(where, 1 if lines and not where else None)
