"""``fluxviz probe``."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click
from click.exceptions import Exit

from fluxviz.cli.commands import EnumChoice, command, output_option
from fluxviz.cli.console import counting, fail, refuse_overwriting, say, show_notes, show_table, write_out
from fluxviz.cli.options import (
    NamingChoice,
    access_option,
    load_topology,
    name_option,
    quiet_option,
    spec_argument,
    theme_option,
)
from fluxviz.cli.tables import folded
from fluxviz.diagram import draw_probe
from fluxviz.errors import FluxvizError
from fluxviz.export.json_writing import write_json
from fluxviz.probing import Network, ProbePlan, ProbeReport, plan_of, plan_probe, run_plan
from fluxviz.probing.addresses import read_address
from fluxviz.probing.plan import plan_lines
from fluxviz.probing.report import RESULT_HEADINGS, result_cells
from fluxviz.probing.running import require_packages
from fluxviz.rendering import check_looks
from fluxviz.spec.named import is_named
from fluxviz.topology import Topology
from fluxviz.unseen import clean

DIFFERS = 1
"""Exit code where something is not as it is drawn."""

NETWORK = Network()
"""What a probe goes out to. No option leads it elsewhere."""

_ASKED_LATER = "the Flux API is asked for the nodes when the probe is made, and 5 are tried for each port"

DRAWN = (".svg", ".png", ".pdf", ".mmd", ".d2", ".drawio", ".dot")
"""What a file can end in that shows what a probe saw."""

EXAMPLES = """
Examples:

  fluxviz probe app.json --dry-run

  fluxviz probe flux:shop

  fluxviz probe flux:shop --yes --json > probe.json

  fluxviz probe app.json --node 203.0.113.7 -o probe.svg
"""


@command(EXAMPLES)
@spec_argument
@access_option
@click.option(
    "--naming",
    type=EnumChoice(NamingChoice),
    default=NamingChoice.FDM.value,
    show_default=True,
    help="Whose public names are drawn; the guide's names of components are not tried.",
)
@click.option(
    "--node",
    "nodes",
    multiple=True,
    metavar="ADDRESS",
    help="A node that runs the app, in place of those that the Flux API lists; may stand several times.",
)
@click.option(
    "--dry-run", "dry_run", is_flag=True, help="Print what would be tried and whom it would call; try nothing."
)
@click.option("--yes", "yes", is_flag=True, help="Do not ask before the probe, on a terminal.")
@click.option("--json", "as_json", is_flag=True, help="Print what was seen as JSON.")
@output_option(f"Draw what was seen, too: a file that ends in {', '.join(DRAWN)}.")
@theme_option
@name_option
@quiet_option
def probe_command(
    *,
    spec: str,
    access: Path | None,
    naming: NamingChoice,
    nodes: tuple[str, ...],
    dry_run: bool,
    yes: bool,
    as_json: bool,
    output: Path | None,
    theme: str,
    name: str | None,
    quiet: bool,
) -> None:
    """Try each hop of an app from here: DNS, certificates, answers, ports of its nodes; and show it beside the spec.

    Only the app's own names and published ports are called. What will be tried is printed first.

    Exit codes: 0 all as drawn, 1 something is not as drawn, 2 bad input, or no network here.
    """
    refuse_overwriting(output, [spec, access, theme if Path(theme).suffix else None])
    if output is not None and output.suffix.lower() not in DRAWN:
        fail(f"cannot draw a probe as {output.name!r}; expected a name that ends in {', '.join(DRAWN)}")
    for node in nodes:
        if refused := read_address(node)[1]:
            fail(f"--node {node}: {refused}; expected the public address of a node")
    try:
        require_packages()
        looks = check_looks({"theme": theme})
        topology = load_topology(spec, access, naming.value, name, quiet=quiet)
        if dry_run:
            show_notes(plan_lines(_planned(topology, nodes, named=is_named(spec))))
            return
        plan = plan_of(topology, nodes or None)
        say("\n".join(part for line in plan_lines(plan) for part in folded(clean(line))))
        if not yes and _is_asked() and not click.confirm("Go on?", err=True):
            raise Exit(0)
        now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
        with counting(len(plan.tries), "Probing") as progress:
            report = run_plan(topology, plan, now=now, network=NETWORK, progress=progress)
        _show(report, as_json=as_json)
        if output is not None:
            draw_probe(report, **looks).save(output)
    except FluxvizError as error:
        fail(str(error))
    raise Exit(DIFFERS if report.differences else 0)


def _planned(topology: Topology, nodes: tuple[str, ...], *, named: bool) -> ProbePlan:
    """Plan without a call, but where the app was asked for by its name in any case."""
    if nodes or named:
        return plan_of(topology, nodes or None)
    return plan_probe(topology, complete=False, unknown=_ASKED_LATER)


def _is_asked() -> bool:
    """Return whether somebody sits there who can be asked."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def _show(report: ProbeReport, *, as_json: bool) -> None:
    if as_json:
        write_out(write_json(report.data()))
        return
    show_table(f"{report.plan.app}: each hop as it is drawn, and as it was seen", RESULT_HEADINGS, result_cells(report))
    show_notes([*(f"Not tried: {each.where}: {each.reason}." for each in report.left_out), report.summary])
