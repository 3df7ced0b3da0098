"""``fluxviz trace``."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path as FilePath

import click

from fluxviz.cli.commands import choice_option, command, output_option
from fluxviz.cli.console import fail, refuse_overwriting, say, show_lines, show_table, write_out
from fluxviz.cli.options import (
    NamingChoice,
    access_option,
    load_topology,
    name_option,
    naming_option,
    quiet_option,
    spec_argument,
    theme_option,
)
from fluxviz.errors import FluxvizError
from fluxviz.topology import PUBLIC_LABELS, Topology
from fluxviz.topology.protocols import cryptography_of
from fluxviz.traces import Hop, Reach, Trace, trace
from fluxviz.traces.showing import as_text

EXAMPLES = """
Examples:

  fluxviz trace app.json --from browser --to postgres

  fluxviz trace app.json --to postgres

  fluxviz trace app.json --from browser --to postgres -o trace.svg

  fluxviz trace app.json --from browser --format json
"""
HEADINGS = ("hop", "from", "to", "name looked up", "host:port", "speaks", "encrypted", "TLS ends at")


class TraceFormat(StrEnum):
    """How it is written."""

    TABLE = "table"
    JSON = "json"
    TEXT = "text"


@command(EXAMPLES)
@spec_argument
@click.option("--from", "start", metavar="NODE", help="Where it starts: browser, a component …")
@click.option("--to", "end", metavar="NODE", help="Where it leads.")
@output_option("A sequence diagram of one path: FILE.svg, .mmd, .d2 or .md.")
@click.option(
    "--path",
    "path",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="Which path that is, as they are listed; those that are blocked come last.",
)
@theme_option
@access_option
@naming_option
@choice_option("--format", "form", TraceFormat.TABLE, "How it is written.")
@name_option
@quiet_option
def trace_command(
    *,
    spec: str,
    start: str | None,
    end: str | None,
    output: FilePath | None,
    path: int,
    theme: str,
    access: FilePath | None,
    naming: NamingChoice,
    form: TraceFormat,
    name: str | None,
    quiet: bool,
) -> None:
    """Show the paths a request can really take, hop by hop; or all that one node reaches, or that reaches it."""
    if start is None and end is None:
        fail("expected --from NODE, --to NODE, or both")
    if output is not None and (start is None or end is None):
        fail("a sequence diagram needs --from NODE and --to NODE")
    refuse_overwriting(output, [spec, access])
    try:
        topology = load_topology(spec, access, naming.value, name, quiet=quiet)
        if start is not None:
            result: Trace | Reach = trace(topology, start, end) if end is not None else trace(topology, start)
        else:
            result = trace(topology, end=str(end))
        if output is not None and isinstance(result, Trace):
            _draw(result, topology, path, theme, output, quiet=quiet)
            return
    except FluxvizError as error:
        fail(str(error))
    if form is TraceFormat.JSON:
        write_out(result.model_dump_json(indent=2) + "\n")
    elif isinstance(result, Reach):
        _show_reach(result, _labels(topology))
    elif form is TraceFormat.TEXT:
        show_lines(as_text(result.told(_labels(topology))).split("\n"))
    else:
        _show_trace(result, topology)


def _draw(result: Trace, topology: Topology, path: int, theme: str, output: FilePath, *, quiet: bool) -> None:
    from fluxviz.drawing import get_theme
    from fluxviz.rendering.sequence_diagram import SequenceDiagram

    paths = (*result.paths, *result.blocked)
    ends = " to ".join(map(_labels(topology), (result.start, result.end)))
    if not paths:
        fail(f"no request gets from {ends}: there is no path to draw")
    if path > len(paths):
        fail(f"no path {path} from {ends}; there {'is 1' if len(paths) == 1 else f'are {len(paths)}'}")
    SequenceDiagram(topology, paths[path - 1], get_theme(theme)).save(output)
    if len(paths) > 1 and not quiet:
        say(f"{output}: path {path} of {len(paths)} from {ends}; --path draws another")


def _labels(topology: Topology) -> Callable[[str], str]:
    nodes = {**PUBLIC_LABELS, **{node.id: node.label for node in topology.nodes}}
    return lambda node: nodes[node]


def _show_reach(reach: Reach, label: Callable[[str], str]) -> None:
    title = reach.title(label)
    rows = [(each.label, str(each.hops), " > ".join(map(label, each.via)) or "directly") for each in reach.nodes]
    if rows:
        show_table(title, ("node", "hops", "by way of"), rows)
    else:
        show_lines([f"{title}: nothing."])


def _show_trace(result: Trace, topology: Topology) -> None:
    for title, path in result.titled(_labels(topology)):
        if path is None:
            show_lines([title])
        else:
            show_table(title, HEADINGS, [_row(number, hop, topology) for number, hop in enumerate(path.hops, 1)])


def _row(number: int, hop: Hop, topology: Topology) -> tuple[str, ...]:
    return (
        str(number),
        topology.node(hop.source).label,
        topology.node(hop.target).label,
        hop.lookup or "none",
        hop.address,
        topology.edge(hop.edge).protocol_text or "not known",
        {True: cryptography_of(hop.protocol), False: "plain", None: "not known"}[hop.encrypted],
        hop.tls_ends or ("not known" if hop.encrypted is None else "no TLS"),
    )
