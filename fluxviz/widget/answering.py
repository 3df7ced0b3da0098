"""What a browser may ask of an explorer besides its traits: the review, done by the same calls as in Python."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from traitlets import TraitError

from fluxviz.editing import part_names
from fluxviz.errors import FluxvizError
from fluxviz.exploring import edit_entries, read_ports, review_entries
from fluxviz.frontend import review_module
from fluxviz.widget.reviewing import ReviewingTraits

ASKED: Mapping[str, frozenset[str]] = {
    "fix": frozenset({"rule", "where"}),
    "edit": frozenset({"component", "image", "ports", "domains", "variable", "host", "port"}),
    "edit_cloudflare": frozenset({"domain", "proxied", "ssl", "always_https"}),
    "add": frozenset({"part", "name"}),
    "remove": frozenset({"component"}),
    "suppress": frozenset({"rule", "where", "reason"}),
    "keep": frozenset(),
    "undo": frozenset(),
    "apply": frozenset(),
    "note": frozenset({"text", "part", "author", "date"}),
    "resolve": frozenset({"part", "number", "state"}),
    "remove_note": frozenset({"part", "number"}),
    "add_to_tour": frozenset({"title", "text"}),
    "remove_tour": frozenset({"title"}),
}
"""The calls that a browser may ask for, each with the keywords that it may give."""

_KINDS: Mapping[str, type] = {"ports": dict, "domains": list, "port": int, "number": int} | dict.fromkeys(
    ("proxied", "always_https"), bool
)
"""What a keyword takes that does not take text."""


class AnsweringTraits(ReviewingTraits):
    """An explorer that answers what its browser asks of a review."""

    _review_is_open = False

    def _hear(self, _: Any, content: Any, __: Any) -> None:
        """Do what a browser asks, and answer with the review as it is then."""
        asked = content.get("ask") if isinstance(content, dict) else None
        if asked == "module":
            self.send({"module": review_module()})
        elif asked == "open":
            self._review_is_open = True
            self._tell_review()
        elif isinstance(asked, str) and asked in ASKED:
            at = content.get("at")
            given = {name: content[name] for name in ASKED[asked] if content.get(name) is not None}
            self._do(asked, given, at if isinstance(at, str) else "")

    def _do(self, asked: str, given: dict[str, Any], at: str) -> None:
        error = ""
        try:
            if any(type(value) is not _KINDS.get(name, str) for name, value in given.items()):
                raise TypeError
            if "ports" in given:
                given["ports"] = read_ports(given["ports"])
            if not self.may_edit:
                raise FluxvizError("for looking alone: explorer.may_edit = True in Python lets its readers edit")
            getattr(self, asked)(**given)
        except (FluxvizError, TraitError, TypeError, ValueError) as refused:
            # Whatever else a browser made up is no more than told: it holds what was sent, and nothing of the spec.
            error = str(refused) if isinstance(refused, (FluxvizError, TraitError)) else "that cannot be asked"
        self._tell_review(error, at)

    def _tell_review(self, error: str = "", at: str = "") -> None:
        if not self._review_is_open:
            return
        told: dict[str, Any] = {
            "module": self._review.get("module", ""),
            "may_edit": self.may_edit,
            "error": error,
            "at": at,
        }
        try:
            told |= review_entries(self.review, self._case.topology)
        except FluxvizError as refused:
            told |= {"notes": [], "tours": [], "error": error or str(refused)}
        try:
            base = self._base.topology
            told |= edit_entries(self._pending, self._base_findings(), base) | {"parts": part_names()}
        except FluxvizError as refused:
            told |= {"cannot": str(refused)}
        self._review = told
