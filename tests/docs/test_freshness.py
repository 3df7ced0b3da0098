"""``docs build`` and ``docs check``: what is still true, what is not, and in which words."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from fluxviz import draw
from fluxviz.rendering import FORMATS, with_provenance
from tests.cli.running import run
from tests.docs.project import TOML, Project, shop

HERE = "pyproject.toml"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path)
    assert made.docs("build", "-q").code == 0
    return made


def test_what_was_built_is_true(project: Project) -> None:
    ran = project.docs("check")
    assert (ran.code, ran.out, ran.err) == (0, "", "2 true\n")
    assert project.read("docs/app.svg") == with_provenance(draw(project.folder / "app.json"), ".svg")


def test_one_port_makes_it_stale_and_is_named(project: Project) -> None:
    project.write(shop(3001))
    ran = project.docs("check")
    assert ran.code == 1
    both = ", ".join(str(project.folder / "docs" / name) for name in ("app.svg", "app.mmd"))
    assert ran.err.count("api: 3000 -> 3001") == 1
    assert f"{both}: api: 3000 -> 3001\n" in ran.err
    assert ran.err.endswith("2 of 2 no longer true; fluxviz docs build draws them anew\n")
    assert project.docs("build").err == "2 drawn, 0 as before, 0 failed\n"
    assert project.docs("check").code == 0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            {"db": {"ports": [5432], "containerPorts": [5432]}},
            "db is open to the public on port 5432 (postgresql), past the edge and without TLS.",
        ),
        ({"db": {"repotag": "postgres:16"}}, "db runs postgres:16, before no image."),
        ({"db": {"name": "store"}}, "store is new, with no image."),
        ({"db": {"name": "store"}}, "db is gone."),
        ({"api": {"environmentParameters": []}}, "api no longer calls db at fluxdb_shop:5432."),
        (
            {"api": {"environmentParameters": ["DB=fluxdb_shop:5433"]}},
            "api to db: fluxdb_shop:5432 -> fluxdb_shop:5433",
        ),
        ({"instances": 5}, "shop: instances not given -> 5"),
    ],
)
def test_each_change_is_told_in_topology_words(project: Project, change: dict[str, Any], words: str) -> None:
    spec = shop()
    for part in spec["compose"]:
        part.update(change.get(part["name"], {}))
    project.write({**spec, **{key: value for key, value in change.items() if key not in ("api", "db")}})
    ran = project.docs("check")
    assert ran.code == 1
    assert f"{words}\n" in ran.err


def test_whitespace_and_the_order_of_keys_are_no_change(project: Project) -> None:
    spec = shop()
    turned = {**dict(reversed(spec.items())), "compose": [dict(reversed(part.items())) for part in spec["compose"]]}
    project.write(turned, indent=7)
    assert project.docs("check").code == 0
    assert project.docs("build").err == "0 drawn, 2 as before, 0 failed\n"


def test_what_the_picture_does_not_show_is_no_change(project: Project) -> None:
    project.write(shop(cpu=2, ram=500))
    assert project.docs("check").code == 0


@pytest.mark.parametrize("suffix", [each for each in FORMATS if each != ".json"])
def test_a_file_that_was_edited_by_hand_is_caught(tmp_path: Path, suffix: str) -> None:
    project = Project(tmp_path, TOML.replace('["docs/app.svg", "docs/app.mmd"]', f'"docs/app{suffix}"'))
    assert project.docs("build").code == 0
    assert project.docs("check").code == 0
    path = project.folder / f"docs/app{suffix}"
    data = path.read_bytes()
    place = len(data) // 3
    path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
    ran = project.docs("check")
    assert ran.code == 1
    assert "edited by hand" in ran.err or "does not say what it shows" in ran.err


def test_the_graph_as_json_is_checked_too(tmp_path: Path) -> None:
    project = Project(tmp_path, TOML.replace('["docs/app.svg", "docs/app.mmd"]', '"docs/app.json"'))
    project.docs("build")
    assert project.docs("check").code == 0
    project.write(shop(3001))
    assert "app.json: api: 3000 -> 3001\n" in project.docs("check").err
    (tmp_path / "docs/app.json").write_text("{}")
    assert "is not the graph of the spec" in project.docs("check").err


def test_a_picture_whose_stamp_was_taken_out_is_told(project: Project) -> None:
    path = project.folder / "docs/app.svg"
    path.write_text(draw(project.folder / "app.json").svg())
    assert "docs/app.svg: does not say what it shows" in project.docs("check").err


def test_a_missing_output_is_told(project: Project) -> None:
    (project.folder / "docs/app.svg").unlink()
    ran = project.docs("check")
    assert ran.code == 1
    assert "docs/app.svg: is not there; fluxviz docs build draws it anew" in ran.err


@pytest.mark.parametrize("setting", ['theme = "dark"', 'detail = "full"', 'direction = "LR"', 'naming = "fdm"'])
def test_other_settings_make_it_stale(project: Project, setting: str) -> None:
    project.settings.write_text(TOML.replace('detail = "network"', setting))
    assert project.docs("check").code == 1
    project.docs("build")
    assert project.docs("check").code == 0


def test_a_theme_of_ones_own_and_an_access_file_count(tmp_path: Path) -> None:
    project = Project(tmp_path, TOML.replace('detail = "network"', 'theme = "look.toml"'))
    (tmp_path / "look.toml").write_text('base = "light"\n[colours]\nsecure = "#006644"\n')
    assert project.docs("build").code == 0
    assert project.docs("check").code == 0
    (tmp_path / "look.toml").write_text('base = "light"\n[colours]\nsecure = "#006655"\n')
    assert "other settings" in project.docs("check").err
    project.docs("build")
    (tmp_path / "app.access.json").write_text('{"domains": {"shop.example.com": {"component": "api"}}}')
    assert "https://shop.example.com leads to api:3000 now." in project.docs("check").err


def test_nothing_depends_on_the_folder_or_where_it_is_called_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = []
    for name in ("one", "another/deep"):
        (tmp_path / name).mkdir(parents=True)
        project = Project(tmp_path / name)
        (tmp_path / name / "docs").mkdir()
        monkeypatch.chdir(tmp_path / name / "docs")
        assert run("docs", "build", "-q").code == 0
        texts.append(project.read("docs/app.svg") + project.read("docs/app.mmd"))
    assert texts[0] == texts[1]


def test_a_bad_spec_stops_no_other(tmp_path: Path) -> None:
    project = Project(tmp_path, '[[diagrams]]\nspec = "specs/*.json"\noutput = "out/{name}.svg"\n', "fluxviz.toml")
    (tmp_path / "specs").mkdir()
    for number in range(40):  # more than one process draws
        project.write(shop(31000 + number), f"specs/s{number:02}.json")
    (tmp_path / "specs/s07.json").write_text("{")
    ran = project.docs("build")
    assert ran.code == 2
    assert str(tmp_path / "specs/s07.json") in ran.err
    assert ran.err.endswith("39 drawn, 0 as before, 1 failed\n")
    assert len(list((tmp_path / "out").iterdir())) == 39
    assert project.read("out/s08.svg") == with_provenance(draw(tmp_path / "specs/s08.json"), ".svg")
    assert project.docs("check").code == 2


def test_no_secret_is_carried(tmp_path: Path) -> None:
    project = Project(tmp_path, TOML.replace('"docs/app.mmd"', '"docs/app.png", "docs/app.pdf", "docs/app.md"'))
    secret = "s3cr3tCanary0123456789"
    spec = shop()
    spec["compose"][0]["environmentParameters"].append(f"DB_PASSWORD={secret}")
    spec["compose"][0]["environmentParameters"].append(f"URL=postgres://u:{secret}@fluxdb_shop:5432/x")
    project.write(spec)
    project.docs("build")
    for path in (tmp_path / "docs").iterdir():
        assert secret.encode() not in path.read_bytes()


FAULTS = {
    '[[diagrams]]\nspec = "a.json"\noutput = "a.jpg"': "diagrams[0].output: cannot tell a format from 'a.jpg'",
    '[[diagrams]]\nspec = "*.nope"\noutput = "{name}.svg"': "diagrams[0].spec: '*.nope' matches no file",
    '[[diagrams]]\nspec = "*.json"\noutput = "a.svg"': "diagrams[0].output: expected {name} in it",
    '[[diagrams]]\nspec = "a.json"': "diagrams[0].output: field required",
    '[[diagrams]]\nspec = "a.json"\noutput = []': "diagrams[0].output: value should have at least 1 item",
    '[[diagrams]]\nspec = "a.json"\noutput = "a.svg"\ndetial = "full"': "diagrams[0].detial: is no setting",
    'detail = "most"': "detail: input should be 'apps', 'groups', 'overview', 'network' or 'full'",
    'markdown = ["gone.md"]': "markdown[0]: no such file: gone.md",
    '[[diagrams]]\nspec = "app.json"\noutput = "app.json"': "would write over",
    '[[diagrams]]\nspec = "a.json"\noutput = "x.svg"\n[[diagrams]]\nspec = "b.json"\noutput = "x.svg"': "drawn twice",
    "x = ": "is not TOML",
    "": "names no diagram",
}


@pytest.mark.parametrize("settings", FAULTS)
def test_settings_that_cannot_be_followed_are_refused(tmp_path: Path, settings: str) -> None:
    project = Project(tmp_path, settings, "fluxviz.toml")
    before = sorted(tmp_path.iterdir())
    for verb in ("build", "check"):
        ran = project.docs(verb)
        assert (ran.code, ran.out) == (2, "")
        assert FAULTS[settings] in ran.err
    assert sorted(tmp_path.iterdir()) == before


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    text = 'markdown = "gone.md"\n[[diagrams]]\nspec = "a.json"\noutput = ["a.jpg", "b"]'
    err = Project(tmp_path, text, "fluxviz.toml").docs("build").err
    assert "3 faults" in err


def test_without_settings_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / HERE).write_text("[project]\nname = 'x'\n")
    monkeypatch.chdir(tmp_path)
    assert "no fluxviz.toml, and no pyproject.toml with a [tool.fluxviz] table" in run("docs", "build").err


def test_a_stamp_that_nobody_wrote_is_no_traceback(project: Project) -> None:
    path = project.folder / "docs/app.svg"
    text = path.read_text("utf-8")
    start, end = text.index('{"fluxviz"'), text.index("</metadata>")
    data = json.loads(text[start:end])
    data["graph"] = {"nodes": [{"kind": "moon"}]}
    path.write_text(text[:start] + json.dumps(data) + text[end:], "utf-8")
    assert "the graph it carries cannot be read" in project.docs("check").err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_told(project: Project) -> None:
    (project.folder / "docs").chmod(0o500)
    project.write(shop(3001))
    assert "cannot write" in project.docs("build").err
