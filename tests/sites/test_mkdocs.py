"""A small real site of MkDocs, with pictures of a spec."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from fluxviz.mkdocs_ext.fences import replace_fences
from tests.drawing.hostile import MARKUP
from tests.programs import run_program
from tests.sites.looking import look
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
        pictures, corner = look(chromium, site.built, "index.html", scheme)  # type: ignore[arg-type]
        (picture,) = pictures
        assert (picture["tag"], picture["alt"]) == ("img", 'All of "the" <shop>')
        assert picture["natural"] > 100
        assert 200 < picture["width"] <= picture["page"]
        assert (corner > 200) == (scheme == "light")
    pictures, corner = look(chromium, site.built, "deep/page/index.html", "light")
    assert pictures[0]["alt"] == "Network of the Flux app shop: api, db."
    assert corner < 60
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
        ("app.json\ncolour: red", "unknown option 'colour'; choose from: access"),
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


def test_only_fences_of_its_own_are_replaced() -> None:
    text = "a\n```fluxviz\nx\n```\n```py\n```fluxviz\n```\n    ```fluxviz\nb\n~~~~ fluxviz\ny\n~~~\n~~~~"
    assert replace_fences(text, lambda body, line: f"[{line}:{body}]") == (
        "a\n[2:x]\n```py\n```fluxviz\n```\n    ```fluxviz\nb\n[10:y\n~~~]"
    )
