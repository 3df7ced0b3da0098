"""GraphML: the whole graph for programs that compute with it, such as networkx, yEd and Gephi."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from fluxviz.export.plain_words import port_words
from fluxviz.topology import Component, Edge, FluxEdge, Node, Topology
from fluxviz.topology.sentences import title_of
from fluxviz.unseen import clean

Value = str | int | float | bool | None

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
    ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">'
)
_GRAPH = {"app": "string", "naming": "string"}
_NODE = {
    "label": "string", "kind": "string", "host": "string", "hosts": "string", "app": "string", "image": "string",
    "technology": "string", "exposure": "string", "ports": "string", "cpu": "double", "ram": "double", "hdd": "double",
}  # fmt: skip
_EDGE = {
    "label": "string", "kind": "string", "protocol": "string", "host": "string", "port": "int", "encrypted": "boolean",
    "hosts": "string", "container_port": "int", "declared": "boolean", "problem": "string",
}  # fmt: skip
"""What each part has, and GraphML's type of it."""


def write_graphml(topology: Topology) -> str:
    """Write the GraphML of a topology: every node and edge by its id, their facts as attributes."""
    return "\n".join(_lines(topology)) + "\n"


def _lines(topology: Topology) -> Iterator[str]:
    yield _HEAD
    for home, keys in (("graph", _GRAPH), ("node", _NODE), ("edge", _EDGE)):
        for name, kind in keys.items():
            yield f'  <key id="{home}_{name}" for="{home}" attr.name="{name}" attr.type="{kind}"/>'
    yield '  <graph id="fluxviz" edgedefault="directed">'
    if topology.applied:
        yield f"    <desc>{_text(title_of(topology))}</desc>"
    yield from _data("graph", {"app": topology.app, "naming": topology.naming}, "    ")
    for node in topology.nodes:
        yield f'    <node id="{_text(node.id)}">'
        yield from _data("node", _node(node), "      ")
        yield "    </node>"
    for edge in topology.edges:
        yield f'    <edge id="{_text(edge.id)}" source="{_text(edge.source)}" target="{_text(edge.target)}">'
        yield from _data("edge", _edge(edge), "      ")
        yield "    </edge>"
    yield "  </graph>"
    yield "</graphml>"


def _data(home: str, values: dict[str, Value], indent: str) -> Iterator[str]:
    for name, value in values.items():
        if value is not None and value != "":
            text = str(value).lower() if isinstance(value, bool) else _text(str(value))
            yield f'{indent}<data key="{home}_{name}">{text}</data>'


def _node(node: Node) -> dict[str, Value]:
    values: dict[str, Value] = {"label": node.label, "kind": node.kind, "host": getattr(node, "host", None)}
    if isinstance(node, FluxEdge):
        values["hosts"] = _list(host.address for host in node.hosts)
    elif node.kind == "cloudflare":
        values["hosts"] = _list(node.hosts)
    elif isinstance(node, Component):
        values |= {"app": node.app, "image": node.image, "technology": node.technology, "exposure": node.exposure}
        values |= {"ports": _list(port_words(port) for port in node.ports)}
        values |= {"cpu": node.cpu, "ram": node.ram, "hdd": node.hdd}
    return values


def _edge(edge: Edge) -> dict[str, Value]:
    detected = f"{edge.protocol or 'unknown'} {'' if edge.port is None else edge.port}".rstrip()
    values: dict[str, Value] = {"label": detected, "kind": edge.kind, "protocol": edge.protocol, "host": edge.host}
    values |= {"port": edge.port, "encrypted": edge.encrypted, "hosts": _list(edge.hosts)}
    return {**values, "container_port": edge.container_port, "declared": edge.declared, "problem": edge.problem}


def _list(texts: Iterable[str]) -> str:
    return ", ".join(texts)


def _text(text: str) -> str:
    return escape(clean(text), quote=True)
