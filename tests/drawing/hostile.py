"""Names that nobody should give a component, and that somebody will."""

from __future__ import annotations

from typing import Any

TRAP = "window.ran=1;fetch('https://evil.invalid/ran')"

MARKUP = (
    f"<script>{TRAP}</script>",
    f'"><script>{TRAP}</script>',
    f'\'><img src=x onerror="{TRAP}">',
    f'<img src="https://evil.invalid/x.png" onerror={TRAP}>',
    f"</title><script>{TRAP}</script>",
    f"</desc></svg><script>{TRAP}</script>",
    f"</style><script>{TRAP}</script>",
    f"]]><script>{TRAP}</script><![CDATA[",
    f"--><script>{TRAP}</script><!--",
    f"&lt;script&gt;{TRAP}&lt;/script&gt;",
    f"&#60;script&#62;{TRAP}&#60;/script&#62;",
    f'" onload="{TRAP}',
    f"' onmouseover='{TRAP}' x='",
    f"javascript:{TRAP}",
    '<image href="https://evil.invalid/i.svg"/><use href="https://evil.invalid/u.svg#x"/>',
    '<foreignObject><iframe src="https://evil.invalid/f"></iframe></foreignObject>',
    "url(https://evil.invalid/u.png)",
    "} * { background: url(https://evil.invalid/b.png) } {",
    '<?xml-stylesheet href="https://evil.invalid/s.css"?>',
    '<!ENTITY x SYSTEM "file:///etc/passwd">&x;',
)

QUOTING = (
    '"', "'", "`", "\\", "\\\\", '\\"', "\\n", "\\N", "\\G", "\\E", "\\L", '"; }', "]; x -> y [", "<", ">", "<>",
    "<b>", "&", "&amp;", "&#0;", "{", "}", "{}", "{{0}}", "|", "%", "%s", "%41", "$(id)", "#", "#1", "/", "//",
    "/* x */", "--", "->", "=", ";", ",", "@", "?", "*", "+", "~",
)  # fmt: skip

KEYWORDS = ("edge", "node", "graph", "digraph", "subgraph", "strict", "cluster_app", "NULL", "n", "s", "_", "browser")

PUNCTUATED = (
    "a:b", "a:b:n", "::", "a.b", ".", "..", "a b", "a\tb", "a\nb", "a\r\nb", "x" * 1000, "W" * 1000, "-", "1",
    "0x1", "-1.5", "1e5",
)  # fmt: skip

UNSEEN = (
    "\x00", "a\x00b", "\x01\x02\x1f", "\x7f\x80\x9f", "\u200b", "\u200e\u200f", "a\u202egpj.exe", "\u2066x\u2069",
    "\u061c", "\u2028\u2029", "\ufeff", "\ufffe\uffff", "\ufff9\ufffb", "\u00ad", "\ud800", "\udfff", "a\udc80b",
    "\ud83d", "\U000e0041", "\u034f", "\u180e",
)  # fmt: skip

SCRIPTS = (
    "\u65e5\u672c\u8a9e", "\ud55c\uad6d\uc5b4", "\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
    "\u05e2\u05d1\u05e8\u05d9\u05ea", "\u0e44\u0e17\u0e22", "\u0939\u093f\u0928\u094d\u0926\u0940",
    "\u0451\u0436\u0438\u043a", "\xdf", "\u0130", "\U0001f44d", "\U0001f1e9\U0001f1ea", "e\u0301",
    "z\u0351\u036b\u0343\u036a\u0342", "\U0001d518\U0001d52b\U0001d526", "\ufdfd", "\u01c5",
    "\U0001f469\u200d\U0001f467",
)  # fmt: skip

NAMES = (*MARKUP, *QUOTING, *KEYWORDS, *PUNCTUATED, *UNSEEN, *SCRIPTS)


def everywhere(text: str) -> dict[str, Any]:
    """Give a spec that has a text in every place that takes one."""
    return {
        "version": 8,
        "name": text,
        "description": text,
        "owner": text,
        "compose": [
            {
                "name": text,
                "description": text,
                "repotag": text,
                "ports": [33080, 33081],
                "containerPorts": [80, 5432],
                "domains": [text, f"https://{text}.example.com"],
                "environmentParameters": [
                    f"{text}={text}",
                    f"DB_URL=postgres://{text}:{text}@flux{text}_{text}:5432/{text}",
                    f"API_URL=https://{text}.example.com/{text}",
                    f"VITE_API=https://{text}.app.runonflux.io/{text}",
                    f"F_S_{text}=x",
                    f"DB_HOST={text}",
                    "DB_PORT=5432",
                ],
                "commands": [text, f"--host={text}", f"--{text}=fluxdb_{text}:5432"],
                "containerData": f"/{text}|0:/{text}|m:{text}:/x|c:0:{text}:/{text}",
            },
            {"name": f"{text}2", "ports": [], "containerPorts": [], "containerData": f"/a|c:0:{text}:/{text}|9:/b"},
        ],
        "contacts": [text],
        text: text,
    }
