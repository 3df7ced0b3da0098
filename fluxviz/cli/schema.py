"""``fluxviz schema``."""

from __future__ import annotations

from pathlib import Path

import click

from fluxviz.cli.commands import command, output_option
from fluxviz.cli.console import write_out, write_to
from fluxviz.export.json_writing import write_json
from fluxviz.spec.schema import make_spec_schema
from fluxviz.spec.versions import LATEST

EXAMPLES = """
Examples:

  fluxviz schema -o flux-spec.schema.json

  fluxviz schema --version 8
"""


@command(EXAMPLES)
@click.option(
    "--version",
    "version",
    type=click.IntRange(1, LATEST),
    metavar="N",
    help="Of this version alone; else by the version that each file says.",
)
@output_option("The file to write; printed where left out.")
def schema_command(*, version: int | None, output: Path | None) -> None:
    """Print the JSON Schema of specs: completion, hovers and what registration refuses, in any editor."""
    text = write_json(make_spec_schema(version))
    if output is None:
        write_out(text)
    else:
        write_to(output, text)
