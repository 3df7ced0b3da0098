"""A small real site of MkDocs, with pictures of a spec."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from fluxviz.drawing.cells import SMALL
from fluxviz.drawing.misfits import SMALLEST_TEXT
from fluxviz.mkdocs_ext.fences import replace_fences
from tests.drawing.hostile import MARKUP
from tests.programs import run_program
from tests.sites.looking import becomes, opened, pictures_of
from tests.specimens import PACKAGE, app, component

pytestmark = pytest.mark.slow

CONFIG = "site_name: Docs\nplugins: [search, fluxviz]\ntheme: {name: mkdocs, color_mode: light, highlightjs: false}\n"
INDEX = """# Docs

```fluxviz
app.json
alt: All of "the" <shop>
```

````markdown
```fluxviz
gone.json
```
````
"""
DEEP = "# Deep\n\n~~~fluxviz\n/app.json\ndetail: overview\ntheme: dark\n~~~\n"
PICTURE = ".fluxviz img"
SECRET = "s3cr3tCanary0123456789"


class Site:
    """A folder of documents, and what MkDocs makes of it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.built = folder, folder / "site"
        self.write("mkdocs.yml", CONFIG)
        self.write("docs/index.md", INDEX)
        self.write("docs/deep/page.md", DEEP)
        # As an installed fluxviz tells MkDocs of its plugin.
        self.write("told/fluxviz_here-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: fluxviz-here\nVersion: 1\n")
        entry = "[mkdocs.plugins]\nfluxviz = fluxviz.mkdocs_ext:FluxvizPlugin\n"
        self.write("told/fluxviz_here-1.dist-info/entry_points.txt", entry)
        self.spec(component("api", 3000, environmentParameters=[f"DB_PASSWORD={SECRET}"]), component("db", None))

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def spec(self, *parts: dict[str, object]) -> None:
        self.write("docs/app.json", json.dumps(app(*parts)))

    def build(self, *, fails: bool = False) -> str:
        paths = os.pathsep.join([str(PACKAGE.parent), str(self.folder / "told")])
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(self.folder / "mkdocs.yml")]
        environment = {**os.environ, "PYTHONPATH": paths, "NO_MKDOCS_2_WARNING": "1"}
        done = run_program(command, env=environment)
        assert (done.returncode != 0) == fails, done.stdout + done.stderr
        return done.stdout + done.stderr


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


@pytest.mark.browser
def test_its_pages_show_the_pictures_by_day_and_by_night(site: Site, chromium: Browser) -> None:
    for scheme in ("light", "dark"):  # the picture follows the page, and the page its settings
        site.write("mkdocs.yml", CONFIG.replace("light", scheme))
        site.build()
        with opened(chromium, site.built, "index.html") as page:
            (picture,) = pictures_of(page)
            assert (picture["tag"], picture["alt"]) == ("img", 'All of "the" <shop>')
            assert picture["natural"] > 100
            assert 200 < picture["width"] <= picture["page"]
            assert becomes(page, PICTURE, scheme)
    with opened(chromium, site.built, "deep/page/index.html") as page:
        assert pictures_of(page)[0]["alt"] == "Network of the Flux app shop: api, db."
        assert becomes(page, PICTURE, "dark")  # its theme is dark whatever the page
    assert "gone.json" in (site.built / "index.html").read_text("utf-8")


def test_a_spec_that_is_drawn_is_not_published(site: Site) -> None:
    site.write("docs/app.access.json", '{"domains": {"shop.example.com": {"component": "api"}}}')
    site.write("docs/other.json", "{}")
    site.build()
    assert not (site.built / "app.json").exists()
    assert not (site.built / "app.access.json").exists()
    assert (site.built / "other.json").exists()
    for path in site.built.rglob("*"):
        assert not path.is_file() or SECRET.encode() not in path.read_bytes(), path


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ("gone.json", "gone.json: no such file"),
        ("app.json\ndetail: most", "unknown detail 'most'"),
        ("app.json\ncolour: red", "unknown option 'colour'; choose from: alt, caption"),
        ("app.json\ndetial: full", "unknown option 'detial'; did you mean detail?"),
        ("app.json\nfull", "expected a setting such as 'detail: full'"),
        ("", "expected the path of a spec"),
    ],
)
def test_what_cannot_be_drawn_is_told_with_its_place(site: Site, block: str, words: str) -> None:
    site.write("docs/index.md", f"# Docs\n\n```fluxviz\n{block}\n```\n")
    said = site.build(fails=True)
    assert words in said
    assert "index.md:3: fluxviz:" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("them: dark", "unknown setting 'them'; did you mean theme?"),
        ("theme: drak", "unknown theme 'drak'; did you mean dark?"),
    ],
)
def test_a_misspelt_setting_is_refused(site: Site, setting: str, words: str) -> None:
    site.write("mkdocs.yml", CONFIG.replace("fluxviz]", f"fluxviz: {{{setting}}}]"))
    assert words in site.build(fails=True)


