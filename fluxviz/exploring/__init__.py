"""What a front end is given to explore a topology: pictures, facts, paths, and what would be if."""

from fluxviz.exploring.applying import apply_what_if
from fluxviz.exploring.choices import SIDES
from fluxviz.exploring.consequences import consequences
from fluxviz.exploring.finding_list import check_topology
from fluxviz.exploring.layers import LAYERS
from fluxviz.exploring.page import write_page
from fluxviz.exploring.paths import every_pair, find_paths
from fluxviz.exploring.pictures import make_controls, make_picture
from fluxviz.exploring.redundant import drop_redundant
from fluxviz.exploring.state import WHOLE, first_state
from fluxviz.exploring.what_if import AppliedWhatIf, Case, WhatIf, make_case

__all__ = [
    "LAYERS",
    "SIDES",
    "WHOLE",
    "AppliedWhatIf",
    "Case",
    "WhatIf",
    "apply_what_if",
    "check_topology",
    "consequences",
    "drop_redundant",
    "every_pair",
    "find_paths",
    "first_state",
    "make_case",
    "make_controls",
    "make_picture",
    "write_page",
]
