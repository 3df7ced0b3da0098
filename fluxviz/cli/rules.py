"""``fluxviz rules``."""

from __future__ import annotations

import click

from fluxviz.checks import FAMILIES, RULES, get_rule
from fluxviz.cli.commands import command, offering
from fluxviz.cli.console import fail, show_table, write_out
from fluxviz.errors import UnknownNameError

EXAMPLES = """
Examples:

  fluxviz rules

  fluxviz rules FX301
"""


@command(EXAMPLES)
@click.argument(
    "code",
    required=False,
    metavar="CODE",
    help="A rule; the list of them where left out.",
    shell_complete=offering(lambda: RULES),
)
def rules_command(*, code: str | None) -> None:
    """List the rules of fluxviz check, or print the page of one, with a bad and a good example."""
    if code is None:
        rows = [(rule.code, FAMILIES[rule.code[:3]], rule.severity, rule.title) for rule in RULES.values()]
        show_table("Rules of fluxviz check", ("code", "family", "severity", "what"), rows)
        return
    try:
        write_out(get_rule(code).page)
    except UnknownNameError as error:
        fail(str(error))
