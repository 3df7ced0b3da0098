"""A page of its own: the explorer in one file that needs no kernel, no server and no network; and as a module."""

from __future__ import annotations

import json
from html import escape
from typing import Any

from fluxviz.editing import spec_digest
from fluxviz.exploring.page_state import page_state
from fluxviz.exploring.what_if import AppliedWhatIf, Case
from fluxviz.frontend import embedded_script, page_script
from fluxviz.reviewing import Review
from fluxviz.topology.sentences import title_of

_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
body {{ margin: 0; padding: 12px; font: 14px system-ui, sans-serif; background: #fff; }}
@media (prefers-color-scheme: dark) {{ body {{ background: #10151d; color: #e8edf5; }} }}
header {{ display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 16px; margin: 0 0 8px; }}
h1 {{ margin: 0; font-size: 16px; }}
header p {{ margin: 0; color: #586579; }}
@media (min-width: 800px) {{
header {{ flex-wrap: nowrap; white-space: nowrap; }}
h1 {{ min-width: 0; overflow: hidden; text-overflow: ellipsis; }}
header p {{ flex: 1 0 auto; }}
}}
header button {{ font: inherit; color: inherit; background: none; cursor: pointer; }}
header button {{ border: 1px solid #8a97ab; border-radius: 5px; padding: 3px 10px; }}
main {{ --above: 38px; }}
@media (prefers-color-scheme: dark) {{ header p {{ color: #a9b4c5; }} }}
#still svg {{ max-width: 100%; height: auto; }}
.unseen {{ position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }}
</style>
</head>
<body>
<main>
<header><h1>{title}</h1><p>{about}</p></header>
<div id="explorer"></div>
<div id="still">
{still}</div>
</main>
<script type="application/json" id="given">{given}</script>
<script type="module">
{script}</script>
</body>
</html>
"""


def write_page(
    case: Case,
    still: str,
    *,
    applied: AppliedWhatIf | None = None,
    review: Review | None = None,
    date: str = "",
    **looks: Any,
) -> str:
    """Write a page that shows an app's network and can be explored.

    Without a kernel nothing can be laid out anew, so each what-if is drawn beforehand, one change at a time.

    Args:
        case: What is shown.
        still: Its SVG, for readers without scripts.
        applied: The app as it is and what is tried on it, where ``case`` is what follows: the page begins with it.
        review: Notes and tours to go with it; None: none.
        date: When it was made, to stand above it; empty: not said.
        looks: How it begins, as :func:`page_state` takes it.

    Raises:
        EngineError: the Graphviz engine did not draw.

    """
    given = page_state(case, applied=applied, review=review or Review(), **looks)
    as_it_is = applied.before if applied else case
    return _PAGE.format(
        policy=_POLICY,
        title=escape(title_of(case.topology)),
        still=still,
        given=_script_text(given),
        script=page_script(review=bool(given["state"]["_review"])),
        about=escape(_about(as_it_is, date)),
    )


def write_module(case: Case, **looks: Any) -> str:
    """Write the explorer as an ES module, for pages of others: ``export default { render({ el }) }``.

    It is what MyST's directive ``{anywidget}`` takes, and any page that imports it. It fetches nothing.

    Args:
        case: What is shown.
        looks: How it begins, as :func:`page_state` takes it; there is no review.

    Raises:
        EngineError: the Graphviz engine did not draw.

    """
    given = _script_text(page_state(case, **looks))
    shown = "export default {render: ({el}) => showIn(el, structuredClone(GIVEN))};"
    return f"{embedded_script()}const GIVEN={given};\n{shown}\n"


def _script_text(given: Any) -> str:
    """Return values as JSON that ends no script: an element does at the first ``</``, whatever its type."""
    return json.dumps(given, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _about(case: Case, date: str) -> str:
    """Return what stands beside the heading: when the page was made, and of which spec."""
    digest = f"spec sha256 {spec_digest(case.spec)}, secrets masked" if case.spec is not None else ""
    return " · ".join(filter(None, (date, digest)))
