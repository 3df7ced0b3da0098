"""Which part of the old topology is which of the new: the same id, or the same thing under another name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from fluxviz.topology import EDGE, Component, Edge, Topology
from fluxviz.topology.identifiers import part

_ENOUGH = 3
"""How alike two components must be for one to be the other renamed: the image and a port, or as much."""


def match_components(before: Topology, after: Topology) -> dict[str, str]:
    """Return the id of each old component in the new topology, where it is there, renamed or not.

    A component that is gone and one that is new are the same, renamed, where image, ports and links say so, and where
    no other pair fits as well.
    """
    old = {node.id: node for node in before.components}
    new = {node.id: node for node in after.components}
    matched = {name: name for name in old if name in new}
    gone = [node for name, node in old.items() if name not in new]
    come = [node for name, node in new.items() if name not in old]
    links_before, links_after = _links(before), _links(after)
    scores = sorted(
        (
            (-_likeness(one, other, links_before, links_after), one.id, other.id)
            for one in gone
            for other in come
            if one.app == other.app or len(before.apps) == len(after.apps) == 1
        ),
    )
    taken: set[str] = set()
    for score, one_id, other_id in scores:
        rivals = [each for each in scores if each[0] == score and (each[1] == one_id) != (each[2] == other_id)]
        if -score >= _ENOUGH and one_id not in matched and other_id not in taken and not rivals:
            matched[one_id] = other_id
            taken.add(other_id)
    return matched


def renamed_keys(before: Topology, after: Topology) -> dict[str, str]:
    """Return the key of each old component in the new topology, where it is there, renamed or not."""
    old_keys = {node.id: node.key for node in before.components}
    new_keys = {node.id: node.key for node in after.components}
    return {old_keys[old]: new_keys[new] for old, new in match_components(before, after).items()}


def knowing_what_went(before: Topology, after: Topology) -> Topology:
    """Return the new topology, each app of it with the components that the change took away."""
    old = {member.app.key: member.topology for member in before.members} or {before.apps[0].key: before}
    if not after.members:
        return _knowing(old.get(after.apps[0].key), after)
    return after.with_members(
        replace(member, topology=_knowing(old.get(member.app.key), member.topology)) for member in after.members
    )


def _knowing(before: Topology | None, after: Topology) -> Topology:
    if before is None or before.spec is None:
        return after
    matched = match_components(before, after)
    went = {node.key for node in before.components if node.id not in matched}
    return after.without(each for each in before.spec.components if each.key in went)


def _likeness(one: Component, other: Component, before: Mapping[str, set[str]], after: Mapping[str, set[str]]) -> int:
    score = 0
    if one.image and other.image:
        score += 3 if one.image == other.image else 2 if _repository(one.image) == _repository(other.image) else -2
    ports = {(port.public, port.container) for port in one.ports} & {
        (port.public, port.container) for port in other.ports
    }
    score += 1 if ports else 0
    score += 1 if before.get(one.id, set()) & after.get(other.id, set()) else 0
    return score


def _repository(image: str) -> str:
    return image.partition("@")[0].rpartition(":")[0] or image


def _links(topology: Topology) -> dict[str, set[str]]:
    """Give, for each component, what it is linked with and how, whatever its own name."""
    links: dict[str, set[str]] = {}
    for edge in topology.of_kind("internal", "egress"):
        links.setdefault(edge.source, set()).add(f"to {edge.target} {edge.port}")
        links.setdefault(edge.target, set()).add(f"from {edge.source} {edge.port}")
    return links


def renamed_ids(before: Topology, matched: Mapping[str, str], after: Topology) -> dict[str, str]:
    """Return the new id of every old node: that of its component, or of the volume of its component."""
    ids = {node.id: node.id for node in before.nodes}
    ids.update(matched)
    keys = {node.id: node.key for node in after.components}
    for node in before.components:
        new = matched.get(node.id)
        if new is None or new == node.id:
            continue
        for volume in before.nodes:
            if volume.kind == "volume" and volume.owner == node.key:
                ids[volume.id] = volume.id.replace(f"volume.{part(node.key)}", f"volume.{part(keys[new])}", 1)
    return ids


Key = tuple[str, str, str]


def links_by_ends(edges: Iterable[Edge], ids: Mapping[str, str] | None = None) -> dict[Key, list[Edge]]:
    """Group edges by kind and ends, the ends as the new topology calls them.

    Calls that enter where visitors do go together: which of CloudFlare's cards a name stands on is not the caller's.
    """
    groups: dict[Key, list[Edge]] = {}
    for edge in edges:
        source = edge.source if ids is None else ids.get(edge.source, edge.source)
        target = edge.target if ids is None else ids.get(edge.target, edge.target)
        if edge.enters and edge.kind in ("egress", "browser_call"):
            target = EDGE
        groups.setdefault((edge.kind, source, target), []).append(edge)
    return groups
