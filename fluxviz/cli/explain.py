"""``fluxviz explain``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import click

from fluxviz.cli.commands import choice_option, command
from fluxviz.cli.console import fail, write_out
from fluxviz.cli.options import (
    NamingChoice,
    access_option,
    load_topology,
    name_option,
    naming_option,
    quiet_option,
    spec_argument,
)
from fluxviz.errors import FluxvizError
from fluxviz.export.json_writing import write_json
from fluxviz.topology import Topology
from fluxviz.traces import Explanation, explain
from fluxviz.unseen import clean

EXAMPLES = """
Examples:

  fluxviz explain app.json

  fluxviz explain app.json internal.api.postgres.5432

  fluxviz explain app.json --format json
"""


class ExplainFormat(StrEnum):
    """How it is written."""

    TEXT = "text"
    JSON = "json"


@command(EXAMPLES)
@spec_argument
@click.argument("link", required=False, metavar="LINK", help="Id of one link; all of them where left out.")
@access_option
@naming_option
@choice_option("--format", "form", ExplainFormat.TEXT, "How it is written.")
@name_option
@quiet_option
def explain_command(
    *,
    spec: str,
    link: str | None,
    access: Path | None,
    naming: NamingChoice,
    form: ExplainFormat,
    name: str | None,
    quiet: bool,
) -> None:
    """Return why each link is believed: the component, the variable, the rule that read it, and how sure it is."""
    try:
        topology = load_topology(spec, access, naming.value, name, quiet=quiet)
        explanations = explain(topology, link)
    except FluxvizError as error:
        fail(str(error))
    if form is ExplainFormat.JSON:
        data = [each.model_dump(mode="json") for each in explanations]
        write_out(write_json(data))
    else:
        write_out(_text(topology, explanations, with_notes=link is None))


def _text(topology: Topology, explanations: tuple[Explanation, ...], *, with_notes: bool) -> str:
    lines: list[str] = []
    for each in explanations:
        lines += [f"{each.edge}  ({each.certainty})", f"  {each.text}"]
        for one in each.evidence:
            value = f" = {one.value}" if one.value else ""
            lines += [f"  - {one.component} {one.variable}{value}  [{one.rule}]", f"    {one.why}"]
        lines.append("")
    if not explanations:
        lines.append("No link was read from the settings of any component.")
    if with_notes:
        for component in topology.components:
            lines += [f"{component.label}: {note}" for note in component.notes]
    return "\n".join(clean(line) for line in lines).rstrip("\n") + "\n"
