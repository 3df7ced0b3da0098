"""Findings as SARIF 2.1.0, the format of code scanners.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fluxviz.checks import RULES, Finding, Findings, Rule
from fluxviz.export.json_writing import write_json

_LEVELS = {"error": "error", "warning": "warning", "advice": "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def findings_sarif(reports: Sequence[Findings], version: str) -> str:
    """Write the findings of several documents as one run.

    Args:
        reports: The findings, document by document.
        version: The version of fluxviz.

    """
    codes = list(RULES)
    run = {
        "tool": {
            "driver": {
                "name": "fluxviz",
                "version": version,
                "informationUri": "https://pypi.org/project/fluxviz/",
                "rules": [_rule(rule) for rule in RULES.values()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [result for findings in reports for result in _results(findings, codes)],
    }
    return write_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.title.title().replace(" ", "").replace(",", ""),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": f"{rule.what} {rule.why}"},
        "help": {"text": rule.page},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _results(findings: Findings, codes: list[str]) -> Iterator[dict[str, Any]]:
    """Yield the results of a document; those of one rule and place are counted, so that each has its fingerprint."""
    told: Counter[tuple[str, str, str]] = Counter()
    for finding in findings:
        place = (finding.code, finding.component, finding.place)
        told[place] += 1
        yield _result(finding, findings.spot(finding), codes.index(finding.code), told[place])


def _result(finding: Finding, spot: tuple[str, int | None], index: int, nth: int) -> dict[str, Any]:
    fix = f"\n{finding.fix}" if finding.fix else ""
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(spot[0])}}
    if spot[1]:
        place["region"] = {"startLine": spot[1]}
    location: dict[str, Any] = {"physicalLocation": place}
    if finding.where:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.where, "kind": "member"}]
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.sentence} {finding.why}{fix}"},
        "locations": [location],
        "partialFingerprints": {"fluxviz/v2": f"{finding.code}:{finding.component}:{finding.place}:{nth}"},
    }


def _uri(source: str) -> str:
    path = Path(source)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
