"""A spec's text with everything masked that could be a secret: line for line, so that it can stand for the text."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable

from fluxviz.editing.words import mask_value
from fluxviz.spec import MASK, AppSpec
from fluxviz.spec.components import ENVIRONMENT_KEYS
from fluxviz.spec.document import document_text
from fluxviz.spec.hostnames import is_host_name
from fluxviz.spec.json_text import value_spans
from fluxviz.spec.keys import short_key
from fluxviz.spec.places import Places

_COMPONENT = r"(?:(?:compose|components)\[\d+\]\.)?"
_NUMBERS = re.compile(
    rf"version|instances|expire|{_COMPONENT}(?:cpu|ram|hdd|(?:ports?|containerPorts?)(?:\[\d+\])?|tiered)"
)
_ENTRY = re.compile(rf"{_COMPONENT}(?:{'|'.join(ENVIRONMENT_KEYS)})(?:\[\d+\]|\.\w+)?")
_DOMAIN = re.compile(rf"{_COMPONENT}domains\[\d+\]")
_NAME = re.compile(rf"{_COMPONENT}name")
_IMAGE = re.compile(rf"{_COMPONENT}repotag")
_PORT = re.compile(r'"?[0-9]{1,9}"?|"?[0-9]+\.[0-9]{1,4}"?|""')


Word = tuple[str, str, str]
"""A word that may be shown: the component, the variable, and the word in its value."""


def entry_places(spec: AppSpec) -> dict[str, tuple[str, str]]:
    """Map the path of each entry of the environment to its component's key and its variable's name."""
    places = Places(spec)
    return {
        places.original.place(places.environment_at(component, index)): (component.key, variable.name)
        for component in spec.components
        for index, variable in enumerate(component.environment)
    }


def mask_spec(text: str, spec: AppSpec, shown: Iterable[Word] = ()) -> list[tuple[int, int, str]]:
    """Return what stands for each value of a spec's text that may not be shown: where it starts, ends, and the mask.

    Shown are names, images without credentials, ports, sizes, host names among the domains and, in the environment,
    the names of variables.

    Args:
        text: The text.
        spec: The app that was read from it.
        shown: Words of the environment that may be shown: hosts and ports that an edit has changed.

    """
    words: dict[str, list[str]] = {}
    for path, entry in entry_places(spec).items():
        words[path] = [word for *owner, word in shown if (*owner,) == entry]
    names = {spec.name, *(each.name for each in spec.components)}
    images = {each.image for each in spec.components}
    masks: list[tuple[int, int, str]] = []
    for path, span in value_spans(text).items():
        token = text[span.start : span.end]
        inner = path.removeprefix(spec.original.path).lstrip(".")
        key = text[span.member : span.start].rstrip(" \t\r\n:")
        if key and not _is_plain_key(key):
            masks.append((span.member, span.member + len(key), f'"{MASK}"'))
        if token[0] in "{[" or token in ("true", "false", "null", '""'):
            continue
        if _ENTRY.fullmatch(inner):
            mask = mask_value(token, words.get(path, ()))
        elif _may_be_shown(inner, token, names, images):
            continue
        else:
            mask = f'"{MASK}"' if token.startswith('"') else MASK
        masks.append((span.start, span.end, mask))
    return sorted(masks)


def _is_plain_key(token: str) -> bool:
    key = _text(token)
    return short_key(key) == key


def _may_be_shown(path: str, token: str, names: set[str], images: set[str | None]) -> bool:
    if _NUMBERS.fullmatch(path):
        return _PORT.fullmatch(token) is not None
    if not token.startswith('"'):
        return False
    if _NAME.fullmatch(path):
        return _text(token) in names
    if _IMAGE.fullmatch(path):
        return _text(token) in images
    return _DOMAIN.fullmatch(path) is not None and is_host_name(_text(token))


def _text(token: str) -> str:
    return str(json.loads(token))


def spec_digest(spec: AppSpec) -> str:
    """Return a short digest of a spec's text with everything masked that could be a secret.

    Nobody can try passwords against it; and a spec whose passwords alone change keeps it.
    """
    original = spec.original
    text = original.text if original.text is not None else document_text(original.document)
    masked, position = "", 0
    for start, end, mask in mask_spec(text, spec):
        masked, position = masked + text[position:start] + mask, end
    return hashlib.sha256(f"{masked}{text[position:]}".encode("utf-8", "replace")).hexdigest()[:12]
