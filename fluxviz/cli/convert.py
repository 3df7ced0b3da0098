"""``fluxviz convert``."""

from __future__ import annotations

from pathlib import Path

import click

from fluxviz.cli.commands import command, output_option
from fluxviz.cli.console import fail, print_warnings, read_in, refuse_overwriting, say, write_out, write_to
from fluxviz.cli.options import STDIN, name_option, spec_argument
from fluxviz.conversion import convert
from fluxviz.errors import FluxvizError
from fluxviz.spec.access import SUFFIXES
from fluxviz.spec.beside import kind_beside
from fluxviz.spec.named import is_named, spec_at

EXAMPLES = """
Examples:

  fluxviz convert app.json -o app.v8.json

  fluxviz convert app.json | fluxviz draw - -o app.svg

  fluxviz convert flux:shop -o shop.json
"""


@command(EXAMPLES)
@spec_argument
@output_option("The new spec; printed where left out.")
@name_option
@click.option(
    "--quiet", "-q", "quiet", is_flag=True, help="Say neither what changes, what is lost nor what is to be done."
)
def convert_command(*, spec: str, output: Path | None, name: str | None, quiet: bool) -> None:
    """Turn a spec of any version or of the guide's dialect into version 8, and tell all that changes.

    What is written holds the app's own environment; what is said on standard error holds none of it.
    """
    if output is not None and (kind := kind_beside(output.name)):
        fail(f"{output} would be read as {kind}; choose another name")
    refuse_overwriting(output, [spec])
    try:
        if spec == STDIN:
            done = convert(read_in(), name=name, source_name="<stdin>")
        else:
            done = convert(spec_at(spec), name=name)
    except FluxvizError as error:
        fail(str(error))
    if output is None:
        write_out(done.text)
    else:
        write_to(output, done.text)
    if not quiet:
        print_warnings(done.original.source, done.original.warnings)
        for each in done.report:
            say(f"{done.original.source}: {each}")
        say(f"{done.original.source}: the environment and commands go along as they are, with any secret in them")
        if output is not None and spec != STDIN and not is_named(spec):
            _print_access(Path(spec), output)


def _print_access(spec: Path, output: Path) -> None:
    """Warn that an access file does not go along."""
    for suffix in SUFFIXES:
        beside, new = (path.with_name(path.stem + suffix) for path in (spec, output))
        if beside.is_file() and beside != new:
            say(f"{beside} is not read with {output.name}: copy it to {new.name}")
