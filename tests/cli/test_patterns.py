"""``fluxviz patterns``: the list, one pattern, its overlay, and what is said of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fluxviz.patterns import PATTERNS, guide_example
from tests.cli.running import run
from tests.specimens import GOLDEN


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_the_list_has_every_pattern_with_what_it_shows_and_its_section() -> None:
    ran = run("patterns")
    assert (ran.code, ran.err) == (0, "")
    for recipe in PATTERNS.values():
        assert recipe.name in ran.out
        assert recipe.shows in ran.out
        assert recipe.section in ran.out


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_printed_byte_for_byte(name: str) -> None:
    golden = GOLDEN / "patterns"
    assert run("patterns", name, "-q").out == (golden / f"{name}.json").read_text("utf-8")
    assert run("patterns", name, "--guide", "-q").out == (golden / f"{name}.guide.json").read_text("utf-8")


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_that_is_written_is_drawn_without_a_warning(name: str, tmp_path: Path) -> None:
    path = tmp_path / "spec.json"
    assert run("patterns", name, "-q", "-o", path).code == 0
    drawn = run("draw", path)
    assert (drawn.code, drawn.err) == (0, "")


def test_deviations_and_what_remains_are_said_on_the_standard_error_stream() -> None:
    ran = run("patterns", "full_stack")
    pattern = PATTERNS["full_stack"].pattern()
    assert ran.out == pattern.text
    for text in (*pattern.deviations, *pattern.remaining):
        assert f"  - {text}\n" in ran.err
    assert run("patterns", "full_stack", "-q").err == ""


def test_common_parameters_are_options_and_the_rest_is_set() -> None:
    ran = run(
        "patterns", "full_stack", "-q", "--app", "shop", "--owner", "1Flux", "--instances", "5", "--naming", "guide",
        "--set", "api_port=33000", "--set", "api_image=acme/api:2",
    )  # fmt: skip
    made = json.loads(ran.out)
    assert (made["name"], made["owner"], made["instances"]) == ("shop", "1Flux", 5)
    api = made["compose"][1]
    assert (api["ports"], api["containerPorts"], api["repotag"]) == ([33000], [3000], "acme/api:2")
    assert "https://api-shop.app.runonflux.io" in ran.out


def test_the_overlay_is_written_beside_and_said(tmp_path: Path) -> None:
    ran = run("patterns", "custom-domain-subdomain", "-o", tmp_path / "blog.json", "--domain", "blog.example.com")
    assert (ran.code, ran.out) == (0, "")
    assert names(tmp_path) == ["blog.access.json", "blog.json"]
    assert str(tmp_path / "blog.access.json") in ran.err
    assert list(json.loads((tmp_path / "blog.access.json").read_text())["domains"]) == ["blog.example.com"]
    card = json.loads(run("hosts", tmp_path / "blog.json", "--format", "json").out)
    assert [record["host"] for record in card["records"]] == ["blog.example.com"]


def test_without_a_file_the_overlay_is_said_to_be_left_out() -> None:
    assert "NAME.access.json" in run("patterns", "custom_domain_root").err


def test_an_overlay_in_toml_that_stands_there_is_not_doubled(tmp_path: Path) -> None:
    (tmp_path / "blog.access.toml").write_text("")
    ran = run("patterns", "custom_domain_root", "-o", tmp_path / "blog.json")
    assert ran.code == 2
    assert names(tmp_path) == ["blog.access.toml"]


def test_an_overlay_of_ones_own_is_not_written_over(tmp_path: Path) -> None:
    for domain, code in (("a.example.com", 0), ("a.example.com", 0), ("b.example.com", 2)):
        ran = run("patterns", "custom_domain_subdomain", "-o", tmp_path / "blog.json", "--domain", domain)
        assert ran.code == code
    assert "blog.access.json, which would be written too, is there already" in ran.err
    assert "a.example.com" in (tmp_path / "blog.json").read_text()


def test_an_overlay_that_stood_there_before_is_said(tmp_path: Path) -> None:
    (tmp_path / "spec.access.json").write_text("{}")
    ran = run("patterns", "full_stack", "-o", tmp_path / "spec.json")
    assert "spec.access.json was there before and is read with it." in ran.err


def test_the_guides_dialect_is_written_with_its_own_values() -> None:
    ran = run("patterns", "full_stack", "--guide")
    assert ran.out == guide_example("full_stack").text
    assert "fluxviz convert makes version 8 of it" in ran.err
    assert run("patterns", "full_stack", "--guide", "--app", "shop").code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nonsense"], "unknown pattern 'nonsense'; choose from: three_tier"),
        (["full_stack", "--app", "flux", "--set", "api_port=22"], "2 faults"),
        (["full_stack", "--domain", "a.example.com"], "full_stack takes no domain; choose from: app, "),
        (["three_tier", "--naming", "fdm"], "three_tier takes no naming"),
        (["full_stack", "--set", "nonsense=1"], "full_stack takes no nonsense"),
        (["full_stack", "--set", "api_port"], "--set wants PARAMETER=VALUE"),
        (["full_stack", "--set", "api_port=x"], "--set api_port wants a number"),
        (["microservices_shared_database", "--set", "services=x"], "takes no services"),
        (["--app", "shop"], "expected the NAME of a pattern"),
        (["full_stack", "-o", "/nonexistent/x.json"], "cannot write /nonexistent/x.json: No such file or directory"),
        (["full_stack", "-o", "x.access.json"], "would be read as a public access file"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_written(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("patterns", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: ")
    assert said in ran.err
    assert names(tmp_path) == []


def test_neither_file_is_written_where_one_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "blog.access.json").mkdir()
    ran = run("patterns", "custom_domain_root", "-o", tmp_path / "blog.json")
    assert ran.code == 2
    assert names(tmp_path) == ["blog.access.json"]
