"""The pictures that are held to the rules, in groups: every spec at hand that draws, and the stress apps."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from zlib import crc32

import fluxviz
from fluxviz import Diagram, SpecError
from fluxviz.drawing import DETAILS, VIEWS
from tests.stress import stress_apps

TESTS = Path(__file__).parents[1]
FOLDERS: Mapping[str, Path] = {
    "shared specs": TESTS.parents[1] / "shared" / "specs",
    "own specs": TESTS / "specs",
    "more specs": TESTS.parents[1] / "shared" / "more-specs",
    "all more specs": TESTS.parents[1] / "shared" / "more-specs",
    "reference specs": TESTS / "specs" / "references",
}
"""Folders of specs; one that is not there, or holds none, is passed over."""

_PART = 4
"""The part of a large folder that is looked at by default: one in so many."""

Sources = Iterator[tuple[str, Callable[[], Diagram]]]


def diagrams(group: str) -> dict[str, Diagram]:
    """Give the diagrams of a group by their names; a folder's specs that cannot be drawn are left out."""
    drawn: dict[str, Diagram] = {}
    for name, draw in _sources(group):
        try:
            drawn[name] = draw()
        except SpecError:
            if group not in FOLDERS:
                raise
    return drawn


GROUPS = (*FOLDERS, "stress apps", "looks and estates")


def _sources(group: str) -> Sources:
    if group in FOLDERS:
        return _specs(FOLDERS[group], part=_PART if group == "more specs" else 1)
    return _stress() if group == "stress apps" else _looks_and_estates()


def _looks_and_estates() -> Sources:
    """Yield the levels of detail and views of some apps, and several apps in one picture."""
    apps = stress_apps()
    chosen = ["everything_outside", "browser_calls_and_doors", "volumes"]
    for name in [each for each in chosen if each in apps] + ["own"]:
        spec, access = apps[name] if name in apps else (TESTS / "specs" / "guide_fullstack.json", None)
        for what, values in (("detail", DETAILS), ("view", VIEWS)):
            for value in values:
                yield (
                    f"{name}_{value}",
                    lambda spec=spec, access=access, look={what: value}: fluxviz.draw(  # type: ignore[misc]
                        spec, access=access, theme="light", **look
                    ),
                )
    for count in (2, 5, 40):
        members = [fluxviz.build(fluxviz.load(_member(index, count))) for index in range(count)]
        yield f"{count}_apps_together", lambda members=members: fluxviz.draw(fluxviz.join(members), theme="light")  # type: ignore[misc]


def _member(index: int, count: int) -> dict[str, object]:
    following = f"https://app{(index + 1) % count}.app.runonflux.io"
    web = {"name": "web", "repotag": "nginx:1", "ports": [31000], "containerPorts": [80]}
    calls = [f"NEXT_URL={following}", f"DB_HOST=fluxdb_app{index}:5432"]
    return {
        "version": 8,
        "name": f"app{index}",
        "instances": 3,
        "compose": [
            {**web, "environmentParameters": calls},
            {
                "name": "db",
                "repotag": "postgres:16",
                "ports": [5432] if index % 3 == 0 else [],
                "containerPorts": [5432] if index % 3 == 0 else [],
            },
        ],
    }


def _stress() -> Sources:
    for name, (spec, access) in stress_apps().items():
        yield name, lambda spec=spec, access=access: fluxviz.draw(spec, access=access, theme="light")  # type: ignore[misc]


def _specs(folder: Path, part: int) -> Sources:
    """Yield the specs of a folder; of several parts, those that fall into the first by their names."""
    for path in sorted(folder.glob("*.json")):
        if path.name.endswith(".access.json") or crc32(path.stem.encode()) % part:
            continue
        value = json.loads(path.read_text("utf-8-sig"))
        labelled = isinstance(value, dict) and {"spec", "labels"} <= value.keys()
        source = value["spec"] if labelled else path
        yield path.stem, lambda source=source: fluxviz.draw(source, theme="light")  # type: ignore[misc]
