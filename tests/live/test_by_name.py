"""``flux:NAME`` wherever the path of a spec may stand: the same as from a file, and nothing secret anywhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import fluxviz
from fluxviz.errors import AccessError, NetworkError, SpecError
from tests.cli.running import run
from tests.docs.project import Project
from tests.live.fake_api import BALANCER, NOT_SYNCED, FakeApi
from tests.live.specs import CANARIES, sealed, shop, without_record
from tests.specimens import component

COMMANDS = [
    ["draw", "flux:shop"],
    ["draw", "flux:shop", "--detail", "full", "--check"],
    ["draw", "flux:shop", "--format", "json"],
    ["draw", "flux:shop", "--format", "html"],
    ["draw", "flux:shop", "--format", "md"],
    *(["draw", "flux:shop", "--format", form] for form in ("mjs", "dot", "mmd", "d2", "drawio", "graphml")),
    *(["draw", "flux:vault", "--format", form] for form in ("mjs", "dot", "json", "graphml")),
    ["draw", "flux:shop", "flux:vault", "--together"],
    ["check", "flux:shop"],
    ["check", "flux:shop", "--format", "json"],
    ["check", "flux:shop", "--format", "sarif"],
    ["check", "flux:shop", "flux:vault", "--only-specs"],
    ["hosts", "flux:shop", "--verify"],
    ["trace", "flux:shop", "--from", "browser", "--to", "api"],
    ["explain", "flux:shop"],
    ["review", "flux:shop"],
    ["review", "flux:shop", "--format", "html"],
    ["diff", "flux:shop", "flux:vault"],
    ["draw", "flux:vault", "--format", "html"],
    ["draw", "flux:vault", "--detail", "full"],
]


@pytest.fixture(autouse=True)
def known(api: FakeApi) -> FakeApi:
    api.knows(shop())
    api.knows(sealed())
    return api


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words))
def test_a_command_takes_it_and_lets_no_secret_out(words: list[str]) -> None:
    done = run(*words)
    assert done.code in (0, 1), done.err
    assert done.out
    for canary in CANARIES:
        assert canary not in done.out + done.err


def test_the_picture_is_that_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "shop.json"
    file.write_text(json.dumps({"status": "success", "data": shop()}))
    for form in ("svg", "json", "mmd", "md"):
        assert run("draw", "flux:shop", "--format", form).out == run("draw", file, "--format", form).out
    file.write_text(json.dumps(without_record(shop())))
    assert fluxviz.draw("flux:shop").svg() == fluxviz.draw(file).svg()


def test_the_order_of_keys_in_an_answer_changes_nothing(api: FakeApi) -> None:
    forms = [["--format", form] for form in ("svg", "html", "json")]
    before = [run("draw", "flux:shop", *form).out for form in forms]
    whole = shop()
    whole["compose"] = [dict(reversed(part.items())) for part in whole["compose"]]
    api.knows(dict(reversed(whole.items())))
    assert [run("draw", "flux:shop", *form).out for form in forms] == before


def test_what_the_chain_adds_is_known(api: FakeApi) -> None:
    assert "hash" not in run("draw", "flux:shop").err
    assert fluxviz.load("flux:shop").source == "flux:shop"


def test_python_takes_it(api: FakeApi) -> None:
    assert fluxviz.load("flux:shop").name == "shop"
    assert fluxviz.build("flux:shop").app == "shop"
    assert fluxviz.explore("flux:shop").topology.app == "shop"
    assert [drawn.error for drawn in fluxviz.draw_all(["flux:shop", "flux:vault"])] == ["", ""]
    assert fluxviz.convert("flux:shop").spec.version == 8
    assert not fluxviz.diff("flux:shop", shop())
    assert set(api.paths()) == {"/apps/appspecifications/shop", "/apps/appspecifications/vault"}


def test_one_that_is_not_there_stops_no_other(tmp_path: Path) -> None:
    done = run("draw", "flux:shop", "flux:nosuch", "-o", f"{tmp_path}/")
    assert done.code == 2
    assert "error: flux:nosuch: no such app: " in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["shop.svg"]
    done = run("check", "flux:shop", "flux:nosuch")
    assert done.code == 2
    assert "web" in done.out


@pytest.mark.parametrize("command", ["draw", "check", "hosts", "explain", "convert", "review"])
def test_each_fault_is_one_line_and_exit_code_2(command: str, api: FakeApi) -> None:
    api.says("/apps/appspecifications/bad", NOT_SYNCED)
    done = run(command, "flux:bad")
    assert done.code == 2
    assert done.err.splitlines()[-1].startswith("error: flux:bad: the node is not synced: 127.0.0.1")
    assert run(command, "flux:../bad").code == 2


def test_a_path_is_a_path_and_only_a_spec_is_asked_for(api: FakeApi, tmp_path: Path) -> None:
    with pytest.raises(SpecError, match="no such file"):
        fluxviz.load(Path("flux:shop"))
    with pytest.raises(AccessError, match="no such file"):
        fluxviz.draw(shop(), access="flux:shop")
    assert api.asked == []


def test_no_file_stands_beside_a_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "flux:shop.access.json").write_text("{")
    (tmp_path / "flux:shop.review.json").write_text("{")
    assert run("draw", "flux:shop").code == 0
    assert run("review", "flux:shop").code == 0


def test_a_fix_needs_a_file() -> None:
    done = run("check", "flux:shop", "--fix")
    assert done.code == 2
    assert "flux:shop is no file that a fix can be put in" in done.err


def test_drift_is_told_by_diff(api: FakeApi, tmp_path: Path) -> None:
    file = tmp_path / "app.json"
    file.write_text(json.dumps(without_record(shop())))
    assert run("diff", file, "flux:shop", "--exit-code").code == 0
    api.knows(shop(instances=5))
    done = run("diff", file, "flux:shop", "--exit-code")
    assert (done.code, "runs as 5 copies, before 3 copies" in done.out) == (1, True)
    assert run("diff", "HEAD", "flux:shop").err.startswith("error: HEAD: no such file; flux:shop has no git revisions")


def test_what_is_encrypted_is_neither_gone_nor_the_same(api: FakeApi) -> None:
    told = run("diff", "flux:shop", "flux:vault", "--exit-code")
    assert told.code == 1
    assert "The components are encrypted now" in told.out
    assert "web" not in told.out
    assert run("diff", "flux:vault", "flux:vault", "--exit-code").code == 0
    api.says("/apps/appspecifications/vault", sealed(), {**sealed(), "enterprise": "CANARYciphertext" * 41})
    told = run("diff", "flux:vault", "flux:vault", "--exit-code")
    assert (told.code, "whether they changed cannot be read" in told.out) == (1, True)


def test_an_encrypted_app_is_drawn_and_said_to_be(api: FakeApi) -> None:
    assert "encrypted" in run("draw", "flux:vault").out
    assert "the components of this enterprise app are encrypted" in run("hosts", "flux:vault").out


DOCS = """
[tool.fluxviz]
markdown = ["NOTES.md"]

