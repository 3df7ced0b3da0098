"""The gallery as a page: every picture light and dark, as the reader's page is."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from tests.gallery import GALLERY, sections

FOLDER = "gallery"


def make_files() -> Iterator[tuple[str, str]]:
    """Yield the page and the pictures."""
    lines = ["# Gallery", "", "Each picture is drawn from a spec of the tests, by the same code as yours.", ""]
    for section in sections():
        lines += [f"## {section.title}", "", section.text, ""]
        for entry in section.entries:
            lines += [f"### {escape(entry.title)}", "", escape(entry.caption), ""]
            for scheme in ("light", "dark"):
                name = f"{entry.name}.{scheme}.svg"
                yield f"{FOLDER}/{name}", GALLERY.joinpath(name).read_text("utf-8")
                lines.append(f"![{escape(entry.title)}]({name}#only-{scheme})")
            lines.append("")
    yield f"{FOLDER}/index.md", "\n".join(lines)
