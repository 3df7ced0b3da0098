"""draw.io: its XML has the structure that draw.io reads, and our places."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree

import pytest

from fluxviz import Diagram
from fluxviz.drawing.text import shorten
from tests.drawing.hostile import MARKUP, NAMES
from tests.formats.specimens import drawn, hostile
from tests.specimens import ALL
from tests.svg_reading import read_svg


@dataclass
class Cell:
    """A cell as draw.io has it: the object around it carries id and label."""

    id: str
    label: str
    cell: ElementTree.Element

    @property
    def geometry(self) -> ElementTree.Element:
        found = self.cell.find("mxGeometry")
        assert found is not None
        assert found.get("as") == "geometry"
        return found

    @property
    def box(self) -> tuple[float, ...]:
        return tuple(float(self.geometry.attrib[key]) for key in ("x", "y", "width", "height"))


def read(diagram: Diagram) -> dict[str, Cell]:
    root = ElementTree.fromstring(diagram.drawio())
    assert root.tag == "mxfile"
    (page,) = root.findall("diagram")
    (cells,) = page.findall("mxGraphModel/root")
    first, layer, *rest = cells
    assert (first.tag, first.get("id"), layer.get("parent")) == ("mxCell", "0", "0")
    found = {}
    for each in rest:
        assert each.tag == "object"
        (cell,) = each
        assert (cell.get("vertex") == "1") != (cell.get("edge") == "1")
        assert each.attrib["id"] not in found
        found[each.attrib["id"]] = Cell(each.attrib["id"], each.attrib["label"], cell)
    places = {"0", str(layer.get("id")), *found}
    for part in found.values():
        assert part.cell.get("parent") in places
        assert "html=0" in str(part.cell.get("style"))
        assert part.geometry is not None
    return found


def check(diagram: Diagram) -> dict[str, Cell]:
    """Check that all of a scene is there, once, at its place."""
    cells = read(diagram)
    frames = {app.id for app in diagram.topology.apps} & set(cells)
    assert set(cells) - frames == {each.id for each in (*diagram.scene.nodes, *diagram.scene.edges)}
    for line in diagram.scene.edges:
        assert (cells[line.id].cell.get("source"), cells[line.id].cell.get("target")) == (line.source, line.target)
        assert cells[line.id].geometry.get("relative") == "1"
    for node in diagram.scene.nodes:
        assert all(size > 5 for size in cells[node.id].box[2:])
    return cells


@pytest.mark.parametrize("name", ALL)
def test_every_card_and_line_is_a_cell(name: str) -> None:
    check(drawn(name))


@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name)[:40])
def test_any_name_is_a_label_and_nothing_else(name: str) -> None:
    cells = check(hostile(name))
    part = hostile(name).topology.components[0]
    assert cells[part.id].label.split("\n")[0] == shorten(part.label, 80)


def test_cards_stand_where_the_picture_has_them() -> None:
    diagram = drawn("guide_fullstack")
    cells = read(diagram)
    frame, picture = cells["app"].box, read_svg(diagram.svg())
    for name in ("component.api", "component.frontend", "component.postgres"):
        left, top, width, height = cells[name].box
        assert cells[name].cell.get("parent") == "app"
        assert 0 < left < left + width < frame[2]
        assert 0 < top < top + height < frame[3]
    assert cells["browser"].box[1] < cells["edge"].box[1] < frame[1]
    assert float(picture.root.attrib["width"]) > frame[2]


def test_no_style_holds_a_name() -> None:
    for name in MARKUP:
        styles = [str(cell.cell.get("style")) for cell in read(hostile(name)).values()]
        assert not [style for style in styles if "evil" in style or "window" in style]
