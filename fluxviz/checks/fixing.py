"""Fixes that are certain, as edits of the JSON text that leave every other byte as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fluxviz.checks.findings import Finding
from fluxviz.editing import Edit, mask_value, replace_words, stands_once
from fluxviz.spec.json_text import line_at, value_spans


@dataclass(frozen=True)
class Fixed:
    """A text with fixes in it.

    Attributes:
        text: The new text.
        applied: The findings that are fixed.
        left: Those whose fix could not be put in: what they change stands there more than once, or otherwise.
        diff: What changes, with all that could be secret masked.

    """

    text: str
    applied: tuple[Finding, ...]
    left: tuple[Finding, ...]
    diff: str = ""


def fix_text(text: str, findings: Iterable[Finding], name: str = "spec.json") -> Fixed:
    """Put the certain fixes of findings into the JSON text that they were found in.

    Args:
        text: The text, without a byte order mark.
        findings: What was found in it.
        name: What the diff calls the file.

    """
    spans = value_spans(text)
    applied: list[Finding] = []
    left: list[Finding] = []
    changes: dict[tuple[int, int], list[Edit]] = {}
    for finding in findings:
        edit = finding.certain_fix
        if edit is None:
            continue
        there = spans.get(edit.where)
        span = (there.start, there.end) if there else None
        before = changes.get(span, []) if span else []
        if span is not None and any((each.old, each.new) == (edit.old, edit.new) for each in before):
            applied.append(finding)
        elif span is not None and stands_once(replace_words(text[slice(*span)], before), edit.old):
            changes.setdefault(span, []).append(edit)
            applied.append(finding)
        else:
            left.append(finding)
    new, position = [], 0
    for (start, end), edits in sorted(changes.items()):
        new += [text[position:start], replace_words(text[start:end], edits)]
        position = end
    done = "".join([*new, text[position:]])
    return Fixed(done, tuple(applied), tuple(left), _diff(text, changes, name))


def _diff(text: str, changes: dict[tuple[int, int], list[Edit]], name: str) -> str:
    """Show what changes, each with its line. Nothing of it is shown but a variable's name and what the edit changes."""
    lines: list[str] = []
    for (start, end), edits in sorted(changes.items()):
        token = text[start:end]
        line = line_at(text, start)
        lines += [f"@@ -{line} +{line} @@ {edits[0].where}"]
        lines += [f"-{mask_value(token, [edit.old for edit in edits])}"]
        lines += [f"+{mask_value(replace_words(token, edits), [edit.new for edit in edits])}"]
    file = name.lstrip("/")
    return "".join(f"{line}\n" for line in [f"--- a/{file}", f"+++ b/{file}", *lines]) if lines else ""
