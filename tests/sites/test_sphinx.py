"""A small real site of Sphinx, with pictures of a spec."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page

from tests.drawing.hostile import MARKUP
from tests.programs import run_program
from tests.sites.looking import becomes, opened, pictures_of
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

KINDS = (".fluxviz img", ".fluxviz-svg svg")


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
def test_its_pages_show_the_pictures(site: Site, chromium: Browser) -> None:
    site.build()
    with opened(chromium, site.built / "html", "index.html") as page:
        pictures = pictures_of(page)
        assert [each["tag"] for each in pictures] == ["img", "svg"]
        assert [each["alt"] for each in pictures] == ["All of <the> shop", "Network of the Flux app shop: api, db."]
        assert all(200 < each["width"] <= each["page"] and each["height"] > 100 for each in pictures)
    with opened(chromium, site.built / "html", "deep/page.html") as page:
        (picture,) = pictures_of(page)
        assert (picture["natural"] > 100, picture["width"]) == (True, 300)
        assert becomes(page, KINDS[0], "dark")  # its theme is dark whatever the reader's


MENUS = {"pydata_sphinx_theme": ".theme-switch-button:visible", "sphinx_book_theme": ".theme-switch-button:visible"}


def turn(page: Page, theme: str, scheme: str) -> None:
    """Set the scheme by the theme's own switch, as a reader does."""
    if theme == "furo":  # from the system's to the other one
        page.locator(".theme-toggle:visible").first.click()
    else:
        page.locator(MENUS[theme]).first.click()
        page.locator(f".dropdown-menu.show [data-mode={scheme}]").click()
    page.wait_for_function(
        "dark => (getComputedStyle(document.body).backgroundColor.match(/\\d+/g)[0] < 128) === dark",
        arg=scheme == "dark",
    )


@pytest.mark.browser
@pytest.mark.parametrize("theme", ["furo", *MENUS])
def test_pictures_follow_the_switch_of_the_theme_and_the_system(site: Site, chromium: Browser, theme: str) -> None:
    site.write("conf.py", CONF.replace("alabaster", theme))
    site.build()
    for scheme, other in (("light", "dark"), ("dark", "light")):
        with opened(chromium, site.built / "html", "index.html", scheme=scheme) as page:  # type: ignore[arg-type]
            assert all(becomes(page, kind, scheme) for kind in KINDS)
            turn(page, theme, other)
            assert all(becomes(page, kind, other) for kind in KINDS)


@pytest.mark.browser
@pytest.mark.parametrize("theme", ["alabaster", "sphinx_rtd_theme"])
def test_pictures_are_light_in_a_theme_that_always_is(site: Site, chromium: Browser, theme: str) -> None:
    site.write("conf.py", CONF.replace("alabaster", theme))
    site.build()
    with opened(chromium, site.built / "html", "index.html", scheme="dark") as page:
        assert all(becomes(page, kind, "light") for kind in KINDS)


def test_pages_without_a_picture_load_nothing_for_them(site: Site) -> None:
    site.write("plain.rst", ":orphan:\n\nPlain\n=====\n")
    site.build()
    assert "fluxviz.js" in site.read("html/index.html")
    assert "fluxviz.js" not in site.read("html/plain.html")


@pytest.mark.browser
def test_an_inline_picture_scrolls_on_a_phone_and_opens_large(site: Site, chromium: Browser) -> None:
    site.write("index.rst", INDEX.replace("   :detail: overview\n", ""))
    spec = app(*(component(f"component-number-{number}", 3000 + number) for number in range(6)))
    site.write("specs/app.json", json.dumps(spec))
    site.write("deep/page.rst", "Page\n====\n")
    site.build()
    with opened(chromium, site.built / "html", "index.html", width=390) as page:
        assert page.locator(".fluxviz-svg svg").evaluate("each => each.getBoundingClientRect().width") > 390
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.locator("a.fluxviz-corner").evaluate("each => each.click()")
        page.locator("dialog.fluxviz-large img").wait_for()
        page.keyboard.press("Escape")  # which Sphinx' own script takes, too
        page.locator("dialog").wait_for(state="detached")


def test_a_picture_stands_as_its_options_say(site: Site) -> None:
    options = "   :align: right\n   :width: 400\n   :class: mine\n"
    site.write("deep/page.rst", f"Page\n====\n\n.. fluxviz:: /specs/app.json\n{options}")
    site.build()
    html = site.read("html/deep/page.html")
    assert '<div class="fluxviz fluxviz-right mine">' in html
    assert "width: 400px" in html


def test_a_book_has_the_picture_and_is_well_formed(site: Site) -> None:
    site.write("conf.py", CONF + 'version = copyright = "1"\nsuppress_warnings = ["epub.unknown_project_files"]\n')
    site.build("epub")
    page = ElementTree.parse(site.built / "epub/index.xhtml")
    (image,) = page.iter("{http://www.w3.org/1999/xhtml}img")
    assert (site.built / "epub" / image.get("src", "")).is_file()


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
