"""Changes as JSON for programs, and as Markdown for a comment on a pull request."""

from __future__ import annotations

from fluxviz.changes import Changes
from fluxviz.checks import FindingChanges
from fluxviz.export.findings.json import findings_data
from fluxviz.export.json_writing import write_json
from fluxviz.export.markdown_text import escape_markdown
from fluxviz.unseen import clean

NO_FINDINGS = FindingChanges()


def changes_json(changes: Changes, found: FindingChanges = NO_FINDINGS) -> str:
    """Return the changes as JSON text, the quiet ones too; and the findings that are new or fixed."""
    data = {
        "schema": 1,
        "changes": [change.model_dump(mode="json") for change in changes.items],
        "findings": {
            "new": findings_data(found.new)["findings"],
            "fixed": findings_data(found.fixed)["findings"],
        },
    }
    return write_json(data)


def changes_markdown(
    changes: Changes, found: FindingChanges = NO_FINDINGS, picture: str = "", *, everything: bool = False
) -> str:
    """Return the changes as a Markdown table, with the picture below it where there is one.

    Args:
        changes: What changed.
        found: The findings that are new or fixed.
        picture: Address of the picture; empty where there is none.
        everything: Tell the quiet ones, too.

    """
    told = changes.items if everything else changes.loud
    lines = ["No change to the network."]
    if told:
        lines = ["| change | | before | after |", "| --- | --- | --- | --- |"]
        lines += [
            f"| {change.kind} | {_cell(change.text)} | {_code(change.before)} | {_code(change.after)} |"
            for change in told
        ]
    for title, findings in (("New findings", found.new), ("Fixed", found.fixed)):
        if findings:
            lines += ["", f"**{title}**", ""]
            lines += [f"- {finding.code} {finding.severity}: {_cell(finding.message)}" for finding in findings]
    if picture and told:
        lines += ["", f"![What changed in the network]({picture.replace(' ', '%20')})"]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    """Return text as it stands in a cell: nothing in it is markup, a link, or the mention of somebody."""
    return escape_markdown(text.replace("\n", " ")).replace("@", "@\u200b")


def _code(text: str) -> str:
    told = clean(text).replace("`", "'").replace("|", "\\|").replace("\n", " ")
    return f"`{told}`" if told.strip() else ""