@pytest.mark.browser
def test_hostile_names_and_texts_run_nothing(site: Site, chromium: Browser) -> None:
    site.spec(component(MARKUP[0], 80))
    site.write("docs/index.md", '```fluxviz\napp.json\nalt: "><script>window.ran=1</script>\n```\n')
    site.build()
    page = chromium.new_page()
    page.goto((site.built / "index.html").as_uri())
    assert page.evaluate("window.ran") is None
    assert page.locator(".fluxviz img").count() == 1
    page.close()


NESTED = """# Docs

!!! note "In an admonition"
    ```fluxviz
    app.json
    caption: The *shop*, in [one](deep/page.md)
    ```

??? tip "Folded"

    ~~~fluxviz
    app.json
    ~~~

=== "One"

    - item
      goes on

        ```fluxviz
        app.json
        ```

1.  ```fluxviz
    app.json
    ```

> quoted
>
> ```fluxviz
> app.json
> ```
"""
MATERIAL = """site_name: Docs
plugins: [search, fluxviz]
theme:
  name: material
  font: false
  palette:
    - {scheme: default, toggle: {icon: material/weather-night, name: To dark}}
    - {scheme: slate, toggle: {icon: material/weather-sunny, name: To light}}
markdown_extensions: [admonition, pymdownx.details, pymdownx.superfences, {pymdownx.tabbed: {alternate_style: true}}]
"""


@pytest.mark.browser
def test_blocks_are_drawn_wherever_markdown_holds_them(site: Site, chromium: Browser) -> None:
    site.write("mkdocs.yml", MATERIAL)
    site.write("docs/index.md", NESTED)
    site.build()
    with opened(chromium, site.built, "index.html") as page:
        inside = ("div.admonition", "details.tip", ".tabbed-block li", "ol > li", "blockquote")
        assert [page.locator(f"{each} div.fluxviz img").count() for each in inside] == [1] * len(inside)
        assert page.locator("div.fluxviz img").count() == len(inside)
        assert page.locator("figcaption").inner_html() == (
            'The <em>shop</em>, in <a href="deep/page/index.html">one</a>'.replace("index.html", "")
        )
        assert "fluxvizpicture" not in page.content()


@pytest.mark.browser
def test_pictures_follow_the_switch_of_the_theme(site: Site, chromium: Browser) -> None:
    site.write("mkdocs.yml", MATERIAL)
    site.build()
    with opened(chromium, site.built, "index.html", scheme="dark") as page:  # the theme minds its switch alone
        assert becomes(page, PICTURE, "light")
        page.get_by_title("To dark").click()
        page.wait_for_function("getComputedStyle(document.querySelector('div.fluxviz')).colorScheme === 'dark'")
        assert becomes(page, PICTURE, "dark")


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_a_click_opens_a_picture_large(site: Site, chromium: Browser, width: int) -> None:
    site.build()
    with opened(chromium, site.built, "index.html", width=width) as page:
        page.locator("a.fluxviz-open").click()
        large = page.locator("dialog.fluxviz-large img")
        large.wait_for()
        page.wait_for_function("parseFloat(document.querySelector('dialog img').style.width) > 1")
        first = large.bounding_box()
        natural = large.evaluate("each => each.naturalWidth")
        assert first is not None
        assert first["width"] >= natural - 1  # its text can be read: on a phone it is panned
        page.keyboard.press("+")
        after = large.bounding_box()
        assert after is not None
        assert after["width"] == pytest.approx(first["width"] * 1.25, abs=1)
        assert page.get_by_role("link", name="File").get_attribute("href").endswith(".svg")  # type: ignore[union-attr]
        page.keyboard.press("Escape")
        page.locator("dialog").wait_for(state="detached")
        assert page.evaluate("document.activeElement.className").startswith("fluxviz-open")


