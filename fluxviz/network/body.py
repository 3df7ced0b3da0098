"""The body of an answer as it comes in: unpacked, and never more of it than its call may have.

httpx would unpack as many layers as the server names, and each piece whole: a few kilobytes become gigabytes.
"""

from __future__ import annotations

import zlib

_PLAIN = ("", "identity")
_PACKED = ("gzip", "x-gzip")
ENCODINGS = "gzip"
"""What a server is asked to pack with."""


class TooLargeError(Exception):
    """The body is larger than its call may have."""


class CutOffError(Exception):
    """The body ends before its end, or is no packed text."""


class Body:
    """Takes pieces in.

    Args:
        encoding: What the server says it is packed with.
        most: How large it may be, unpacked, in bytes.

    Raises:
        CutOffError: it is packed with something else than was asked for.

    """

    def __init__(self, encoding: str, most: int) -> None:
        encoding = encoding.strip().lower()
        if encoding not in (*_PLAIN, *_PACKED):
            raise CutOffError("packed with something else than gzip")
        self._unpacking = zlib.decompressobj(wbits=31) if encoding in _PACKED else None
        self._most = most
        self._held = bytearray()

    def take(self, piece: bytes) -> None:
        """Take one piece in.

        Raises:
            TooLargeError: it is too large now.
            CutOffError: it is no packed text.

        """
        if self._unpacking is not None:
            try:
                piece = self._unpacking.decompress(piece, self._most + 1 - len(self._held))
            except zlib.error:
                raise CutOffError("packed text that cannot be unpacked") from None
        self._held += piece
        if len(self._held) > self._most:
            raise TooLargeError

    def whole(self) -> bytes:
        """Return the body, once the last piece is in.

        Raises:
            CutOffError: the end of the packed text is missing.

        """
        if self._unpacking is not None and self._held and not self._unpacking.eof:
            raise CutOffError("packed text without its end")
        return bytes(self._held)
