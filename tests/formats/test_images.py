"""PNG and PDF: what a reader of each finds in them."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader

from fluxviz import FluxvizError, MissingExtraError
from fluxviz.export import extract_provenance
from fluxviz.rendering import Rendering, with_provenance
from tests.drawing.hostile import MARKUP
from tests.formats.specimens import drawn, hostile
from tests.specimens import ALL

pytestmark = pytest.mark.slow

FULLSTACK = "guide_fullstack"


def words_of(data: bytes) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())


def image_of(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


@pytest.mark.parametrize("name", ALL)
def test_a_pdf_holds_every_host_of_the_picture_as_text(name: str) -> None:
    diagram = drawn(name)
    words = words_of(bytes(with_provenance(diagram, ".pdf")))
    for host in diagram.topology.public_hosts:
        assert len(host.host) > 40 or host.host in words
    for part in diagram.topology.components:
        assert len(part.host) > 40 or part.host in words


def test_a_stamp_changes_nothing_that_a_pdf_shows() -> None:
    bare, whole = drawn(FULLSTACK).pdf(), bytes(with_provenance(drawn(FULLSTACK), ".pdf"))
    assert words_of(bare) == words_of(whole)
    assert extract_provenance(whole, ".pdf")[1]
    assert PdfReader(io.BytesIO(whole), strict=True).pages[0].mediabox == PdfReader(io.BytesIO(bare)).pages[0].mediabox


@pytest.mark.parametrize("scale", [0.5, 1, 2, 3.5])
def test_a_png_is_as_large_as_its_scale_says(scale: float) -> None:
    diagram = drawn(FULLSTACK)
    image = image_of(diagram.png(scale=scale))
    width = (diagram.layout.width + 20) * scale
    assert abs(image.width - width) <= 1
    assert len(image.resize((64, 64)).getcolors(5000) or ()) > 20


def test_a_stamp_changes_no_pixel() -> None:
    bare, whole = drawn(FULLSTACK).png(), bytes(with_provenance(drawn(FULLSTACK), ".png"))
    assert ImageChops.difference(image_of(bare), image_of(whole)).getbbox() is None
    Image.open(io.BytesIO(whole)).verify()
    assert '"graph"' in Image.open(io.BytesIO(whole)).text["fluxviz"]  # type: ignore[attr-defined]
    assert extract_provenance(whole, ".png")[1]


@pytest.mark.parametrize("scale", [0, -1, 11, float("nan")])
def test_a_scale_that_cannot_be_drawn_is_refused(scale: float) -> None:
    with pytest.raises(FluxvizError, match="cannot draw at scale"):
        drawn(FULLSTACK).render(".png", scale=scale)


def test_hostile_names_become_pixels_and_pages() -> None:
    for name in MARKUP[:6]:
        assert hostile(name).png(scale=0.2).startswith(b"\x89PNG")
        assert PdfReader(io.BytesIO(bytes(with_provenance(hostile(name), ".pdf"))), strict=True).pages


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "vl_convert", None)
    for suffix in (".png", ".pdf"):
        with pytest.raises(MissingExtraError, match=r"pip install 'fluxviz\[images\]'"):
            drawn("v1_bot").render(suffix)


def test_two_scales_are_two_looks() -> None:
    stamps = [
        extract_provenance(bytes(with_provenance(drawn("v1_bot"), ".png", Rendering(scale=s))), ".png")[0]
        for s in (1, 2)
    ]
    assert stamps[0] is not None
    assert stamps[1] is not None
    assert stamps[0].look != stamps[1].look
