"""Baselines: old findings that a check passes over, known again by code, place and message."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from fluxviz.checks.findings import Finding, Findings
from fluxviz.errors import DocumentError, Fault
from fluxviz.spec import SourceLike, read_document

VERSION = 1

Mark = tuple[str, str, str, str]


class BaselineError(DocumentError):
    """The baseline file cannot be read."""

    noun = "baseline"

    @property
    def refusal(self) -> str:
        """What the message begins with."""
        return "not a baseline"


def mark_of(finding: Finding, source: str) -> Mark:
    """Give what a finding is known again by: the line may change, file, code, place and message may not."""
    return Path(source).as_posix(), finding.code, finding.where, finding.digest


def baseline_text(reports: Sequence[Findings]) -> str:
    """Write a baseline of all findings. It holds no message, only a digest of each."""
    marks = sorted({mark_of(finding, findings.source) for findings in reports for finding in findings})
    entries = [dict(zip(("file", "code", "where", "message"), mark, strict=True)) for mark in marks]
    return json.dumps({"version": VERSION, "findings": entries}, indent=2, ensure_ascii=False) + "\n"


def load_baseline(source: SourceLike) -> frozenset[Mark]:
    """Load a baseline.

    Raises:
        BaselineError: it cannot be read.

    """
    value, name, lines = read_document(source, BaselineError)
    entries: Any = value.get("findings") if isinstance(value, dict) else None
    if not isinstance(entries, list) or value.get("version") != VERSION:
        raise BaselineError(name, [Fault("", "expected what fluxviz check --write-baseline writes")])
    marks: set[Mark] = set()
    for index, entry in enumerate(entries):
        texts: list[Any] = (
            [entry.get(key) for key in ("file", "code", "where", "message")] if isinstance(entry, dict) else []
        )
        if len(texts) != 4 or not all(isinstance(text, str) for text in texts):
            where = f"findings[{index}]"
            raise BaselineError(name, [Fault(where, "expected file, code, where and message", lines.get(where))])
        marks.add((texts[0], texts[1], texts[2], texts[3]))
    return frozenset(marks)


def without_old(findings: Findings, baseline: Iterable[Mark]) -> Findings:
    """Leave out the findings of a baseline."""
    old = frozenset(baseline)
    return findings.where(lambda finding: mark_of(finding, findings.source) not in old)
