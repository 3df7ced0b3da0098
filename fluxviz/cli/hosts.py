"""``fluxviz hosts``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import click

from fluxviz.cli.commands import choice_option, command
from fluxviz.cli.console import fail, show_lines, show_notes, show_table, write_out
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


@command(EXAMPLES)
@spec_argument
@access_option
@naming_option
@choice_option("--format", "form", CardFormat.TABLE, "How the card is written.")
@click.option(
    "--verify", "verify", is_flag=True, help="Also print the dig and curl commands that try each hop; none is run."
)
@name_option
@quiet_option
def hosts_command(
    *,
    spec: str,
    access: Path | None,
    naming: NamingChoice,
    form: CardFormat,
    verify: bool,
    name: str | None,
    quiet: bool,
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
    show_notes(card.notes)
    if verify:
        show_lines(["", "To try by hand (nothing was run):", *(f"  {command}" for command in verify_commands(card))])
