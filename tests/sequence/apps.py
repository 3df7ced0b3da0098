"""Apps whose paths are short, long, hostile and failing, and every sequence diagram of them."""

from __future__ import annotations

from collections.abc import Iterator

from fluxviz import Topology, build, draw, load, trace
from fluxviz.rendering.sequence_diagram import SequenceDiagram
from tests.specimens import app, component, path_of

FULLSTACK = path_of("guide_fullstack")
LONG = "a-long-name-of-a-component-on-flux"


def fullstack(**domain: str) -> Topology:
    return build(FULLSTACK, access={"domains": {"app.yourdomain.com": {"component": "frontend", **domain}}})


def chain(links: int = 9) -> Topology:
    """Build an app of components that call each other in turn; the last calls a host outside, and one nobody has."""
    ends = ["API_URL=https://a-really-long-host-name.of-some-api.eu-central-1.example.com/v1", "X_HOST=fluxnobody_x:99"]
    parts = [
        component(
            f"c{place}-{LONG}",
            8080 if place == 0 else None,
            environmentParameters=[f"NEXT_URL=http://fluxc{place + 1}-{LONG}_longappname:8080"]
            if place + 1 < links
            else ends,
        )
        for place in range(links)
    ]
    return build(load(app(*parts, name="longappname")))


def named(name: str) -> Topology:
    """Build an app with a path from the browser through a component of any name to another."""
    called = component("db", None, repotag="postgres:16")
    return build(load(app(component(name, 80, environmentParameters=["DB_HOST=fluxdb_shop"]), called)))


def sequences(topology: Topology, *, start: str = "browser", theme: str = "auto") -> Iterator[SequenceDiagram]:
    """Yield the sequence diagram of every path from a start to each other node."""
    diagram = draw(topology, theme=theme)
    for node in topology.nodes:
        if node.id != start:
            found = trace(topology, start, node.id)
            for path in (*found.paths, *found.blocked):
                yield diagram.sequence(path)
