"""An explorer edits the app's own texts: edits wait, are shown, taken back, and written byte for byte."""

from __future__ import annotations

import copy
import json
import pickle
import shutil
from pathlib import Path
from typing import Any

import pytest

from fluxviz import Explorer, draw_changes, explore
from fluxviz.errors import FluxvizError
from tests.programs import run_program
from tests.widget.canaries import CANARY, canaries_in

SHOP: dict[str, Any] = {
    "version": 7,
    "name": "shop",
    "compose": [
        {
            "name": "web",
            "repotag": "nginx:1.27",
            "ports": [31000, 31001],
            "containerPorts": [3000, 3001],
            "domains": ["shop.example.com", ""],
            "environmentParameters": [
                f"DATABASE_URL=postgres://{CANARY}:{CANARY}@fluxdb_shop:5432/shop",
                f"CACHE_URL=redis://:{CANARY}@fluxcach_shop:6379/0",
                f"PASSWORD={CANARY}",
            ],
        },
        {"name": "db", "repotag": "postgres:16", "ports": [35432], "containerPorts": [5432]},
        {"name": "cache", "repotag": "redis:7", "ports": [], "containerPorts": []},
    ],
}
TEXT = json.dumps(SHOP, indent=2)
FIXED = TEXT.replace("fluxcach_shop", "fluxcache_shop")


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "shop.json"
    path.write_bytes(TEXT.encode())
    return path


def test_a_fix_waits_is_drawn_and_is_written(shop: Path) -> None:
    explorer = explore(shop)
    assert "FX101" in explorer.findings.codes
    (fixed,) = explorer.fix(rule="FX101")
    assert (fixed.component, explorer.edits) == ("web", ("fixed FX101 of web",))
    assert "FX101" not in explorer.findings.codes
    assert any(edge.id == "internal.web.cache.6379" for edge in explorer.topology.edges)
    assert shop.read_text() == TEXT
    assert explorer.apply() == (shop,)
    assert shop.read_bytes() == FIXED.encode()
    assert explorer.edits == ()


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "\n"])
@pytest.mark.parametrize("indent", [2, None])
def test_git_applies_the_patch_and_makes_the_file_that_apply_makes(
    shop: Path, mark: bytes, end: str, last: str, indent: int | None
) -> None:
    git = shutil.which("git")
    if git is None:
        pytest.skip("there is no git")
    before = mark + (json.dumps(SHOP, indent=indent) + last).replace("\n", end).encode()
    shop.write_bytes(before)
    explorer = explore(Path("shop.json"))
    explorer.fix()
    explorer.edit("db", image="postgres:17", ports={})
    explorer.edit_cloudflare("shop.example.com", ssl="strict")
    patch = shop.parent / "x.patch"
    patch.write_bytes(explorer.patch().encode())
    for command in ("init", "-q"), ("-c", "core.autocrlf=false", "apply", patch.name):
        done = run_program([git, *command], cwd=shop.parent)
        assert done.returncode == 0, done.stderr
    applied, access = shop.read_bytes(), shop.with_name("shop.access.json")
    expected = before.replace(b"fluxcach_", b"fluxcache_").replace(b"postgres:16", b"postgres:17")
    assert json.loads(applied.decode("utf-8-sig"))["compose"][1]["ports"] == []
    if indent is None:
        assert applied == expected.replace(b"[35432]", b"[]").replace(b"[5432]", b"[]")
    made = access.read_bytes()
    assert json.loads(made) == {"domains": {"shop.example.com": {"ssl": "strict"}}}
    shop.write_bytes(before)
    access.unlink()
    assert explorer.apply() == (shop, access)
    assert (shop.read_bytes(), access.read_bytes()) == (applied, made)


def test_nothing_is_written_over_what_has_changed_since(shop: Path) -> None:
    explorer = explore(shop)
    explorer.fix()
    explorer.suppress("FX301", where="db", reason="a lab")
    shop.write_text(TEXT + " ")
    with pytest.raises(FluxvizError, match=r"shop\.json has changed since"):
        explorer.apply()
    assert shop.read_text() == TEXT + " "
    shop.write_text(TEXT)
    access = shop.with_name("shop.access.json")
    access.write_text("{}")
    with pytest.raises(FluxvizError, match="come into being"):
        explorer.apply()
    assert (shop.read_text(), access.read_text()) == (TEXT, "{}")
    access.unlink()
    shop.unlink()
    with pytest.raises(FluxvizError, match="no such file"):
        explorer.apply()


def test_edits_are_taken_back_one_by_one(shop: Path) -> None:
    explorer = explore(shop)
    explorer.fix()
    explorer.remove("cache")
    assert "component.cache" not in {node.id for node in explorer.topology.nodes}
    explorer.undo()
    assert (explorer.source, len(explorer.spec.components)) == (FIXED, 3)
    explorer.undo()
    assert (explorer.source, explorer.patch(), explorer.edits) == (TEXT, "", ())
    with pytest.raises(FluxvizError, match="no edit to undo"):
        explorer.undo()
    with pytest.raises(FluxvizError, match="no edit to apply"):
        explorer.apply()


