"""Small files of settings, in JSON or TOML: read them, check them against a model, tell every fault."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from fluxviz.errors import DocumentError
from fluxviz.faults import Fault
from fluxviz.slips import nearest
from fluxviz.spec.fields import found
from fluxviz.spec.json_text import JsonFaultsError, line_numbers, parse_json
from fluxviz.spec.source import SourceLike, open_document

if TYPE_CHECKING:
    from pydantic import BaseModel

Model = TypeVar("Model", bound="BaseModel")
MAX_SETTINGS = 200_000
"""The longest TOML that is read, in letters: some of it costs the square of its length."""

_PART = r"(?:[\w-]++|\"[^\"\n]{0,80}\"|'[^'\n]{0,80}')"
_DEEP_KEY = re.compile(rf"(?<![\w-]){_PART}(?:[ \t]{{0,9}}\.[ \t]{{0,9}}{_PART}){{32}}")
"""A dotted key costs the square of its parts."""

_QUOTED = re.compile("'([^']+)'")

Steps = tuple[int | str, ...]


def read_document(source: SourceLike, error: type[DocumentError]) -> tuple[Any, str, Mapping[str, int]]:
    """Read a mapping, JSON, or a file that ends in ``.toml``.

    Returns:
        The value, what messages call it, and the line of each path in it, where that is known.

    Raises:
        DocumentError: of the given type: it cannot be read.

    """
    document = open_document(source, error)
    if document.text is None:
        return document.mapping, document.name, {}
    if document.name.endswith(".toml"):
        import tomllib

        if len(document.text) > MAX_SETTINGS:
            raise error(document.name, [Fault("", f"over {MAX_SETTINGS:,} letters; TOML is read up to that length")])
        if _DEEP_KEY.search(document.text):
            raise error(document.name, [Fault("", "has a name of more than 32 parts, joined by dots")])

        try:
            return tomllib.loads(document.text), document.name, {}
        except tomllib.TOMLDecodeError as fault:
            raise error(document.name, [Fault("", f"is not TOML: {fault}")]) from None
        except (ValueError, RecursionError):
            raise error(document.name, [Fault("", "is not TOML: nested too deep, or a number too long")]) from None
    try:
        return parse_json(document.text), document.name, line_numbers(document.text)
    except JsonFaultsError as fault:
        raise error(document.name, fault.faults) from None


def path_of(steps: Steps) -> str:
    """Return the path of a place in a document.

    >>> path_of(("domains", 0, "host"))
    'domains[0].host'
    """
    where = ""
    for step in steps:
        if isinstance(step, int):
            where += f"[{step}]"
        else:
            where += f".{step}" if where else step
    return where


def names_at(model: Any, steps: Steps) -> tuple[str, ...]:
    """Return the settings that there are at a place of a model; none where that is not known.

    Args:
        model: The model, or the type of one of its settings.
        steps: The names and numbers that lead to the place.

    """
    if hasattr(model, "model_fields"):
        if not steps:
            return tuple(model.model_fields)
        field = model.model_fields.get(steps[0])
        return names_at(field.annotation, steps[1:]) if field is not None else ()
    rest = steps[1:] if steps and isinstance(steps[0], int) else steps
    return next((names for each in get_args(model) if (names := names_at(each, rest))), ())


def _no_setting(name: str, known: tuple[str, ...]) -> str:
    near = nearest(name, known)
    question = f"did you mean {near}? " if near else ""
    return f"is no setting; {question}choose from: {', '.join(known)}" if known else "is no setting that fluxviz knows"


def validate_document(
    model: type[Model],
    value: Any,
    name: str,
    lines: Mapping[str, int],
    error: type[DocumentError],
    path: Callable[[Steps], str] = path_of,
) -> Model:
    """Check a value against a model.

    Raises:
        DocumentError: of the given type: it does not fit; carries every fault, and no value.

    """
    from pydantic import ValidationError

    if not isinstance(value, Mapping):
        expected = ", ".join(model.model_fields)
        raise error(name, [Fault("", f"expected an object with any of {expected}; found {found(value)}")])
    try:
        return model.model_validate(value)
    except ValidationError as invalid:
        faults = []
        for each in invalid.errors(include_url=False):
            where = path(tuple(step for step in each["loc"] if step != "[key]"))
            message = each["msg"].removeprefix("Value error, ")
            if each["type"] == "extra_forbidden":
                message = _no_setting(str(each["loc"][-1]), names_at(model, each["loc"][:-1]))
            elif each["type"] == "model_type":
                message = f"expected an object; found {found(each['input'])}"
            elif each["type"] == "literal_error" and isinstance(each["input"], str):
                near = nearest(each["input"], _QUOTED.findall(message))
                message += f"; did you mean {near}?" if near else ""
            faults.append(Fault(where, message[:1].lower() + message[1:], lines.get(where)))
        raise error(name, faults) from None
