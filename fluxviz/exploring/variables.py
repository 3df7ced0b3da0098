"""Which variables a component has: their names, so that a search finds them, and never what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from fluxviz.topology import Topology
from fluxviz.topology.references.vocabulary import is_known_name
from fluxviz.topology.secret_names import looks_secret

_NAME = re.compile(r"[A-Za-z_][\w.-]{0,63}", re.ASCII)


def variable_names(topology: Topology) -> Mapping[str, tuple[str, ...]]:
    """Return the names of each component's variables, by the component's id."""
    named = dict(_of_app(topology))
    for member in topology.members:
        named |= {member.node_id(node): names for node, names in _of_app(member.topology)}
    return named


def _of_app(topology: Topology) -> Iterator[tuple[str, tuple[str, ...]]]:
    ids = {node.key: node.id for node in topology.components}
    for component in topology.spec.components if topology.spec else ():
        told = (each.name for each in component.environment if _is_told(each.name, each.value.read()))
        if component.key in ids:
            yield ids[component.key], tuple(dict.fromkeys(told))


def _is_told(name: str, value: str) -> bool:
    """Return whether a name is one: of a secret without a name, the part before its ``=`` looks like one."""
    if is_known_name(name):
        return True
    return bool(_NAME.fullmatch(name) and value.strip("= ") and not looks_secret("", name))
