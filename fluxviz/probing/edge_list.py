"""What the Flux edge says of itself: which nodes it routes to now."""

from __future__ import annotations

import json
from typing import Any

from fluxviz.probing.addresses import read_address
from fluxviz.probing.http import Answer
from fluxviz.probing.seen import Seen

_MOST = 200


def read_edge_list(answer: Answer, edge: str) -> Seen:
    """Read the answer to ``/appips/NAME`` of a Flux edge.

    Source: ``src/services/api/index.js`` in RunOnFlux/flux-domain-manager: it uses HTTP statuses, 404 for an app that
    it does not know and 503 until it has seen all apps.
    """
    if answer.status == 404:
        return Seen(verdict="edge lagging", seen=f"{edge} does not know the app", status=404)
    if answer.status == 503:
        return Seen(verdict="not told", seen=f"{edge} is starting", status=503)
    try:
        data: Any = json.loads(answer.body) if answer.status == 200 else None
    except (ValueError, RecursionError):
        data = None
    inner = data.get("data") if isinstance(data, dict) and data.get("status") == "success" else None
    rows = inner.get("ips") if isinstance(inner, dict) else None
    if not isinstance(rows, list):
        return Seen(verdict="not told", seen=f"{edge} answers with {answer.status} and no list", status=answer.status)
    read = {read_address(row)[0] for row in rows[:_MOST] if isinstance(row, str)} - {None}
    nodes = tuple(str(each) for each in sorted(read, key=str))
    return Seen(verdict="reached", seen=f"{edge} routes to {_listed(nodes)}", status=200, nodes=nodes)


def _listed(nodes: tuple[str, ...]) -> str:
    return ", ".join(nodes[:5]) + (f", + {len(nodes) - 5} more" if len(nodes) > 5 else "") if nodes else "no node"
