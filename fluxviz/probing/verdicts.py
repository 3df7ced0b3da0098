"""What can be seen when a hop is tried."""

from __future__ import annotations

from typing import Literal

Verdict = Literal[
    "reached",
    "refused",
    "timed out",
    "not HTTP",
    "certificate wrong",
    "no such name",
    "leads elsewhere",
    "no redirect",
    "redirect loop",
    "edge says 503",
    "error",
    "edge lagging",
    "not told",
    "not tried",
]

VERDICTS: dict[Verdict, str] = {
    "reached": "it answers",
    "refused": "nobody listens there",
    "timed out": "no answer in the time there is",
    "not HTTP": "what answers does not speak HTTP",
    "certificate wrong": "expired, for other names, or signed by nobody who is trusted",
    "no such name": "DNS has no address for it",
    "leads elsewhere": "DNS leads where it is not drawn to lead",
    "no redirect": "port 80 does not send visitors to HTTPS",
    "redirect loop": "it sends visitors in a circle",
    "edge says 503": "the Flux edge has no node that accepts on that port, or does not know the name",
    "error": "an error of the server, or of CloudFlare",
    "edge lagging": "the Flux edge does not route to the nodes that run the app",
    "not told": "it could not be told from here",
    "not tried": "it was not tried, and why stands beside it",
}
"""Each verdict, and what it means."""

UNTOLD: frozenset[Verdict] = frozenset({"not told", "not tried"})
"""Verdicts that say nothing of the app."""
