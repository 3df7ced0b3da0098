"""What changed of the components: come, gone, renamed; their public ports, images, storage and resources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fluxviz.changes.model import Change
from fluxviz.topology import Component, Port, Topology


def compare_components(before: Topology, after: Topology, matched: Mapping[str, str]) -> Iterator[Change]:
    """Yield the changes of the components.

    Args:
        before: The old topology.
        after: The new one.
        matched: Id of each old component that is still there to its new one.

    """
    old = {node.id: node for node in before.components}
    new = {node.id: node for node in after.components}
    come = [node for name, node in new.items() if name not in set(matched.values())]
    for name, node in old.items():
        if name not in matched:
            yield Change(kind="removed", text=f"{node.label} is gone.", old=name, before=node.label)
            yield from _closed(node)
        else:
            yield from _same_component(node, new[matched[name]])
    for node in come:
        yield Change(kind="added", text=f"{node.label} is new, {_what(node)}.", new=node.id, after=node.label)
        yield from _opened(node)


def _what(node: Component) -> str:
    return f"and runs {node.image}" if node.image else "with no image"


def _published(node: Component) -> dict[int, Port]:
    return {port.public: port for port in node.ports if port.public is not None}


def _opened(node: Component) -> Iterator[Change]:
    for number, port in _published(node).items():
        yield _door(node, number, port, opens=True)


def _closed(node: Component) -> Iterator[Change]:
    for number, port in _published(node).items():
        yield _door(node, number, port, opens=False)


def _door(node: Component, number: int, port: Port, *, opens: bool) -> Change:
    speaks = port.protocol or "an unknown protocol"
    past = "" if port.http else ", past the edge and without TLS"
    if opens:
        text = f"{node.label} is open to the public on port {number} ({speaks}){past}."
        return Change(kind="opened", text=text, new=node.id, after=f"{node.label}:{number}")
    text = f"{node.label} is no longer open to the public on port {number} ({speaks})."
    return Change(kind="closed", text=text, old=node.id, before=f"{node.label}:{number}")


def _same_component(one: Component, other: Component) -> Iterator[Change]:
    ids = {"old": one.id, "new": other.id}
    if one.label != other.label:
        text = f"{one.label} is called {other.label} now, {other.host} inside the app."
        yield Change(kind="renamed", text=text, before=one.label, after=other.label, **ids)
    yield from _ports(one, other)
    if one.image != other.image:
        text = f"{other.label} runs {other.image or 'no image'}, before {one.image or 'no image'}."
        yield Change(kind="image", text=text, before=one.image or "", after=other.image or "", **ids)
    if one.mounts != other.mounts:
        before, after = ", ".join(one.mounts), ", ".join(other.mounts)
        text = f"{other.label} stores at {after or 'no path of its own'}, before at {before or 'no path of its own'}."
        yield Change(kind="storage", text=text, before=before, after=after, **ids)
    before, after = _resources(one), _resources(other)
    if before != after:
        text = f"{other.label} asks for {after or 'nothing that is given'}, before {before or 'nothing that is given'}."
        yield Change(kind="resources", text=text, before=before, after=after, **ids)


def _ports(one: Component, other: Component) -> Iterator[Change]:
    old, new = _published(one), _published(other)
    closed = [number for number in old if number not in new]
    opened = [number for number in new if number not in old]
    moved: set[int] = set()
    for number in closed:
        same = [each for each in opened if old[number].container == new[each].container and each not in moved]
        if len(closed) == len(opened) == 1:
            same = opened
        if len(same) == 1:
            moved |= {number, same[0]}
            text = f"{other.label} is public on port {same[0]}, no longer on {number}."
            yield Change(kind="moved", text=text, old=one.id, new=other.id, before=f"{number}", after=f"{same[0]}")
    for number in closed:
        if number not in moved:
            yield _door(one, number, old[number], opens=False)
    for number in opened:
        if number not in moved:
            yield _door(other, number, new[number], opens=True)
    for number in old:
        if number in new and old[number].container != new[number].container:
            before, after = (f"{number} → {port.container or 'unknown'}" for port in (old[number], new[number]))
            text = f"Public port {number} of {other.label} leads to container port {new[number].container or 'unknown'}"
            text = f"{text}, no longer to {old[number].container or 'unknown'}."
            yield Change(kind="moved", text=text, old=one.id, new=other.id, before=before, after=after)


def _resources(node: Component) -> str:
    parts = (("CPU", node.cpu, ""), ("RAM", node.ram, " MB"), ("disk", node.hdd, " GB"))
    return ", ".join(f"{value:g}{unit} {name}" for name, value, unit in parts if value is not None)
