"""A chapter as an HTML page needs no network, beyond what nbconvert's own template asks for on every page."""

from __future__ import annotations

import base64
import re
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest
from nbconvert import HTMLExporter

from tests.course.notebooks import PATHS, data_of

pytestmark = pytest.mark.slow

FETCHED = {("script", "src"), ("link", "href"), ("img", "src"), ("image", "href"), ("use", "href"), ("iframe", "src")}
OF_THE_TEMPLATE = ("/require.js/", "/mathjax/")
"""What nbconvert's template ``lab`` fetches on every page, an empty one too: a module loader, and MathJax for formulas.

Without the network the chapters read the same, for they have neither. The template ``basic`` fetches nothing at all.
"""


class References(HTMLParser):
    """What a page makes a browser fetch."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if (tag, name.removeprefix("xlink:")) in FETCHED and value and value.startswith(("http:", "https:", "//")):
                self.found.add(value)


def page(notebook: nbformat.NotebookNode, template: str) -> str:
    html, _ = HTMLExporter(template_name=template).from_notebook_node(notebook)
    return str(html)


@pytest.mark.parametrize("path", PATHS, ids=[path.stem for path in PATHS])
def test_a_chapter_fetches_nothing_of_its_own(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    empty = References(page(nbformat.v4.new_notebook(), "lab")).found
    assert all(any(known in reference for known in OF_THE_TEMPLATE) for reference in empty)
    html = page(notebook, "lab")
    assert References(html).found <= empty
    embedded = re.findall(r'src="data:image/svg\+xml;base64,([^"]+)"', html)
    pictures = [base64.b64decode(data).decode() for data in embedded]
    assert len(pictures) == sum(media == "image/svg+xml" for media, _ in data_of(notebook))
    assert not any(References(picture).found or re.search(r"url\(\s*['\"]?http", picture) for picture in pictures)
    assert References(page(notebook, "basic")).found == set()


def test_what_a_page_fetches_is_found() -> None:
    html = '<img src="https://x.example.com/a.png"><script src="//y/z.js"></script><a href="https://fine">no</a>'
    assert References(html).found == {"https://x.example.com/a.png", "//y/z.js"}
