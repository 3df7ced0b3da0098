"""JSON as it leaves: what cannot be seen, or turns text around, stands there by its number."""

from __future__ import annotations

import json
from typing import Any

from fluxviz.unseen import UNSEEN


def write_json(data: Any) -> str:
    r"""Return plain values as JSON text.

    >>> write_json({"name": "a\u202eb"})
    '{\n  "name": "a\\u202eb"\n}\n'
    """
    text = json.dumps(data, indent=2, ensure_ascii=False)
    return UNSEEN.sub(lambda match: match[0] if match[0] == "\n" else json.dumps(match[0])[1:-1], text) + "\n"
