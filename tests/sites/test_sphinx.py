"""A small real site of Sphinx, with pictures of a spec."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.drawing.hostile import MARKUP
from tests.programs import run_program
from tests.sites.looking import look
from tests.specimens import app, component

pytestmark = pytest.mark.slow

CONF = (
    'project = "Docs"\nextensions = ["fluxviz.sphinx_ext"]\nexclude_patterns = ["_build"]\nhtml_theme = "alabaster"\n'
)
INDEX = """
Docs
====

.. toctree::

   deep/page

.. fluxviz:: specs/app.json
   :caption: The *shop*
   :alt: All of <the> shop

.. fluxviz:: specs/app.json
   :inline:
   :detail: overview
   :name: net
"""
DEEP = """
Page
====

.. fluxviz:: /specs/app.json
   :theme: dark
   :trace: browser:api
   :width: 300px
"""


class Site:
    """A folder of documents, and what Sphinx makes of it."""

    def __init__(self, folder: Path) -> None:
        self.source, self.built = folder / "docs", folder / "site"
        for name, text in {"conf.py": CONF, "index.rst": INDEX, "deep/page.rst": DEEP}.items():
            self.write(name, text)
        self.spec(3000)

    def write(self, name: str, text: str) -> None:
        path = self.source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def spec(self, port: int, name: str = "api") -> None:
        self.write("specs/app.json", json.dumps(app(component(name, port), component("db", None))))

    def build(self, builder: str = "html", *, fails: bool = False) -> str:
        command = [sys.executable, "-m", "sphinx", "-W", "-b", builder, str(self.source), str(self.built / builder)]
        done = run_program(command, env={**os.environ, "NO_COLOR": "1"})
        assert (done.returncode != 0) == fails, done.stdout + done.stderr
        return done.stdout + done.stderr

    def read(self, name: str) -> str:
        return (self.built / name).read_text("utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


@pytest.mark.browser
def test_its_pages_show_the_pictures_by_day_and_by_night(site: Site, chromium: Browser) -> None:
    site.build()
    for scheme, bright in (("light", True), ("dark", False)):
        pictures, corner = look(chromium, site.built / "html", "index.html", scheme)  # type: ignore[arg-type]
        assert [each["tag"] for each in pictures] == ["img", "svg"]
        assert [each["alt"] for each in pictures] == ["All of <the> shop", "Network of the Flux app shop: api, db."]
        assert all(200 < each["width"] <= each["page"] and each["height"] > 100 for each in pictures)
        assert (corner > 200) == bright
    pictures, corner = look(chromium, site.built / "html", "deep/page.html", "light")
    assert (pictures[0]["natural"] > 100, pictures[0]["width"]) == (True, 300)
    assert corner < 60  # its theme is dark whatever the reader's


def test_a_changed_spec_is_drawn_anew_and_only_its_pages(site: Site) -> None:
    site.build()
    assert "0 changed" in site.build() or "no targets are out of date" in site.build()
    site.spec(3009)
    said = site.build()
    assert "2 changed" in said
    assert "3009" in site.read("html/index.html")


def test_an_access_file_that_was_drawn_with_is_depended_on(site: Site) -> None:
    site.write("specs/app.access.json", '{"domains": {"shop.example.com": {"component": "api"}}}')
    site.build()
    site.write("specs/app.access.json", '{"domains": {"other.example.com": {"component": "api"}}}')
    assert "2 changed" in site.build()
    assert "other.example.com" in (site.read("html/index.html") + str(list((site.built / "html/_images").iterdir())))


def test_latex_has_the_picture_as_a_pdf(site: Site) -> None:
    site.build("latex")
    (text,) = (path.read_text("utf-8") for path in (site.built / "latex").glob("*.tex"))
    pictures = list((site.built / "latex").glob("fluxviz-*.pdf"))
    assert len(pictures) == 3
    for path in pictures:
        assert f"\\sphinxincludegraphics{{{path.name}}}" in text
        assert path.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("builder", ["text", "man"])
def test_where_no_picture_can_be_it_is_told_in_sentences(site: Site, builder: str) -> None:
    site.write("conf.py", CONF + 'man_pages = [("index", "docs", "Docs", "me", 1)]\n')
    site.build(builder)
    text = "".join(path.read_text("utf-8") for path in (site.built / builder).glob("*.[t1]*"))
    assert "The Flux edge ends TLS for" in text


@pytest.mark.parametrize(
    ("rst", "words"),
    [
        (".. fluxviz:: gone.json\n", "gone.json: no such file"),
        (".. fluxviz:: specs/app.json\n   :theme: neon\n", "unknown theme 'neon'"),
        (".. fluxviz:: specs/app.json\n   :detail: most\n", "unknown detail 'most'; choose from: apps"),
        (".. fluxviz:: specs/app.json\n   :colour: red\n", "unknown option: \"'colour'; choose from: alt, caption"),
        (".. fluxviz:: specs/app.json\n   :detial: full\n", "did you mean detail?"),
        (".. fluxviz:: specs/app.json\n   :trace: x:y\n", "unknown node"),
    ],
)
def test_what_cannot_be_drawn_is_told_with_its_place(site: Site, rst: str, words: str) -> None:
    site.write("index.rst", f"Docs\n====\n\n{rst}\n.. toctree::\n\n   deep/page\n")
    said = site.build(fails=True)
    assert words in said
    assert "index.rst:4" in said


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ('fluxviz_them = "dark"', r"unknown setting 'fluxviz_them'; did you mean fluxviz_theme?"),
        ('fluxviz_theme = "drak"', r"unknown theme 'drak'; did you mean dark?"),
    ],
)
def test_a_misspelt_setting_is_refused(site: Site, setting: str, words: str) -> None:
    site.write("conf.py", f"{CONF}{setting}\n")
    assert words in site.build(fails=True)


@pytest.mark.browser
def test_hostile_names_and_texts_run_nothing(site: Site, chromium: Browser) -> None:
    site.spec(80, MARKUP[0])
    site.write("deep/page.rst", DEEP.replace("   :trace: browser:api\n", ""))
    site.write("index.rst", INDEX.replace("All of <the> shop", '"><script>window.ran=1</script>'))
    site.build()
    site.build("latex")
    page = chromium.new_page()
    page.goto((site.built / "html/index.html").as_uri())
    assert page.evaluate("window.ran") is None
    assert page.locator("svg.fluxviz").count() == 1
    page.close()


def test_no_setting_of_the_spec_gets_into_the_site(site: Site) -> None:
    secret = "s3cr3tCanary0123456789"
    spec = app(component("api", 3000, environmentParameters=[f"DB_PASSWORD={secret}"]), component("db", None))
    site.write("specs/app.json", json.dumps(spec))
    site.build()
    for path in site.built.rglob("*"):
        assert not path.is_file() or secret.encode() not in path.read_bytes(), path
