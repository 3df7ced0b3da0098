"""The pictures that are held to the rules, in groups: every spec at hand that draws, and the stress apps."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import fluxviz
from fluxviz import Diagram, SpecError
from tests.stress import stress_apps

TESTS = Path(__file__).parents[1]
FOLDERS: Mapping[str, Path] = {
    "shared specs": TESTS.parents[1] / "shared" / "specs",
    "own specs": TESTS / "specs",
    "reference specs": TESTS / "specs" / "references",
}
"""Folders of specs; one that is not there, or holds none, is passed over."""

Sources = Iterator[tuple[str, Callable[[], Diagram]]]


def diagrams(group: str) -> dict[str, Diagram]:
    """Give the diagrams of a group by their names; a folder's specs that cannot be drawn are left out."""
    drawn: dict[str, Diagram] = {}
    for name, draw in _stress() if group == "stress apps" else _specs(FOLDERS[group]):
        try:
            drawn[name] = draw()
        except SpecError:
            if group == "stress apps":
                raise
    return drawn


GROUPS = (*FOLDERS, "stress apps")


def _stress() -> Sources:
    for name, (spec, access) in stress_apps().items():
        yield name, lambda spec=spec, access=access: fluxviz.draw(spec, access=access, theme="light")  # type: ignore[misc]


def _specs(folder: Path) -> Sources:
    for path in sorted(folder.glob("*.json")):
        if path.name.endswith(".access.json"):
            continue
        value = json.loads(path.read_text("utf-8-sig"))
        labelled = isinstance(value, dict) and {"spec", "labels"} <= value.keys()
        source = value["spec"] if labelled else path
        yield path.stem, lambda source=source: fluxviz.draw(source, theme="light")  # type: ignore[misc]
