"""A diagram: how it is made, how it shows itself, how it is saved."""

from __future__ import annotations

import errno
import pickle
import stat
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from fluxviz import AppSpec, Diagram, Topology, UnknownNameError, build, draw, load
from fluxviz.drawing import Highlight
from fluxviz.errors import UnwritableError
from fluxviz.export import extract_provenance
from tests.specimens import app, path_of
from tests.svg_reading import read_svg

FULLSTACK = path_of("guide_fullstack")


def test_it_is_drawn_from_a_path_a_text_bytes_a_mapping_a_spec_and_a_topology() -> None:
    spec = load(FULLSTACK)
    text = FULLSTACK.read_text("utf-8")
    sources = [FULLSTACK, str(FULLSTACK), text, text.encode(), spec, build(spec)]
    assert isinstance(sources[-1], Topology)
    assert isinstance(spec, AppSpec)
    assert len({draw(source).json() for source in sources}) == 1


def test_it_does_not_change_but_gives_another() -> None:
    diagram = draw(FULLSTACK)
    with pytest.raises(FrozenInstanceError):
        diagram.direction = "LR"  # type: ignore[misc]
    other = diagram.with_(theme="dark", direction="LR")
    assert diagram == draw(FULLSTACK)
    assert (other.theme.name, other.direction) == ("dark", "LR")
    assert other.topology is diagram.topology


def test_left_to_right_is_wider_and_lower_than_top_to_bottom() -> None:
    sizes = []
    for direction in ("TB", "LR"):
        root = read_svg(draw(FULLSTACK, direction=direction).svg()).root
        sizes.append((float(root.attrib["width"]), float(root.attrib["height"])))
    assert sizes[1][0] > sizes[0][0]
    assert sizes[1][1] < sizes[0][1]


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ({"theme": "neon"}, "unknown theme 'neon'; choose from: auto, light, dark"),
        ({"direction": "up"}, "unknown direction 'up'; choose from: auto, TB, LR"),
        ({"detail": "much"}, "unknown detail 'much'; choose from: apps, groups, overview, network, full"),
        ({"view": "side"}, "unknown view 'side'; choose from: all, public, internal"),
        ({"naming": "dns"}, "unknown naming 'dns'; choose from: guide, fdm"),
        ({"engine": "neato"}, "unknown engine 'neato'; choose from: pure, dot"),
    ],
)
def test_an_unknown_choice_is_refused_at_once_with_those_there_are(option: dict[str, str], message: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        draw(FULLSTACK, **option)  # type: ignore[arg-type]
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("option", [{"theme": "neon"}, {"direction": "up"}, {"engine": "neato"}])
def test_an_unknown_choice_is_refused_for_another_diagram_too(option: dict[str, str]) -> None:
    with pytest.raises(UnknownNameError):
        draw(FULLSTACK).with_(**option)


def test_it_shows_itself_in_a_notebook_as_svg_and_text() -> None:
    bundle, metadata = draw(FULLSTACK)._repr_mimebundle_()
    assert set(bundle) == {"image/svg+xml", "text/plain"}
    assert metadata == {"image/svg+xml": {"alt": draw(FULLSTACK).text()}}
    assert read_svg(bundle["image/svg+xml"]).root.attrib["role"] == "img"
    assert bundle["text/plain"] == draw(FULLSTACK).text()
    assert repr(draw(FULLSTACK)).startswith(
        "Diagram(Topology('fullstack', 3 component(s), 6 edge(s), names of guide), "
    )
    assert "0x" not in bundle["text/plain"]


def test_it_shows_itself_the_same_each_time() -> None:
    assert draw(FULLSTACK)._repr_mimebundle_() == draw(FULLSTACK)._repr_mimebundle_()


def test_two_diagrams_in_one_notebook_share_no_id() -> None:
    first, second = (
        read_svg(draw(path_of(name))._repr_mimebundle_()[0]["image/svg+xml"]) for name in ("v4_shop", "v5_shop")
    )
    assert not set(first.ids) & set(second.ids)


def test_a_picture_and_the_same_with_a_part_lit_share_no_id() -> None:
    plain = draw(FULLSTACK)
    highlighted = plain.with_(highlight=Highlight(frozenset({"component.api"})))
    first, second = (read_svg(each._repr_mimebundle_()[0]["image/svg+xml"]) for each in (plain, highlighted))
    assert not set(first.ids) & set(second.ids)


@pytest.mark.parametrize(
    ("suffix", "begins"),
    [(".svg", "<svg "), (".html", "<!doctype html>"), (".dot", "digraph"), (".gv", "digraph"), (".json", "{")],
)
def test_it_is_saved_in_the_format_that_the_name_tells(tmp_path: Path, suffix: str, begins: str) -> None:
    diagram = draw(FULLSTACK)
    path = diagram.save(tmp_path / f"out{suffix}")
    assert path == tmp_path / f"out{suffix}"
    assert path.read_text("utf-8").startswith(begins)
    provenance, intact = extract_provenance(path.read_bytes(), suffix)
    assert suffix == ".json" or (provenance is not None and intact)
    saved = [line for line in path.read_text("utf-8").splitlines(keepends=True) if '{"fluxviz":' not in line]
    assert "".join(saved) == diagram.render(suffix) == diagram.render(suffix.upper())
    assert diagram.save(str(path)) == path


@pytest.mark.parametrize("name", ["out.jpg", "out", "out.svg.txt"])
def test_an_unknown_format_is_refused_with_those_there_are(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownNameError, match=r"format .* choose from: \.svg, \.html, \.mjs, \.png, \.pdf, \.dot, "):
        draw(FULLSTACK).save(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_replaced_whole_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("old" * 100_000)
    path.chmod(0o640)
    draw(FULLSTACK).save(path)
    assert path.read_text("utf-8") == draw(FULLSTACK).json()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["out.json"]


def test_a_new_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    draw(FULLSTACK).save(tmp_path / "out.svg")
    assert (tmp_path / "out.svg").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_link_is_written_through_and_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "target.svg").write_text("old")
    (tmp_path / "link.svg").symlink_to("target.svg")
    draw(FULLSTACK).save(tmp_path / "link.svg")
    assert (tmp_path / "link.svg").is_symlink()
    assert (tmp_path / "target.svg").read_text("utf-8").startswith("<svg")


def test_a_missing_folder_is_an_error_that_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnwritableError, match=r"cannot write .*gone/out\.svg: No such file or directory") as caught:
        draw(FULLSTACK).save(tmp_path / "gone" / "out.svg")
    assert isinstance(caught.value, OSError)
    assert caught.value.errno == errno.ENOENT
    assert list(tmp_path.iterdir()) == []


