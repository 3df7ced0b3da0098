"""``fluxviz live``."""

from __future__ import annotations

from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any

import click

from fluxviz.cli.agreeing import ask_agreement
from fluxviz.cli.commands import choice_option, command
from fluxviz.cli.console import fail, say, show_notes, show_table, write_out
from fluxviz.errors import FluxvizError, NetworkError
from fluxviz.export import write_file
from fluxviz.live import clock, read_status, words
from fluxviz.live.masking import mask_of
from fluxviz.network import Cause, FluxApi, Price, name_in
from fluxviz.spec.document import document_text, in_order

EXAMPLES = """
Examples:

  fluxviz live shop

  fluxviz live shop --regions

  fluxviz live shop --format json

  fluxviz live shop --save shop.json
"""


_NEAREST = 5


class LiveFormat(StrEnum):
    """How it is written."""

    TABLE = "table"
    JSON = "json"


@command(EXAMPLES)
@click.argument("app", metavar="NAME", help="The app's name, or flux:NAME.")
@choice_option("--format", "form", LiveFormat.TABLE, "How it is written.")
@click.option("--regions", "regions", is_flag=True, help="Ask where each node stands, too: one call for each.")
@click.option(
    "--similar",
    "similar",
    is_flag=True,
    help="Where there is no such app, list the names of all that begin "
    "or are written like it: this downloads the list of all apps.",
)
@click.option(
    "--price",
    "price",
    is_flag=True,
    help="Hand the spec back to the network, and say what it asks for it; asks before it sends.",
)
@click.option("--yes", "yes", is_flag=True, help="Agree beforehand to what --price sends.")
@click.option(
    "--save",
    "save",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write the spec to a file that you alone may read: it holds the app's environment, passwords too.",
)
def live_command(
    *, app: str, form: LiveFormat, regions: bool, similar: bool, price: bool, yes: bool, save: Path | None
) -> None:
    """Say what the Flux network says of an app now: its copies and their spec, install errors, until when it is paid.

    This asks the network: api.runonflux.io, or what FLUXVIZ_API names.
    """
    name = bare_name(app)
    try:
        api = FluxApi()
        document = _spec(api, name, similar=similar)
        if save is not None:
            _save(document, save)
        status = read_status(api, document, clock.now(), regions=regions)
        asked = _price(api, document, yes=yes) if price else None
    except FluxvizError as error:
        fail(str(error))
    if form is LiveFormat.JSON:
        write_out(words.status_json(status, asked))
        return
    if status.copies:
        headings = (*words.HEADINGS, "place") if regions else words.HEADINGS
        show_table(f"{status.app}: where it runs", headings, words.copy_cells(status, places=regions))
    show_notes([*words.summary(status), *([] if asked is None else [words.price_words(asked)])])


def bare_name(app: str) -> str:
    """Return the name of an app that is given with ``flux:`` before it, or without."""
    name = name_in(app)
    return app if name is None else name


def _spec(api: FluxApi, name: str, *, similar: bool) -> dict[str, Any]:
    try:
        return in_order(api.spec(name))
    except NetworkError as error:
        if error.cause == Cause.NO_SUCH_APP and similar:
            near = _similar(api, name)
            told = f"names like it: {', '.join(near)}" if near else "no name is like it"
            raise NetworkError(error.asked, error.cause, f"{error.detail}; {told}") from None
        if error.cause == Cause.NO_SUCH_APP:
            told = f"fluxviz live {name} --similar lists the nearest names"
            raise NetworkError(error.asked, error.cause, f"{error.detail}; {told}") from None
        raise


def _similar(api: FluxApi, name: str) -> list[str]:
    names = {str(each.get("name", "")) for each in api.all_specs()}
    usable = {each.lower(): each for each in sorted(names) if each.isascii() and each.replace("-", "").isalnum()}
    begun = [each for each in usable if each.startswith(name.lower())]
    near = get_close_matches(name.lower(), usable, n=_NEAREST)
    return [usable[each] for each in dict.fromkeys((*near, *begun))][:_NEAREST]


def _price(api: FluxApi, document: dict[str, Any], *, yes: bool) -> Price:
    what = f"the spec of {document['name']} as it is registered, with every value of its environment"
    ask_agreement(
        what, api.bases.host, "A node that somebody runs reckons what it costs; nothing is registered.", yes=yes
    )
    return api.masking(mask_of(document)).price(document_text(document))


def _save(document: dict[str, Any], path: Path) -> None:
    """Write the spec, for its owner alone to read, and say what is in it."""
    try:
        write_file(path, document_text(document), private=True)
    except OSError as error:
        fail(f"cannot write {path}: {error.strerror or error}")
    say(f"{path} written, for you alone to read (mode 0600): the whole spec, with the values of its environment")
