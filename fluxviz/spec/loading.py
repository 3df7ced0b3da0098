"""``load``: a file, text, bytes or a mapping becomes an AppSpec, or every fault is told at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from fluxviz.errors import FluxvizError, SpecError
from fluxviz.faults import Fault
from fluxviz.refusing import require_text, strict
from fluxviz.spec.json_text import JsonFaultsError, parse_json
from fluxviz.spec.model import AppSpec, SpecWarning
from fluxviz.spec.original import Original, nearest_line
from fluxviz.spec.reading import read_spec
from fluxviz.spec.source import Document, SourceLike, open_document
from fluxviz.spec.trimming import trim_document
from fluxviz.spec.unwrapping import Unwrapped, unwrap


@dataclass(frozen=True)
class Written:
    """A spec and the document it was read from.

    Attributes:
        spec: The app.
        document: The spec as it stands in the document, out of its wrappers; holds values that may be secret.
        path: Where in the document it stands, such as ``data``; empty for the whole.
        wrappers: Keys that stand around it.
        cut: What of it was cut or replaced, since it cannot be read: the place and what is to be said of it.

    """

    spec: AppSpec
    document: Mapping[str, Any] = field(repr=False)
    path: str = ""
    wrappers: tuple[str, ...] = ()
    cut: tuple[tuple[str, str], ...] = ()


@strict
def load(source: SourceLike | AppSpec, *, name: str | None = None, source_name: str | None = None) -> AppSpec:
    """Load a Flux app spec of FluxOS version 1 to 8, or of the networking guide's dialect.

    Args:
        source: A path; ``flux:NAME``, an app as it runs now; JSON text (a ``str`` that begins with ``{`` or ``[``);
            bytes; or a mapping.
            A spec that was loaded already stays as it is.
        name: The app's name, where the document has none or another is wanted; the app that is wanted, where it is a
            list of several.
        source_name: What messages call the document, where it is not a file.

    Returns:
        The app; what was odd about it is in its ``warnings``.

    Raises:
        SpecError: it cannot be drawn; carries every fault with its path and line.
        NetworkError: there is no app of that name on the network, or no answer.
        FluxvizError: a spec that was loaded already is asked for another name.
        WrongTypeError: a name is no text.

    >>> load({"version": 4, "name": "shop", "compose": [{"name": "web", "ports": [80]}]})
    AppSpec('shop', version 4, 1 component(s))

    """
    if isinstance(source, AppSpec):
        refuse_another_name(source.name, name)
        return source if source_name is None else source.model_copy(update={"source": source_name})
    return load_written(source, name=name, source_name=source_name).spec


def refuse_another_name(has: str, name: str | None) -> None:
    """Refuse to call an app otherwise that was loaded already: its hosts follow from its name.

    Raises:
        FluxvizError: another name is asked for.

    """
    if name is not None and name != has:
        raise FluxvizError(f"the app is called {has} already; name= is for documents, whose hosts follow from it")


def load_written(source: SourceLike, *, name: str | None = None, source_name: str | None = None) -> Written:
    """Load a spec as ``load`` does, and keep the document beside it.

    Raises:
        SpecError: it cannot be drawn; carries every fault with its path and line.

    """
    for text in (name, source_name):
        if text is not None:
            require_text(text, "a name")
    document = open_document(source, SpecError, source_name)
    value: Any = document.mapping
    if document.text is not None:
        try:
            value = parse_json(document.text)
        except JsonFaultsError as error:
            raise SpecError(document.name, error.faults) from None
    inner = unwrap(value, name)
    name = inner.name or name
    remarks: list[tuple[str, str]] = []
    if isinstance(inner.value, Mapping):
        trimmed, remarks = trim_document(inner.value, inner.path)
        inner = replace(inner, value=trimmed)
    original = Original(
        inner.value if isinstance(inner.value, Mapping) else None, document.text, inner.path, document.path
    )
    spec = _read(document, inner, name, original, remarks)
    spec.keep_original(original)
    return Written(spec, original.document, inner.path, inner.wrappers, tuple(remarks))


def _read(
    document: Document, inner: Unwrapped, name: str | None, original: Original, remarks: Sequence[tuple[str, str]]
) -> AppSpec:
    reading = read_spec(inner, document.name, name, remarks)
    if reading.spec is None:
        lines = original.lines
        faults = [Fault(fault.where, fault.message, nearest_line(fault.where, lines)) for fault in reading.faults]
        error = SpecError(document.name, faults)
        error.registration = "" if inner.fault else _refusal(original.document)
        raise error
    warnings = list(reading.spec.warnings)
    if warnings and document.text:
        lines = original.lines
        warnings = [each.model_copy(update={"line": nearest_line(each.where, lines)}) for each in warnings]
    if document.marked:
        warnings.insert(0, SpecWarning(where="", message="begins with a byte order mark, left out", line=1))
    return reading.spec.model_copy(update={"warnings": tuple(warnings)})


def _refusal(document: Mapping[str, Any]) -> str:
    """Return what FluxOS refuses first of a document that cannot be drawn."""
    from fluxviz.spec.acceptance import validate  # which reading alone does not want

    first = next((violation for violation in validate(document) if violation.refuses), None)
    return "" if first is None else f"{first.where}: {first.message}"
