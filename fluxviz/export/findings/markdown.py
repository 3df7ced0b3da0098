"""Findings as Markdown tables, for a comment or a wiki."""

from __future__ import annotations

from collections.abc import Sequence

from fluxviz.checks import Finding, Findings
from fluxviz.export.markdown_text import escape_markdown
from fluxviz.unseen import clean


def findings_markdown(reports: Sequence[Findings]) -> str:
    """Write the findings of several documents, a table each."""
    return "\n".join(_document(findings) for findings in reports)


def _document(findings: Findings) -> str:
    head = f"## {escape_markdown(findings.source)}\n\n{findings.summary}\n"
    if not findings:
        return head
    return "\n".join([head, *finding_rows(findings), ""])


def finding_rows(findings: Findings) -> list[str]:
    """Write findings as the lines of a table."""
    rows = [_row(finding, _spot(findings, finding)) for finding in findings]
    return ["| | code | line | what | fix |", "| --- | --- | --- | --- | --- |", *rows]


def _spot(findings: Findings, finding: Finding) -> str:
    """Return the line of a finding, with the file where that is not the document of all."""
    file, line = findings.spot(finding)
    told = str(line or "")
    return told if file == findings.source else escape_markdown(f"{file}:{told}".rstrip(":"))


def _row(finding: Finding, spot: str) -> str:
    fix = "<br>".join(_code(line) for line in finding.fix.split("\n")) if finding.fix else ""
    said = f"{escape_markdown(finding.sentence)} {escape_markdown(finding.why)}"
    return f"| {finding.severity} | {finding.code} | {spot} | {said} | {fix} |"


def _code(text: str) -> str:
    """Write text as it is to be pasted; a pipe would end the cell even inside code."""
    inner = clean(text).replace("|", "\\|")
    ticks = "``" if "`" in inner else "`"
    return f"{ticks}{inner}{ticks}"
