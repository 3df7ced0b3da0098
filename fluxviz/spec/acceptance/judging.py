"""``judge`` and ``find_faults``: run FluxOS's checks over a document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fluxviz.errors import Fault
from fluxviz.spec.acceptance.breaches import Breach
from fluxviz.spec.acceptance.formatting import Formatter
from fluxviz.spec.acceptance.hardware import check_hardware
from fluxviz.spec.acceptance.keys import check_keys
from fluxviz.spec.acceptance.restrictions import check_restrictions
from fluxviz.spec.acceptance.types import check_types


def judge(document: Mapping[str, Any], *, as_formatted: bool = False) -> tuple[Breach, ...]:
    """Find all that FluxOS would refuse in a document of any version, in the order of its checks.

    The later checks see the values as the first has formatted them; where it refuses, as they were written.

    Args:
        document: The spec, out of its wrappers.
        as_formatted: Let the later checks see formatted values even where the first refuses others: what would be
            left to refuse once that is put right.

    >>> sorted({breach.stage for breach in judge({"version": 4, "name": "a-b", "compose": []})})
    ['format', 'restr', 'type']

    """
    formatter = Formatter(document)
    seen = formatter.format()
    shown: Mapping[str, Any] = (formatter.done if as_formatted else document) if seen is None else seen
    return (
        *formatter.breaches,
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
    found: dict[tuple[str, str], Breach] = {}
    for breach in judge(document, as_formatted=True):
        if breach.refuses:
            found.setdefault((breach.where, breach.kind), breach)
    told = {where for where, kind in found if kind != "missing"}  # says more than that 0 is as good as none
    return tuple(
        Fault(where, breach.message)
        for (where, kind), breach in found.items()
        if kind != "missing" or where not in told
    )
