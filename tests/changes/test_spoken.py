"""The words in the picture of a change: what is gone is not told as if it were there."""

from __future__ import annotations

from fluxviz import draw, draw_changes
from fluxviz.diagram import draw_side_by_side
from tests.specimens import app, component
from tests.svg_reading import read_svg

API = component(environmentParameters=["DB_HOST=fluxdb_shop:5432"])
OLD, NEW = app(API, component("db", None, repotag="postgres:16")), app(API)


def test_what_is_gone_is_told_as_gone_in_the_picture_and_in_its_text() -> None:
    change = draw_changes(OLD, NEW)
    for text in (change.text(), change.svg()):
        assert "Network of the Flux app shop: 1 component." in text
        assert "Gone: Component db" in text
        assert "\nComponent db" not in text
        assert "\napi calls db" not in text
    titles = [each.text or "" for each in read_svg(change.svg()).of("title")]
    assert titles[0] == "Changes of the network of the Flux app shop"
    assert any(each.startswith("New: api calls fluxdb_shop") for each in titles)
    assert any(each.startswith("Gone: api calls db") for each in titles)


def test_a_picture_of_no_change_says_what_it_always_says() -> None:
    assert not any(word in draw(OLD).svg() for word in ("Gone: ", "New: ", "Changed: ", "Changes of"))


def test_each_of_two_sides_is_told_as_it_is() -> None:
    svg = draw_side_by_side(OLD, NEW)
    assert "Network of the Flux app shop: 2 components." in svg
    assert "Network of the Flux app shop: 1 component." in svg
    assert not any(word in svg for word in ("Gone: ", "New: ", "Changes of"))
