"""Where a document comes from: a file, text, bytes or a mapping, with the limits on what is read."""

from __future__ import annotations

import codecs
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import Any

from fluxviz.errors import DocumentError, SpecError
from fluxviz.faults import Fault, name_kind
from fluxviz.network.names import name_in

MAX_BYTES = 5_000_000
"""The largest document that is read, in bytes. FluxOS specs are a few kilobytes."""

_WIDE_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True)
class Document:
    """A document before it is understood. Its repr, which debuggers print, holds nothing of what stands in it.

    Attributes:
        name: What messages call it: the path as given, ``<text>``, ``<bytes>`` or ``<mapping>``.
        text: The text, or None for a mapping.
        mapping: The mapping, or None for text.
        path: The file, where there is one.
        marked: The text began with a byte order mark, which is left out of ``text``.
        stem: What files are called after that are made of it; empty: after its name.

    """

    name: str
    text: str | None = field(default=None, repr=False)
    mapping: Mapping[str, Any] | None = field(default=None, repr=False)
    path: Path | None = None
    marked: bool = False
    stem: str = ""


SourceLike = str | PathLike[str] | bytes | Mapping[str, Any] | Document
"""What tells an app: a path, ``flux:NAME``, JSON text, bytes, a mapping, or a document that was read already."""


_EXPECTED = "a path, JSON text, bytes or a mapping"


def is_json_text(source: str) -> bool:
    """Distinguish JSON text from a path: it begins with a brace or a bracket."""
    return source.lstrip("\ufeff \t\r\n").startswith(("{", "["))


def open_document(
    source: SourceLike, error: type[DocumentError], name: str | None = None, *, most: int = MAX_BYTES
) -> Document:
    """Read a source into text, without understanding it.

    Args:
        source: A document that was read already; a mapping; bytes; a ``str`` that begins with ``{`` or ``[`` is JSON
            text, any other a path; but ``flux:NAME``, where a spec is wanted, is asked of the network.
        error: The error to raise.
        name: What messages call the document, where it is not a file.
        most: The largest file that is read, in bytes.

    Raises:
        DocumentError: of the given type: no such file, a directory, over 5 MB, not UTF-8.
        NetworkError: there is no such app, or no answer.

    """
    if isinstance(source, Document):
        return source
    if isinstance(source, Mapping):
        return Document(name or "<mapping>", mapping=source)
    if isinstance(source, bytes):
        return _decode(source, name or "<bytes>", None, error, most)
    if isinstance(source, str) and is_json_text(source):
        return _decode(source.encode("utf-8", "surrogatepass"), name or "<text>", None, error)
    if error is SpecError and (wanted := name_in(source)) is not None:
        return _ask(wanted, name or os.fspath(source))
    if isinstance(source, str) and not source.strip():
        raise error(name or "<text>", [Fault("", f"expected {_EXPECTED}, found empty text")])
    if isinstance(source, (str, PathLike)):
        path = _path(source, error)
        return _decode(_read(path, error, most), name or os.fspath(source), path, error, most)
    raise error(name or f"<{type(source).__name__}>", [Fault("", f"expected {_EXPECTED}, found {name_kind(source)}")])


def _ask(wanted: str, name: str) -> Document:
    from fluxviz.network import FluxApi  # which nothing but this needs
    from fluxviz.spec.document import in_order

    return Document(name, mapping=in_order(FluxApi().spec(wanted)))


def _path(source: str | PathLike[str], error: type[DocumentError]) -> Path:
    try:
        return Path(source)
    except TypeError:  # a path of bytes, which pathlib does not take
        raise error("<path>", [Fault("", f"expected {_EXPECTED}, found a path of bytes")]) from None


def _read(path: Path, error: type[DocumentError], most: int) -> bytes:
    try:
        if path.is_dir():
            raise error(str(path), [Fault("", "is a directory; name one file in it")])
        if _is_named_pipe(path):
            raise error(str(path), [Fault("", "is a named pipe, not a file; pass what it gives by standard input")])
        with path.open("rb") as file:
            return file.read(most + 1)
    except FileNotFoundError:
        raise error(str(path), [Fault("", "no such file")]) from None
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or "not a path"
        raise error(str(path), [Fault("", f"cannot be opened: {reason}")]) from None


def _is_named_pipe(path: Path) -> bool:
    """Describe a pipe with a name of its own, whose writer may never come, from one that is open: ``/dev/fd/63``."""
    return path.is_fifo() and not os.path.abspath(path).startswith(("/dev/", "/proc/"))  # noqa: PTH100 - follows no link


def _decode(data: bytes, name: str, path: Path | None, error: type[DocumentError], most: int = MAX_BYTES) -> Document:
    if len(data) > most:
        raise error(name, [Fault("", f"over {most // 1_000_000} MB; no Flux app spec is that large")])
    marked = data.startswith(codecs.BOM_UTF8)
    data = data[len(codecs.BOM_UTF8) :] if marked else data
    if data.startswith(_WIDE_MARKS) or b"\0" in data[:4]:
        raise error(name, [Fault("", "is UTF-16 or UTF-32 text; save it as UTF-8")])
    try:
        text = data.decode("utf-8", "surrogatepass" if path is None else "strict")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise error(name, [Fault("", "is not UTF-8 text", line)]) from None
    return Document(name, text=text, path=path, marked=marked)
