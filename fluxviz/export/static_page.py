"""A page of HTML on its own: no script runs in it, and it asks no network for anything."""

from __future__ import annotations

import base64
import hashlib
import re
from html import escape

from fluxviz.unseen import clean

_STYLE = """
:root { color-scheme: light dark; --line: #d5dbe5; --soft: #586579; --error: #b3261e; --warning: #8a5a00; }
@media (prefers-color-scheme: dark) {
  :root { --line: #344054; --soft: #a9b4c5; --error: #ff8a80; --warning: #ffc46b; }
}
body { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 4rem; font: 16px/1.5 system-ui, sans-serif; }
@media (prefers-color-scheme: light) { body { background: #fff; color: #16202e; } }
@media (prefers-color-scheme: dark) { body { background: #10151d; color: #e8edf5; } }
h1 { margin: 0 0 .5rem; line-height: 1.2; } h2 { margin: 2.5rem 0 .75rem; border-bottom: 1px solid var(--line); }
h3 { margin: 1.5rem 0 .5rem; font-size: 1rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0; }
dt, .by { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
figure { margin: 1.5rem 0; overflow-x: auto; }
figure svg { display: block; max-width: 100%; height: auto; margin: auto; }
.finding, .note { border-left: 4px solid var(--line); padding: .1rem 0 .1rem .9rem; margin: 0 0 1rem; }
.finding p, .note p { margin: .25rem 0; overflow-wrap: anywhere; } .error { border-color: var(--error); }
.warning { border-color: var(--warning); } .error > b:first-child { color: var(--error); }
.warning > b:first-child { color: var(--warning); } .resolved { opacity: .75; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; } code { font: .9em ui-monospace, monospace; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-top: 1px solid var(--line); }
td { overflow-wrap: anywhere; } td:first-child, th:first-child { white-space: nowrap; }
@media print { h2 { break-after: avoid; } .finding, .note { break-inside: avoid; } }
"""

_SVG_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src {styles}; base-uri 'none'">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def static_page(title: str, body: str, style: str = "") -> str:
    """Write a page.

    Args:
        title: Its title.
        body: What stands in it, as HTML; the styles of pictures in it are allowed, and no other.
        style: What its style sheet says besides. A style on an element would be refused by the page's own policy.

    """
    sheet = _STYLE + style
    styles = " ".join(f"'sha256-{_hash(text)}'" for text in dict.fromkeys((sheet, *_SVG_STYLE.findall(body))))
    return _PAGE.format(title=page_text(title), style=sheet, styles=styles, body=body)


def page_text(text: str, *, keep_lines: bool = False) -> str:
    """Return any text as it stands in HTML: nothing in it is markup, and nothing in it is unseen."""
    return "\n".join(escape(clean(line)) for line in text.split("\n")) if keep_lines else escape(clean(text))


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
