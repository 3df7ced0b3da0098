"""What ``docs check`` tells: each change once, the place to blame, paths from where it runs, and GitHub's form."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Ran, run
from tests.docs.project import Project, shop

SETTINGS = """
markdown = ["README.md", "docs/guide.md"]

[[diagrams]]
spec = "app.json"
output = ["docs/app.svg", "docs/app.mmd"]
"""
README = "# Shop\n\n<!-- fluxviz app.json{} -->\n<!-- /fluxviz -->\n"
GUIDE = "<!-- fluxviz ../app.json show=hosts -->\n<!-- /fluxviz -->\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    made = Project(tmp_path, SETTINGS, "fluxviz.toml")
    (tmp_path / "docs").mkdir()
    (tmp_path / "README.md").write_text(README.format(""))
    (tmp_path / "docs/guide.md").write_text(GUIDE)
    monkeypatch.chdir(tmp_path)
    assert run("docs", "build", "-q").code == 0
    assert check().code == 0
    return made


def check(*words: str) -> Ran:
    return run("docs", "check", *words)


def with_block(project: Project, options: str) -> None:
    text = project.read("README.md")
    (project.folder / "README.md").write_text(text.replace("fluxviz app.json", f"fluxviz app.json {options}"))


def test_a_change_is_told_once_with_every_place_that_shows_it(project: Project) -> None:
    project.write(shop(3001))
    ran = check()
    places = "README.md:3, docs/guide.md:1, docs/app.svg, docs/app.mmd, app.svg"
    told = [f"{places}: https://shop_3000.app.runonflux.io gets no answer any more.", f"{places}: api: 3000 -> 3001"]
    assert ran.err.splitlines()[:2] == told
    assert ran.err.count(": api: 3000 -> 3001\n") == 1
    assert ran.err.endswith("5 of 5 no longer true; fluxviz docs build draws them anew\n")


def test_two_specs_with_the_same_change_are_told_apart(project: Project) -> None:
    project.settings.write_text(f'{SETTINGS}\n[[diagrams]]\nspec = "other.json"\noutput = "docs/other.svg"\n')
    project.write({**shop(), "name": "other"}, "other.json")
    run("docs", "build", "-q")
    project.write(shop(3001))
    project.write({**shop(3001), "name": "other"}, "other.json")
    assert check().err.count(": api: 3000 -> 3001\n") == 2
    assert "docs/other.svg: api: 3000 -> 3001\n" in check().err


@pytest.mark.parametrize("options", ["detail=full", "detail=overview", "naming=fdm", "theme=dark", "direction=LR"])
def test_a_block_whose_option_changed_is_blamed_and_the_spec_is_not(project: Project, options: str) -> None:
    with_block(project, options)
    ran = check()
    assert ran.err == (
        "README.md:3, app.svg: was drawn with other settings than those of the block now; "
        "fluxviz docs build draws it anew\n"
        "2 of 5 no longer true; fluxviz docs build draws them anew\n"
    )
    run("docs", "build", "-q")
    assert check().code == 0


def test_what_a_block_shows_is_its_own_affair(project: Project) -> None:
    with_block(project, "show=picture,links")
    assert check().err.splitlines()[0].startswith("README.md:3: was drawn with other settings than those of the block")


def test_an_option_and_a_change_of_the_spec_are_both_told(project: Project) -> None:
    with_block(project, "detail=full")
    project.write(shop(3001))
    messages = check().err
    assert "README.md:3, app.svg: was drawn with other settings than those of the block now" in messages
    assert ": api: 3000 -> 3001\n" in messages
    assert "other words" not in messages


@pytest.mark.parametrize("setting", ['detail = "full"', 'naming = "fdm"', 'theme = "dark"'])
def test_the_settings_of_the_docs_are_told_for_all_that_they_hold_for(project: Project, setting: str) -> None:
    project.settings.write_text(setting + SETTINGS)
    assert "docs/app.svg, docs/app.mmd: was drawn with other settings; " in check().err
    ran = check("--format", "github")
    assert "::error file=fluxviz.toml,line=1,title=fluxviz docs check::was drawn with other settings" in ran.out


def test_paths_are_those_from_where_it_runs(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.write(shop(3001))
    monkeypatch.chdir(project.folder / "docs")
    second = check().err.splitlines()[1]
    assert second == "../README.md:3, guide.md:1, app.svg, app.mmd, ../app.svg: api: 3000 -> 3001"
    (project.folder / "app.json").unlink()
    assert str(project.folder) not in check().err
    assert "../app.json: no such file" in check().err


def test_github_is_shown_each_change_where_it_comes_from(project: Project) -> None:
    project.write(shop(3001))
    (project.folder / "docs/app.mmd").unlink()
    ran = check("--format", "github")
    title = "title=fluxviz docs check"
    lines = ran.out.splitlines()
    assert lines[1] == (
        f"::error file=app.json,line=1,{title}::api: 3000 -> 3001%0A"
        "No longer true: README.md:3, docs/guide.md:1, docs/app.svg, app.svg"
    )
    assert f"::error file=docs/app.mmd,line=1,{title}::is not there; fluxviz docs build draws it anew" in lines
    assert (ran.code, ran.err) == (1, "5 of 5 no longer true; fluxviz docs build draws them anew\n")


def test_github_is_shown_the_block_whose_option_changed(project: Project) -> None:
    with_block(project, "detail=full")
    assert check("--format", "github").out.startswith(
        "::error file=README.md,line=3,title=fluxviz docs check::was drawn"
    )


def test_github_is_shown_what_cannot_be_read(project: Project) -> None:
    (project.folder / "app.json").write_text("{")
    ran = check("--format", "github")
    assert ran.code == 2
    assert ran.out.startswith("::error file=app.json,line=1,title=fluxviz docs check::not a Flux app spec")
    assert ran.out.count("::error") == 1


def test_no_command_is_made_by_the_name_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "a\n::error::x.svg"
    project = Project(tmp_path, '[[diagrams]]\nspec = "app.json"\noutput = "a\\n::error::x.svg"\n', "fluxviz.toml")
    monkeypatch.chdir(tmp_path)
    assert run("docs", "build", "-q").code == 0
    assert (tmp_path / name).is_file()
    project.write(shop(3001))
    assert all(line.startswith("::error file=app.json,") for line in check("--format", "github").out.splitlines())
    assert not any(line.startswith("::error") for line in check().err.splitlines())


def test_what_is_true_writes_nothing_for_github(project: Project) -> None:
    ran = check("--format", "github")
    assert (ran.code, ran.out, ran.err) == (0, "", "5 true\n")
