"""What the spec predicts beside what was seen: where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fluxviz.probing.belonging import Belonging
from fluxviz.probing.looking_up import Looked
from fluxviz.probing.name_judging import seen_of_name
from fluxviz.probing.plan import ProbePlan, Try
from fluxviz.probing.seen import NO_WAY, Seen
from fluxviz.probing.verdicts import UNTOLD

_SILENT = ("silent", "fails", "no resolver")
"""How DNS fails where this machine's DNS servers do."""


class Result(Try, Seen):
    """A try, and what was seen.

    Attributes:
        differs: What was seen is not what is drawn.

    """

    differs: bool = False

    @property
    def told(self) -> bool:
        """Whether it says anything of the app."""
        return self.verdict not in UNTOLD


def why_no_network(looked: Mapping[str, Looked], seen: Mapping[Try, Seen]) -> str:
    """Return why nothing can be told from this machine; empty where something can.

    An app is not to blame for a network that this machine does not have: where nothing answers at all, not even the
    Flux edge, which always does, nothing is said of the app.
    """
    if looked and all(each.outcome in _SILENT for each in looked.values()):
        return "no DNS server answers"
    called = [each for each in seen.values() if each.verdict != "not tried"]
    if called and all(each == NO_WAY for each in called):
        return "this machine has no way to any address"
    edge_is_silent = any(each.kind == "https" and seen[each].verdict == "timed out" for each in seen)
    answered = any(each.status or each.certificate for each in called)
    if edge_is_silent and not answered and all(each.verdict in ("timed out", "not told") for each in called):
        return "names are found, but nothing that is called answers, not even the Flux edge"
    return ""


def judge(plan: ProbePlan, looked: Mapping[str, Looked], seen: Mapping[Try, Seen]) -> tuple[Result, ...]:
    """Return what was seen of each try of a plan, in its order, and where that differs from what is drawn."""
    belonging = Belonging(plan, looked)
    found = {each: seen_of_name(each, looked[each.host], belonging) for each in plan.of_kind("dns")}
    found = _softened(plan, found | {each: _by_way(each, seen[each], looked) for each in seen})
    found = {each: _edge(plan, each, found[each]) if each.kind == "edge" else found[each] for each in found}
    alone = _alone(plan, found)
    return tuple(
        _result(each, found[each], differs=alone.get(each, _differs(each, found[each]))) for each in plan.tries
    )


def _result(each: Try, seen: Seen, *, differs: bool) -> Result:
    return Result(**vars(each), **vars(seen), differs=differs)


def _differs(each: Try, seen: Seen) -> bool:
    if seen.verdict in UNTOLD:
        return False
    if each.expected == "none":
        return each.kind in ("https", "tcp") and seen.verdict == "reached"
    if each.kind == "dns" and each.expected == "maybe":
        return False
    return seen.verdict != "reached"


def _by_way(each: Try, seen: Seen, looked: Mapping[str, Looked]) -> Seen:
    """Say of an answer that it came through CloudFlare: which server stands behind that cannot be seen."""
    if each.kind != "https" or seen.verdict != "reached" or not looked[each.host].by_cloudflare:
        return seen
    return seen.model_copy(update={"seen": f"{seen.seen}, through CloudFlare"})


def _softened(plan: ProbePlan, found: Mapping[Try, Seen]) -> dict[Try, Seen]:
    """Take back what a firewall on this side may have made: no node answers, while the edge gets an answer of one."""
    on_nodes = [each for each in found if each.kind == "tcp" and each.host in plan.nodes]
    silent = on_nodes and all(found[each].verdict == "timed out" for each in on_nodes)
    answered = any(each.kind == "https" and found[each].verdict in ("reached", "error", "not HTTP") for each in found)
    if not silent or not answered:
        return dict(found)
    said = "no answer, while the Flux edge gets one: a firewall between here and the nodes?"
    return {**found, **{each: Seen(verdict="not told", seen=said) for each in on_nodes}}


def _edge(plan: ProbePlan, each: Try, seen: Seen) -> Seen:
    """Compare the nodes that the edge routes to with those that run the app."""
    if seen.verdict != "reached":
        return seen if seen.verdict in (*UNTOLD, "edge lagging") else Seen(verdict="not told", seen=seen.seen)
    known, listed = set(plan.nodes), set(seen.nodes)
    strange = sorted(listed - known - {*plan.others}) if known and plan.complete else []
    missing = sorted(known - listed) if each.expected != "one" else []
    more = f", + {len(missing) - 3} more" if len(missing) > 3 else ""
    faults = [f"the app does not run on {', '.join(strange[:3])}"] if strange else []
    faults += [f"it leaves out {', '.join(missing[:3])}{more}"] if missing else []
    faults += ["it routes to no node"] if not seen.nodes else []
    faults += ["one primary is drawn"] if each.expected == "one" and len(seen.nodes) > 1 else []
    if not faults:
        return seen
    return seen.model_copy(update={"verdict": "edge lagging", "seen": f"{seen.seen}: {'; '.join(faults)}"})


def _alone(plan: ProbePlan, found: Mapping[Try, Seen]) -> dict[Try, bool]:
    """Return where the nodes of a primary differ from what is drawn: one of them answers, and the others stand by."""
    groups: dict[tuple[str, int | None], list[Try]] = {}
    for each in found:
        if each.expected == "one" and each.kind == "tcp":
            groups.setdefault((each.component, each.port), []).append(each)
    differs: dict[Try, bool] = {}
    for tries in groups.values():
        reached = [each for each in tries if found[each].verdict == "reached"]
        all_tried = len(tries) == len(plan.nodes) and plan.complete and not plan.others
        none = not reached and all_tried and _all_told(found[each] for each in tries)
        for each in tries:
            differs[each] = none or (len(reached) > 1 and each in reached)
    return differs


def _all_told(seen: Iterable[Seen]) -> bool:
    return all(each.verdict not in UNTOLD for each in seen)
