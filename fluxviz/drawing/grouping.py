"""Cards that stand for several components: those of a kind, or all of an app, for pictures that would not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from urllib.parse import unquote

from fluxviz.drawing.scene import DrawnNode
from fluxviz.topology import App, Component, Edge, Topology

MAX_NAMED = 4
"""How many of its components a card names; the rest is counted."""

Key = Callable[[Component, Mapping[str, frozenset[str]]], Hashable]
Lines = tuple[tuple[str, str], ...]


def _what(component: Component) -> str:
    """Return what a component is: its technology, else its image without the tag, else its kind."""
    image = (component.image or "").partition("@")[0]
    folder, slash, name = image.rpartition("/")
    return component.technology or f"{folder}{slash}{name.partition(':')[0]}" or component.role


GROUPINGS: tuple[Key, ...] = (
    lambda component, callers: (component.app, _what(component), component.exposure, callers.get(component.id)),
    lambda component, _: (component.app, _what(component), component.exposure),
    lambda component, _: (component.app, component.role, component.exposure),
)
"""What the components of one card have in common: the first that makes a picture that can be read is taken."""


def group_cards(components: Iterable[Component], edges: Iterable[Edge], key: Key) -> list[DrawnNode]:
    """Make one card of the components that have a key in common.

    Args:
        components: The components, in the order of the spec.
        edges: What is drawn; its calls tell who is called by whom.
        key: What they have in common.

    """
    callers: dict[str, frozenset[str]] = {}
    for edge in edges:
        callers[edge.target] = callers.get(edge.target, frozenset()) | {edge.source}
    groups: dict[Hashable, list[Component]] = {}
    for component in components:
        groups.setdefault(key(component, callers), []).append(component)
    return [_card(number, members) for number, members in enumerate(groups.values(), 1)]


def _card(number: int, members: Sequence[Component]) -> DrawnNode:
    if len(members) == 1:
        return DrawnNode(members[0].id, tuple(members))
    kinds = Counter(_what(member) for member in members)
    title = next(iter(kinds)) if len(kinds) == 1 else _KINDS.get(members[0].role, members[0].role)
    published = sum(port.public is not None for member in members for port in member.ports)
    access = _count(published, "public port") if published else "private: no public port"
    lines: Lines = ((_named([member.label for member in members]), "text"), (access, "muted"))
    return DrawnNode(f"group.{number}", tuple(members), f"{title} ({len(members)})", lines)


def app_cards(topology: Topology, findings: Mapping[str, int]) -> list[DrawnNode]:
    """Make one card of each app: how many components, public names, open doors and findings it has.

    Args:
        topology: The apps.
        findings: Key of a component, as the topology has it, to how many findings are about it; and of an app.

    """
    by_app: dict[str, list[Component]] = {app.key: [] for app in topology.apps}
    for component in topology.components:
        by_app.setdefault(component.app, []).append(component)
    home = {component.id: component.app for component in topology.components}
    key_home = {component.key: component.app for component in topology.components}
    names = Counter(key_home.get(host.component or "") for host in topology.public_hosts if host.works)
    doors = Counter(home.get(edge.target) for edge in topology.of_kind("direct"))
    outside: dict[str | None, set[str]] = {}
    dead: Counter[str | None] = Counter()
    for edge in topology.edges:
        if edge.kind == "egress" and edge.target.startswith("external."):
            outside.setdefault(home.get(edge.source), set()).add(edge.target)
        dead[home.get(edge.source)] += edge.kind == "unresolved"
    found: Counter[str | None] = Counter()
    for component_key, count in findings.items():
        found[key_home.get(component_key, component_key)] += count
    names_of_apps = Counter(app.name for app in topology.apps)
    cards: list[DrawnNode] = []
    for app in topology.apps:
        key, members = app.key, by_app[app.key]
        if members:
            facts = (
                (names[key], "public name", "text"),
                (doors[key], "open door", "door"),
                (len(outside.get(key, ())), "host outside", "muted"),
                (dead[key], "name that leads nowhere", "door"),
                (found[key], "finding", "door"),
            )
            lines = (
                (_size(app, members), "muted"),
                *((_count(count, what), role) for count, what, role in facts if count),
            )
            title = app.name if names_of_apps[app.name] == 1 else f"{app.name} ({unquote(app.key)})"
            cards.append(DrawnNode(app.id, tuple(members), title, lines))
    return cards


def name_called(cards: Iterable[DrawnNode], called: Mapping[str, Sequence[str]]) -> tuple[DrawnNode, ...]:
    """Let each card say whom it calls, where no lines are drawn.

    Args:
        cards: The cards.
        called: Id of a card to the ids of those it calls.

    """
    listed = list(cards)
    titles = {card.id: card.title or card.node.label for card in listed}
    return tuple(
        replace(card, lines=(*card.lines, (f"calls {_named([titles[each] for each in called[card.id]])}", "call")))
        if called.get(card.id)
        else card
        for card in listed
    )


def _named(names: Sequence[str]) -> str:
    more = f" + {len(names) - MAX_NAMED} more" if len(names) > MAX_NAMED else ""
    return ", ".join(names[:MAX_NAMED]) + more


def _size(app: App, members: Sequence[Component]) -> str:
    copies = "" if app.instances is None else f", {_count(app.instances, 'copy')}"
    return f"{_count(len(members), 'component')}{copies}"


_KINDS = {
    "unknown": "other components",
    "database": "databases",
    "cache": "caches",
    "queue": "queues",
    "web": "web servers",
    "api": "APIs",
    "worker": "workers",
    "game": "game servers",
}
_PLURALS = {
    "copy": "copies",
    "host outside": "hosts outside",
    "name that leads nowhere": "names that lead nowhere",
}


def _count(number: int, what: str) -> str:
    """Return a number and what it counts.

    >>> _count(1, "copy"), _count(2, "copy"), _count(3, "host outside"), _count(2, "name that leads nowhere")
    ('1 copy', '2 copies', '3 hosts outside', '2 names that lead nowhere')
    """
    if number == 1:
        return f"1 {what}"
    return f"{number} {_PLURALS.get(what, f'{what}s')}"
