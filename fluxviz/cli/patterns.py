"""``fluxviz patterns``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from fluxviz.cli.commands import EnumChoice, command, offering, output_option
from fluxviz.cli.console import fail, say, show_table, write_out
from fluxviz.cli.options import NamingChoice
from fluxviz.errors import FluxvizError
from fluxviz.export import write_files
from fluxviz.patterns import PATTERNS, Pattern, Recipe, get_recipe, guide_example
from fluxviz.spec.access import SUFFIXES
from fluxviz.spec.beside import kind_beside

EXAMPLES = """
Examples:

  fluxviz patterns

  fluxviz patterns full_stack -o shop.json --app shop --owner FLUX_ID

  fluxviz patterns custom_domain_root --domain example.com -o blog.json

  fluxviz patterns api_database --set api_port=33000 | fluxviz draw -

  fluxviz patterns full_stack --guide -o guide.json
"""


@command(EXAMPLES)
@click.argument(
    "name",
    required=False,
    metavar="NAME",
    help="The pattern; the list of them where left out.",
    shell_complete=offering(lambda: PATTERNS),
)
@output_option("The spec; printed where left out.")
@click.option("--app", "app", help="The app's name.")
@click.option("--owner", "owner", help="Your Flux ID.")
@click.option("--domain", "domain", help="A domain of your own, for the patterns that have one.")
@click.option("--instances", "instances", type=int, help="How many nodes run a whole copy.")
@click.option(
    "--naming",
    "naming",
    type=EnumChoice(NamingChoice),
    help="Whose public name the browser calls: the domain manager's where left out.",
)
@click.option(
    "--set", "settings", multiple=True, metavar="PARAMETER=VALUE", help="Any other parameter, such as api_port=33000."
)
@click.option(
    "--guide", "guide", is_flag=True, help="The guide's own dialect, which FluxOS refuses, with its own values."
)
@click.option(
    "--quiet", "-q", "quiet", is_flag=True, help="Say neither where it parts from the guide nor what remains."
)
def patterns_command(
    *,
    name: str | None,
    output: Path | None,
    app: str | None,
    owner: str | None,
    domain: str | None,
    instances: int | None,
    naming: NamingChoice | None,
    settings: tuple[str, ...],
    guide: bool,
    quiet: bool,
) -> None:
    """List the networking guide's patterns, or write one as a spec that can be deployed."""
    common = {"app": app, "owner": owner, "domain": domain, "instances": instances}
    given = {key: value for key, value in common.items() if value is not None}
    if naming is not None:
        given["naming"] = naming.value
    try:
        if name is None:
            _list(output, given, settings)
            return
        recipe = get_recipe(name)
        if guide and (given or settings):
            fail("--guide has the guide's own values; leave the other options out")
        pattern = guide_example(name) if guide else recipe.pattern(**_parameters(recipe, given, settings or ()))
    except FluxvizError as error:
        fail(str(error))
    if output is None:
        write_out(pattern.text)
    else:
        _write(output, pattern)
    if not quiet:
        _tell(pattern, output)


def _list(output: Path | None, given: Mapping[str, Any], settings: tuple[str, ...]) -> None:
    if output is not None or given or settings:
        fail("expected the NAME of a pattern; fluxviz patterns lists them")
    rows = [(each.name, each.shows, each.section) for each in PATTERNS.values()]
    show_table("Patterns of the networking guide", ("name", "shows", "section of the guide"), rows)


def _parameters(recipe: Recipe[Any], given: Mapping[str, Any], settings: tuple[str, ...]) -> dict[str, Any]:
    """Put the options together, each as its parameter wants it."""
    settable = {key: default for key, default in recipe.parameters.items() if isinstance(default, (int, str))}
    asked = dict(given)
    for setting in settings:
        key, equals, value = setting.partition("=")
        if not equals:
            fail(f"--set wants PARAMETER=VALUE, not {setting!r}")
        if isinstance(settable.get(key), int):
            if not (value.isascii() and value.isdigit() and len(value) < 9):
                fail(f"--set {key} wants a number")
            asked[key] = int(value)
        else:
            asked[key] = value
    odd = [key for key in asked if key not in recipe.parameters or (key not in settable and key != "naming")]
    if odd:
        fail(f"{recipe.name} takes no {' and no '.join(odd)}; choose from: {', '.join(settable)}")
    return asked


def _write(path: Path, pattern: Pattern) -> None:
    if kind := kind_beside(path.name):
        fail(f"{path} would be read as {kind}; choose another name")
    files = {path: pattern.text}
    if pattern.access is not None:
        overlay, other = (path.with_name(f"{path.stem}{suffix}") for suffix in SUFFIXES)
        if other.exists():
            fail(f"{other} stands beside {path} and would be read with {overlay.name}; move it away")
        if overlay.is_file() and overlay.read_bytes() != pattern.access_text.encode():
            fail(f"{overlay}, which would be written too, is there already; move it away")
        files[overlay] = pattern.access_text
    try:
        write_files(files)
    except OSError as error:
        fail(f"cannot write {path}: {error.strerror or error}")


def _tell(pattern: Pattern, output: Path | None) -> None:
    if pattern.access is not None and output is not None:
        say(f"Its domain's CloudFlare set-up is in {output.with_name(output.stem + SUFFIXES[0])}.")
    elif pattern.access is not None:
        say("With -o NAME.json its domain's CloudFlare set-up is written beside, to NAME.access.json.")
    elif output is not None:
        stale = [each for suffix in SUFFIXES if (each := output.with_name(output.stem + suffix)).exists()]
        for each in stale:
            say(f"{each} was there before and is read with it.")
    if pattern.deviations:
        say("Where it parts from the guide:")
    for text in pattern.deviations:
        say(f"  - {text}")
    if pattern.remaining:
        say("Still to be done:")
    for text in pattern.remaining:
        say(f"  - {text}")
