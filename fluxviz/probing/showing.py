"""What a probe saw, as remarks on the lines of a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from fluxviz.probing.http import CLOUDFLARE_ONLY
from fluxviz.probing.judging import Result
from fluxviz.probing.report import ProbeReport
from fluxviz.probing.verdicts import Verdict
from fluxviz.topology.remarks import Remark, Remarks, Status

_BEHIND: frozenset[Verdict] = frozenset({"edge says 503", "not HTTP", "error"})
"""Verdicts that blame what stands behind the edge."""
_MOST = 2
"""How many hosts a line names for each verdict; the rest is counted."""


def remarks_of(report: ProbeReport) -> dict[str, Remarks]:
    """Return what is said of each line that was tried, or that would have been: id of a link to remarks."""
    placed: dict[str, list[Result]] = {}
    for each in report.results:
        for link in _places(each):
            placed.setdefault(link, []).append(each)
    reasons: dict[str, list[str]] = {}
    for left in report.left_out:
        for link in left.links:
            reasons.setdefault(link, []).append(left.reason)
    tried = {link for each in report.results if each.host in report.plan.nodes for link in each.links}
    unasked = {link for left in report.left_out if left.kind == "tcp" for link in left.links} - tried
    remarks: dict[str, Remarks] = {}
    for link in [edge.id for edge in report.topology.edges]:
        results = placed.get(link, [])
        lines = list(_lines(results, report))
        lines += [Remark(f"not tried: {reason}") for reason in dict.fromkeys(reasons.get(link, ())) if not results]
        if results and link in unasked:
            lines.append(Remark("no node was tried", status="untold"))
        if lines:
            remarks[link] = Remarks(_status(results), tuple(lines))
    return remarks


def _places(each: Result) -> tuple[str, ...]:
    """Return the links that a result is shown on: where it goes wrong, and the whole way where it does not."""
    forwards = tuple(link for link in each.links if link.startswith("forward."))
    proxies = tuple(link for link in each.links if link.startswith("proxy."))
    before = tuple(link for link in each.links if link not in (*forwards, *proxies))
    if each.kind == "edge":
        return forwards if each.verdict == "edge lagging" else ()
    if each.kind == "tcp" or each.verdict == "reached":
        return each.links
    if proxies and (each.verdict == "redirect loop" or (each.status in CLOUDFLARE_ONLY and each.cloudflare)):
        return proxies
    behind = each.verdict in _BEHIND or (each.verdict == "timed out" and each.certificate is not None)
    return forwards if behind and forwards else before or each.links


def _status(results: Iterable[Result]) -> Status:
    told = [each for each in results if each.told]
    return "refuted" if any(each.differs for each in told) else "confirmed" if told else "untold"


def _lines(results: Sequence[Result], report: ProbeReport) -> Iterator[Remark]:
    """Yield what is said: what is not as drawn first, then what is, then what could not be told."""
    on_nodes = [each for each in results if each.kind == "tcp" and each.host in report.plan.nodes]
    by_name = [each for each in results if each not in on_nodes]
    yield from _grouped((each for each in (*by_name, *on_nodes) if each.differs), "refuted")
    answers = [each for each in by_name if each.kind in ("https", "tcp") and each.told and not each.differs]
    reached = {each.where for each in answers if each.verdict == "reached"}
    silent = {each.where for each in answers} - reached
    nodes = [each.verdict == "reached" for each in on_nodes if each.told and not each.differs]
    told = {
        f"reached at {_count(len(reached), 'name')}": len(reached),
        f"no answer at {_count(len(silent), 'name')}, as drawn": len(silent),
        f"reached on {sum(nodes)} of {_count(len(report.plan.nodes), 'node')}": sum(nodes),
        f"no answer on {_count(nodes.count(False), 'node')}, as drawn": nodes.count(False),
    }
    for text, count in told.items():
        if count:
            yield Remark(text, status="confirmed")
    lost = {each.host for each in by_name if each.kind == "dns" and each.verdict != "reached"}
    yield from _grouped((each for each in results if not each.told and each.host not in lost), "untold")


def _grouped(results: Iterable[Result], status: Status) -> Iterator[Remark]:
    """Yield each verdict with the hosts that have it."""
    groups: dict[Verdict, list[str]] = {}
    for each in results:
        groups.setdefault(each.verdict, []).append(_about(each))
    for verdict, found in groups.items():
        hosts = list(dict.fromkeys(found))
        for host in hosts[:_MOST]:
            yield Remark(verdict, host=host, status=status)
        if len(hosts) > _MOST:
            yield Remark(f"{verdict}: + {len(hosts) - _MOST} more", status=status)


def _about(each: Result) -> str:
    """Return which host a result is of; of the edge's list, what is wrong with it."""
    return each.seen.partition(": ")[2] if each.kind == "edge" else each.host


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
