"""What leaves: one format, one file, one function; always from the topology."""

from fluxviz.export.card_formats import CardView, card_json, card_markdown
from fluxviz.export.files import write_file, write_files
from fluxviz.export.graph_json import graph_data, graph_json, json_schema
from fluxviz.export.markdown import escape_markdown
from fluxviz.export.svg import write_svg

__all__ = [
    "CardView",
    "card_json",
    "card_markdown",
    "escape_markdown",
    "graph_data",
    "graph_json",
    "json_schema",
    "write_file",
    "write_files",
    "write_svg",
]
