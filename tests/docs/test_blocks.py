"""Blocks in Markdown: filled in, checked, and nothing else in the file touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.project import Project, shop

TOML = 'markdown = ["README.md"]\n'
TEXT = """# Shop

<!-- fluxviz app.json -->
<!-- /fluxviz -->

```markdown
<!-- fluxviz other.json -->
<!-- /fluxviz -->
```

The end.
"""


def project_of(tmp_path: Path, text: str = TEXT) -> Project:
    project = Project(tmp_path, TOML, "fluxviz.toml")
    (tmp_path / "README.md").write_bytes(text.encode())
    return project


def test_a_block_is_filled_in_and_what_is_around_it_stays(tmp_path: Path) -> None:
    project = project_of(tmp_path)
    assert project.docs("check").code == 1
    assert project.docs("build").err == "2 drawn, 0 as before, 0 failed\n"
    text = project.read("README.md")
    assert text.startswith(
        "# Shop\n\n<!-- fluxviz app.json -->\n\n![Network of the Flux app shop: api, db.](app.svg)\n"
    )
    assert text.endswith("```markdown\n<!-- fluxviz other.json -->\n<!-- /fluxviz -->\n```\n\nThe end.\n")
    assert "| api | `fluxapi_shop:3000` |" in text
    assert (tmp_path / "app.svg").is_file()
    assert project.docs("check").code == 0
    assert project.docs("build").err == "0 drawn, 2 as before, 0 failed\n"


def test_a_changed_spec_and_an_edited_block_are_told_with_their_line(tmp_path: Path) -> None:
    project = project_of(tmp_path)
    project.docs("build")
    filled = project.read("README.md")
    (tmp_path / "README.md").write_bytes(filled.replace("fluxapi", "fluxipa").encode())
    ran = project.docs("check")
    assert (ran.code, "README.md:3: was edited by hand" in ran.err) == (1, True)
    (tmp_path / "README.md").write_bytes(filled.encode())
    project.write(shop(3001))
    shown = f"{tmp_path / 'README.md'}:3, {tmp_path / 'app.svg'}"
    assert f"{shown}: api: 3000 -> 3001\n" in project.docs("check").err


def test_what_a_block_shows_can_be_chosen(tmp_path: Path) -> None:
    block = "<!-- fluxviz app.json show=hosts,tls naming=fdm -->\n<!-- /fluxviz -->\n"
    project = project_of(tmp_path, block * 2)
    assert project.docs("build").code == 0
    text = project.read("README.md")
    assert text.count("**Hosts and ports**") == text.count("**TLS**") == 2
    assert "**Links**" not in text
    assert not (tmp_path / "app.svg").exists()
    assert project.docs("check").code == 0


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    project = project_of(tmp_path, TEXT.replace("\n", "\r\n"))
    project.docs("build")
    text = project.read("README.md")
    assert text.count("\r\n") == text.count("\n") > 20
    assert project.docs("check").code == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<!-- fluxviz app.json -->\n", "README.md:1: the block has no <!-- /fluxviz -->"),
        ("x\n<!-- /fluxviz -->\n", "README.md:2: <!-- /fluxviz --> without a block before it"),
        ("<!-- fluxviz a.json -->\n<!-- fluxviz b.json -->\n<!-- /fluxviz -->\n", "README.md:2: a block begins inside"),
        ("<!-- fluxviz a.json big -->\n<!-- /fluxviz -->\n", "README.md:1: expected settings such as detail=full"),
        (
            "<!-- fluxviz a.json show=all -->\n<!-- /fluxviz -->\n",
            "README.md:1: unknown section 'all'; choose from: picture",
        ),
        ("<!-- fluxviz 'a.json -->\n<!-- /fluxviz -->\n", "README.md:1: is no list of settings: No closing quotation"),
    ],
)
def test_a_block_that_cannot_be_filled_in_is_told_with_its_line(tmp_path: Path, text: str, words: str) -> None:
    project = project_of(tmp_path, text)
    ran = project.docs("build")
    assert ran.code == 2
    assert words in ran.err
    assert project.read("README.md") == text


def test_a_bad_spec_leaves_its_block_and_fills_the_others(tmp_path: Path) -> None:
    text = TEXT + "\n<!-- fluxviz gone.json show=hosts -->\nold\n<!-- /fluxviz -->\n"
    project = project_of(tmp_path, text)
    ran = project.docs("build")
    assert ran.code == 2
    assert f"{tmp_path / 'README.md'}:13: not a Flux app spec" in ran.err
    assert project.read("README.md").endswith("show=hosts -->\nold\n<!-- /fluxviz -->\n")
    assert "fluxapi" in project.read("README.md")


def test_unknown_looks_of_a_block_are_told(tmp_path: Path) -> None:
    project = project_of(tmp_path, "<!-- fluxviz app.json theme=neon detail=most -->\n<!-- /fluxviz -->\n")
    assert "unknown" in project.docs("build").err


def test_a_block_says_in_little_what_it_shows(tmp_path: Path) -> None:
    project = project_of(tmp_path)
    project.docs("build")
    stamps = [line for line in project.read("README.md").splitlines() if "provenance" in line]
    assert len(stamps) == 1
    assert len(stamps[0]) <= 90


def test_a_block_whose_graph_no_file_carries_tells_the_lines_that_changed(tmp_path: Path) -> None:
    project = project_of(tmp_path, "<!-- fluxviz app.json show=hosts -->\n<!-- /fluxviz -->\n")
    project.docs("build")
    project.write(shop(3001))
    said = project.docs("check").err
    assert "no longer: api | `fluxapi_shop:3000`" in said
    assert "now: api | `fluxapi_shop:3001`" in said


HELD = """- A list:

  <!-- fluxviz app.json show=hosts -->
  <!-- /fluxviz -->

  1.  Inside:

      <!-- fluxviz app.json show=tls -->
      <!-- /fluxviz -->

> <!-- fluxviz app.json show=links -->
> <!-- /fluxviz -->

An example:

    <!-- fluxviz gone.json -->
    <!-- /fluxviz -->
"""


def test_a_block_in_a_list_or_a_quote_stays_in_it(tmp_path: Path) -> None:
    project = project_of(tmp_path, HELD)
    assert project.docs("build").code == 0
    lines = project.read("README.md").splitlines()
    start = lines.index("An example:")
    inside = [line for line in lines[:start] if line and not line.startswith((" ", ">", "- A list"))]
    assert inside == []
    assert "  | api | `fluxapi_shop:3000` |" in "\n".join(lines)
    assert [line for line in lines if line.startswith("> | Browser")]
    assert lines[start:] == HELD.splitlines()[-4:]
    assert project.docs("check").code == 0
    assert project.docs("build").err == "0 drawn, 1 as before, 0 failed\n"


def test_two_pictures_of_one_name_are_told_with_the_setting_that_parts_them(tmp_path: Path) -> None:
    block = "<!-- fluxviz app.json {} -->\n<!-- /fluxviz -->\n"
    project = project_of(tmp_path, block.format("") + block.format("detail=full"))
    assert "name one of them with picture=, such as picture=other.svg" in project.docs("build").err
    (tmp_path / "README.md").write_text(block.format("") + block.format("detail=full picture=full.svg"))
    assert project.docs("build").code == 0
    assert (tmp_path / "full.svg").is_file()
