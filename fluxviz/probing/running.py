"""``probe``: each hop of the drawn app tried, from where the user sits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from importlib.util import find_spec

from fluxviz.errors import FluxvizError, MissingExtraError, NetworkError
from fluxviz.network import Cause, FluxApi
from fluxviz.probing.judging import judge, why_no_network
from fluxviz.probing.listed import listed_nodes
from fluxviz.probing.plan import LIMIT, ProbePlan
from fluxviz.probing.planning import plan_probe
from fluxviz.probing.report import ProbeReport
from fluxviz.probing.sockets import Network
from fluxviz.refusing import strict
from fluxviz.spec import AccessLike
from fluxviz.topology import FDM, Naming, Source, Topology, build

_NONE_LISTED = "the Flux API lists no node that runs the app"
_NONE_NOW = "no node that the Flux API lists runs this spec now"
_PACKAGES = ("certifi", "cryptography", "dns", "h11", "httpx")


@strict
def probe(
    source: Source,
    *,
    access: AccessLike | None = None,
    naming: Naming | str | None = None,
    name: str | None = None,
    nodes: Iterable[str] | None = None,
    now: str = "",
    limit: float = LIMIT,
    network: Network | None = None,
    confirm: Callable[[ProbePlan], bool] | None = None,
) -> ProbeReport:
    """Try each hop of an app from here: its public names, its published ports on its nodes, the edge's list of them.

    Nothing is called but the app's own names (ports 80 and 443, and those where the edge passes TCP), its published
    ports on its own nodes, and the Flux edge that its name leads to; and no address that is not public. Paths are
    ``/`` alone, bodies are not kept, no cookie and no password is sent.

    Args:
        source: The app: whatever :func:`fluxviz.build` takes.
        access: What the spec cannot say; as for :func:`fluxviz.build`.
        naming: Whose public names are drawn; None: the domain manager's, since those are what the network has. The
            guide's names of components are not tried.
        name: The app's name, where the document has none.
        nodes: Addresses of the nodes that run it; None: those that the Flux API lists, which is asked.
        now: When it is, to be said beside what is seen; empty: not said.
        limit: Seconds that each try may take.
        network: Where it goes out; None: this machine's own network.
        confirm: Called with the plan before anything is tried: whether to go on; None: go on.

    Raises:
        SpecError: the spec cannot be read.
        FluxvizError: the source is no one app's, or the plan was not confirmed.
        MissingExtraError: the packages of the extra ``live`` are not installed.
        NetworkError: there is no network here at all.

    """
    topology = build_for_probe(source, access=access, naming=naming, name=name)
    plan = plan_of(topology, nodes, limit)
    if confirm is not None and not confirm(plan):
        raise FluxvizError("nothing was tried")
    return run_plan(topology, plan, now=now, network=network)


def build_for_probe(
    source: Source,
    *,
    access: AccessLike | None = None,
    naming: Naming | str | None = None,
    name: str | None = None,
) -> Topology:
    """Build the topology that a probe is of: with the domain manager's names, where none are asked for."""
    given = isinstance(source, Topology)
    return build(source, access=access, naming=naming if naming is not None or given else FDM, name=name)


def plan_of(topology: Topology, nodes: Iterable[str] | None, limit: float = LIMIT) -> ProbePlan:
    """Plan a probe; the Flux API is asked for the app's nodes where they are not given.

    Where it does not tell, the names are probed all the same.

    Raises:
        MissingExtraError: the packages of the extra ``live`` are not installed.

    """
    require_packages()
    if nodes is not None:
        return plan_probe(topology, nodes, complete=False, limit=limit)
    try:
        listed = listed_nodes(FluxApi(), topology, datetime.now(UTC))
    except NetworkError as error:
        return plan_probe(topology, complete=False, unknown=f"its nodes are not known: {error}", limit=limit)
    unknown = _NONE_NOW if listed.others else _NONE_LISTED
    return plan_probe(topology, listed.nodes, others=listed.others, unknown=unknown, limit=limit)


def run_plan(
    topology: Topology,
    plan: ProbePlan,
    *,
    now: str = "",
    network: Network | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> ProbeReport:
    """Try what a plan says.

    Raises:
        NetworkError: there is no network here at all.
        FluxvizError: there is nothing to try.

    """
    require_packages()
    if not plan.tries:
        raise FluxvizError(f"nothing of {plan.app} can be tried: it has no public name, and no node is known")
    from fluxviz.probing.trying import look_up_all, try_all

    network = network or Network()
    looked = look_up_all(plan, network, progress)
    _refuse(plan, why_no_network(looked, {}))
    seen = try_all(plan, network, looked, progress)
    _refuse(plan, why_no_network(looked, seen))
    results = judge(plan, looked, seen)
    _refuse(plan, "" if any(each.told for each in results) else "nothing could be told from here")
    return ProbeReport(plan, results, now, topology=topology)


def _refuse(plan: ProbePlan, why: str) -> None:
    if why:
        asked = f"a probe of {plan.app}"
        raise NetworkError(asked, Cause.NO_NETWORK, f"no network here: {why}; this says nothing of the app")


def require_packages() -> None:
    """Refuse to go on without what a probe needs.

    Raises:
        MissingExtraError: a package is not installed.

    """
    if any(find_spec(package) is None for package in _PACKAGES):
        raise MissingExtraError("a probe", "live")
