"""Fixes that are certain, as edits of the JSON text that leave every other byte as it is."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from fluxviz.checks.findings import Edit, Finding
from fluxviz.spec import MASK
from fluxviz.spec.json_text import value_spans

_NAME = re.compile(r'"(?:[A-Za-z_][A-Za-z0-9_.-]{0,127}=)?')
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"(\s*:)?')
_KEY = re.compile(r'"[A-Za-z_][A-Za-z0-9_]{0,39}"\s*:')


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
        span = spans.get(edit.where)
        before = changes.get(span, []) if span else []
        if span is not None and any((each.old, each.new) == (edit.old, edit.new) for each in before):
            applied.append(finding)
        elif span is not None and _once(_applied(text[slice(*span)], before), edit.old):
            changes.setdefault(span, []).append(edit)
            applied.append(finding)
        else:
            left.append(finding)
    new, position = [], 0
    for (start, end), edits in sorted(changes.items()):
        new += [text[position:start], _applied(text[start:end], edits)]
        position = end
    done = "".join([*new, text[position:]])
    return Fixed(done, tuple(applied), tuple(left), _diff(text, done, changes, name))


def _pattern(old: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.-]){re.escape(old)}(?![\w-])")


def _once(token: str, old: str) -> bool:
    return len(_pattern(old).findall(token)) == 1


def _applied(token: str, edits: Iterable[Edit]) -> str:
    for edit in edits:
        token = _pattern(edit.old).sub(lambda _, new=edit.new: new, token)  # type: ignore[misc]
    return token


def _diff(old: str, new: str, changes: dict[tuple[int, int], list[Edit]], name: str) -> str:
    """Show the changed lines. Nothing of them is shown but keys, names of variables, and what the edits change."""
    before, after = old.splitlines(), new.splitlines()
    starts = {old.count("\n", 0, start) for start, _ in changes}
    olds = [edit.old for edits in changes.values() for edit in edits]
    news = [edit.new for edits in changes.values() for edit in edits]
    for index in starts:
        if index < min(len(before), len(after)):
            before[index] = _masked(before[index], olds)
            after[index] = _masked(after[index], news)
    lines = difflib.unified_diff(before, after, f"a/{name.lstrip('/')}", f"b/{name.lstrip('/')}", n=0, lineterm="")
    return "".join(f"{line}\n" for line in lines)


def _masked(line: str, shown: list[str]) -> str:
    return _STRING.sub(lambda match: _masked_string(match.group(), shown), line)


def _masked_string(token: str, shown: list[str]) -> str:
    if _KEY.fullmatch(token):
        return token
    colon = token[token.rindex('"') + 1 :]
    found = next((each for each in shown if _once(token, each)), None)
    if found is None:
        return f'"{MASK}"{colon}'
    match = _pattern(found).search(token)
    head = _NAME.match(token)
    if match is None or head is None:
        return f'"{MASK}"{colon}'
    start = head.group() if head.end() <= match.start() else '"'
    between = MASK if match.start() > len(start) else ""
    rest = MASK if token[match.end() : token.rindex('"')] else ""
    return f'{start}{between}{found}{rest}"{colon}'
