"""What became of a connection, in words; nothing of an address or a proxy, which may hold credentials."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator

from fluxviz.network.causes import Cause

_CLOSED = ("closed", "disconnected")
"""How httpx says that the other side has gone, in an error that has no other name."""


def reason_of(error: BaseException) -> str:
    """Describe why there is no connection."""
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"its certificate is not trusted ({cause.verify_message})"
        if isinstance(cause, ssl.SSLError):
            return "TLS fails"
        if isinstance(cause, socket.gaierror):
            return "its name is not found; is there a network?"
        if isinstance(cause, ConnectionRefusedError):
            return "it refuses the connection"
    if any(type(cause).__name__ == "ConnectTimeout" for cause in causes):
        return "it does not answer; is there a network?"
    if any(type(cause).__name__ == "ProxyError" for cause in causes):
        return "the proxy of this machine's settings refuses"
    return "it cannot be reached; is there a network?"


def cut_off(error: BaseException) -> tuple[Cause, str]:
    """Describe what became of an answer that had begun."""
    if type(error).__name__ == "CutOffError":
        return Cause.TRUNCATED, f"answers with {error}"
    if type(error).__name__ == "RemoteProtocolError" and not any(word in str(error) for word in _CLOSED):
        return Cause.WRONG_SHAPE, "answers with what is not HTTP"
    return Cause.TRUNCATED, "ends the connection before the end of its answer"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: list[BaseException] = []
    left = [error]
    while left:
        each = left.pop()
        if each is None or each in seen:
            continue
        seen.append(each)
        yield each
        left += [each.__cause__, each.__context__, *getattr(each, "exceptions", ())]
