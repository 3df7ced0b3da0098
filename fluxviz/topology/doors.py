"""Open doors: where published ports answer past the edge, whether it serves them, too, or not."""

from __future__ import annotations

from fluxviz.topology.edges import Edge
from fluxviz.topology.nodes import BROWSER, Component, Port
from fluxviz.topology.protocols import has_tls
from fluxviz.topology.public_path import MISFITS
from fluxviz.topology.topology import Topology


def open_doors(topology: Topology) -> tuple[Edge, ...]:
    """Return the way past the edge to every published port, in the order of the topology.

    Source: ``portBindings`` of ``dockerService.js`` in RunOnFlux/flux: all interfaces, TCP and UDP.
    """
    return (*topology.of_kind("direct"), *doors_beside_edge(topology))


def doors_beside_edge(topology: Topology) -> tuple[Edge, ...]:
    """Return the open doors of ports that the edge serves, by HTTP or as TCP: they are in no graph of their own.

    Of a component with primary/standby data the primary's node alone answers, here as on any door.
    """
    doors: dict[tuple[str, int], Edge] = {}
    past = {(edge.target, edge.port) for edge in topology.of_kind("direct")}
    for edge in sorted(topology.of_kind("forward"), key=lambda edge: edge.protocol == "tcp"):
        node, port = topology.node(edge.target), edge.port
        if port is not None and (edge.target, port) not in past and isinstance(node, Component):
            doors.setdefault((edge.target, port), _beside(edge, node))
    return tuple(doors.values())


def _beside(edge: Edge, node: Component) -> Edge:
    """Return the door of a port that the edge serves: it is called there as it is, not as the edge passes it."""
    door = edge.model_copy(
        update={
            "id": f"direct.browser.{edge.id.removeprefix('forward.edge.').removesuffix('.tcp')}",
            "source": BROWSER,
            "kind": "direct",
            "hosts": (),
            "primary": node.data == "primary",
        }
    )
    misfit = edge.problem in MISFITS  # the edge's own trouble: past it, there is none
    port = next((each for each in node.ports if each.public == edge.port), Port())
    if edge.protocol != "tcp" and not misfit and not (edge.problem and has_tls(port.protocol)):
        return door
    return door.model_copy(
        update={
            "protocol": port.protocol,
            "assumed": port.assumed,
            "encrypted": port.protected,
            "evidence": (),
            "problem": "" if misfit else edge.problem,
        }
    )
