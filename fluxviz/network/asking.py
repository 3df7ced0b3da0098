"""One call to the API: a limit on its time and on its size, two more tries, and no other host than those it knows.

Asynchronous inside, as only so a limit on the whole of a call holds, whatever the server sends bit by bit; it is run in
a thread of its own, since a notebook's kernel has a loop that runs already.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from fluxviz.errors import MissingExtraError, NetworkError
from fluxviz.network.bases import host_of
from fluxviz.network.body import ENCODINGS, Body, CutOffError, TooLargeError
from fluxviz.network.causes import Cause
from fluxviz.network.failing import cut_off, reason_of
from fluxviz.network.wording import harmless

if TYPE_CHECKING:
    import httpx

_TRIES = 3
_CONNECTING = 8.0
"""How long a connection may take, in seconds: three tries fit into the time of a call."""
_REDIRECTS = 3
_BALANCER = (502, 503, 504)


@dataclass(frozen=True)
class Question:
    """What is asked.

    Attributes:
        asked: What messages call it, such as ``flux:shop``.
        path: What follows the base address; what is not plain in it is encoded.
        most: How large the answer may be, in bytes.
        patience: How long it may take in all, in seconds.
        query: What follows the question mark.
        text: What is handed over, as text; None: nothing is.

    """

    asked: str
    path: str
    most: int
    patience: float
    query: Mapping[str, str]
    text: str | None = None


@dataclass(frozen=True)
class Answer:
    """What came: the body, the status of HTTP, and the host that gave it."""

    body: bytes
    status: int
    host: str


class _AnotherTry(Exception):  # noqa: N818 - not an error yet
    """There may be an answer from the next address; carries the error if there is no other try."""

    def __init__(self, error: NetworkError) -> None:
        super().__init__()
        self.error = error


def ask(question: Question, bases: tuple[str, ...], pause: float) -> Answer:
    """Ask, and wait for the whole answer.

    Args:
        question: What is asked.
        bases: The addresses, which are tried in turn.
        pause: How long to wait before another try, in seconds.

    Raises:
        NetworkError: there is no whole answer; names the cause.
        MissingExtraError: httpx is not installed.

    """
    try:
        import httpx  # noqa: F401 - only those who ask need it
        from anyio.from_thread import start_blocking_portal
    except ImportError:
        raise MissingExtraError("Asking the Flux network", "live") from None
    with start_blocking_portal() as portal:
        return portal.call(_limited, question, bases, pause)


async def _limited(question: Question, bases: tuple[str, ...], pause: float) -> Answer:
    import anyio

    try:
        with anyio.fail_after(question.patience):
            return await _tried(question, bases, pause)
    except TimeoutError:
        text = f"no whole answer of {host_of(bases[0])} within {question.patience:g} s"
        raise NetworkError(question.asked, Cause.TIME_OUT, text) from None


async def _tried(question: Question, bases: tuple[str, ...], pause: float) -> Answer:
    import anyio
    import httpx

    try:
        client = httpx.AsyncClient(timeout=httpx.Timeout(None, connect=_CONNECTING), follow_redirects=False)
    except (OSError, ValueError, ImportError, httpx.InvalidURL):
        text = "the proxy or the certificates of this machine's settings cannot be used"
        raise NetworkError(question.asked, Cause.NO_NETWORK, text) from None
    async with client:
        for number in range(_TRIES):
            try:
                return await _once(client, question, bases[number % len(bases)])
            except _AnotherTry as again:
                if number == _TRIES - 1:
                    raise again.error from None
            await anyio.sleep(pause * (number + 1))
    raise AssertionError("a try ends")


async def _once(client: httpx.AsyncClient, question: Question, base: str) -> Answer:
    import httpx

    method = "GET" if question.text is None else "POST"
    headers = {"Accept": "application/json", "Accept-Encoding": ENCODINGS}
    if question.text is not None:
        headers["Content-Type"] = "text/plain"  # FluxOS never answers to application/json
    url, query = base + question.path, question.query or None
    host = host_of(base)
    for _ in range(_REDIRECTS + 1):
        try:
            async with client.stream(method, url, params=query, content=question.text, headers=headers) as response:
                if not response.has_redirect_location:
                    return await _whole(response, question, host)
                url, query = _followed(url, response.headers["location"], question.asked), None
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError) as error:
            text = f"{host}: {reason_of(error)}"
            raise _AnotherTry(NetworkError(question.asked, Cause.NO_NETWORK, text)) from None
        except (httpx.TransportError, CutOffError) as error:
            cause, text = cut_off(error)
            raise NetworkError(question.asked, cause, f"{host} {text}") from None
        except TooLargeError:
            text = f"over {question.most:,} bytes from {host}; the rest was not read"
            raise NetworkError(question.asked, Cause.TOO_LARGE, text) from None
        except (httpx.InvalidURL, ValueError):
            text = f"{host} answers with what is not HTTP"
            raise NetworkError(question.asked, Cause.WRONG_SHAPE, text) from None
    raise NetworkError(question.asked, Cause.REDIRECT, f"{host} redirects in a circle")


async def _whole(response: httpx.Response, question: Question, host: str) -> Answer:
    if response.status_code in _BALANCER:
        text = f"{host} answers HTTP {response.status_code}; try again in a minute"
        raise _AnotherTry(NetworkError(question.asked, Cause.BALANCER, text))
    body = Body(response.headers.get("content-encoding", ""), question.most)
    async for piece in response.aiter_raw():
        body.take(piece)
    return Answer(body.whole(), response.status_code, host)


def _followed(url: str, location: str, asked: str) -> str:
    """Return where a redirect leads, where that is the same host and no less encrypted.

    Raises:
        NetworkError: it leads elsewhere.

    """
    there = urljoin(url, location)
    old, new = urlsplit(url), urlsplit(there)
    same = (new.scheme, new.port) == (old.scheme, old.port)
    safer = (old.scheme, new.scheme) == ("http", "https") and new.port in (None, 443)
    if new.hostname != old.hostname or not (same or safer):
        to = harmless(f"{new.scheme}://{host_of(there)}", 100)
        raise NetworkError(asked, Cause.REDIRECT, f"{host_of(url)} redirects to {to}, which is not asked")
    if "@" in old.netloc and "@" not in new.netloc:
        new = new._replace(netloc=f"{old.netloc.rpartition('@')[0]}@{new.netloc}")
    return new.geturl()