def test_a_file_with_the_longest_name_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 251 + ".svg")
    assert draw(FULLSTACK).save(path).is_file()


def test_a_diagram_of_a_name_that_is_no_text_is_saved(tmp_path: Path) -> None:
    """Bytes of a command line that are not UTF-8 reach Python as halves of characters."""
    diagram = draw(app(), name="sh\udcffop")
    for suffix in ("svg", "dot", "json"):
        assert diagram.save(tmp_path / f"out.{suffix}").stat().st_size > 0


def test_it_survives_pickling() -> None:
    diagram = draw(FULLSTACK)
    assert pickle.loads(pickle.dumps(diagram)).svg() == diagram.svg()


def test_the_engine_runs_once(monkeypatch: pytest.MonkeyPatch) -> None:
    diagram = draw(FULLSTACK)
    first = diagram.svg()
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    monkeypatch.setattr("sys.prefix", "/nowhere")
    monkeypatch.setattr("sysconfig.get_path", lambda name: "/nowhere")
    assert diagram.svg() == first


def test_line_ends_are_the_same_on_every_platform(tmp_path: Path) -> None:
    for suffix in ("svg", "dot", "json"):
        data = draw(FULLSTACK).save(tmp_path / f"x.{suffix}").read_bytes()
        assert b"\r" not in data
        assert data.endswith(b"\n")


def test_a_diagram_is_equal_to_one_of_the_same_topology_and_look() -> None:
    assert draw(FULLSTACK) == draw(FULLSTACK)
    assert draw(FULLSTACK) != draw(FULLSTACK, direction="LR")
    assert isinstance(draw(FULLSTACK), Diagram)
