"""The navigation: the hand-written pages as the front page of the documentation orders them, then what is made."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from fluxviz.checks import FAMILIES, RULES
from generated import commands, course

DOCS = Path(__file__).parents[2] / "docs"
_LINK = re.compile(r"\]\(([a-z-]+/[a-z-]+\.md)")


def make_navigation() -> list[Any]:
    """Return the navigation as ``mkdocs.yml`` would have it."""
    pages = list(dict.fromkeys(_LINK.findall((DOCS / "index.md").read_text("utf-8"))))
    return [
        {"Home": "index.md"},
        {"Start": "start.md"},
        {"How to": [page for page in pages if page.startswith("how-to/")]},
        {"Concepts": [page for page in pages if page.startswith("concepts/")]},
        {
            "Reference": [
                *(page for page in pages if page.startswith("reference/")),
                {"Commands": [f"{commands.FOLDER}/index.md", *commands.pages()]},
                {"Rules": ["reference/rules/index.md", *_rules()]},
                {
                    "Python": [
                        f"reference/api/{each}.md"
                        for each in ("functions", "classes", "errors", "patterns", "teaching")
                    ]
                },
                {"JSON Schemas": ["reference/schemas/index.md"]},
            ]
        },
        {"Course": ["course/index.md", *(f"course/{path.stem}.md" for path in course.notebooks())]},
        {"Gallery": ["gallery/index.md"]},
    ]


def _rules() -> list[Any]:
    return [
        {family.capitalize(): [f"reference/rules/{code}.md" for code in RULES if code.startswith(digit)]}
        for digit, family in FAMILIES.items()
    ]
