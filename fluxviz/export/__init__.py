"""What leaves: one format, one file, one function; always from the topology."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fluxviz.lazy import fetch_lazily

if TYPE_CHECKING:
    from fluxviz.export.card_formats import CardView as CardView
    from fluxviz.export.card_formats import card_json as card_json
    from fluxviz.export.card_formats import card_markdown as card_markdown
    from fluxviz.export.changes_formats import changes_json as changes_json
    from fluxviz.export.changes_formats import changes_markdown as changes_markdown
    from fluxviz.export.d2 import write_d2 as write_d2
    from fluxviz.export.drawio import write_drawio as write_drawio
    from fluxviz.export.embedded_graph import embedded_graph as embedded_graph
    from fluxviz.export.embedded_graph import read_embedded_graph as read_embedded_graph
    from fluxviz.export.file_provenance import FileProvenance as FileProvenance
    from fluxviz.export.file_provenance import digest as digest
    from fluxviz.export.file_provenance import embed_provenance as embed_provenance
    from fluxviz.export.file_provenance import extract_provenance as extract_provenance
    from fluxviz.export.files import write_file as write_file
    from fluxviz.export.files import write_files as write_files
    from fluxviz.export.findings.github import findings_github as findings_github
    from fluxviz.export.findings.json import findings_data as findings_data
    from fluxviz.export.findings.json import findings_json as findings_json
    from fluxviz.export.findings.markdown import findings_markdown as findings_markdown
    from fluxviz.export.findings.sarif import findings_sarif as findings_sarif
    from fluxviz.export.findings.text import findings_text as findings_text
    from fluxviz.export.formats import FORMAT_LIST as FORMAT_LIST
    from fluxviz.export.formats import FORMAT_OF as FORMAT_OF
    from fluxviz.export.formats import Format as Format
    from fluxviz.export.formats import suffix_meant as suffix_meant
    from fluxviz.export.graphml import write_graphml as write_graphml
    from fluxviz.export.json_graph import graph_data as graph_data
    from fluxviz.export.json_graph import graph_json as graph_json
    from fluxviz.export.json_graph import json_schema as json_schema
    from fluxviz.export.markdown import SECTIONS as SECTIONS
    from fluxviz.export.markdown import Section as Section
    from fluxviz.export.markdown import alt_text as alt_text
    from fluxviz.export.markdown import write_markdown as write_markdown
    from fluxviz.export.markdown_text import escape_markdown as escape_markdown
    from fluxviz.export.mermaid import write_mermaid as write_mermaid
    from fluxviz.export.pdf import write_pdf as write_pdf
    from fluxviz.export.png import SCALE as SCALE
    from fluxviz.export.png import check_scale as check_scale
    from fluxviz.export.png import write_png as write_png
    from fluxviz.export.side_by_side import put_side_by_side as put_side_by_side
    from fluxviz.export.svg import Said as Said
    from fluxviz.export.svg import write_svg as write_svg

__getattr__, __dir__, __all__ = fetch_lazily(
    __name__,
    {
        "card_formats": (
            "CardView",
            "card_json",
            "card_markdown",
        ),
        "embedded_graph": (
            "embedded_graph",
            "read_embedded_graph",
        ),
        "changes_formats": (
            "changes_json",
            "changes_markdown",
        ),
        "d2": ("write_d2",),
        "drawio": ("write_drawio",),
        "files": (
            "write_file",
            "write_files",
        ),
        "findings.github": ("findings_github",),
        "findings.json": (
            "findings_data",
            "findings_json",
        ),
        "findings.markdown": ("findings_markdown",),
        "findings.sarif": ("findings_sarif",),
        "findings.text": ("findings_text",),
        "formats": (
            "FORMAT_LIST",
            "FORMAT_OF",
            "Format",
            "suffix_meant",
        ),
        "json_graph": (
            "graph_data",
            "graph_json",
            "json_schema",
        ),
        "graphml": ("write_graphml",),
        "markdown": (
            "SECTIONS",
            "Section",
            "alt_text",
            "write_markdown",
        ),
        "markdown_text": ("escape_markdown",),
        "mermaid": ("write_mermaid",),
        "pdf": ("write_pdf",),
        "png": (
            "SCALE",
            "check_scale",
            "write_png",
        ),
        "side_by_side": ("put_side_by_side",),
        "file_provenance": (
            "FileProvenance",
            "digest",
            "embed_provenance",
            "extract_provenance",
        ),
        "svg": (
            "Said",
            "write_svg",
        ),
    },
)
