"""An extension of Griffe, which reads the docstrings: sessions of the interpreter are code, not quotations."""

from __future__ import annotations

import re
from typing import Any

import griffe

_SESSION = re.compile(r"(?m)^>>> .*(?:\n(?!\s*$).*)*")


class Doctests(griffe.Extension):
    """Puts each session in a block of code."""

    def on_instance(self, *, obj: griffe.Object, **_: Any) -> None:
        """Take a docstring as it was read."""
        if obj.docstring is not None:
            obj.docstring.value = _SESSION.sub(lambda found: f"```pycon\n{found[0]}\n```", obj.docstring.value)
