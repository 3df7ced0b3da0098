"""``fluxviz hosts``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from fluxviz.cli.console import fail, show_table, write_out
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
from fluxviz.export.card_formats import (
    HEADINGS,
    RECORD_HEADINGS,
    card_cells,
    card_json,
    card_markdown,
    record_cells,
)
from fluxviz.topology.reference_card import ReferenceCard, reference_card, verify_commands

EXAMPLES = """
Examples:

  fluxviz hosts app.json

  fluxviz hosts app.json --verify

  fluxviz hosts app.json --format markdown >> README.md
"""


class CardFormat(StrEnum):
    """How the card is written."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


def hosts_command(
    spec: SpecArgument,
    access: AccessOption = None,
    naming: NamingOption = NamingChoice.GUIDE,
    form: Annotated[CardFormat, typer.Option("--format", help="How the card is written.")] = CardFormat.TABLE,
    verify: Annotated[
        bool, typer.Option("--verify", help="Also print the dig and curl commands that try each hop; none is run.")
    ] = False,
    name: NameOption = None,
    quiet: QuietOption = False,
) -> None:
    """Print the quick reference card of an app: every host and port, public URL and DNS record."""
    try:
        card = reference_card(load_topology(spec, access, naming.value, name, quiet=quiet))
    except FluxvizError as error:
        fail(str(error))
    if form is CardFormat.JSON:
        write_out(card_json(card, verify=verify))
    elif form is CardFormat.MARKDOWN:
        write_out(card_markdown(card, verify=verify))
    else:
        _show(card, verify)


def _show(card: ReferenceCard, verify: bool) -> None:
    show_table(f"{card.app}: hosts and ports", HEADINGS, card_cells(card))
    if card.records:
        show_table("DNS records to set", RECORD_HEADINGS, record_cells(card))
    for note in card.notes:
        typer.echo(clean(note))
    if verify:
        typer.echo("\nTo try by hand (nothing was run):")
        for command in verify_commands(card):
            typer.echo(f"  {clean(command)}")


app = single(hosts_command, EXAMPLES)
