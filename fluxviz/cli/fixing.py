"""Put certain fixes into files: whole or not at all, and every other byte as it was."""

from __future__ import annotations

import codecs
from dataclasses import replace
from pathlib import Path

from fluxviz.checks import fix_text
from fluxviz.cli.checking import Checked, check_one
from fluxviz.cli.console import fail, say, write_out, write_to
from fluxviz.cli.options import STDIN

_MARK = "\ufeff"


def fix_all(done: list[Checked], output: str | None) -> list[Checked]:
    """Fix documents in place, or one of them as a copy, and give what is found in them then.

    Args:
        done: The documents and what was found.
        output: The copy; ``-`` is the standard output; None: in place.

    """
    if output is not None and len(done) > 1:
        fail("--fix with -o makes one copy: name one spec")
    return [_fix(each, output) if each.findings is not None else each for each in done]


def _fix(checked: Checked, output: str | None) -> Checked:
    job, findings = checked.job, checked.findings
    if findings is None:
        return checked
    data = job.data if job.data is not None else Path(job.source).read_bytes()
    mark = _MARK if data.startswith(codecs.BOM_UTF8) else ""
    text = data.decode("utf-8-sig")
    fixed = fix_text(text, findings, "stdin" if job.source == STDIN else Path(job.source).as_posix())
    for finding in fixed.left:
        say(f"{finding.text(findings.source)}: not fixed: what is to be changed does not stand there once, as it is")
    target = output or job.source
    if fixed.diff:
        say(fixed.diff.rstrip("\n"))
    if target == STDIN:
        write_out(mark + fixed.text)
    elif fixed.applied or output is not None:
        write_to(target, mark + fixed.text)
    say(f"{target}: {len(fixed.applied)} fixed")
    return check_one(replace(job, data=(mark + fixed.text).encode()))
