"""The same spec gives the same bytes, whatever the order of its keys, the hash seed or the folder."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fluxviz import FDM, draw
from tests.programs import run_program
from tests.specimens import ALL, SPECS, document, path_of
from tests.strategies import shuffled

pytestmark = pytest.mark.slow

ACCESS = {
    "domains": {
        "maps.example.org": {"component": "web", "port": 33080, "ssl": "strict"},
        "api.example.org": {"component": "api", "proxied": False},
        "maps.example.net": {"port": 33081, "always_https": False},
    },
    "links": [{"source": "web", "target": "api", "port": 3000, "protocol": "http"}],
}
ENVIRONMENT = {"Z_URL": "http://fluxapi_maps:3000", "A_HOST": "fluxdb_maps", "A_PORT": 5432, "B": "x.org:80"}
RICH: dict[str, Any] = {**document("mapping_that_differs"), "priceUSD": 3, "enabled": True}
for part in RICH["compose"]:
    part["environment"] = ENVIRONMENT
    del part["environmentParameters"]


def outputs(source: Any, access: Any = None) -> tuple[str, str, str]:
    diagram = draw(source, access=access)
    return diagram.svg(), diagram.dot(), diagram.json()


@settings(max_examples=15)
@given(st.data())
def test_the_order_of_keys_changes_no_byte(data: st.DataObject) -> None:
    expected = outputs(RICH, ACCESS)
    assert outputs(data.draw(shuffled(RICH)), data.draw(shuffled(ACCESS))) == expected


@settings(max_examples=40)
@given(st.data())
def test_the_order_of_keys_changes_no_byte_of_any_specimen(data: st.DataObject) -> None:
    spec = document(data.draw(st.sampled_from(ALL)))
    diagrams = [draw(each, naming=FDM) for each in (spec, data.draw(shuffled(spec)))]
    assert diagrams[0].dot() == diagrams[1].dot()
    assert diagrams[0].json() == diagrams[1].json()
    assert diagrams[0].text() == diagrams[1].text()


def test_the_order_of_components_is_that_of_the_spec() -> None:
    """The tests above must not pass since order is ignored where it means something."""
    spec = document("guide_fullstack")
    turned = {**spec, "compose": spec["compose"][::-1]}
    assert outputs(spec) != outputs(turned)


PROGRAM = """
import hashlib, sys
from pathlib import Path
from fluxviz import draw
from fluxviz.rendering import with_provenance
for path in sorted(Path(sys.argv[1]).glob("*.json")):
    if path.name.endswith(".access.json"):
        continue
    diagram = draw(path)
    texts = [diagram.svg(), diagram.with_(direction="LR").svg(), diagram.text()]
    suffixes = (".svg", ".dot", ".mmd", ".d2", ".drawio", ".graphml", ".json", ".md")
    texts += [with_provenance(diagram, suffix) for suffix in suffixes]
    texts += [diagram.page()] if path.stem == "guide_fullstack" else []
    for text in texts:
        print(path.stem, hashlib.sha256(text.encode()).hexdigest())
"""


def digests(folder: Path, **environment: str) -> str:
    done = run_program(
        [sys.executable, "-c", PROGRAM, str(folder)],
        check=True,
        env={**os.environ, **environment},
    )
    return done.stdout


@pytest.fixture(scope="module")
def here() -> str:
    return digests(SPECS, PYTHONHASHSEED="random")


@pytest.mark.parametrize("seed", range(5))
def test_the_hash_seed_changes_no_byte(seed: int, here: str) -> None:
    assert digests(SPECS, PYTHONHASHSEED=str(seed)) == here
    assert here.count("\n") == 11 * len(ALL) + 1


def test_the_locale_the_time_zone_and_the_folder_change_no_byte(tmp_path: Path, here: str) -> None:
    for path in SPECS.glob("*.json"):
        shutil.copy(path, tmp_path)
    assert digests(tmp_path, LC_ALL="C", LANG="C", TZ="Pacific/Kiritimati", PYTHONUTF8="0") == here


def test_the_layout_of_the_file_changes_no_byte(tmp_path: Path) -> None:
    path = tmp_path / "squeezed.json"
    path.write_text(json.dumps(document("guide_fullstack"), separators=(",", ":")))
    assert outputs(path) == outputs(path_of("guide_fullstack"))


def test_drawing_one_app_changes_nothing_in_the_next() -> None:
    first = outputs(path_of("guide_fullstack"))
    outputs(path_of("mapping_that_differs"))
    assert outputs(path_of("guide_fullstack")) == first
