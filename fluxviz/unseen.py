"""What cannot be seen in a text, and would steer a terminal or turn what stands around it."""

from __future__ import annotations

import re

UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180b-\u180f\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
"""What cannot be seen, or turns the text around it."""


def clean(text: str) -> str:
    r"""Make what cannot be seen visible: control characters and marks that turn text around.

    >>> clean("a\u202eb\n")
    'a\ufffdb\ufffd'
    """
    return text if text.isascii() and text.isprintable() else UNSEEN.sub("\ufffd", text)
