"""``fluxviz history``."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

import click

from fluxviz.cli.commands import choice_option, command, output_option
from fluxviz.cli.console import fail, refuse_overwriting, say, show_table, write_out, write_to
from fluxviz.cli.live import bare_name
from fluxviz.cli.options import STDIN, NamingChoice, naming_option
from fluxviz.cli.sources import read_list
from fluxviz.diagram import draw
from fluxviz.errors import FluxvizError, NetworkError
from fluxviz.export import write_files
from fluxviz.live.history import Step, tell_history
from fluxviz.live.history_page import history_page
from fluxviz.live.history_words import HISTORY_HEADINGS, history_cells, history_json
from fluxviz.live.messages import Message, names_in, read_messages
from fluxviz.live.past import at
from fluxviz.network import Cause, FluxApi
from fluxviz.rendering import FORMATS, Rendering, files_of
from fluxviz.spec.lists import Row, rows_in

EXAMPLES = """
Examples:

  fluxviz history shop

  fluxviz history messages.json --name shop

  fluxviz history shop --at 2026-09-30 -o as-it-was.svg

  fluxviz history shop -o history.html
"""


_EXPECTED = "a list of messages, as /apps/permanentmessages?appname=NAME answers it"


class HistoryFormat(StrEnum):
    """How it is written."""

    TABLE = "table"
    JSON = "json"


@command(EXAMPLES)
@click.argument(
    "source",
    metavar="NAME|FILE",
    help="The app's name, or flux:NAME; or a file of messages, or - for one on the standard input.",
)
@choice_option("--format", "form", HistoryFormat.TABLE, "How it is written.")
@click.option("--at", "when", metavar="DATE|BLOCK", help="Up to then only; with -o the app is drawn as it was.")
@output_option(
    "Draw the app as it was --at that time, or as its newest message has it; FILE.html without --at: all versions, to "
    "step through on one layout."
)
@click.option("--name", "name", metavar="APP", help="The app, where the messages in a file are of several.")
@naming_option
def history_command(
    *, source: str, form: HistoryFormat, when: str | None, output: Path | None, name: str | None, naming: NamingChoice
) -> None:
    """Tell what became of an app: each registration and change in topology words, renewals folded.

    A name asks the network: api.runonflux.io, or what FLUXVIZ_API names. A file asks nobody.
    """
    if output is not None and output.suffix.lower() not in FORMATS:
        fail(f"cannot tell a format from {str(output)!r}; expected a name that ends in {', '.join(FORMATS)}")
    try:
        rows = _rows(source)
        app, messages = _messages(rows, source, name)
        if when is not None:
            past = at(messages, when)
            messages = messages[: messages.index(past.message) + 1]
            if past.note:
                say(f"{app}: {past.note}")
        page = output is not None and output.suffix.lower() == ".html" and when is None
        if output is not None and not page:
            _draw(messages[-1], output, naming.value, source)
            return
        steps = tell_history(messages, naming.value)
        if page and output is not None:
            _write_page(app, steps, output, naming.value, source)
            return
    except FluxvizError as error:
        fail(str(error))
    if form is HistoryFormat.JSON:
        write_out(history_json(app, steps))
    else:
        show_table(f"{app}: {_count(messages)}", HISTORY_HEADINGS, history_cells(steps))


def _count(messages: Sequence[Message]) -> str:
    return f"{len(messages)} message{'' if len(messages) == 1 else 's'}, the oldest first"


def _rows(source: str) -> list[Row]:
    """Return the messages of a file, of the standard input, or of the network."""
    is_file = source == STDIN or Path(source).suffix or Path(source).is_file()
    if not is_file or source.startswith("flux:"):
        return rows_in(_asked(bare_name(source))) or []
    return read_list(source, _EXPECTED, of_messages=True)


def _asked(name: str) -> list[dict[str, object]]:
    """Return the messages of an app; where its name is written otherwise, those of the app that is meant."""
    api = FluxApi()
    if found := api.history(name):
        return found
    try:
        exact = str(api.spec(name)["name"])
    except NetworkError as error:
        if error.cause != Cause.NO_SUCH_APP:
            raise
        exact = name
    if exact != name and (found := api.history(exact)):
        return found
    told = "the network has no message of it; capitals count in the name of an app that has run out"
    raise NetworkError(f"flux:{name}", Cause.NO_SUCH_APP, told)


def _messages(rows: list[Row], source: str, name: str | None) -> tuple[str, list[Message]]:
    names = names_in(rows)
    if name is None and len(names) > 1:
        some = f"{', '.join(names[:5])}{' …' if len(names) > 5 else ''}"
        raise FluxvizError(f"{source}: holds messages of {len(names)} apps ({some}); name one with --name")
    wanted = name or (names[0] if names else "")
    messages = read_messages([row for row in rows if row.name == wanted], source)
    if not messages:
        raise FluxvizError(f"{source}: holds no message of {wanted or 'an app with a name'}")
    return wanted, messages


def _write_page(app: str, steps: Sequence[Step], output: Path, naming: str, source: str) -> None:
    refuse_overwriting(output, [source])
    write_to(output, history_page(app, steps, naming))
    say(f"{output} written: {len(steps)} versions to step through")


def _draw(message: Message, output: Path, naming: str, source: str) -> None:
    refuse_overwriting(output, [source])
    try:
        write_files(files_of(draw(message.topology(naming)), output, Rendering()))
    except OSError as error:
        fail(f"cannot write {output}: {error.strerror or error}")
    say(f"{output} written: block {message.height}")
