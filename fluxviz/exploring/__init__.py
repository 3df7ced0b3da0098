"""What a front end is given to explore a topology: pictures, facts, ways, and what would be if."""

from fluxviz.exploring.already import leave_out_what_is_so
from fluxviz.exploring.choices import SIDES
from fluxviz.exploring.consequences import consequences
from fluxviz.exploring.layers import LAYERS
from fluxviz.exploring.page import write_page
from fluxviz.exploring.pictures import make_controls, make_picture
from fluxviz.exploring.state import WHOLE, first_state
from fluxviz.exploring.supposing import suppose
from fluxviz.exploring.ways import every_pair, find_ways
from fluxviz.exploring.what_if import Case, Supposed, WhatIf, make_case
from fluxviz.exploring.wrongs import find_wrongs

__all__ = [
    "LAYERS",
    "SIDES",
    "WHOLE",
    "Case",
    "Supposed",
    "WhatIf",
    "consequences",
    "every_pair",
    "find_ways",
    "find_wrongs",
    "first_state",
    "leave_out_what_is_so",
    "make_case",
    "make_controls",
    "make_picture",
    "suppose",
    "write_page",
]
