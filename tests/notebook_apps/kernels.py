"""Values read from a running kernel beside the page that uses it: nothing is shown, counted or kept for it."""

from __future__ import annotations

import ast
import json
import time
import urllib.request
import uuid
from typing import Any
from urllib.parse import quote

import websocket

_ANSWER = 20.0


class KernelError(RuntimeError):
    """The kernel could not give the value."""


def sessions(url: str) -> list[dict[str, Any]]:
    """List the sessions of a Jupyter server."""
    with urllib.request.urlopen(f"{url}/api/sessions", timeout=_ANSWER) as answer:
        listed: list[dict[str, Any]] = json.load(answer)
    return listed


def kernel_of(url: str, notebook: str) -> str | None:
    """Give the id of the kernel that a notebook runs in, None where it runs in none."""
    ids = [session["kernel"]["id"] for session in sessions(url) if session["path"] == notebook]
    return ids[0] if ids else None


def ask(url: str, notebook: str, expression: str) -> Any:
    """Evaluate a Python expression in the kernel of a notebook and give its value, as JSON carries it.

    Raises:
        KernelError: there is no kernel, the expression raised, or there was no answer.

    """
    kernel = kernel_of(url, notebook)
    if kernel is None:
        raise KernelError(f"{notebook} runs in no kernel")
    session = uuid.uuid4().hex
    request = _request(session, f"__import__('json').dumps({expression})")
    address = f"{url.replace('http', 'ws', 1)}/api/kernels/{kernel}/channels?session_id={quote(session)}"
    channel = websocket.create_connection(address, timeout=_ANSWER)
    try:
        channel.send(json.dumps(request))
        until = time.monotonic() + _ANSWER
        while time.monotonic() < until:
            message = json.loads(channel.recv())
            ours = message["parent_header"].get("msg_id") == request["header"]["msg_id"]
            if ours and message["msg_type"] == "execute_reply":
                return _value(message["content"])
    except websocket.WebSocketTimeoutException:
        pass
    finally:
        channel.close()
    raise KernelError(f"no answer to {expression!r} within {_ANSWER:g} s")


def _request(session: str, expression: str) -> dict[str, Any]:
    header = {
        "msg_id": uuid.uuid4().hex,
        "msg_type": "execute_request",
        "username": "test",
        "session": session,
        "date": "",
        "version": "5.3",
    }
    # No code, only an expression: it makes no entry in the history, counts no cell and publishes no output.
    content = {
        "code": "",
        "silent": True,
        "store_history": False,
        "user_expressions": {"value": expression},
        "allow_stdin": False,
        "stop_on_error": False,
    }
    return {"channel": "shell", "header": header, "parent_header": {}, "metadata": {}, "content": content}


def _value(reply: dict[str, Any]) -> Any:
    answer = reply.get("user_expressions", {}).get("value", reply)
    if answer["status"] != "ok":
        raise KernelError(f"{answer.get('ename')}: {answer.get('evalue')}")
    return json.loads(ast.literal_eval(answer["data"]["text/plain"]))
