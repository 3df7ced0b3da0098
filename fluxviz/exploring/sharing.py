"""What the pictures of a page have in common, kept once: most of an app stays as it is when one thing changes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any


class Shared:
    """What the first picture of a page has, for the others to point at.

    A part or a finding that is alike is told by its place in the first picture, paths that are alike by ``True``, and
    what is alike as a whole is left out. All steps stand in one list, that of ``paths``. ``page.js`` puts the others
    together again.

    Args:
        state: The state of the page, whose picture comes first.
        paths: The paths of that picture; its list of steps grows.

    """

    def __init__(self, state: Mapping[str, Any], paths: dict[str, Any]) -> None:
        self.state, self.paths = state, paths
        self._parts = _places(state["_picture"]["parts"])
        self._findings = _places(state["_picture"]["findings"])
        self._steps = _places(paths["steps"])

    def slim(self, variant: Mapping[str, Any], *, same_app: bool) -> dict[str, Any]:
        """Return a picture without what it has in common with the first.

        Args:
            variant: The picture, its controls, what is said of it, and its paths.
            same_app: It shows the same topology: the paths of the first hold for it.

        """
        picture = dict(variant["_picture"])
        first = self.state["_picture"]
        picture = {key: value for key, value in picture.items() if key == "parts" or value != first[key]}
        picture["parts"] = _slim(picture["parts"], self._parts)
        if "sides" in picture:
            picture["sides"] = {
                name: {**side, "parts": _slim(side["parts"], self._parts)} for name, side in picture["sides"].items()
            }
        if "findings" in picture:
            picture["findings"] = _slim(picture["findings"], self._findings)
        slim = {**variant, "_picture": picture}
        if slim["_controls"] == self.state["_controls"]:
            del slim["_controls"]
        paths = slim.pop("paths")
        return slim if same_app else {**slim, "pairs": self._pairs(paths)}

    def _pairs(self, paths: Mapping[str, Any]) -> dict[str, Any]:
        places = [self._place(step) for step in paths["steps"]]
        pairs: dict[str, Any] = {}
        for pair, listed in paths["pairs"].items():
            moved = [{**path, "steps": [places[step] for step in path["steps"]]} for path in listed]
            pairs[pair] = True if self.paths["pairs"].get(pair) == moved else moved
        return pairs

    def _place(self, step: Mapping[str, Any]) -> int:
        text = _text(step)
        if text not in self._steps:
            self._steps[text] = len(self.paths["steps"])
            self.paths["steps"].append(step)
        return self._steps[text]


def _places(items: Iterable[Any]) -> dict[str, int]:
    return {_text(item): place for place, item in enumerate(items)}


def _slim(items: Iterable[Any], known: Mapping[str, int]) -> list[Any]:
    return [known.get(_text(item), item) for item in items]


def _text(item: Any) -> str:
    return json.dumps(item, sort_keys=True)
