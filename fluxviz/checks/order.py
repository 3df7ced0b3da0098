"""FX8: images, and the order in which components start."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fluxviz.checks.findings import Finding
from fluxviz.checks.rule import Rule
from fluxviz.checks.subject import Subject
from fluxviz.topology.technologies import image_technology

CIRCLE = Rule(
    "FX801",
    "components that call each other in a circle",
    "advice",
    "Each of some components calls the next, and the last calls the first.",
    "FluxOS starts components one after the other: the first of a circle always starts before what it calls.",
    '"API=http://fluxapi_shop:3000" in auth, "AUTH=http://fluxauth_shop:3001" in api',
    "a component that tries again until the other answers",
)
STARTS_TOO_EARLY = Rule(
    "FX802",
    "a migration before its database",
    "advice",
    "A component's command migrates a database that stands after it in compose.",
    "FluxOS starts components in the order of compose: the migration runs before the database does.",
    '"compose": [{"name": "api", "commands": ["npm run migrate && npm start"]}, {"name": "postgres"}]',
    "postgres first, or a command that waits for it",
)
NO_TAG = Rule(
    "FX803",
    "an image without a tag",
    "advice",
    "repotag names an image and no version of it.",
    "It means latest: nodes may run different versions, and an update comes without a change of the spec.",
    '"repotag": "acme/api"',
    '"repotag": "acme/api:1.4.2"',
)
LATEST = Rule(
    "FX804",
    "an image tagged latest",
    "advice",
    "repotag names the version latest.",
    "Nodes may run different versions, and an update comes without a change of the spec.",
    '"repotag": "acme/api:latest"',
    '"repotag": "acme/api:1.4.2"',
)
ORDER_RULES = (CIRCLE, STARTS_TOO_EARLY, NO_TAG, LATEST)

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
    return technology is not None and technology.mark == "database"


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
    """Give the shortest way from a component back to itself; empty where there is none."""
    ways = [[start]]
    seen = {start}
    for way in ways:
        for key in follows.get(way[-1], ()):
            if key == start:
                return way
            if key not in seen:
                seen.add(key)
                ways.append([*way, key])
    return []
