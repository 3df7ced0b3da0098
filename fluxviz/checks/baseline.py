"""Baselines: old findings that a check passes over, known again by file, rule and place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from typing import Any

from fluxviz.checks.findings import Findings
from fluxviz.checks.fingerprints import Fingerprint, fingerprint_of, unmatched
from fluxviz.errors import DocumentError
from fluxviz.faults import Fault
from fluxviz.spec import SourceLike, read_document

VERSION = 2

_KEYS = [each.name for each in fields(Fingerprint)]


class BaselineError(DocumentError):
    """The baseline file cannot be read."""

    noun = "baseline"

    @property
    def refusal(self) -> str:
        """What the message begins with."""
        return "not a baseline"


def baseline_text(reports: Sequence[Findings]) -> str:
    """Write a baseline of all findings. It holds no message, only a digest of each."""
    fingerprints = sorted(fingerprint_of(finding, findings.source) for findings in reports for finding in findings)
    entries = [asdict(fingerprint) for fingerprint in fingerprints]
    return json.dumps({"version": VERSION, "findings": entries}, indent=2, ensure_ascii=False) + "\n"


def load_baseline(source: SourceLike) -> tuple[Fingerprint, ...]:
    """Load a baseline.

    Raises:
        BaselineError: it cannot be read.

    """
    value, name, lines = read_document(source, BaselineError)
    entries: Any = value.get("findings") if isinstance(value, dict) else None
    if not isinstance(entries, list) or value.get("version") != VERSION:
        raise BaselineError(name, [Fault("", "expected what fluxviz check --write-baseline writes: write it anew")])
    fingerprints: list[Fingerprint] = []
    for index, entry in enumerate(entries):
        texts: list[Any] = [entry.get(key) for key in _KEYS] if isinstance(entry, dict) else []
        if not texts or not all(isinstance(text, str) for text in texts):
            where = f"findings[{index}]"
            raise BaselineError(name, [Fault(where, f"expected {', '.join(_KEYS)}", lines.get(where))])
        fingerprints.append(Fingerprint(*texts))
    return tuple(fingerprints)


def without_old(findings: Findings, baseline: Iterable[Fingerprint]) -> Findings:
    """Leave out the findings of a baseline: of one rule and place as many as it has, whatever they say now."""
    _, come = unmatched(tuple(baseline), [fingerprint_of(finding, findings.source) for finding in findings])
    new = {findings[index] for index in come}
    return findings.where(new.__contains__)
