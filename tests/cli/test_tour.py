"""A tour of the command line on narrow and wide terminals, kept as text, in which no host is broken."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from fluxviz import build, load
from fluxviz.cli.app import COMMANDS
from tests.cli.running import run, run_at
from tests.specimens import TESTS

ROOT = TESTS.parent
WIDTHS = (60, 80, 120)
EXAMPLE, LONG, DOMAIN = "assets/fullstack.json", "tests/cli/long_names.json", "tests/specs/guide_custom_domain.json"
TABLES: tuple[tuple[str, ...], ...] = (
    ("hosts", EXAMPLE),
    ("hosts", LONG),
    ("hosts", DOMAIN),
    ("hosts", EXAMPLE, "--naming", "fdm"),
    ("trace", EXAMPLE, "--from", "browser", "--to", "postgres"),
    ("trace", LONG, "--from", "browser", "--to", "postgresprimary"),
    ("trace", LONG, "--to", "postgresprimary"),
    ("trace", DOMAIN, "--from", "browser"),
    ("rules",),
    ("formats",),
    ("patterns",),
)
"""Commands that show tables."""
TEXTS: tuple[tuple[str, ...], ...] = (
    ("trace", EXAMPLE, "--from", "browser", "--to", "api", "--format", "text"),
    ("hosts", LONG, "--verify"),
    ("explain", EXAMPLE),
    ("check", EXAMPLE),
    ("diff", EXAMPLE, "tests/specs/guide_fullstack.json"),
    ("trace", EXAMPLE, "--from", "browzer"),
    ("rules", "FX211"),
    ("rules", "FX999"),
    ("draw", "nobody.json"),
)
HELPS: tuple[tuple[str, ...], ...] = (
    ("--help",),
    *((name, "--help") for name in COMMANDS),
    ("docs", "build", "--help"),
    ("docs", "check", "--help"),
)
_HOST = re.compile(r"\S*[\w-]+[._][\w.-]+\S*")
"""A word with a dot or a low line in it: a host, a URL, an image."""


@pytest.fixture(autouse=True)
def _at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def _told(width: int, arguments: tuple[str, ...]) -> str:
    ran = run_at(width, *arguments)
    lines = [f"$ fluxviz {' '.join(arguments)}", *ran.out.splitlines(), *(f"! {each}" for each in ran.err.splitlines())]
    return "\n".join(line.rstrip() for line in lines) + f"\n[{ran.code}]\n"


@pytest.mark.parametrize("width", WIDTHS)
def test_the_tour_is_as_it_was_read(width: int, golden: Callable[[str, str], None]) -> None:
    golden(f"cli/tour_{width}.txt", "\n".join(_told(width, each) for each in (*HELPS, *TABLES, *TEXTS)))


@pytest.mark.parametrize("width", [20, 40, *WIDTHS, 200])
@pytest.mark.parametrize("arguments", TABLES, ids=" ".join)
def test_no_host_is_broken(arguments: tuple[str, ...], width: int) -> None:
    """What is one word on the widest terminal is one on each."""
    wide, narrow = (run_at(each, *arguments).out.split() for each in (2_000, width))
    assert {word for word in wide if _HOST.fullmatch(word)} <= set(narrow)
    if width >= 60:
        assert sorted(word for word in set(wide) if word.strip("─")) == sorted(
            word for word in set(narrow) if word.strip("─")
        )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("spec", [EXAMPLE, LONG, DOMAIN])
def test_every_host_of_the_app_stands_whole_on_its_card(spec: str, width: int) -> None:
    words = set(run_at(width, "hosts", spec).out.split())
    topology = build(load(ROOT / spec))
    for component in topology.components:
        assert any(word.partition(":")[0] == component.host for word in words)
        assert component.image in words
    for host in topology.public_hosts:
        if host.works:
            assert host.url in words


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("arguments", [*TABLES, *HELPS], ids=" ".join)
def test_no_line_is_wider_than_the_terminal_but_for_a_word(arguments: tuple[str, ...], width: int) -> None:
    for line in run_at(width, *arguments).out.splitlines():
        option, example = line.startswith("  --"), line.startswith(("  fluxviz", "    fluxviz"))
        assert len(line) <= width or len(line.split()) <= 1 + option or example, line


@pytest.mark.parametrize("width", WIDTHS)
def test_summaries_of_commands_are_whole(width: int) -> None:
    for arguments in (("--help",), ("docs", "--help")):
        text = run_at(width, *arguments).out.partition("Commands:")[2]
        assert text
        assert "…" not in text
        assert "..." not in text
    whole = " ".join(run_at(width, "--help").out.split())
    assert all(each.summary in whole for each in COMMANDS.values())


def test_the_example_of_the_readme_has_no_warning() -> None:
    ran = run("draw", EXAMPLE)
    assert (ran.code, ran.err) == (0, "")


def test_the_width_of_a_pipe_is_that_of_the_tests() -> None:
    assert run("hosts", EXAMPLE).out == run_at(200, "hosts", EXAMPLE).out
