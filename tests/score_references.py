"""Score the reading of references against labelled corpora: ``python tests/score_references.py [FOLDER|FILE …]``.

Prints precision and recall, and every miss. In a folder of labelled entries a link counts as right when its place,
kind, target and port are, hosts outside the app too; in a file of whole stacks, such as ``../shared/cases/
links_corpus.json``, when its caller, its target and its port are, and a host outside when its caller and its name are.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from fluxviz.spec import PublicAccess, load
from fluxviz.topology.references.finding import find_references
from fluxviz.topology.routes import Routes

CORPUS = Path(__file__).parent / "specs" / "references"
STACKS = Path(__file__).parent.parent.parent / "shared" / "cases" / "links_corpus.json"
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
        found = _found(case["spec"], as_written=True)
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


def score_stacks(file: Path = STACKS) -> Score:
    """Score the links of whole stacks, each once whatever the setting that makes it."""
    total = Score()
    for case in json.loads(file.read_text("utf-8")):
        total.apps += 1
        total.entries += len(case["links"]) + len(case["external"])
        expected: set[Link] = {(caller, "internal", called, port) for caller, called, port in case["links"]}
        expected |= {(caller, "outside", host, None) for caller, host in case["external"]}
        found: set[Link] = set()
        for place, kind, target, port in _found(case["spec"], as_written=False):
            caller = place.rpartition(".")[0]
            if kind == "internal":
                found.add((caller, kind, target, port))
            elif kind in ("egress", "unresolved"):
                found.add((caller, "outside", target, None))
        total.right += len(expected & found)
        total.missed += [f"{case['name']}: {_text(link)}" for link in sorted(expected - found, key=str)]
        total.invented += [f"{case['name']}: {_text(link)}" for link in sorted(found - expected, key=str)]
    return total


def _expected(labels: dict[str, list[dict[str, object]]]) -> tuple[set[Link], dict[Link, str]]:
    links: dict[Link, str] = {}
    for place, entries in labels.items():
        for entry in entries:
            link = (place, str(entry["kind"]), str(entry["to"]), entry["port"])
            links[link] = str(entry["protocol"])
    return set(links), {link: protocol for link, protocol in links.items() if protocol != "None"}


def _found(document: dict[str, object], *, as_written: bool) -> dict[Link, str | None]:
    """Give what is found; as the labels of entries have it, without what a spec does not say: likely ports, and links
    that wait to be filled in.
    """
    spec = load(document)
    links: dict[Link, str | None] = {}
    for reference in find_references(spec, Routes(spec, PublicAccess())):
        if reference.target.kind != "self" and not (as_written and reference.target.unfinished):
            where = "commands" if reference.entry is None else f"environment[{reference.entry}]"
            place = f"{reference.component}.{where}"
            port = None if as_written and reference.port_is_likely else reference.port
            links[place, reference.target.kind, reference.target.name, port] = reference.protocol
    return links


def _text(link: Link) -> str:
    place, kind, target, port = link
    return f"{place} -> {kind} {target}:{port}"


def main(folders: list[str]) -> None:
    for path in [Path(name) for name in folders] or [path for path in (CORPUS, STACKS) if path.exists()]:
        total = score_stacks(path) if path.is_file() else score(path)
        print(f"{path}: {total.apps} apps, {total.entries} labelled entries")
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
