"""What leaves: one format, one file, one function; always from the topology."""

from fluxviz.export.card_formats import CardView, card_json, card_markdown
from fluxviz.export.carried_graph import carry_graph, read_graph
from fluxviz.export.changes_formats import changes_json, changes_markdown
from fluxviz.export.d2 import write_d2
from fluxviz.export.drawio import write_drawio
from fluxviz.export.files import write_file, write_files
from fluxviz.export.findings_github import findings_github
from fluxviz.export.findings_json import findings_data, findings_json
from fluxviz.export.findings_markdown import findings_markdown
from fluxviz.export.findings_sarif import findings_sarif
from fluxviz.export.findings_text import findings_text
from fluxviz.export.formats import FORMAT_LIST, FORMAT_OF, Format
from fluxviz.export.graph_json import graph_data, graph_json, json_schema
from fluxviz.export.graphml import write_graphml
from fluxviz.export.markdown import SECTIONS, Section, alt_text, write_markdown
from fluxviz.export.markdown_text import escape_markdown
from fluxviz.export.mermaid import write_mermaid
from fluxviz.export.pdf import write_pdf
from fluxviz.export.png import SCALE, check_scale, write_png
from fluxviz.export.side_by_side import put_side_by_side
from fluxviz.export.stamps import Stamp, digest, put_stamp, take_stamp
from fluxviz.export.svg import write_svg

__all__ = [
    "FORMAT_LIST",
    "FORMAT_OF",
    "SCALE",
    "SECTIONS",
    "CardView",
    "Format",
    "Section",
    "Stamp",
    "alt_text",
    "card_json",
    "card_markdown",
    "carry_graph",
    "changes_json",
    "changes_markdown",
    "check_scale",
    "digest",
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
    "put_stamp",
    "read_graph",
    "take_stamp",
    "write_d2",
    "write_drawio",
    "write_file",
    "write_files",
    "write_graphml",
    "write_markdown",
    "write_mermaid",
    "write_pdf",
    "write_png",
    "write_svg",
]
