"""``fluxviz diff``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import click
from click.exceptions import Exit

from fluxviz.changes import Changes, diff
from fluxviz.checks import FindingChanges, check_change
from fluxviz.cli.commands import choice_option, command, output_option
from fluxviz.cli.console import fail, refuse_overwriting, say, write_out
from fluxviz.cli.draw import DetailChoice
from fluxviz.cli.options import STDIN, NamingChoice, load_topology, naming_option, quiet_option
from fluxviz.cli.revisions import Side, sides_of
from fluxviz.diagram import draw_changes, draw_side_by_side
from fluxviz.errors import AccessError, FluxvizError
from fluxviz.export import changes_json, changes_markdown, write_file
from fluxviz.spec import AccessLike, load, load_access, read_document
from fluxviz.spec.named import is_named
from fluxviz.topology import NAMINGS, Topology, build
from fluxviz.unseen import clean

EXAMPLES = """
Examples:

  fluxviz diff old.json new.json

  fluxviz diff HEAD app.json -o change.svg

  fluxviz diff main..HEAD --format markdown -- app.json

  fluxviz diff app.json flux:shop
"""


_MERMAID = ".mmd"
_SUFFIXES = (".svg", ".html", _MERMAID)


class DiffFormat(StrEnum):
    """How the changes are written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


@command(EXAMPLES)
@click.argument(
    "sides",
    type=click.Path(),
    nargs=-1,
    required=True,
    metavar="OLD NEW",
    help="Two specs (- is standard input, flux:NAME an app as it runs now); a git revision and a spec; or A..B and a "
    "spec.",
)
@output_option("Draw the change, too: .svg, .html to explore, or .mmd (Mermaid, only what changed and its neighbours).")
@choice_option("--format", "form", DiffFormat.TEXT, "How the changes are written.")
@click.option(
    "--side-by-side", "side_by_side", is_flag=True, help="Draw before and after beside each other, not as one."
)
@click.option("--all", "everything", is_flag=True, help="Tell the quiet changes, too: resources, advice.")
@click.option("--exit-code", "exit_code", is_flag=True, help="Exit with 1 where there are changes.")
@click.option(
    "--access", "access", type=click.Path(path_type=Path), metavar="FILE", help="The access file, for both sides."
)
@naming_option
@choice_option("--detail", "detail", DetailChoice.NETWORK, "How much the picture says.")
@click.option("--theme", "theme", default="auto", show_default=True, help="What the picture is painted with.")
@quiet_option
def diff_command(
    *,
    sides: tuple[str, ...],
    output: Path | None,
    form: DiffFormat,
    side_by_side: bool,
    everything: bool,
    exit_code: bool,
    access: Path | None,
    naming: NamingChoice,
    detail: DetailChoice,
    theme: str,
    quiet: bool,
) -> None:
    """Say what changed between two versions of an app, in topology words; what matters most comes first."""
    suffix = "" if output is None else output.suffix.lower()
    if output is not None and (suffix not in _SUFFIXES or (side_by_side and suffix != ".svg")):
        wanted = ".svg" if side_by_side else " or ".join(_SUFFIXES)
        fail(f"cannot draw a change into {output}; expected a name that ends in {wanted}")
    try:
        old, new = sides_of(sides)
        refuse_overwriting(output, [old.path, new.path, access, theme])
        before = _topology(old, access, naming.value, quiet=quiet)
        after = _topology(new, access, naming.value, quiet=quiet)
        changes = diff(before, after)
        found = check_change(before, after)
        picture: str | bytes = ""
        if output is not None:
            if side_by_side:
                picture = draw_side_by_side(before, after, detail=detail.value, theme=theme)
            else:
                small = suffix == _MERMAID  # GitHub shows it at the width of a comment
                change = draw_changes(before, after, detail=detail.value, theme=theme, only_changed=small)
                picture = change.render(suffix)
            write_file(output, picture)
            if not quiet:
                say(f"{output} written")
    except FluxvizError as error:
        fail(str(error))
    except OSError as error:
        fail(f"{output}: cannot be written: {error.strerror or error}")
    if not everything:
        found = FindingChanges(found.new.at_least("warning"), found.fixed.at_least("warning"))
    mermaid = str(picture) if suffix == _MERMAID else ""
    write_out(_told(changes, found, form, output, mermaid, everything=everything))
    if exit_code and (changes.items if everything else changes.loud):
        raise Exit(1)


def _told(
    changes: Changes, found: FindingChanges, form: DiffFormat, output: Path | None, mermaid: str, *, everything: bool
) -> str:
    if form is DiffFormat.JSON:
        return changes_json(changes, found)
    if form is DiffFormat.MARKDOWN:
        text = changes_markdown(
            changes, found, output.as_posix() if output and not mermaid else "", everything=everything
        )
        # GitHub draws Mermaid that stands in the text.
        return f"{text}\n```mermaid\n{mermaid}```\n" if mermaid and changes.loud else text
    told = changes.items if everything else changes.loud
    lines = [f"{change.kind:<12} {clean(change.text)}" for change in told] or ["No change to the network."]
    for title, findings in (("new finding", found.new), ("fixed", found.fixed)):
        lines += [f"{title:<12} {each.code} {each.severity}: {clean(each.message)}" for each in findings]
    return "\n".join(lines) + "\n"


def _topology(side: Side, access: Path | None, naming: str, *, quiet: bool) -> Topology:
    """Load one side, with the access file that stands beside it there.

    Raises:
        DocumentError: the spec or the access file cannot be read.
        FluxvizError: there is no such revision, or it has no such file.

    """
    data = side.read()
    if data is None:
        if side.path != STDIN and not is_named(side.path) and not Path(side.path).exists():
            fail(f"{side.path}: no such file")
        return load_topology(side.path, access, naming, None, quiet=quiet)
    spec = load(data, source_name=side.name)
    overlay: AccessLike | None = access
    beside = side.read_access() if access is None else None
    if beside is not None:
        overlay = load_access(read_document(beside, AccessError)[0])
    return build(spec, access=overlay, naming=NAMINGS[naming])
