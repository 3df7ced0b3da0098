"""Score the reading of references against labelled corpora: ``python tests/score_references.py [FOLDER …]``.

Prints precision and recall, and every miss. A link counts as right when its place, kind, target and port are.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from fluxviz.spec import PublicAccess, load
from fluxviz.topology.references import find_references
from fluxviz.topology.routes import Routes

CORPUS = Path(__file__).parent / "specs" / "references"
Link = tuple[str, str, str, int | None]


@dataclass
class Score:
    """Counts over a corpus."""

    apps: int = 0
    entries: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)
    protocols: Counter[str] = field(default_factory=Counter)
    other_protocols: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.invented) or 1)

    @property
    def recall(self) -> float:
        return self.right / (self.right + len(self.missed) or 1)


def score(folder: Path = CORPUS) -> Score:
    total = Score()
    for path in sorted(folder.glob("*.json")):
        case = json.loads(path.read_text("utf-8"))
        total.apps += 1
        total.entries += len(case["labels"])
        expected, protocols = _expected(case["labels"])
        found = _found(case["spec"])
        total.right += len(expected & set(found))
        total.missed += [f"{path.stem}: {_text(link)}" for link in sorted(expected - set(found), key=str)]
        total.invented += [f"{path.stem}: {_text(link)}" for link in sorted(set(found) - expected, key=str)]
        for link, protocol in protocols.items():
            if link in found:
                same = found[link] == protocol
                total.protocols["same" if same else "other"] += 1
                if not same:
                    total.other_protocols.append(f"{path.stem}: {_text(link)}: {protocol} read as {found[link]}")
    return total


def _expected(labels: dict[str, list[dict[str, object]]]) -> tuple[set[Link], dict[Link, str]]:
    links: dict[Link, str] = {}
    for place, entries in labels.items():
        for entry in entries:
            link = (place, str(entry["kind"]), str(entry["to"]), entry["port"])
            links[link] = str(entry["protocol"])
    return set(links), {link: protocol for link, protocol in links.items() if protocol != "None"}


def _found(document: dict[str, object]) -> dict[Link, str | None]:
    spec = load(document)
    links: dict[Link, str | None] = {}
    for reference in find_references(spec, Routes(spec, PublicAccess())):
        if reference.target.kind != "self":
            where = "commands" if reference.entry is None else f"environment[{reference.entry}]"
            place = f"{reference.component}.{where}"
            links[place, reference.target.kind, reference.target.name, reference.port] = reference.protocol
    return links


def _text(link: Link) -> str:
    place, kind, target, port = link
    return f"{place} -> {kind} {target}:{port}"


def main(folders: list[str]) -> None:
    for folder in [Path(name) for name in folders] or [CORPUS]:
        total = score(folder)
        print(f"{folder}: {total.apps} apps, {total.entries} labelled entries")
        print(f"precision {total.precision:.3f}, recall {total.recall:.3f} ({total.right} links right)")
        for title, misses in (("missed", total.missed), ("invented", total.invented)):
            print(f"{len(misses)} {title}")
            for miss in misses:
                print(f"  {miss}")
        print(f"protocols: {total.protocols['same']} as labelled, {total.protocols['other']} not")
        for line in total.other_protocols:
            print(f"  {line}")


if __name__ == "__main__":
    main(sys.argv[1:])
