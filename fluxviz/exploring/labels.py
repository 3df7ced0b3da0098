"""What parts are called in words: in an estate with the app's name before them."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote

from fluxviz.topology import Component, Topology, Volume


def labels_of(topology: Topology) -> Mapping[str, str]:
    """Return what each node is called, by its id: ``shop · web`` where there are several apps.

    >>> from fluxviz.topology import build, join
    >>> from fluxviz.spec import load
    >>> web = [{"name": "web", "ports": [80], "containerPorts": [80]}]
    >>> apps = [build(load({"version": 4, "name": name, "compose": web})) for name in ("shop", "blog")]
    >>> [label for label in labels_of(join(apps)).values() if "·" in label]
    ['shop · web', 'blog · web']
    """
    several = len(topology.apps) > 1
    labels: dict[str, str] = {}
    for node in topology.nodes:
        app = node.app if several and isinstance(node, (Component, Volume)) else ""
        labels[node.id] = f"{unquote(app)} · {node.label}" if app else node.label
    return labels