@pytest.mark.browser
def test_a_wide_picture_scrolls_in_its_box_and_the_page_does_not(site: Site, chromium: Browser) -> None:
    site.spec(*(component(f"component-number-{number}", 3000 + number) for number in range(6)))
    site.build()
    with opened(chromium, site.built, "index.html", width=390) as page:
        box = page.locator(".fluxviz-frame").evaluate("each => [each.scrollWidth, each.clientWidth]")
        image = page.locator("div.fluxviz img").evaluate("each => [each.clientWidth, each.naturalWidth]")
        assert box[0] > box[1]
        assert image[0] / image[1] * SMALL >= SMALLEST_TEXT - 0.1
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_block_says_how_it_stands(site: Site) -> None:
    site.write("docs/index.md", "```fluxviz\napp.json\nwidth: 50%\nalign: right\nclass: mine yours\n```\n")
    site.build()
    html = (site.built / "index.html").read_text("utf-8")
    assert '<div class="fluxviz fluxviz-right mine yours">' in html
    assert 'style="width: 50%"' in html


@pytest.mark.parametrize(
    "setting", ["width: 1;position:fixed", "align: middle", 'class: a"onclick=x', "width: wide", "class: 1a"]
)
def test_how_it_stands_is_no_way_to_write_html(site: Site, setting: str) -> None:
    site.write("docs/index.md", f"```fluxviz\napp.json\n{setting}\n```\n")
    assert "index.md:1: fluxviz:" in site.build(fails=True)


SPECS = {
    "broken.json": '{"name": "a", "compose": [{"name": "b", "environmentParameters": ["P=%s"]}',
    "answer.json": '{"status": "success", "data": [{"name": "a", "compose": [{"commands": ["%s"]}]}]}',
    "old.json": '{"version": 1, "name": "a", "repotag": "x", "port": 80, "enviromentParameters": ["P=%s"]}',
    "app.json.bak": '{"name": "a", "compose": [{"name": "b", "environmentParameters": ["P=%s"]}]}',
    "app.json~": '{"name": "a", "compose": [{"name": "b", "environmentParameters": ["P=%s"]}]}',
    "fake.png": '{"name": "a", "compose": [{"name": "b", "environmentParameters": ["P=%s"]}]}',
    "app.yaml": "name: a\ncompose:\n  - name: b\n    environmentParameters:\n      - P=%s\n",
    "notes.txt": '{"apps": {"mine": {"repotag": "x", "ports": [1], "commands": ["%s"]}}}',
}


@pytest.mark.parametrize("name", SPECS)
def test_a_spec_that_no_page_draws_is_not_published_either(site: Site, name: str) -> None:
    site.write(f"docs/{name}", SPECS[name].replace("%s", SECRET))
    site.build()
    assert not (site.built / name).exists()


@pytest.mark.parametrize("text", ['{"name": "x", "version": "1.0.0"}', '{"docs": [{"text": "compose"}]}', "ports: 80"])
def test_what_is_no_spec_is_published(site: Site, text: str) -> None:
    site.write("docs/other.json", text)
    site.build()
    assert (site.built / "other.json").exists()


def test_a_block_in_indented_code_stays_text_and_that_is_said(site: Site) -> None:
    site.write("docs/index.md", "# Docs\n\nText:\n\n    ```fluxviz\n    app.json\n    ```\n")
    assert "index.md:5: a block stands in indented code" in site.build(fails=True)  # strict


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("a\n```fluxviz\nx\n```\nb", "a\n\n[2:x]\n\nb"),
        ("```py\n```fluxviz\n```\n", "```py\n```fluxviz\n```\n"),
        ("~~~~ fluxviz\ny\n~~~\n~~~~", "\n[1:y\n~~~]\n"),
        ("text\n    ```fluxviz\n    x\n    ```", "text\n    ```fluxviz\n    x\n    ```"),
        ("!!! a\n    ```md\n    ```fluxviz\n    ```", "!!! a\n    ```md\n    ```fluxviz\n    ```"),
        ("- a\n\n        ```fluxviz\n        x", "- a\n\n        ```fluxviz\n        x"),
        ("- a\n\n    - b\n\n        ```fluxviz\n        x\n        y: z", "- a\n\n    - b\n\n\n        [5:x\ny: z]\n"),
        ("- ```fluxviz\n  x\n  ```", "- [1:x]\n"),
        ("> ```fluxviz\n> x\n> ```", ">\n> [1:x]\n>"),
        ("!!! a\n\t```fluxviz\n\tx\n\t```", "!!! a\n\n\t[2:x]\n"),
    ],
)
def test_only_fences_of_its_own_are_replaced(text: str, after: str) -> None:
    assert replace_fences(text, lambda fence: f"[{fence.line}:{fence.text}]") == after
