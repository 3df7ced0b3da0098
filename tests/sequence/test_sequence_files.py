"""A sequence diagram as a file: golden for the guide, no markup from a name, no secret, a clear line for bad input."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from fluxviz import FluxvizError, UnknownNameError, build, trace
from fluxviz.cli.app import app as command_line
from fluxviz.errors import UnwritableError
from fluxviz.export.folding import fold
from fluxviz.rendering.sequence_diagram import SequenceDiagram
from tests.drawing.hostile import NAMES
from tests.sequence.apps import FULLSTACK, chain, fullstack, named, sequences
from tests.widget.canaries import PLANTED, canaries_in

SUFFIXES = (".svg", ".mmd", ".d2", ".md")
_SVG = "{http://www.w3.org/2000/svg}"
_DRAWN = {_SVG + name for name in ("svg", "title", "desc", "style", "rect", "g", "path", "text")}


def by_cloudflare(mode: str) -> SequenceDiagram:
    found = [each for each in sequences(fullstack(ssl=mode)) if each.path.hops[-1].target == "component.frontend"]
    return next(each for each in found if len(each.path.hops) == 3)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("mode", ["full", "strict"])
def test_the_path_of_the_guides_visitor_is_the_golden_one(
    mode: str, suffix: str, golden: Callable[[str, str], None], tmp_path: Path
) -> None:
    written = by_cloudflare(mode).save(tmp_path / f"x{suffix}").read_bytes().decode()
    golden(f"sequences/guide_fullstack.{mode}{suffix}", written)


def drawn(diagram: SequenceDiagram) -> ET.Element:
    """Read an SVG, and hold that nothing in it runs, leads away or is called by one id twice."""
    root = ET.fromstring(diagram.svg())
    parts = list(root.iter())
    assert {part.tag for part in parts} <= _DRAWN
    names = {name for part in parts for name in part.attrib}
    assert not [name for name in names if name.startswith("on") or "href" in name]
    ids = [part.attrib["id"] for part in parts if "id" in part.attrib]
    assert len(ids) == len(set(ids))
    return root


def words(root: ET.Element) -> str:
    return " ".join(text.text or "" for text in root.iter(f"{_SVG}text"))


def test_hosts_are_whole_and_every_message_is_told() -> None:
    for diagram in (*sequences(fullstack()), *sequences(chain())):
        root = drawn(diagram)
        shown = words(root).replace(" ", "")
        interaction = diagram.interaction
        assert all(message.says.replace(" ", "") in shown for message in interaction.messages)
        told = root.findtext(f"{_SVG}desc", "")
        assert all(message.text in told for message in interaction.messages)
        assert root.findtext(f"{_SVG}title") == interaction.title


@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name)[:40])
def test_a_hostile_name_stays_text(name: str) -> None:
    found = list(sequences(named(name)))
    assert found
    for diagram in found:
        drawn(diagram)
        assert "```" not in diagram.mermaid()
        assert all(line.startswith(("sequenceDiagram", "  ")) for line in diagram.mermaid().splitlines())


@given(st.text(min_size=1, max_size=60))
def test_any_name_stays_text(name: str) -> None:
    try:
        topology = named(name)
    except FluxvizError:
        return  # two components of one name, and the like
    for diagram in sequences(topology):
        drawn(diagram)
        assert diagram.svg() == diagram.svg()


@given(st.text(max_size=80), st.integers(1, 300))
def test_folding_loses_nothing_but_blanks(text: str, room: int) -> None:
    lines = fold(text, room, 11)
    shown = "".join("".join(lines).split())
    assert shown == "".join("".join(fold(text, 10_000_000, 11)).split())


def test_no_secret_is_in_any_format() -> None:
    topology = build(PLANTED)
    found = [*sequences(topology), *sequences(topology, start="component.web")]
    assert len(found) > 3
    for diagram in found:
        for text in (diagram.svg(), diagram.mermaid(), diagram.d2(), diagram.markdown(), diagram.text(), repr(diagram)):
            assert canaries_in(text) == []


def test_encryption_is_told_without_colour() -> None:
    svg = by_cloudflare("full").svg()
    assert svg.count('stroke-dasharray="6 4"') == 2  # the plain hop and its answer
    assert "solid: encrypted" in svg
    assert "dashed: no TLS" in svg
    assert "it fails" not in svg
    assert "it fails" in by_cloudflare("strict").svg()


def test_themes_repaint_it() -> None:
    light, dark, auto = (next(sequences(fullstack(), theme=name)).svg() for name in ("light", "dark", "auto"))
    assert light != dark
    assert "prefers-color-scheme" not in light + dark
    assert "prefers-color-scheme: dark" in auto


def test_a_prefix_stands_before_every_id() -> None:
    svg = next(sequences(fullstack())).svg(prefix="one-")
    assert 'id="one-fluxviz-sequence"' in svg
    assert 'aria-labelledby="one-fluxviz-sequence-title one-fluxviz-sequence-desc"' in svg
    with pytest.raises(FluxvizError, match="before ids"):
        next(sequences(fullstack())).svg(prefix='"')


def test_a_notebook_shows_it() -> None:
    data, more = next(sequences(fullstack()))._repr_mimebundle_()
    assert data["image/svg+xml"].startswith("<svg")
    assert data["text/plain"] == more["image/svg+xml"]["alt"]


def test_what_cannot_be_saved_is_told(tmp_path: Path) -> None:
    diagram = next(sequences(fullstack()))
    with pytest.raises(UnknownNameError, match=r"\.mmd"):
        diagram.save(tmp_path / "x.png")
    with pytest.raises(UnwritableError):
        diagram.save(tmp_path / "none" / "x.svg")
    with pytest.raises(FluxvizError, match="path of a file"):
        diagram.save(7)  # type: ignore[arg-type]


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(command_line, ["trace", str(FULLSTACK), *arguments])
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_command_writes_the_way_that_is_asked_for(suffix: str, tmp_path: Path) -> None:
    target = tmp_path / f"way{suffix}"
    code, out, error = run("--from", "browser", "--to", "postgres", "-o", str(target), "--path", "2", "-q")
    assert (code, out, error) == (0, "", "")
    topology = build(FULLSTACK)
    expected = SequenceDiagram(topology, trace(topology, "browser", "postgres").paths[1])
    assert target.read_bytes() == expected.save(tmp_path / f"same{suffix}").read_bytes()


def test_the_command_says_that_there_are_more_ways(tmp_path: Path) -> None:
    _, _, error = run("--from", "browser", "--to", "postgres", "-o", str(tmp_path / "x.svg"))
    assert "path 1 of 3 from Browser to postgres; --path draws another" in error


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--from", "browser", "-o", "x.svg"), "needs --from NODE and --to NODE"),
        (("--from", "browser", "--to", "postgres", "-o", "x.png"), "unknown format '.png'"),
        (("--from", "browser", "--to", "postgres", "-o", "x"), "no format is given"),
        (("--from", "browser", "--to", "postgres", "-o", "x.svg", "--path", "4"), "there are 3"),
        (("--from", "frontend", "--to", "postgres", "-o", "x.svg"), "there is no path to draw"),
        (("--from", "browser", "--to", "api", "-o", str(FULLSTACK)), "would write over"),
        (("--from", "browser", "--to", "api", "-o", "x.svg", "--theme", "nope"), "unknown theme 'nope'"),
        (("--from", "browser", "--to", "api", "-o", "no/such/x.svg"), "x.svg"),
    ],
)
def test_what_the_command_cannot_draw_is_told(
    arguments: tuple[str, ...], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, error = run(*arguments, "-q")
    assert (code, out) == (2, "")
    assert error.startswith("error: ")
    assert says in error
    assert list(tmp_path.iterdir()) == []
