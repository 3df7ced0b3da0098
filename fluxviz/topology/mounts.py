"""Volumes that components share: ``N:``, ``c:N:`` and ``cf:N:`` in ``containerData``."""

from __future__ import annotations

from collections.abc import Iterator

from fluxviz.spec import AppSpec, Component, Mount
from fluxviz.topology.edges import Edge
from fluxviz.topology.evidence import Evidence
from fluxviz.topology.identifiers import part
from fluxviz.topology.nodes import UNNAMED, Volume


def _shared(spec: AppSpec) -> Iterator[tuple[Component, Mount, Component | None]]:
    """Yield each mount of another component's volume: who mounts it, how, and whose it is."""
    for component in spec.components:
        for mount in component.mounts:
            if mount.component is not None:
                known = mount.component < len(spec.components)
                yield component, mount, spec.components[mount.component] if known else None


def _volume_id(mount: Mount, owner: Component | None) -> str:
    name = part(owner.key) if owner else f"~{mount.component}"  # no key has a tilde in an id
    return f"volume.{name}.{part(mount.name)}" if mount.name else f"volume.{name}"


def volume_nodes(spec: AppSpec) -> list[Volume]:
    """Return a node for each volume that another component mounts."""
    nodes: dict[str, Volume] = {}
    for _, mount, owner in _shared(spec):
        key = _volume_id(mount, owner)
        label = mount.name or UNNAMED
        nodes.setdefault(key, Volume(id=key, label=label, owner=owner.key if owner else None, path=_path(mount, owner)))
    return list(nodes.values())


def _path(mount: Mount, owner: Component | None) -> str:
    for own in owner.mounts if owner else ():
        if own.component is None and own.name == mount.name and (mount.name or own.kind == "primary"):
            return own.path
    return ""


def mount_edges(spec: AppSpec, ids: dict[str, str]) -> list[Edge]:
    """Return an edge from each component to each volume it mounts, and one from its owner to it."""
    edges: dict[str, Edge] = {}
    for component, mount, owner in _shared(spec):
        volume = _volume_id(mount, owner)
        problem = _problem(component, owner)
        if owner is not None and owner is not component:
            key = f"mount.{part(owner.key)}.{volume}"
            edges.setdefault(key, _edge(key, owner, ids, volume, f"The volume belongs to {owner.key}."))
        key = f"mount.{part(component.key)}.{volume}"
        whose = f"of {owner.key}" if owner else f"of component {mount.component}, which does not exist"
        why = f"{component.key} mounts the volume {whose} at {mount.path}."
        if key not in edges or problem:
            edges[key] = _edge(key, component, ids, volume, why).model_copy(update={"problem": problem})
    return list(edges.values())


def _problem(component: Component, owner: Component | None) -> str:
    """Return why the installation fails at a mount. Source: ``volumeConstructor.js`` in RunOnFlux/flux."""
    if owner is None:
        return "the installation fails: there is no such component"
    if owner.index < component.index:
        return ""
    whose = "it is its own volume" if owner is component else f"{owner.name or owner.key} stands after it"
    return f"the installation fails: {whose}"


def _edge(key: str, component: Component, ids: dict[str, str], volume: str, why: str) -> Edge:
    evidence = Evidence(component=component.key, variable="containerData", rule="shared volume", why=why)
    return Edge(id=key, source=ids[component.key], target=volume, kind="mount", evidence=(evidence,))
