"""The forms of ``containerData`` that FluxOS's mount parser refuses are told as failures of the installation."""

from __future__ import annotations

import csv

import pytest

from fluxviz import build, check, draw
from fluxviz.spec.storage import read_mounts
from tests.checks.breaking import API, changed, clean
from tests.specimens import NO_SHARED, REAL_SPECS, app, component

REFUSED = (
    ("/a||m:x:/b", 1, "empty"),
    ("r:/a:/b", 0, "comes first"),
    ("m:x:/a", 0, "comes first"),
    ("0:/a", 0, "comes first"),
    ("logs:/a", 0, "comes first"),
    ("r:", 0, "no path"),
    ("/a/../b", 0, '".."'),
    ("a", 0, "begin with /"),
    ("/a\0", 0, "null byte"),
    ("/a|0:/b:/c", 1, "3 parts"),
    ("/a|m:/b", 1, "2 parts"),
    ("/a|f:x:/b:/c", 1, "4 parts"),
    ("/a|c:0:/b", 1, "3 parts"),
    ("/a|cf:0:/b", 1, "3 parts"),
    ("/a|c:db:x:/b", 1, "by its number"),
    ("/a|cf:-1:x:/b", 1, "by its number"),
    ("/a|m::/b", 1, "no name"),
    ("/a|m:x/y:/b", 1, '"/" or ".."'),
    ("/a|f:x..y:/b", 1, '"/" or ".."'),
    ("/a|m:appdata:/b", 1, "keeps for itself"),
    ("/a|c:0:backup:/b", 1, "keeps for itself"),
    ("/a|m:.:/b", 1, "keeps for itself"),
    ("/a|m:lost+found:/b", 1, "keeps for itself"),
    ("/a|m:x*:/b", 1, "no file name may have"),
    (f"/a|m:{'x' * 256}:/b", 1, "255"),
    ("/a|g:/b", 1, "flags"),
    ("/a|/b", 1, "none of the forms"),
    ("/a| m:x:/b", 1, "none of the forms"),
    ("/a|m:x:/a", 1, "path of another"),
    ("/a|0:/b|c:0:x:/b", 2, "path of another"),
    ("/a|m:x:/b|f:x:/c", 2, "name of another"),
)
TAKEN = (
    "/a", "/", "rgs:/a", "/a|0:/b", "/a|m:x:/b|ml:y:/c|f:z.conf:/d", "/a|c:0:x:/b|cf:0:x:/c", "/a|m:x:/b|c:0:x:/c",
    "/a|m:backups:/b", "/a b|m:a b:/c",
)  # fmt: skip


@pytest.mark.parametrize(("data", "index", "said"), REFUSED)
def test_what_the_parser_refuses_is_told_with_its_place(data: str, index: int, said: str) -> None:
    (fault,) = read_mounts(data)[1]
    assert (fault.index, said in fault.reason) == (index, True)
    findings = check(changed(clean(), {f"{API}.containerData": data})).of("FX606")
    assert [f"mount {index + 1} of api" in each.message and "installation fails" in each.message for each in findings]


@pytest.mark.parametrize("data", TAKEN)
def test_what_the_parser_takes_is_no_finding(data: str) -> None:
    assert read_mounts(data)[1] == ()
    assert not check(changed(clean(), {f"{API}.containerData": data})).of("FX606")


@pytest.mark.skipif(not REAL_SPECS, reason=NO_SHARED)
def test_real_specs_that_fail_at_installation_are_told() -> None:
    fails = set()
    for folder in REAL_SPECS:
        with (folder / "REGISTRATION.tsv").open(encoding="utf-8") as file:
            fails |= {row["name"] for row in csv.DictReader(file, delimiter="\t") if row["mount_fault_at_install"]}
    told = {
        path.stem
        for folder in REAL_SPECS
        for path in folder.glob("*.json")
        if path.stem in fails
        and any("mount " in each.message or "containerData" in each.message for each in check(path).errors)
    }
    assert told == fails
    assert len(fails) == 4


def test_a_volume_that_is_not_there_yet_is_drawn_as_what_fails() -> None:
    """FX603 and FX604 say that the installation fails: the line to the volume does not say the contrary."""
    parts = [component(name, None, containerData=data) for name, data in (("a", "/a|1:/b"), ("b", "/b|1:/c|0:/d|7:/e"))]
    topology = build(app(*parts))
    problems = {edge.id: edge.problem for edge in topology.of_kind("mount") if edge.problem}
    assert problems == {
        "mount.a.volume.b": "the installation fails: b stands after it",
        "mount.b.volume.b": "the installation fails: it is its own volume",
        "mount.b.volume.~7": "the installation fails: there is no such component",
    }
    assert len(check(app(*parts)).of("FX603", "FX604")) == 3
    drawn = draw(topology)
    assert drawn.svg().count(">the installation fails<") == 3
    assert "problem: the installation fails" in drawn.mermaid()
    assert "Problem: the installation fails: b stands after it." in drawn.text()


@pytest.mark.parametrize(
    ("image", "home"),
    [
        ("mcr.microsoft.com/mssql/server:2022-latest", "/var/opt/mssql"),
        ("mcr.microsoft.com/mssql/server:2022-latest", "/var/opt/mssql/data"),
        ("gvenzl/oracle-xe:21", "/opt/oracle/oradata"),
    ],
)
def test_the_files_of_sql_server_and_oracle_are_known(image: str, home: str) -> None:
    kept = component("db", None, repotag=image, containerData=home)
    assert set(check(app(kept, instances=3)).of("FX6").codes) == {"FX605"}
    assert set(check(app({**kept, "containerData": "/tmp"}, instances=3)).of("FX6").codes) == {"FX601"}
    assert not check(app({**kept, "containerData": f"g:{home}"}, instances=3)).of("FX6")
