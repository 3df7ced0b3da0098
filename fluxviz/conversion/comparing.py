"""Compare the network before and after a conversion, so that no link changes untold."""

from __future__ import annotations

from collections.abc import Iterator

from fluxviz.conversion.report import ReportEntry
from fluxviz.spec import AppSpec
from fluxviz.topology import Topology, build

_SHOWN = 5


def compare_networks(before: AppSpec, after: AppSpec) -> Iterator[ReportEntry]:
    """Report every internal host and every link that is not what it was."""
    old, new = build(before), build(after)
    for was, now in zip(old.components, new.components, strict=True):
        if was.host != now.host:
            message = f"the internal host {was.host} becomes {now.host}: change what names it"
            yield ReportEntry("changed", f"compose[{now.index}].name", message)
    gone, come = _links(old) - _links(new), _links(new) - _links(old)
    if gone:
        yield ReportEntry("changed", "", f"links that are gone: {_some(gone)}")
    if come:
        yield ReportEntry("changed", "", f"links that are new: {_some(come)}")


def _links(topology: Topology) -> set[str]:
    return {edge.id for edge in topology.edges}


def _some(links: set[str]) -> str:
    shown = sorted(links)[:_SHOWN]
    more = len(links) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
