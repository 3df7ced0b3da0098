"""The rules of ``fluxviz check``: a page each, with the example that the tests break and the clean app beside it."""

from __future__ import annotations

from collections.abc import Iterator

import fluxviz
from fluxviz.checks import FAMILIES, RULES
from fluxviz.checks.rule import Rule
from tests.checks import cases_exposure, cases_names, cases_ports, cases_public, cases_rest
from tests.checks.breaking import Case, changed, clean

FOLDER = "reference/rules"
_TABLES = (cases_names, cases_ports, cases_exposure, cases_public, cases_rest)


def make_files() -> Iterator[tuple[str, str]]:
    """Yield the table of the rules, a page for each, and the pictures."""
    yield f"{FOLDER}/index.md", _table()
    yield f"{FOLDER}/good.svg", fluxviz.draw(clean(), check=True).svg()
    for code, rule in RULES.items():
        cases = [case for table in _TABLES for case in table.BAD if case.code == code]
        case = min(cases, key=lambda each: len(each.also))  # the first that breaks nothing else
        yield f"{FOLDER}/{code}.svg", _picture(case)
        yield f"{FOLDER}/{code}.md", _page(rule)


def _picture(case: Case) -> str:
    return fluxviz.draw(changed(clean(), case.changes), access=case.access, check=True).svg()


def _table() -> str:
    lines = [
        "# Rules",
        "",
        "What [`fluxviz check`](../../how-to/check.md) finds. `fluxviz rules FX101` prints the page of one.",
        "",
    ]
    for digit, family in FAMILIES.items():
        lines += [f"## {family.capitalize()}", "", "| code | severity | what |", "| --- | --- | --- |"]
        lines += [
            f"| [{code}]({code}.md) | {rule.severity} | {rule.title} |"
            for code, rule in RULES.items()
            if code.startswith(digit)
        ]
        lines.append("")
    return "\n".join(lines)


def _page(rule: Rule) -> str:
    kind = {"error": "danger", "warning": "warning", "advice": "tip"}[rule.severity]
    return f"""# {rule.code}: {rule.title}

!!! {kind} "{rule.severity.capitalize()}"
    {rule.what}

{rule.why}

## Bad

```text
{rule.bad}
```

![The network of an app with this fault, and the finding on it]({rule.code}.svg)

## Good

```text
{rule.good}
```

??? note "The same app without a finding"
    ![The network of the app as it should be](good.svg)

To keep a finding that is meant, [suppress it with its reason](../../how-to/check.md).
"""