def test_what_was_tried_is_kept_as_edits(shop: Path) -> None:
    explorer = explore(shop, closed=["db:35432"], publishes={"web:31001": 31005}, off=["cache"], ssl="strict")
    explorer.keep()
    assert (explorer.closed, explorer.off, explorer.publishes, explorer.ssl) == ([], [], {}, None)
    document = json.loads(explorer.source)
    assert [part["name"] for part in document["compose"]] == ["web", "db"]
    assert document["compose"][0]["ports"] == [31000, 31005]
    assert (document["compose"][1]["ports"], document["compose"][1]["containerPorts"]) == ([], [])
    assert json.loads(explorer.access_source)["domains"]["shop.example.com"] == {"ssl": "strict"}
    with pytest.raises(FluxvizError, match="no what-if to keep"):
        explorer.keep()


def test_a_what_if_stays_while_it_can(shop: Path) -> None:
    explorer = explore(shop, off=["cache"])
    explorer.edit("db", image="postgres:17")
    assert (explorer.off, len(explorer.topology.components)) == (["cache"], 2)
    explorer.remove("cache")
    assert (explorer.off, len(explorer.topology.components)) == ([], 2)


def test_what_cannot_be_written_is_told(shop: Path) -> None:
    of_mapping = explore(SHOP)
    of_mapping.fix()
    with pytest.raises(FluxvizError, match=r"not read from a file: take explorer\.source"):
        of_mapping.apply()
    assert json.loads(of_mapping.source) == json.loads(FIXED)
    given = explore(shop, access={"domains": {"shop.example.com": {"ssl": "full"}}})
    given.edit_cloudflare("shop.example.com", ssl="strict")
    with pytest.raises(FluxvizError, match=r"not read from a file: take explorer\.access_source"):
        given.apply()
    shop.with_name("shop.access.toml").write_text('[domains."shop.example.com"]\nssl = "full"\n')
    with pytest.raises(FluxvizError, match=r"shop\.access\.toml is TOML"):
        explore(shop).suppress("FX301", reason="a lab")
    with pytest.raises(FluxvizError, match="nothing can be edited of a change"):
        draw_changes(SHOP, json.loads(FIXED)).explore().fix()
    clean = explore(json.loads(FIXED))
    for refused, said in (
        (clean.fix, "no finding here has a fix"),
        (lambda: clean.edit("web"), "expected what to edit"),
        (lambda: clean.edit("web", host="db"), "give variable="),
        (lambda: clean.edit("web", image="nginx:1.27"), "nothing changes"),
    ):
        with pytest.raises(FluxvizError, match=said):
            refused()
    assert clean.edits == ()


def test_another_app_begins_without_edits(shop: Path) -> None:
    explorer = explore(shop)
    explorer.fix()
    explorer.access = {"domains": {"shop.example.com": {"ssl": "strict"}}}
    assert (len(explorer.edits), explorer.source) == (1, FIXED)
    explorer.undo()
    assert explorer.access.domains[0].ssl.value == "strict"
    explorer.fix()
    explorer.spec = {"version": 4, "name": "blog", "compose": [{"name": "web", "ports": [80], "containerPorts": [80]}]}
    assert (explorer.edits, json.loads(explorer.source)["name"]) == ((), "blog")


def looks_of(explorer: Explorer) -> str:
    texts = (explorer.patch(), explorer.source, explorer.access_source)
    looks = [repr(each) for each in texts] + [repr(copy.deepcopy(each)) for each in texts]
    looks += [str(pickle.loads(pickle.dumps(each))) for each in texts]
    return "\n".join([*looks, str(explorer.get_state()), *explorer.edits, repr(explorer)])


def test_no_secret_is_shown_of_edits(shop: Path) -> None:
    explorer = explore(shop)
    explorer.fix()
    explorer.edit("web", variable="DATABASE_URL", host="cache", port=6380)
    explorer.remove("db")
    assert f":{CANARY}@fluxcache_shop:6380/" in explorer.source
    assert CANARY in explorer.patch()
    looks = looks_of(explorer)
    assert "+++ b/shop.json" in looks
    assert canaries_in(looks) == []


def test_a_component_goes_with_its_domains_in_the_access_file(shop: Path) -> None:
    beside = shop.with_name("shop.access.json")
    beside.write_text('{"domains": {"a.example.com": {"component": "db"}, "b.example.com": {"component": "web"}}}')
    explorer = explore(shop)
    explorer.remove("db")
    assert explorer.edits == ("db: removed, and a.example.com of the access file",)
    assert beside.read_text() != str(explorer.access_source)
    explorer.undo()
    explorer.remove("db")
    assert explorer.apply() == (shop, beside)
    assert json.loads(beside.read_text()) == {"domains": {"b.example.com": {"component": "web"}}}
    assert [each.key for each in explore(shop).topology.components] == ["web", "cache"]


def test_a_rule_that_is_not_there_is_not_lived_with(shop: Path) -> None:
    explorer = explore(shop)
    with pytest.raises(FluxvizError, match="FX101"):
        explorer.suppress("FX999", reason="a lab")
    assert explorer.edits == ()
    explorer.suppress("fx101", reason="a lab")
    assert "FX101" not in explorer.findings.codes
