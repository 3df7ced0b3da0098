"""What FluxOS says of a spec that is handed over, with nothing of the spec's values in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from fluxviz.errors import NetworkError
from fluxviz.network import Cause, FluxApi, Verdict
from fluxviz.network.names import app_name
from fluxviz.spec import MASK, AppSpec
from fluxviz.spec.document import document_text

_SHORTEST = 4
"""Shorter values are words that any message may have."""


def text_of(spec: AppSpec) -> str:
    """Return a spec as it is sent: the text that it was read from, or the spec alone out of what is around it."""
    original = spec.original
    if original.text is not None and not original.path:
        return original.text
    return document_text(original.document)


def verdict_on(api: FluxApi, spec: AppSpec) -> tuple[Verdict, bool]:
    """Hand a spec over, and return what FluxOS says, and whether it is an update of an app that is registered.

    Raises:
        NetworkError: there is no answer.

    """
    update = _is_registered(api, spec.name)
    return api.verify(text_of(spec), partial(mask_values, spec.original.document), update=update), update


def _is_registered(api: FluxApi, name: str) -> bool:
    try:
        api.spec(app_name(name))
    except NetworkError as error:
        if error.cause in (Cause.NO_SUCH_APP, Cause.BAD_NAME):
            return False
        raise
    return True


def mask_values(document: Mapping[str, Any], message: str) -> str:
    """Return a message with every value of a spec that could be secret masked: FluxOS may quote what it refuses."""
    for value in sorted(set(_values(document)), key=len, reverse=True):
        message = message.replace(value, MASK)
    return message


def _values(document: Mapping[str, Any]) -> Iterator[str]:
    parts = document.get("compose")
    for each in (document, *(parts if isinstance(parts, list) else [])):
        if not isinstance(each, Mapping):
            continue
        for key in ("environmentParameters", "enviromentParameters", "commands", "contacts", "repoauth", "secrets"):
            held = each.get(key)
            for text in held if isinstance(held, list) else [held]:
                if isinstance(text, str):
                    yield from (part for part in (text, text.partition("=")[2]) if len(part) >= _SHORTEST)
