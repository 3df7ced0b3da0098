"""Links that leave ``assets/docs``: to pictures that are copied, to pages of the site, or to the repository."""

from __future__ import annotations

import posixpath
import re

REPOSITORY = "https://github.com/OWNER/fluxviz/blob/main"
INSIDE = {
    "notebooks/README.md": "course/index.md",
    "fluxviz/export/graph.schema.json": "reference/schemas/graph.schema.json",
    "assets/fullstack.svg": "images/fullstack.svg",
    "assets/explorer-trace.png": "images/explorer-trace.png",
    "assets/explorer-what-if.png": "images/explorer-what-if.png",
    "assets/gallery/index.html": "gallery/index.md",
}
"""Files of the repository, and where they are in the site."""

_LINK = re.compile(r"\]\((?P<path>(?:\.\./)+[^)#\s]+)(?P<anchor>#[^)\s]*)?\)")


def lead_inside(markdown: str, page: str) -> str:
    """Return a page whose links that leave the documentation lead somewhere.

    Args:
        markdown: The page.
        page: Its path in the documentation.

    """

    def led(found: re.Match[str]) -> str:
        place = posixpath.normpath(posixpath.join("assets/docs", posixpath.dirname(page), found["path"]))
        if place.startswith("assets/docs/") or page.startswith(("course/", "gallery/")):
            return found[0]
        inside = INSIDE.get(place)
        target = posixpath.relpath(inside, posixpath.dirname(page) or ".") if inside else f"{REPOSITORY}/{place}"
        return f"]({target}{found['anchor'] or ''})"

    return _LINK.sub(led, markdown)
