"""What a server may quote of a spec that nobody has read yet, or that cannot be read."""

from __future__ import annotations

import re

from fluxviz.mask import MASK

_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*(?:\"|$)|`[^`]*(?:`|$)|(?<!\w)'[^']*(?:'|$)", re.DOTALL)
_ASSIGNED = re.compile(r"(?<==)[^\s\u2022]+|(?<=:)[^\s:/@]+(?=@)|(?<=\s)(--?[A-Za-z][\w-]*\s+)(?!-)[^\s\u2022]+")


def mask_unknown(text: str) -> str:
    """Mask what may be a value of a spec that cannot be read: what is quoted, and what is given to a name.

    >>> mask_unknown('exec: "hunter2" --key abc: not found in A=b, port 39000')
    'exec: ••• --key ••• not found in A=••• port 39000'
    """
    return _ASSIGNED.sub(lambda found: f"{found[1] or ''}{MASK}", _QUOTED.sub(MASK, text))
