"""What a probe saw, on the picture."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import fluxviz
import fluxviz.cli.probe as command
from fluxviz.errors import FluxvizError
from fluxviz.probing import ProbeReport, plan_probe, remarks_of
from fluxviz.probing.judging import Result
from fluxviz.topology import FDM, build
from fluxviz.topology.remarks import Remark, Remarks
from tests.cli.running import run
from tests.probing.internet import Internet
from tests.probing.shop import APP, CUSTOM, NODES, WEB, app, component, db, web

NOW = "2026-11-26 22:45 UTC"
REQUEST, FORWARD, DOOR = "request.browser.edge.443", "forward.edge.web.33000", "direct.browser.db.35432"


def reported(
    spec: dict[str, Any],
    seen: dict[str, tuple[Any, ...]],
    access: dict[str, Any] | None = None,
    nodes: Sequence[str] = NODES,
) -> ProbeReport:
    """Make a report in which all is as drawn but what is said: host and port to verdict, words and difference."""
    topology = build(spec, access=access, naming=FDM)
    plan = plan_probe(topology, nodes)
    results = []
    for each in plan.tries:
        said = seen.get(f"{each.kind} {each.where}")
        dead = each.expected == "none" and each.kind == "https"
        verdict, words, differs = said or (("edge says 503", "", False) if dead else ("reached", "200", False))
        results.append(Result(**vars(each), verdict=verdict, seen=words, differs=differs))
    return ProbeReport(plan, tuple(results), NOW, topology=topology)


def test_where_all_is_as_drawn_each_line_says_that_it_was_reached() -> None:
    assert remarks_of(reported(app(web(), db()), {})) == {
        REQUEST: Remarks(
            "confirmed",
            (
                Remark("reached at 2 names", status="confirmed"),
                Remark("no answer at 1 name, as drawn", status="confirmed"),
            ),
        ),
        FORWARD: Remarks(
            "confirmed",
            (
                Remark("reached at 2 names", status="confirmed"),
                Remark("reached on 2 of 2 nodes", status="confirmed"),
            ),
        ),
        DOOR: Remarks("confirmed", (Remark("reached on 2 of 2 nodes", status="confirmed"),)),
    }


@pytest.mark.parametrize(
    ("where", "verdict", "link", "host"),
    [
        (f"https {WEB}:443", "certificate wrong", REQUEST, WEB),
        (f"https {WEB}:443", "redirect loop", REQUEST, WEB),
        (f"https {WEB}:443", "timed out", REQUEST, WEB),
        (f"https {WEB}:443", "edge says 503", FORWARD, WEB),
        (f"https {WEB}:443", "not HTTP", FORWARD, WEB),
        (f"https {WEB}:443", "error", FORWARD, WEB),
        (f"dns {WEB}", "no such name", REQUEST, WEB),
        (f"redirect {APP}:80", "no redirect", REQUEST, APP),
        ("tcp 5.9.0.3:33000", "refused", FORWARD, "5.9.0.3"),
        ("tcp 5.9.0.3:35432", "timed out", DOOR, "5.9.0.3"),
        (f"edge {APP}:443", "edge lagging", FORWARD, "it leaves out 5.9.0.3"),
    ],
)
def test_a_difference_stands_on_the_line_where_it_goes_wrong(where: str, verdict: str, link: str, host: str) -> None:
    report = reported(app(web(), db()), {where: (verdict, "it routes to 5.9.0.2: it leaves out 5.9.0.3", True)})
    remarks = remarks_of(report)
    assert {name for name, each in remarks.items() if each.status == "refuted"} == {link}
    assert remarks[link].lines[0] == Remark(verdict, host=host, status="refuted")


def test_cloudflares_errors_stand_on_its_way_to_the_edge() -> None:
    access = {"domains": [{"host": CUSTOM, "proxied": True}]}
    spec = app(web(CUSTOM))
    report = reported(spec, {f"https {CUSTOM}:443": ("redirect loop", "", True)}, access)
    refuted = {name for name, each in remarks_of(report).items() if each.status == "refuted"}
    assert refuted == {edge.id for edge in report.topology.of_kind("proxy")}


def test_what_is_not_tried_says_why() -> None:
    report = reported(app(component("game", "lloesche/valheim-server", [34567], [2456])), {})
    door = remarks_of(report)["direct.browser.game.34567"]
    assert door == Remarks("untold", (Remark("not tried: UDP cannot be told"),))


def test_where_no_node_is_known_a_line_that_was_tried_by_name_says_so() -> None:
    report = reported(app(web(), db()), {}, nodes=())
    remarks = remarks_of(report)
    assert remarks[FORWARD] == Remarks(
        "confirmed",
        (Remark("reached at 2 names", status="confirmed"), Remark("no node was tried", status="untold")),
    )
    assert remarks[DOOR] == Remarks("untold", (Remark("not tried: no node that runs the app is known"),))


def test_many_hosts_of_one_verdict_are_counted() -> None:
    nodes = {f"tcp {node}:33000": ("refused", "", True) for node in NODES}
    names = {f"https {name}:443": ("edge says 503", "", True) for name in (APP, WEB, CUSTOM, f"www.{CUSTOM}")}
    lines = remarks_of(reported(app(web(CUSTOM)), {**nodes, **names}))[FORWARD].lines
    assert [(each.text, each.host) for each in lines] == [
        ("edge says 503", APP),
        ("edge says 503", CUSTOM),
        ("edge says 503: + 2 more", ""),
        ("refused", "5.9.0.2"),
        ("refused", "5.9.0.3"),
    ]


SEEN = {
    f"https {CUSTOM}:443": ("certificate wrong", "it has expired", True),
    "tcp 5.9.0.3:35432": ("refused", "nobody listens there", True),
}


def shown() -> fluxviz.Diagram:
    game = component("game", "lloesche/valheim-server", [34567], [2456])
    return fluxviz.draw_probe(reported(app(web(CUSTOM), db(), game), SEEN))


def test_the_svg_says_what_was_seen_when_it_was_and_what_its_signs_mean() -> None:
    svg = shown().svg()
    texts = ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    said = " ".join("".join(text.itertext()) for text in texts)
    for words in (
        "certificate wrong",
        CUSTOM,
        "refused",
        "5.9.0.3",
        "reached on 1 of 2 nodes",
        "not tried: UDP cannot be told",
        f"Probed {NOW}",
        "probed, and as drawn",
        "probed, and not as drawn: what was seen",
        "not tried, or it cannot be told from here",
    ):
        assert words in said
    classes = {
        group.get("data-id"): group.get("class", "").split()
        for group in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}g")
        if group.get("data-id")
    }
    assert "link-refuted" in classes[REQUEST]
    assert "link-confirmed" in classes[FORWARD]
    assert "link-refuted" in classes[DOOR]
    assert "link-untold" in classes["direct.browser.game.34567"]


def test_those_who_do_not_see_the_picture_are_told() -> None:
    text = shown().text()
    assert f"Seen: certificate wrong: {CUSTOM}; reached at 3 names" in text
    assert "Probed, not as drawn: Anyone can reach db on port 35432" in text
    assert f"Probed {NOW}" in text
    assert f"Seen: certificate wrong: {CUSTOM}" in shown().svg().partition("</desc>")[0]


@pytest.mark.parametrize("suffix", [".mmd", ".d2", ".drawio", ".dot"])
def test_other_formats_say_it_too(suffix: str) -> None:
    text = str(shown().render(suffix))
    for words in ("certificate wrong", "refused", "5.9.0.3", "UDP cannot be told"):
        assert words in text


def test_the_same_probe_gives_the_same_bytes() -> None:
    assert shown().svg() == shown().svg()


def test_a_picture_of_no_probe_has_no_sign_of_one() -> None:
    svg = fluxviz.draw(app(web(CUSTOM), db())).svg()
    assert not re.search("probed|link-(confirmed|refuted|untold)", svg)


def test_only_a_report_is_drawn() -> None:
    with pytest.raises(FluxvizError, match="expected a ProbeReport, as probe"):
        fluxviz.draw_probe(app(web()))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["probe.json", "probe.html", "probe.md", "probe", "probe.graphml"])
def test_a_format_that_cannot_show_a_probe_is_refused_before_anything_is_tried(
    internet: Internet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(command, "NETWORK", internet.network)
    spec = tmp_path / "shop.json"
    spec.write_text(json.dumps(app(web())))
    ran = run("probe", spec, "-o", tmp_path / name)
    assert (ran.code, ran.out) == (2, "")
    assert "cannot draw a probe as" in ran.err
    assert internet.queries == set()
