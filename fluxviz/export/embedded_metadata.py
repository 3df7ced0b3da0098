"""Embedded metadata: where a file of each format has room for a line that its readers pass over."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import Protocol

Content = str | bytes
_PNG_HEAD = 8
_PNG_KEY = b"fluxviz\0"
_PDF_MARK = b"%fluxviz "
_PDF_LINE = 200


def _bytes(content: Content) -> bytes:
    return content.encode() if isinstance(content, str) else content


class MetadataSlot(Protocol):
    """A format's way to carry a text that is no part of the picture."""

    def put(self, content: Content, text: str) -> Content:
        """Return the content with a text in it, which is one line of ASCII."""

    def take(self, data: bytes) -> tuple[bytes, str]:
        """Return a file without the text, as it was before it was put there, and the text; empty: there is none."""


@dataclass(frozen=True)
class _Line:
    """A line of its own.

    Attributes:
        before: What stands before the text.
        after: What stands after it.
        below: How many of the file's last lines stand below it.

    """

    before: str
    after: str = ""
    below: int = 0

    def put(self, content: Content, text: str) -> Content:
        lines = str(content).split("\n")
        lines.insert(len(lines) - 1 - self.below, f"{self.before}{text}{self.after}")
        return "\n".join(lines)

    def take(self, data: bytes) -> tuple[bytes, str]:
        lines = data.replace(b"\r\n", b"\n").split(b"\n")  # git may have changed line ends
        before, after = self.before.encode(), self.after.encode()
        for place in range(len(lines) - 1, -1, -1):
            line = lines[place]
            if line.startswith(before) and line.endswith(after):
                text = line[len(before) : len(line) - len(after)]
                return b"\n".join(lines[:place] + lines[place + 1 :]), text.decode("ascii", "replace")
        return data, ""


class _PngChunk:
    """A chunk of text before the end of a PNG."""

    def put(self, content: Content, text: str) -> Content:
        data = _PNG_KEY + text.encode()
        image = _bytes(content)
        check = zlib.crc32(b"tEXt" + data)
        chunk = struct.pack(">I", len(data)) + b"tEXt" + data + struct.pack(">I", check)
        end = image.rindex(b"IEND") - 4
        return image[:end] + chunk + image[end:]

    def take(self, data: bytes) -> tuple[bytes, str]:
        place = _PNG_HEAD
        while place + 12 <= len(data):
            (length,) = struct.unpack(">I", data[place : place + 4])
            kind, body = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
            if kind == b"tEXt" and body.startswith(_PNG_KEY):
                text = body.removeprefix(_PNG_KEY).decode("ascii", "replace")
                return data[:place] + data[place + 12 + length :], text
            place += 12 + length
        return data, ""


class _PdfComment:
    """Comments before a PDF's last words: nothing that it says about places is after them."""

    def put(self, content: Content, text: str) -> Content:
        data, line = _bytes(content), text.encode()
        place = data.rindex(b"startxref")
        parts = [line[start : start + _PDF_LINE] for start in range(0, len(line), _PDF_LINE)]
        return data[:place] + b"".join(_PDF_MARK + part + b"\n" for part in parts) + data[place:]

    def take(self, data: bytes) -> tuple[bytes, str]:
        end = data.rfind(b"startxref")
        start = data.find(_PDF_MARK)
        if end < 0 or start < 0 or start > end:
            return data, ""
        lines = data[start:end].split(b"\n")
        text = b"".join(line.removeprefix(_PDF_MARK) for line in lines)
        return data[:start] + data[end:], text.decode("ascii", "replace")


METADATA_SLOTS: dict[str, MetadataSlot] = {
    ".svg": _Line('<metadata class="fluxviz">', "</metadata>", below=1),
    ".html": _Line('<script type="application/json" class="fluxviz-provenance">', "</script>", below=2),
    ".mjs": _Line("// fluxviz "),
    ".dot": _Line("// fluxviz "),
    ".gv": _Line("// fluxviz "),
    ".mmd": _Line("%% fluxviz "),
    ".d2": _Line("# fluxviz "),
    ".drawio": _Line("<!-- fluxviz ", " -->", below=1),
    ".graphml": _Line("<!-- fluxviz ", " -->", below=1),
    ".md": _Line("<!-- fluxviz-provenance ", " -->"),
    ".png": _PngChunk(),
    ".pdf": _PdfComment(),
}
"""Suffix to where its metadata goes. JSON has none: it is the graph, whole, and its schema allows nothing else."""
