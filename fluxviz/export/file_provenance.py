"""Provenance: what a saved file says of itself, so that it can be told later whether it is still true."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from fluxviz.export.embedded_metadata import METADATA_SLOTS, Content

_VERSION = 1
_SHORT = 16
_SHORT_TEXT = re.compile(r"(?P<look>[0-9a-f]{16}) (?P<body>[0-9a-f]{16}) (?P<facts>[0-9a-f]{16})")
_MOST = {".mmd": 48_000}
"""How long a text may get by its provenance, in characters: Mermaid refuses texts over 50,000."""


@dataclass(frozen=True)
class FileProvenance:
    """What a saved file says of itself.

    Attributes:
        look: The digest of the settings it was drawn with.
        graph: The graph it shows, as :func:`embedded_graph` gives it; None where there was no room for it.
        body: The digest of all else in the file.
        facts: The digest of the graph, where there was no room for it.
        applied: What is applied, in sentences, where it shows a what-if.

    """

    look: str
    graph: Mapping[str, Any] | None = None
    body: str = ""
    facts: str = ""
    applied: tuple[str, ...] = ()

    def short_text(self) -> str:
        """Return the provenance in three digests: of the settings, of all else in the file, and of the graph."""
        return " ".join((self.look, self.body[:_SHORT], self.facts))

    def text(self) -> str:
        """Return the provenance as one line of ASCII that ends no comment, tag or text in any format."""
        data: dict[str, Any] = {"fluxviz": _VERSION, "look": self.look, "body": self.body}
        if self.graph is not None:
            data["graph"] = self.graph
        if self.facts:
            data["facts"] = self.facts
        if self.applied:
            data["what_if"] = self.applied
        text = json.dumps(data, separators=(",", ":"))
        for sign in "<>&%$":  # they stand in texts only, where JSON may write any sign by its number
            text = text.replace(sign, f"\\u{ord(sign):04x}")
        return text.replace("--", "-\\u002d")


def digest(*facts: Any) -> str:
    """Return a short digest of plain values.

    >>> digest("network", 1.0) == digest("network", 1.0) != digest("full", 1.0)
    True
    """
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:16]


def embed_provenance(content: Content, suffix: str, provenance: FileProvenance, *, short: bool = False) -> Content:
    """Put a provenance into a file's content; one of a format that has no room for it stays as it is.

    Args:
        content: The file.
        suffix: Its format.
        provenance: What it says of itself.
        short: In three digests, where people read the file itself.

    """
    slot = METADATA_SLOTS.get(suffix)
    if slot is None:
        return content
    whole = replace(provenance, body=_digest_of(content))
    if short:
        return slot.put(content, replace(whole, graph=None, facts=digest(whole.graph)).short_text())
    if len(content) + len(whole.text()) > _MOST.get(suffix, 10**9):
        whole = replace(whole, graph=None, facts=digest(whole.graph))
    return slot.put(content, whole.text())


def extract_provenance(data: bytes, suffix: str) -> tuple[FileProvenance | None, bool]:
    """Read the provenance of a file.

    Returns:
        The provenance, None where it has none that can be read; and whether all else is as it was when it was written.

    """
    slot = METADATA_SLOTS.get(suffix)
    if slot is None:
        return None, False
    body, text = slot.take(data)
    digests = _SHORT_TEXT.fullmatch(text)
    if digests:
        short = FileProvenance(digests["look"], body=digests["body"], facts=digests["facts"])
        return short, _digest_of(body).startswith(short.body)
    try:
        found = json.loads(text)
        applied = tuple(str(each) for each in found.get("what_if", ()))
        provenance = FileProvenance(
            str(found["look"]), found.get("graph"), str(found["body"]), str(found.get("facts", "")), applied
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None, False
    return provenance, provenance.body == _digest_of(body)


def _digest_of(content: Content) -> str:
    data = content.encode() if isinstance(content, str) else content
    return hashlib.sha256(data).hexdigest()
