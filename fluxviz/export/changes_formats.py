"""Changes as JSON for programs, and as Markdown for a comment on a pull request."""

from __future__ import annotations

import json

from fluxviz.changes import Changes
from fluxviz.drawing.text import clean
from fluxviz.export.markdown_text import escape_markdown


def changes_json(changes: Changes) -> str:
    """Give the changes as JSON text, the quiet ones too."""
    items = [change.model_dump(mode="json") for change in changes.items]
    return json.dumps({"schema": 1, "changes": items}, indent=2, ensure_ascii=False) + "\n"


def changes_markdown(changes: Changes, picture: str = "", *, everything: bool = False) -> str:
    """Give the changes as a Markdown table, with the picture below it where there is one.

    Args:
        changes: What changed.
        picture: Address of the picture; empty where there is none.
        everything: Tell the quiet ones, too.

    """
    told = changes.items if everything else changes.loud
    if not told:
        return "No change to the network.\n"
    rows = [
        f"| {change.kind} | {_cell(change.text)} | {_code(change.before)} | {_code(change.after)} |" for change in told
    ]
    lines = ["| change | | before | after |", "| --- | --- | --- | --- |", *rows]
    if picture:
        lines += ["", f"![What changed in the network]({picture.replace(' ', '%20')})"]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    """Give text as it stands in a cell: nothing in it is markup, a link, or the mention of somebody."""
    return escape_markdown(text.replace("\n", " ")).replace("@", "@\u200b")


def _code(text: str) -> str:
    told = clean(text).replace("`", "'").replace("|", "\\|").replace("\n", " ")
    return f"`{told}`" if told.strip() else ""
