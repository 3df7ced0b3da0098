"""What leaves: one format, one file, one function; always from the topology."""

from fluxviz.export.card_formats import CardView, card_json, card_markdown
from fluxviz.export.changes_formats import changes_json, changes_markdown
from fluxviz.export.files import write_file, write_files
from fluxviz.export.findings_github import findings_github
from fluxviz.export.findings_json import findings_data, findings_json
from fluxviz.export.findings_markdown import findings_markdown
from fluxviz.export.findings_sarif import findings_sarif
from fluxviz.export.findings_text import findings_text
from fluxviz.export.graph_json import graph_data, graph_json, json_schema
from fluxviz.export.markdown import escape_markdown
from fluxviz.export.pdf import write_pdf
from fluxviz.export.side_by_side import put_side_by_side
from fluxviz.export.svg import write_svg

__all__ = [
    "CardView",
    "card_json",
    "card_markdown",
    "changes_json",
    "changes_markdown",
    "escape_markdown",
    "findings_data",
    "findings_github",
    "findings_json",
    "findings_markdown",
    "findings_sarif",
    "findings_text",
    "graph_data",
    "graph_json",
    "json_schema",
    "put_side_by_side",
    "write_file",
    "write_files",
    "write_pdf",
    "write_svg",
]
