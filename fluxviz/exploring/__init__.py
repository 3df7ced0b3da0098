"""What a front end is given to explore a topology: pictures, facts, paths, and what would be if."""

from fluxviz.exploring.applying import apply_what_if
from fluxviz.exploring.choices import SIDES
from fluxviz.exploring.consequences import consequences
from fluxviz.exploring.describing import describe_what_if
from fluxviz.exploring.finding_list import check_topology
from fluxviz.exploring.keeping import keep_what_if
from fluxviz.exploring.layers import LAYERS
from fluxviz.exploring.page import write_module, write_page
from fluxviz.exploring.paths import every_pair, find_paths
from fluxviz.exploring.pending import Pending
from fluxviz.exploring.pictures import make_controls, make_picture
from fluxviz.exploring.redundant import drop_redundant
from fluxviz.exploring.review_state import edit_entries, read_ports, review_entries
from fluxviz.exploring.state import WHOLE, first_state
from fluxviz.exploring.summary import summary_lines
from fluxviz.exploring.what_if import AppliedWhatIf, Case, WhatIf, make_case

__all__ = [
    "LAYERS",
    "SIDES",
    "WHOLE",
    "AppliedWhatIf",
    "Case",
    "Pending",
    "WhatIf",
    "apply_what_if",
    "check_topology",
    "consequences",
    "describe_what_if",
    "drop_redundant",
    "edit_entries",
    "every_pair",
    "find_paths",
    "first_state",
    "keep_what_if",
    "make_case",
    "make_controls",
    "make_picture",
    "read_ports",
    "review_entries",
    "summary_lines",
    "write_module",
    "write_page",
]
