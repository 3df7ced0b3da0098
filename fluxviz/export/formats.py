"""The list of formats: what each is called, how its files end, and what it is for."""

from __future__ import annotations

from dataclasses import dataclass

from fluxviz.slips import nearest


@dataclass(frozen=True)
class Format:
    """A format that a diagram can be written in.

    Attributes:
        name: What it is called.
        suffixes: How its files end; the first is the usual one.
        purpose: What it is for.
        extra: The extra of fluxviz it needs; empty for none.
        binary: It is no text.

    """

    name: str
    suffixes: tuple[str, ...]
    purpose: str
    extra: str = ""
    binary: bool = False


FORMAT_LIST = (
    Format("SVG", (".svg",), "the picture, for docs pages; light and dark, with tooltips"),
    Format("HTML", (".html",), "a page of its own to explore the app, with no kernel and no network"),
    Format("ES module", (".mjs",), "the explorer inside a page of MyST, Jupyter Book, Quarto or your own"),
    Format("PNG", (".png",), "the picture as pixels, for chats and slides; --scale", "images", binary=True),
    Format(
        "PDF", (".pdf",), "the picture on a page, for print and LaTeX; its text can be selected", "images", binary=True
    ),
    Format("DOT", (".dot", ".gv"), "for Graphviz"),
    Format("Mermaid", (".mmd",), "a flowchart for Markdown that GitHub, GitLab and others draw"),
    Format("D2", (".d2",), "for D2 and its layout engines"),
    Format("draw.io", (".drawio",), "shapes to move about and add to, where our layout has them"),
    Format("GraphML", (".graphml",), "the graph, for networkx, yEd and Gephi"),
    Format("JSON", (".json",), "the graph, for programs of your own; described by a JSON Schema"),
    Format("Markdown", (".md",), "tables of hosts, links and TLS, below the picture"),
)
"""Every format, the most used first."""

_OTHER_NAMES = {
    ".mermaid": ".mmd",
    ".markdown": ".md",
    ".htm": ".html",
    ".js": ".mjs",
    ".graphviz": ".dot",
    ".xml": ".graphml",
    ".jpg": ".png",
    ".jpeg": ".png",
    ".webp": ".png",
    ".gif": ".png",
}
"""How files of a format, or of one like it, end elsewhere."""


def suffix_meant(suffix: str) -> str:
    """Return the end of a file's name that was most likely meant by one that no format has; empty for none.

    >>> suffix_meant(".mermaid"), suffix_meant(".svgg"), suffix_meant(".docx")
    ('.mmd', '.svg', '')
    """
    low = f".{suffix.lower().lstrip('.')}"
    return _OTHER_NAMES.get(low) or nearest(low, FORMAT_OF)


FORMAT_OF = {suffix: each for each in FORMAT_LIST for suffix in each.suffixes}
"""Suffix to format."""
