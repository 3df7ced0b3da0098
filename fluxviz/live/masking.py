"""What a server may quote of a spec: every value in it that could be secret is masked before anyone reads the text.

What is masked is the text as it came, before it is cut: what is left of a value that was cut in two is found no more.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import takewhile
from typing import Any

from fluxviz.spec import MASK

_PUBLIC = frozenset({
    "version", "name", "owner", "compose", "instances", "geolocation", "expire", "nodes", "staticip", "hash", "height",
    "repotag", "ports", "containerPorts", "port", "containerPort", "domains", "containerData", "cpu", "ram", "hdd",
    "tiered", "datacenter",
})  # fmt: skip
"""The keys whose values fluxviz may show; those of all others are masked, of such that nobody knows, too."""

_SHORTEST = 4
"""Shorter values are parts of words that any message has: they are masked only where they are quoted."""
_BEGINNING = 12
"""How much of a value is enough to know it by: a server may cut it."""
_SPLIT = re.compile(r"[\s=\"'`,;:@&?/()\[\]{}]+")
_IN_URL = re.compile(r"://[^/\s:@]*:([^/\s@]+)@")
_ODD = re.compile(r"(?=.*[a-z])(?=.*[A-Z])|(?=.*[A-Za-z])(?=.*\d)|.{12}", re.DOTALL)
"""What is no plain word: letters of both cases, letters with digits, or a long one."""


def mask_of(*documents: Mapping[str, Any]) -> Callable[[str], str]:
    """Return what masks every value of some specs that could be secret in a text that a server wrote.

    >>> mask_of({"compose": [{"environmentParameters": ["DB_PASSWORD=hunter2"]}]})("exec: hunter2 is not found")
    'exec: ••• is not found'
    """
    public = {each for document in documents for each in _public(document)}
    pieces = {piece for document in documents for value in _hidden(document) for piece in _pieces(value)} - public
    ordered = sorted({form for piece in pieces for form in _written(piece)}, key=lambda form: (-len(form), form))

    def masked(text: str) -> str:
        for piece in ordered:
            text = _without(text, piece)
        return text

    return masked


def _without(text: str, piece: str) -> str:
    if len(piece) < _SHORTEST:
        return re.sub(rf"([\"'`]){re.escape(piece)}\1", MASK, text)
    if len(piece) <= _BEGINNING:
        return text.replace(piece, MASK)
    at = 0
    while (at := text.find(piece[:_BEGINNING], at)) >= 0:
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(text[at:], piece, strict=False))
        text = f"{text[:at]}{MASK}{text[at + sum(1 for _ in alike) :]}"
    return text


def _hidden(value: Mapping[str, Any]) -> Iterator[str]:
    """Yield each text under a key that is not public."""
    for key, held in value.items():
        if key == "compose":
            for part in held if isinstance(held, list) else [held]:
                yield from _hidden(part) if isinstance(part, Mapping) else _texts(part)
        elif key not in _PUBLIC and not str(key).startswith(("cpu", "ram", "hdd")):
            yield from _texts(held)


def _public(document: Mapping[str, Any]) -> Iterator[str]:
    parts = document.get("compose")
    for each in (document, *(parts if isinstance(parts, list) else [])):
        if isinstance(each, Mapping):
            yield from (text for key in _PUBLIC - {"compose"} for text in _texts(each.get(key)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, (str, int, float)) and not isinstance(value, bool):
        yield str(value)


def _pieces(value: str) -> Iterable[str]:
    """Return a value, and the parts of it that a message may quote alone."""
    name, _, given = value.partition("=")
    whole = (value, given, *_IN_URL.findall(value), *(value.split(":")[1:] if not given and name == value else ()))
    parts = (part for part in _SPLIT.split(value) if len(part) >= _SHORTEST and _ODD.match(part))
    return {form for each in (*whole, *parts) for form in (each, each.strip(), each.strip(" \t\"'")) if form}


def _written(piece: str) -> set[str]:
    """Return how a piece may stand in a text: as it is, or as JSON and Go quote it."""
    return {piece, *(json.dumps(piece, ensure_ascii=plain)[1:-1] for plain in (True, False))}
