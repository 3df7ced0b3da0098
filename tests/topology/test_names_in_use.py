"""Names that calls lead to stand on the edge's card; and TLS that the edge opens is no more than that."""

from __future__ import annotations

import pytest

from fluxviz import build, check, draw, trace
from fluxviz.drawing.cards import MAX_HOSTS
from tests.specimens import app, component
from tests.svg_reading import read_svg


@pytest.mark.parametrize("naming", ["guide", "fdm"])
@pytest.mark.parametrize("name", ["shop_33000.app.runonflux.io", "shop_33000.app2.runonflux.io"])
def test_a_name_that_is_called_is_listed(naming: str, name: str) -> None:
    web = component("web", 31080, repotag="nginx:1", environmentParameters=[f"API=https://{name}"])
    api = component("api", 33000, containerPorts=[3000], repotag="me/api")
    diagram = draw(build(app(web, api), naming=naming))
    assert f"{name}:443" in read_svg(diagram.svg()).words
    assert f"{name}:443 → api:33000" in diagram.mermaid().replace("#95;", "_").replace("#58;", ":")
    alone = draw(build(app(component("web", 31080, repotag="nginx:1"), api), naming=naming)).svg()
    assert (f"{name}:443" in read_svg(alone).words) == ((naming, name) == ("fdm", "shop_33000.app.runonflux.io"))


def test_of_many_names_those_in_use_are_not_left_out() -> None:
    entry = "API=https://shop_33000.app.runonflux.io"
    web = component("web", 31080, repotag="nginx:1", environmentParameters=[entry])
    web["domains"] = [",".join(f"shop{number}.example.com" for number in range(MAX_HOSTS + 4))]
    api = component("api", 33000, containerPorts=[3000], repotag="me/api")
    words = read_svg(draw(build(app(web, api))).svg()).words
    assert "shop_33000.app.runonflux.io:443" in words
    assert f"+ {MAX_HOSTS + 4 + 4 - MAX_HOSTS} more" in words


@pytest.mark.parametrize(
    ("image", "port", "entries", "told"),
    [
        ("zadam/trilium:0.6", 8080, [], "assumed"),
        ("me/notes", 8443, [], "certain"),
        ("nginx:1", 80, [], "plain HTTP is expected here"),
        ("me/notes", 9999, ["HTTP_PORT=9999"], "plain HTTP is expected here"),
    ],
)
def test_tls_that_the_edge_opens_needs_tls_behind_it(image: str, port: int, entries: list[str], told: str) -> None:
    spec = app(
        component("notes", 31227, containerPorts=[port], repotag=image, environmentParameters=entries), name="trilium1"
    )
    topology = build(spec)
    edge = topology.edge("forward.edge.notes.31227")
    assert edge.protocol == "https"
    assert edge.assumed == (told == "assumed")
    assert edge.problem.partition(":")[0] == (told if told.startswith("plain") else "")
    found_paths = trace(topology, "browser", "notes")
    (path,) = (each for each in (*found_paths.paths, *found_paths.blocked) if each.hosts)
    assert ("with TLS, if notes speaks it" in path.hops[1].text) == (told == "assumed")
    said = "by HTTPS (assumed), its certificate not checked, on port 31227"
    assert (said in draw(topology).text()) == (told == "assumed")
    found = [finding.message for finding in check(spec) if finding.code == "FX501"]
    assert bool(found) == told.startswith("plain")
    assert any("nothing tells that TLS is spoken there" in note for note in topology.notes) == (told == "assumed")
