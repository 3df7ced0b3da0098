"""``fluxviz formats``."""

from __future__ import annotations

from importlib.util import find_spec

from fluxviz.cli.commands import command
from fluxviz.cli.console import show_table
from fluxviz.export import FORMAT_LIST, Format

EXAMPLES = """
Examples:

  fluxviz formats

  fluxviz formats | grep GraphML
"""
HEADINGS = ("format", "name ends in", "what for", "needs")


@command(EXAMPLES)
def formats_command() -> None:
    """List the formats that draw writes, each told by the end of the file's name."""
    rows = [(each.name, " ".join(each.suffixes), each.purpose, _needs(each)) for each in FORMAT_LIST]
    show_table("Formats", HEADINGS, rows)


def _needs(form: Format) -> str:
    if not form.extra:
        return "nothing"
    there = " (is there)" if find_spec("vl_convert") else ""
    return f"fluxviz[{form.extra}]{there}"
