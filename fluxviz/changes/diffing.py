"""``diff``: from two apps to all that changed between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fluxviz.changes.components import compare_components
from fluxviz.changes.links import compare_links
from fluxviz.changes.matching import match_components, renamed_ids, renamed_keys
from fluxviz.changes.model import RANKS, Change, Changes, EdgeDelta, Frame, NodeDelta
from fluxviz.changes.names import compare_names
from fluxviz.changes.sealed import compare_sealed
from fluxviz.changes.standbys import compare_standbys
from fluxviz.refusing import strict
from fluxviz.spec import AccessLike
from fluxviz.topology import Naming, Source, Topology, build


@strict
def diff(
    before: Source,
    after: Source,
    *,
    access: AccessLike | None = None,
    naming: Naming | str | None = None,
) -> Changes:
    """Compare two apps in topology words.

    Both are compared as resolved: key order and the spec's version are no change, and the order of components only
    where it moves something real, such as the app's own domain or a shared volume.

    Args:
        before: The old app: a path, JSON text, bytes, a mapping, a loaded spec, or a topology.
        after: The new one.
        access: What neither spec can say; None: each path takes the access file beside it, and a topology has its own.
        naming: Whose public names to compare; as for :func:`fluxviz.build`.

    Raises:
        SpecError: a spec cannot be read; carries every fault.
        AccessError: an access overlay cannot be read.
        UnknownNameError: there is no such naming.

    >>> from fluxviz import build
    >>> app = {"version": 4, "name": "shop", "compose": [
    ...     {"name": "web", "ports": [80], "containerPorts": [80]},
    ...     {"name": "db", "repotag": "postgres:16", "ports": [], "containerPorts": []}]}
    >>> old = build(app)
    >>> app["compose"][1] |= {"ports": [5432], "containerPorts": [5432]}
    >>> print(diff(old, app).text())
    db is open to the public on port 5432 (postgresql), past the edge and without TLS.
    >>> bool(diff(old, old))
    False

    """
    return compare_topologies(build(before, access=access, naming=naming), build(after, access=access, naming=naming))


def compare_topologies(before: Topology, after: Topology) -> Changes:
    """Compare two topologies; see :func:`fluxviz.diff`."""
    matched = match_components(before, after)
    ids = renamed_ids(before, matched, after)
    sealed = compare_sealed(before, after)
    found = [*([] if sealed is None else [sealed]), *_instances(before, after)]
    if sealed is None:
        found += compare_components(before, after, matched)
        found += compare_links(before, after, ids)
        found += compare_standbys(before, after, ids)
        found += compare_names(before, after, renamed_keys(before, after))
    items = sorted(dict.fromkeys(found), key=lambda change: RANKS.index(change.kind))
    return Changes(
        items=tuple(items),
        nodes=tuple(_node_deltas(before, after, ids)),
        edges=tuple(_edge_deltas(before, after)),
        after=Frame(app=after.app, naming=after.naming, instances=after.instances, apps=after.apps, notes=after.notes),
    )


def _instances(before: Topology, after: Topology) -> Iterator[Change]:
    old = {app.key: app for app in before.apps}
    for app in after.apps:
        one = old.get(app.key)
        if one is not None and one.instances != app.instances:
            told = [("not given" if each.instances is None else f"{each.instances}") for each in (one, app)]
            now, once = (_copies(each.instances) for each in (app, one))
            text = f"{app.name} runs as {now}, before {once}."
            yield Change(kind="instances", text=text, old=one.id, new=app.id, before=told[0], after=told[1])


def _copies(count: int | None) -> str:
    return "copies whose number is not given" if count is None else f"{count} {'copy' if count == 1 else 'copies'}"


def _node_deltas(before: Topology, after: Topology, ids: Mapping[str, str]) -> Iterator[NodeDelta]:
    new = {node.id: node for node in after.nodes}
    seen: set[str] = set()
    for node in before.nodes:
        now = new.get(ids.get(node.id, node.id))
        if now is not None:
            seen.add(now.id)
        if now != node:
            yield NodeDelta(before=node, after=now)
    for node in after.nodes:
        if node.id not in seen:
            yield NodeDelta(before=None, after=node)


def _edge_deltas(before: Topology, after: Topology) -> Iterator[EdgeDelta]:
    new = {edge.id: edge for edge in after.edges}
    for edge in before.edges:
        if new.get(edge.id) != edge:
            yield EdgeDelta(before=edge, after=new.get(edge.id))
    old = {edge.id for edge in before.edges}
    for edge in after.edges:
        if edge.id not in old:
            yield EdgeDelta(before=None, after=edge)
