"""``fluxviz census``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import Any

import click

from fluxviz.cli.commands import choice_option, command
from fluxviz.cli.console import counting, fail, show_table, write_out
from fluxviz.cli.sources import read_list
from fluxviz.errors import FluxvizError
from fluxviz.live.census import count_apps
from fluxviz.live.census_words import CENSUS_HEADINGS, census_cells, census_json
from fluxviz.network import FluxApi
from fluxviz.spec.lists import newest

EXAMPLES = """
Examples:

  fluxviz census

  fluxviz census list.json --format json
"""


_EXPECTED = "a list of apps, as /apps/globalappsspecifications answers it"


class CensusFormat(StrEnum):
    """How it is written."""

    TABLE = "table"
    JSON = "json"


@command(EXAMPLES)
@click.argument(
    "file",
    required=False,
    metavar="FILE",
    help="A list of apps, as /apps/globalappsspecifications answers it; - for standard input; the network where left "
    "out.",
)
@choice_option("--format", "form", CensusFormat.TABLE, "How it is written.")
def census_command(*, file: str | None, form: CensusFormat) -> None:
    """Count all apps: open databases, dead links, domains claimed twice, versions; never a name or a value.

    Without a file this asks the network for all specs: api.runonflux.io, or what FLUXVIZ_API names.
    """
    try:
        rows = FluxApi().all_specs() if file is None else [row.spec for row in newest(read_list(file, _EXPECTED))]
    except FluxvizError as error:
        fail(str(error))
    with counting(len(rows), "Counting") as step:
        census = count_apps(_moving(rows, step))
    if form is CensusFormat.JSON:
        write_out(census_json(census))
    else:
        show_table("All apps", CENSUS_HEADINGS, census_cells(census))


def _moving(rows: Iterable[Any], step: Callable[[int], None]) -> Iterator[Any]:
    """Yield rows, and move the bar."""
    for row in rows:
        yield row
        step(1)
