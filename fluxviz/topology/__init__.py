"""What is connected: the graph of an app, and the only home of networkx."""

from fluxviz.topology.app import App
from fluxviz.topology.edges import EDGE_KINDS, Edge
from fluxviz.topology.evidence import Evidence
from fluxviz.topology.naming import FDM, GUIDE, NAMINGS, Naming, get_naming
from fluxviz.topology.nodes import (
    BROWSER,
    EDGE,
    NODE_KINDS,
    PUBLIC_LABELS,
    SSL_TITLES,
    Browser,
    CloudFlare,
    Component,
    External,
    FluxEdge,
    Node,
    Port,
    PublicHost,
    Unresolved,
    Volume,
    node_adapter,
)
from fluxviz.topology.sources import Source, build, join, several, spec_of
from fluxviz.topology.topology import WHAT_IF, Member, Topology

__all__ = [
    "BROWSER",
    "EDGE",
    "EDGE_KINDS",
    "FDM",
    "GUIDE",
    "NAMINGS",
    "NODE_KINDS",
    "PUBLIC_LABELS",
    "SSL_TITLES",
    "WHAT_IF",
    "App",
    "Browser",
    "CloudFlare",
    "Component",
    "Edge",
    "Evidence",
    "External",
    "FluxEdge",
    "Member",
    "Naming",
    "Node",
    "Port",
    "PublicHost",
    "Source",
    "Topology",
    "Unresolved",
    "Volume",
    "build",
    "get_naming",
    "join",
    "node_adapter",
    "several",
    "spec_of",
]
