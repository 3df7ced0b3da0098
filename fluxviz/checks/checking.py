"""``check``: look at an app with every rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from fluxviz.checks.catalogue import CHECKS
from fluxviz.checks.findings import Finding, Findings
from fluxviz.checks.rules import read_codes
from fluxviz.checks.subject import Subject
from fluxviz.checks.suppressing import suppress
from fluxviz.errors import FluxvizError
from fluxviz.refusing import strict
from fluxviz.spec import AccessLike
from fluxviz.topology import Member, Naming, Source, build

_WRONG_NAMES = frozenset({"FX101", "FX102", "FX103", "FX104", "FX106", "FX109", "FX111"})
_ORPHAN = "FX305"


@strict
def check(
    source: Source,
    *,
    access: AccessLike | None = None,
    naming: Naming | str | None = None,
    name: str | None = None,
    select: Iterable[str] | str | None = None,
    ignore: Iterable[str] | str | None = None,
    template: bool = False,
) -> Findings:
    """Find what is wrong with an app before it is deployed.

    Args:
        source: A path, JSON text, bytes or a mapping; a loaded spec; or a topology that was built
            from one, or joined of such. Of a change, its new side is checked.
        access: What the spec cannot say. Where ``source`` is a path, ``NAME.access.json`` or ``NAME.access.toml``
            beside it is taken by itself; a topology has its own.
        naming: Whose public names the topology has; None: its own, and the guide's of all else.
        name: The app's name, where the document has none.
        select: Codes, or what they begin with, such as ``FX1`` or ``FX1,FX203``: all others are left out.
        ignore: Codes, or what they begin with, that are left out.
        template: The document is one whose owner a form fills in: that it has none is advice, not an error.

    Raises:
        SpecError: the spec cannot be read; carries every fault.
        AccessError: the access overlay cannot be read.
        UnknownNameError: there is no such code.
        FluxvizError: the topology was not built from a spec, nor any app of the estate.

    >>> findings = check({"version": 4, "name": "shop", "compose": [
    ...     {"name": "api", "ports": [3000], "environmentParameters": ["DB_HOST=fluxdatabse_shop"]},
    ...     {"name": "database"}]})
    >>> findings.of("FX101")[0].message
    "api's DB_HOST names fluxdatabse_shop, but no component has that name; did you mean fluxdatabase_shop?"

    """
    wanted, unwanted = read_codes(select), read_codes(ignore)
    topology = build(source, access=access, naming=naming, name=name)
    topology = topology.new_side or topology  # what went is not checked any more
    if topology.members:
        return _of_estate(topology.members, select, ignore, template=template)
    if topology.provenance is None:
        raise FluxvizError("a topology that was made of a graph has no spec to check")
    subject = Subject(topology, topology.provenance, template=template)
    found: list[Finding] = [finding for each in CHECKS for finding in each(subject)]
    if any(finding.code in _WRONG_NAMES for finding in found):
        found = [finding for finding in found if finding.code != _ORPHAN]  # a wrong name is why nothing calls it
    known = topology.provenance
    findings = suppress(Findings(found, known.spec.source, access_file=known.access_file), known.access.suppress)
    return findings.where(
        lambda finding: (
            (not wanted or finding.code.startswith(wanted)) and not finding.code.startswith(unwanted)
            if unwanted
            else not wanted or finding.code.startswith(wanted)
        )
    )


def _of_estate(
    members: Sequence[Member],
    select: Iterable[str] | str | None,
    ignore: Iterable[str] | str | None,
    *,
    template: bool,
) -> Findings:
    """Check each app of an estate; each finding names its app, and those of one app stand together."""
    known = [member for member in members if member.topology.provenance is not None]
    found = [check(member.topology, select=select, ignore=ignore, template=template) for member in known]
    pairs = list(zip(known, found, strict=True))
    return Findings(
        (_as_in_estate(finding, member) for member, findings in pairs for finding in findings),
        unused=(f"{member.name}: {text}" for member, findings in pairs for text in findings.unused),
        suppressed=sum(findings.suppressed for findings in found),
        unchecked=(member.name for member in members if member.topology.provenance is None),
    )


def _as_in_estate(finding: Finding, member: Member) -> Finding:
    return replace(
        finding,
        message=f"{member.name}: {finding.message}",
        element=member.element_id(finding.element),
        component=member.component_key(finding.component) if finding.component else member.app.key,
        certain_fix=None,
        app=member.name,
    )
