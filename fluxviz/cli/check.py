"""``fluxviz check``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import click
from click.exceptions import Exit

from fluxviz.checks import BaselineError, Findings, baseline_text, load_baseline, without_old
from fluxviz.checks.severity import Severity
from fluxviz.cli.asking_network import agree_to_verify, tell_verdicts
from fluxviz.cli.checking import Checked, Job, check_all
from fluxviz.cli.commands import choice_option, command
from fluxviz.cli.console import BAD_INPUT, fail, refuse_overwriting, say, write_out, write_to
from fluxviz.cli.fixing import fix_all
from fluxviz.cli.options import access_option, name_option, specs_argument
from fluxviz.errors import FluxvizError
from fluxviz.spec.beside import kind_beside
from fluxviz.spec.named import is_named
from fluxviz.spec.recognition import is_spec

FOUND = 1
"""Exit code where something was found."""

EXAMPLES = """
Examples:

  fluxviz check app.json

  fluxviz check specs/*.json --format github --fail-on error

  fluxviz check app.json --format sarif -o app.sarif

  fluxviz check specs/*.json --baseline old.json --write-baseline

  fluxviz check app.json --fix

  fluxviz rules FX301
"""


class CheckFormat(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    MARKDOWN = "markdown"


class FailOn(StrEnum):
    """What makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@command(EXAMPLES)
@specs_argument
@access_option
@choice_option("--format", "form", CheckFormat.TEXT, "How findings are written.")
@click.option(
    "--select",
    "select",
    multiple=True,
    metavar="CODE",
    help="Only these codes, or families such as FX1; several with commas.",
)
@click.option("--ignore", "ignore", multiple=True, metavar="CODE", help="Not these codes or families.")
@choice_option("--fail-on", "fail_on", FailOn.WARNING, "The least that makes the exit code 1.")
@click.option(
    "--baseline",
    "baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Old findings, which are passed over.",
)
@click.option(
    "--write-baseline", "write_baseline", is_flag=True, help="Write what is found now to the --baseline FILE."
)
@click.option("--fix", "fix", is_flag=True, help="Put in the fixes that are certain, and show the diff.")
@click.option("--output", "-o", "output", metavar="FILE", help="Where the findings go; with --fix the fixed copy.")
@click.option(
    "--only-specs", "only_specs", is_flag=True, help="Pass over files that are no Flux spec, such as package.json."
)
@click.option(
    "--ask-network",
    "ask_network",
    is_flag=True,
    help="Hand each spec to the Flux network, too, and say whether FluxOS would take it; asks before it sends.",
)
@click.option("--yes", "yes", is_flag=True, help="Agree beforehand to what --ask-network sends.")
@click.option("--template", "template", is_flag=True, help="The specs are templates: a form fills their owner in.")
@name_option
def check_command(
    *,
    specs: tuple[str, ...],
    access: Path | None,
    form: CheckFormat,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: FailOn,
    baseline: Path | None,
    write_baseline: bool,
    fix: bool,
    output: str | None,
    only_specs: bool,
    ask_network: bool,
    yes: bool,
    template: bool,
    name: str | None,
) -> None:
    """Find what is wrong with an app before it is deployed: names, ports, exposure, domains, storage, limits.

    Exit codes: 0 nothing found, 1 findings, 2 bad input.
    """
    if write_baseline and baseline is None:
        fail("--write-baseline wants --baseline FILE to write to")
    if len(specs) > 1 and name is not None:
        fail("--name goes with one spec")
    sources = [spec for spec in specs if not kind_beside(spec)]
    if only_specs:
        sources = [spec for spec in sources if is_named(spec) or is_spec(Path(spec))]
    if fix and (named := next(filter(is_named, sources), None)):
        fail(f"{named} is no file that a fix can be put in; fluxviz live NAME --save FILE.json makes one")
    if not fix:
        refuse_overwriting(output, [*sources, access, baseline])
    refuse_overwriting(baseline if write_baseline else None, [*sources, access])
    for spec in specs:
        if kind := kind_beside(spec):
            say(f"{spec}: passed over: {kind}, not a spec")
    api = agree_to_verify(sources, yes=yes) if ask_network else None
    try:
        old = load_baseline(baseline) if baseline is not None and not write_baseline else ()
        done = check_all([Job(spec, access, name, select, ignore, template) for spec in sources])
    except (BaselineError, FluxvizError) as error:
        fail(str(error))
    if fix:
        done = fix_all(done, output)
    reports = [without_old(each.findings, old) for each in done if each.findings is not None]
    if baseline is not None and not write_baseline:
        before = sum(len(each.findings) for each in done if each.findings is not None)
        say(f"{baseline}: {before - sum(map(len, reports))} old finding(s) passed over")
    if write_baseline and baseline is not None:
        write_to(baseline, baseline_text(reports))
        say(f"{baseline}: {sum(map(len, reports))} finding(s) written")
    elif not fix or output != "-":
        text = _text(reports, form)
        if output is None or fix:
            write_out(text)
        else:
            write_to(Path(output), text)
    code = _tell(done, reports, fail_on.value, quiet=write_baseline)
    raise Exit(code if api is None else max(code, tell_verdicts(api, done, FOUND)))


def _tell(done: list[Checked], reports: list[Findings], fail_on: Severity, *, quiet: bool) -> int:
    """Print what could not be read and what suppresses nothing, and give the exit code."""
    for findings in reports:
        for text in findings.unused:
            say(f"{findings.access_file.name or findings.source}: {text}")
    errors = [each.error for each in done if each.error]
    for error in errors:
        say(f"error: {error}")
    if errors:
        return BAD_INPUT
    return FOUND if not quiet and any(findings.at_least(fail_on) for findings in reports) else 0


def _text(reports: list[Findings], form: CheckFormat) -> str:
    from fluxviz import __version__, export

    if form is CheckFormat.SARIF:
        return export.findings_sarif(reports, __version__)
    writers = {
        CheckFormat.TEXT: export.findings_text,
        CheckFormat.JSON: export.findings_json,
        CheckFormat.GITHUB: export.findings_github,
        CheckFormat.MARKDOWN: export.findings_markdown,
    }
    return writers[form](reports)
