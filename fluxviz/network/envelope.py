"""What FluxOS puts around an answer. Only the status in it counts: a failure comes with HTTP 200."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NoReturn

from fluxviz.errors import NetworkError
from fluxviz.network.asking import Answer
from fluxviz.network.causes import Cause
from fluxviz.network.wording import Mask, harmless

_NOT_SYNCED = "not yet synced"
_GOOD = ("success", "warning")


class RefusedError(NetworkError):
    """The API answers with an error of its own.

    Attributes:
        host: Who says it.
        message: The server's text, made harmless, and with no value in it that was to be masked.

    """

    def __init__(self, asked: str, cause: str, host: str, message: str) -> None:
        self.host, self.message = host, message
        super().__init__(asked, cause, f"{host} says: {self.message or 'nothing'}")


def data_of(answer: Answer, asked: str, mask: Mask = str) -> Any:
    """Return what is inside.

    Raises:
        RefusedError: it is an error.
        NetworkError: it is no envelope.

    """
    envelope = _parsed(answer, asked)
    if not isinstance(envelope, Mapping):
        wrong_shape(asked, answer.host, "an object with status and data", envelope, mask)
    status, data = envelope.get("status"), envelope.get("data")
    if status == "error":
        written = _written_in(data)
        cause = Cause.NOT_SYNCED if isinstance(written, str) and _NOT_SYNCED in written else Cause.REFUSED
        raise RefusedError(asked, cause, answer.host, harmless(written, mask=mask))
    if answer.status != 200:
        raise NetworkError(asked, Cause.REFUSED, f"{answer.host} answers HTTP {answer.status}")
    if status not in _GOOD:
        wrong_shape(asked, answer.host, "the status success or error", status)
    return data


def _written_in(data: object) -> object:
    return data.get("message") if isinstance(data, Mapping) else data if isinstance(data, str) else ""


def wrong_shape(asked: str, host: str, expected: str, found: object, mask: Mask = str) -> NoReturn:
    """Refuse what has another shape; nothing of it is told but its kind, and a message meant to be read.

    Raises:
        NetworkError: always.

    """
    said = harmless(_written_in(found), mask=mask) if isinstance(found, Mapping) else ""
    kind = {dict: "an object", list: "a list", str: "text", type(None): "nothing"}.get(type(found), "something else")
    text = f"{host}: expected {expected}, found {kind}{f': {said}' if said else ''}"
    raise NetworkError(asked, Cause.WRONG_SHAPE, text)


def _parsed(answer: Answer, asked: str) -> Any:
    try:
        return json.loads(answer.body.decode("utf-8"), parse_constant=_refuse)
    except (ValueError, RecursionError):
        pass
    if answer.status != 200:
        raise NetworkError(asked, Cause.REFUSED, f"{answer.host} answers HTTP {answer.status}")
    start = answer.body[:200].lstrip().lower()
    if not start:
        raise NetworkError(asked, Cause.NOT_JSON, f"{answer.host} answers with nothing")
    if start.startswith(b"<"):
        raise NetworkError(
            asked, Cause.NOT_JSON, f"{answer.host} answers with a web page; is a login or a proxy between?"
        )
    if start.startswith((b"{", b"[")) and not answer.body.rstrip().endswith((b"}", b"]")):
        raise NetworkError(asked, Cause.TRUNCATED, f"{answer.host} ends its JSON in the middle")
    raise NetworkError(asked, Cause.NOT_JSON, f"{answer.host} answers with what cannot be read")


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)
