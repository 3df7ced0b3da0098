"""``validate`` and ``find_faults``: run FluxOS's checks over a document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fluxviz.faults import Fault
from fluxviz.spec.acceptance.formatting import Formatter
from fluxviz.spec.acceptance.hardware import check_hardware
from fluxviz.spec.acceptance.keys import check_keys
from fluxviz.spec.acceptance.restrictions import check_restrictions
from fluxviz.spec.acceptance.types import check_types
from fluxviz.spec.acceptance.violations import Violation


def validate(document: Mapping[str, Any], *, as_formatted: bool = False) -> tuple[Violation, ...]:
    """Find all that FluxOS would refuse in a document of any version, in the order of its checks.

    The later checks see the values as the first has formatted them; where it refuses, as they were written.

    Args:
        document: The spec, out of its wrappers.
        as_formatted: Let the later checks see formatted values even where the first refuses others: what would be
            left to refuse once that is put right.

    >>> sorted({violation.stage for violation in validate({"version": 4, "name": "a-b", "compose": []})})
    ['format', 'restr', 'type']

    """
    formatter = Formatter(document)
    seen = formatter.format()
    shown: Mapping[str, Any] = (formatter.done if as_formatted else document) if seen is None else seen
    return (
        *formatter.violations,
        *check_types(shown),
        *check_restrictions(shown),
        *check_keys(document),
        *check_hardware(shown),
    )


def find_faults(document: Mapping[str, Any]) -> tuple[Fault, ...]:
    """Find all for which FluxOS would refuse a document: each place once for each thing that is wrong there.

    No message holds a value, but for names, ports and numbers.

    >>> [fault.where for fault in find_faults({"version": 8, "name": "fluxshop", "compose": []})][:3]
    ['description', 'owner', 'instances']
    """
    found: dict[tuple[str, str], Violation] = {}
    for violation in validate(document, as_formatted=True):
        if violation.refuses:
            found.setdefault((violation.where, violation.kind), violation)
    remarks = {where for where, kind in found if kind != "missing"}  # says more than that 0 is as good as none
    return tuple(
        Fault(where, violation.message)
        for (where, kind), violation in found.items()
        if kind != "missing" or where not in remarks
    )
