"""Text that a server wrote, before anyone reads it."""

from __future__ import annotations

from collections.abc import Callable

from fluxviz.unseen import clean

Mask = Callable[[str], str]
"""Takes values that may be secret out of a server's text, as it came."""

_LONGEST = 200
"""How many letters of a server's text are told."""


def harmless(text: object, limit: int = _LONGEST, mask: Mask = str) -> str:
    r"""Make a server's text one line of letters that can be seen, and no longer than a message needs.

    >>> harmless("Application: \x1b[31mshop\u202e not found\n")
    'Application: \ufffd[31mshop\ufffd not found'
    """
    words = mask(text if isinstance(text, str) else "" if text is None else str(text)[: 10 * limit])
    seen = clean(words[: 10 * limit].strip())
    return seen if len(seen) <= limit else f"{seen[: limit - 3]}..."
