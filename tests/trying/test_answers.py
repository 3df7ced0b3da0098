"""What the page to try fluxviz is answered: what it shows, what keeps it from that, and a link without values."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from fluxviz import build, draw, load
from fluxviz.errors import SpecError
from fluxviz.trying import answer, save, share, trace_between
from tests.specimens import SPECS, path_of

OPTIONS = json.dumps({"naming": "guide", "direction": "auto", "detail": "network", "theme": "auto"})
CANARY = "s3cr3tCanary0123456789"
REAL = Path(__file__).parents[3] / "shared"
FULLSTACK = path_of("guide_fullstack").read_text("utf-8")


def answered(text: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(answer(text, OPTIONS))
    return told


def shared(text: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(share(text))
    return told


def test_what_is_typed_is_drawn_as_everywhere() -> None:
    told = answered(FULLSTACK)
    assert told["svg"] == draw(FULLSTACK).svg()
    assert ["api", "fluxapi_fullstack:3000"] in [row[:2] for row in told["hosts"]["rows"]]
    assert {"component.api", "browser"} <= {node["id"] for node in told["nodes"]}
    assert all(finding["line"] for finding in told["findings"])


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('{"version": 8,\n "name": "shop",\n', 3, "is not JSON"),
        ("services:\n  web: {}\n", 1, "is a Compose file"),
        ('{"services": {"web": {}}}', 1, "is a Compose file"),
        ('{"version": 8, "name": "shop"}', 1, "compose"),
        ("[" * 5000, None, ""),
    ],
)
def test_what_cannot_be_drawn_is_told_at_its_line(text: str, line: int | None, said: str) -> None:
    told = answered(text)
    assert list(told) == ["faults"]
    assert any(said in f"{fault['where']} {fault['message']}" for fault in told["faults"])
    assert line is None or line in [fault["line"] for fault in told["faults"]]


def test_the_name_of_a_file_is_not_read_as_one() -> None:
    """What is typed is text, even where it could be a path: there are no files in a browser."""
    assert "faults" in answered(str(path_of("guide_fullstack")))


@pytest.mark.parametrize("text", ['{"version": 8, "compose": []}', '[{"version": 8, "name": "a"}, {"name": "b"}]'])
def test_no_message_speaks_of_the_command_line(text: str) -> None:
    assert not re.search("--|fluxviz ", json.dumps(answered(text)))


def test_a_request_is_traced() -> None:
    told = json.loads(trace_between(FULLSTACK, OPTIONS, "browser", "component.postgres"))
    assert told["paths"]
    assert all(path["steps"] for path in told["paths"])
    assert "problem" in json.loads(trace_between(FULLSTACK, OPTIONS, "browser", "component.nobody"))


@pytest.mark.parametrize("suffix", [".svg", ".html", ".md", ".mmd", ".drawio"])
def test_every_file_that_is_offered_is_written(suffix: str) -> None:
    assert "postgres" in save(FULLSTACK, OPTIONS, suffix)


def test_a_link_holds_hosts_and_ports_and_no_other_value() -> None:
    secretive = json.loads(FULLSTACK)
    for component in secretive["compose"]:
        component["environmentParameters"] += [
            f"PASSWORD={CANARY}",
            f"DATABASE_URL=postgresql://{CANARY}:{CANARY}@fluxpostgres_fullstack:5432/{CANARY}?key={CANARY}",
            f"{CANARY}",
        ]
        component["commands"] = ["--token", CANARY]
        component["repoauth"] = f"me:{CANARY}"
        component["description"] = CANARY
    secretive |= {"owner": CANARY, "description": CANARY, "contacts": [CANARY]}
    told = shared(json.dumps(secretive))
    assert CANARY not in json.dumps(told)
    assert "postgresql://fluxpostgres_fullstack:5432" in told["spec"]
    links = {edge.id for edge in build(load(FULLSTACK)).edges}
    assert links <= {edge.id for edge in build(load(told["spec"])).edges}


@pytest.mark.parametrize("name", ["guide_fullstack", "guide_three_tier", "v8_shop", "v4_shop"])
def test_a_shared_app_has_the_network_of_the_one_it_was_made_of(name: str) -> None:
    told = shared(path_of(name).read_text("utf-8"))
    assert [sentence for sentence in told["lost"] if " calls " in sentence] == []
    assert "svg" in answered(told["spec"])


def test_what_a_shared_app_no_longer_shows_is_said() -> None:
    spec = json.loads(FULLSTACK)
    spec["compose"][0]["environmentParameters"] = []
    spec["compose"][1]["commands"] = ["serve", "--database", "postgresql://fluxpostgres_fullstack:5432"]
    spec["compose"][1]["environmentParameters"] = []
    assert any("no longer calls postgres" in sentence for sentence in shared(json.dumps(spec))["lost"])


def texts(text: str) -> list[str]:
    """Give what is written on the full picture of an app."""
    return re.findall(r">([^<]+)</(?:text|tspan)>", draw(load(text), detail="full").svg())


@pytest.mark.slow
def test_every_spec_can_be_shared_and_what_that_changes_is_told() -> None:
    paths = [path for path in SPECS.glob("*.json") if not path.name.endswith(".access.json")]
    if not REAL.is_dir():
        print("there is no ../shared: own specs only")
    paths += [path for folder in ("specs", "more-specs") for path in (REAL / folder).glob("*.json")]
    for path in paths:
        text = path.read_text("utf-8")
        try:
            spec = load(text)
        except SpecError:
            continue
        told = shared(text)
        if spec.encrypted:
            assert "encrypted" in told["problem"], path.name
        elif "problem" not in told:  # as of a draft, whose version only its values tell
            assert load(told["spec"]).components, path.name
            assert told["lost"] or texts(text) == texts(told["spec"]), path.name
