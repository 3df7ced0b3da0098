"""axe-core, which finds what keeps people with assistive technology out of a page."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.frontend.packages import install

_RUN = """selector => axe.run(selector, { resultTypes: ["violations"] }).then(({ violations }) => violations.map(
    ({ id, impact, help, nodes }) => ({ id, impact, help, nodes: nodes.map(({ html, failureSummary }) =>
        ({ html, failureSummary })) })))"""


def axe_violations(page: Page, selector: str) -> list[dict[str, Any]]:
    """Check the part of a page below a CSS selector.

    Returns:
        one entry for each rule that is broken, with ``id``, ``impact``, ``help`` and ``nodes``; each node with its
        ``html`` and a ``failureSummary`` that says what would mend it.

    """
    if not page.evaluate("() => 'axe' in window"):
        # Evaluated, not added as a script: a page's content policy may forbid scripts, and RequireJS on it would
        # keep axe to itself.
        source = (install() / "axe-core" / "axe.min.js").read_text("utf-8")
        page.evaluate(f"() => {{ const define = undefined, module = undefined; {source} }}")
    violations: list[dict[str, Any]] = page.evaluate(_RUN, selector)
    return violations