[[tool.fluxviz.diagrams]]
spec = "flux:shop"
output = ["docs/{name}.svg"]
"""
NOTES = "# Notes\n\n<!-- fluxviz flux:shop picture=block.svg -->\n<!-- /fluxviz -->\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path, DOCS)
    (tmp_path / "NOTES.md").write_text(NOTES)
    return made


def test_docs_are_built_of_an_app_that_is_asked_for_once(project: Project, api: FakeApi) -> None:
    done = project.docs("build")
    assert (done.code, done.err) == (0, "3 drawn, 0 as before, 0 failed\n")
    assert api.paths() == ["/apps/appspecifications/shop"]
    assert "shop.svg" in {path.name for path in (project.folder / "docs").iterdir()}
    assert "33000" in project.read("NOTES.md")


def test_docs_check_asks_nothing_and_says_what_is_not_checked(project: Project, api: FakeApi) -> None:
    project.docs("build")
    api.asked.clear()
    done = project.docs("check")
    assert done.code == 0
    assert api.asked == []
    assert "shop.svg: not checked: flux:shop is on the network; --live asks for it" in done.err
    assert done.err.endswith("0 true, 3 not checked\n")


def test_docs_check_live_tells_what_runs_otherwise(project: Project, api: FakeApi) -> None:
    project.docs("build")
    assert project.docs("check", "--live").err == "3 true\n"
    api.knows(shop(instances=5))
    done = project.docs("check", "--live")
    assert done.code == 1
    assert "3 -> 5" in done.err
    api.says("/apps/appspecifications/shop", BALANCER)
    done = project.docs("check", "--live")
    assert done.code == 2
    assert "error: flux:shop: no node answers" in done.err


def test_docs_check_live_compares_the_spec_of_a_file(tmp_path: Path, api: FakeApi) -> None:
    project = Project(tmp_path)
    project.write(without_record(shop()))
    project.docs("build")
    assert project.docs("check", "--live").code == 0
    api.knows(shop(instances=5))
    assert project.docs("check").code == 0
    done = project.docs("check", "--live")
    assert done.code == 1
    assert "flux:shop is registered otherwise: shop: instances 3 -> 5" in done.err
    assert "what is registered is another app than the spec" in done.err
    assert project.docs("check", "--live", "--format", "github").out.startswith("::error file=")
    project.write({**without_record(shop()), "name": "other"})
    project.docs("build")
    done = project.docs("check", "--live")
    assert (done.code, "flux:other is not on the network" in done.err) == (1, True)


def test_the_magic_takes_it(api: FakeApi) -> None:
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell.instance()
    fluxviz.load_ipython_extension(shell)
    assert shell.run_cell_magic("fluxviz", "", "flux:shop\n").topology.app == "shop"
    InteractiveShell.clear_instance()


def test_a_spec_with_a_wrong_shape_is_a_spec_error(api: FakeApi) -> None:
    api.says("/apps/appspecifications/shop", {"name": "shop", "version": 8, "compose": [component(ports="\x1b[2J")]})
    with pytest.raises((SpecError, NetworkError)) as error:
        fluxviz.draw("flux:shop")
    assert "\x1b" not in str(error.value)
