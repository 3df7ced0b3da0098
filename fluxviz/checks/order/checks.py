"""FX8: images, and the order in which components start."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fluxviz.checks.findings import Finding
from fluxviz.checks.order.rules import CIRCLE, LATEST, NO_TAG, STARTS_TOO_EARLY
from fluxviz.checks.subject import Subject
from fluxviz.topology.technologies import image_technology

_MIGRATES = re.compile(r"\b(?:migrat\w+|db:(?:push|setup|create|seed)|alembic|flyway|liquibase)\b", re.IGNORECASE)
_WAITS = re.compile(r"\b(?:wait|until|sleep|pg_isready|dockerize|retry)", re.IGNORECASE)


def check_order(subject: Subject) -> Iterator[Finding]:
    """Find circles, migrations that come too early, and images whose version is open."""
    yield from _circles(subject)
    indexes = {each.key: each.index for each in subject.spec.components}
    for component in subject.spec.components:
        command = " ".join(word.read() for word in component.commands)
        later = [
            target
            for source, target in subject.calls
            if source == component.key and indexes[target] > component.index and _is_store(subject, target)
        ]
        if later and _MIGRATES.search(command) and not _WAITS.search(command):
            message = f"{component.name}'s command migrates, and {later[0]} starts after it"
            where = subject.at(component, "commands")
            yield subject.finding(STARTS_TOO_EARLY, where, message, component=component)
        yield from _image(subject, component.key)


def _is_store(subject: Subject, key: str) -> bool:
    technology = image_technology(subject.components[key].image)
    return technology is not None and technology.role == "database"


def _image(subject: Subject, key: str) -> Iterator[Finding]:
    component = subject.components[key]
    image = component.image
    if not image or "@sha256:" in image:
        return
    where = subject.at(component, "repotag")
    tag = image.rpartition("/")[2].partition(":")[2]
    if not tag:
        message = f"{component.name}'s image {image} has no tag"
        yield subject.finding(NO_TAG, where, message, f'"repotag": "{image}:VERSION"', component=component)
    elif tag == "latest":
        message = f"{component.name}'s image is {image}"
        fix = f'"repotag": "{image.removesuffix("latest")}VERSION"'
        yield subject.finding(LATEST, where, message, fix, component=component)


def _circles(subject: Subject) -> Iterator[Finding]:
    follows: dict[str, list[str]] = {}
    for source, target in subject.calls:
        follows.setdefault(source, []).append(target)
    told: set[frozenset[str]] = set()
    for component in subject.spec.components:
        circle = _circle(component.key, follows)
        if circle and (members := frozenset(circle)) not in told:
            told.add(members)
            names = [subject.components[key].name for key in (*circle, circle[0])]
            message = f"{' calls '.join(names)}"
            yield subject.finding(CIRCLE, subject.at(component), message, component=component)


def _circle(start: str, follows: dict[str, list[str]]) -> list[str]:
    """Return the shortest path from a component back to itself; empty where there is none."""
    paths = [[start]]
    seen = {start}
    for path in paths:
        for key in follows.get(path[-1], ()):
            if key == start:
                return path
            if key not in seen:
                seen.add(key)
                paths.append([*path, key])
    return []
