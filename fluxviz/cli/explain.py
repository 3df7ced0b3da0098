"""``fluxviz explain``."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from fluxviz.cli.console import fail, write_out
from fluxviz.cli.lazy_group import single
from fluxviz.cli.options import (
    AccessOption,
    NameOption,
    NamingChoice,
    NamingOption,
    QuietOption,
    SpecArgument,
    load_topology,
)
from fluxviz.drawing.text import clean
from fluxviz.errors import FluxvizError
from fluxviz.topology import Topology
from fluxviz.traces import Explanation, explain

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


def explain_command(
    spec: SpecArgument,
    link: Annotated[
        str | None, typer.Argument(metavar="LINK", help="Id of one link; all of them where left out.")
    ] = None,
    access: AccessOption = None,
    naming: NamingOption = NamingChoice.GUIDE,
    form: Annotated[ExplainFormat, typer.Option("--format", help="How it is written.")] = ExplainFormat.TEXT,
    name: NameOption = None,
    quiet: QuietOption = False,
) -> None:
    """Say why each link is believed: the component, the variable, the rule that read it, and how sure it is."""
    try:
        topology = load_topology(spec, access, naming.value, name, quiet=quiet)
        explanations = explain(topology, link)
    except FluxvizError as error:
        fail(str(error))
    if form is ExplainFormat.JSON:
        data = [each.model_dump(mode="json") for each in explanations]
        write_out(json.dumps(data, indent=2, ensure_ascii=False) + "\n")
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


app = single(explain_command, EXAMPLES)
