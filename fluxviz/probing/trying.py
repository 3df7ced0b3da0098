"""Each try of a plan, made: the names first, then what they lead to."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar
from urllib.parse import SplitResult, urljoin, urlsplit

from fluxviz.network import harmless
from fluxviz.probing.belonging import Belonging
from fluxviz.probing.certificates import Certificate, problem_of, read_certificate
from fluxviz.probing.edge_list import read_edge_list
from fluxviz.probing.http import Answer, NotHttpError, ask
from fluxviz.probing.looking_up import Looked, look_up
from fluxviz.probing.names import is_edge
from fluxviz.probing.plan import ProbePlan, Try
from fluxviz.probing.seen import Seen, seen_of
from fluxviz.probing.sockets import Deadline, Network, connected, secured

_T = TypeVar("_T")
_R = TypeVar("_R")
Progress = Callable[[int], None]
_MOST_STEPS = 5
"""How many redirects of the app's own are followed."""
_REDIRECTS = (301, 302, 303, 307, 308)
_PORTS = {"http": 80, "https": 443}


def look_up_all(plan: ProbePlan, network: Network, progress: Progress) -> dict[str, Looked]:
    """Look every name of a plan up."""
    names = [each.host for each in plan.of_kind("dns")]
    look = partial(look_up, network, seconds=plan.limit)
    return dict(zip(names, _all(plan, look, names, progress), strict=True))


def try_all(plan: ProbePlan, network: Network, looked: Mapping[str, Looked], progress: Progress) -> dict[Try, Seen]:
    """Make every try of a plan but those of names, which were looked up."""
    tries = [each for each in plan.tries if each.kind != "dns"]
    prober = _Prober(plan, network, looked)
    return dict(zip(tries, _all(plan, prober.attempt, tries, progress), strict=True))


def _all(plan: ProbePlan, do: Callable[[_T], _R], each: Iterable[_T], progress: Progress) -> Iterator[_R]:
    pool = ThreadPoolExecutor(plan.at_once, thread_name_prefix="fluxviz-probe")
    try:
        for done in pool.map(do, each):
            progress(1)
            yield done
    finally:
        pool.shutdown(cancel_futures=True)


class _Prober:
    """Makes tries, with what DNS says of the app's names."""

    def __init__(self, plan: ProbePlan, network: Network, looked: Mapping[str, Looked]) -> None:
        self.plan, self.network, self.looked = plan, network, looked
        self.belonging = Belonging(plan, looked)

    def attempt(self, each: Try) -> Seen:
        """Make a try, to its end or to that of its time."""
        deadline = Deadline(self.plan.limit)
        address, refused = self._address(each.host)
        if refused:
            return Seen(verdict="not tried", seen=refused)
        try:
            match each.kind:
                case "https":
                    return self._https(each.host, deadline)
                case "redirect":
                    return self._redirect(each.host, address, deadline)
                case "edge":
                    return self._edge(each.host, address, deadline)
                case _:
                    return self._tcp(each, address, deadline)
        except (OSError, NotHttpError) as error:
            return seen_of(error, self.plan.limit)

    def _address(self, host: str) -> tuple[str, str]:
        """Return the address that is called for a name or a node, and why none is."""
        looked = self.looked.get(host)
        if looked is None:
            return host, "" if host in self.plan.nodes else "its name was not looked up"
        if looked.refusal:
            return "", "its name leads to no public address: nothing is called there"
        own = self.belonging.own(host)
        if looked.addresses and not own:
            return "", "its name leads to no address that is known to be the app's: nothing is called there"
        return (str(own[0]), "") if own else ("", "its name has no address")

    def _tcp(self, each: Try, address: str, deadline: Deadline) -> Seen:
        with connected(self.network, address, each.port or 0, deadline):
            if each.leads == "edge":
                return Seen(verdict="not told", seen="the edge accepts, as it does before any node is asked")
            return Seen(verdict="reached", seen="it accepts connections")

    def _redirect(self, host: str, address: str, deadline: Deadline) -> Seen:
        with connected(self.network, address, 80, deadline) as connection:
            answer = ask(connection, host, deadline)
        to = _target(f"http://{host}/", answer)
        shown = _shown(to)
        if to is not None and to.scheme == "https":
            return Seen(verdict="reached", seen=f"{answer.status} to {shown}", status=answer.status, redirect=shown)
        said = f"{answer.status} to {shown}" if shown else f"{answer.status}, without TLS"
        return Seen(verdict="no redirect", seen=said, status=answer.status, redirect=shown)

    def _https(self, host: str, deadline: Deadline) -> Seen:
        """Ask a name, and follow where it sends the visitor as long as that is a name of the app's own."""
        scheme, here = "https", host
        way: list[str] = []
        certificate: Certificate | None = None
        while True:
            way.append(f"{scheme}://{here}")
            answer, shown = self._get(scheme, here, deadline)
            certificate = certificate or shown
            to = _target(f"{scheme}://{here}/", answer)
            if to is None or not self._is_own(to) or len(way) > _MOST_STEPS:
                return _judged(answer, way, to, certificate)
            scheme, here = to.scheme, to.hostname or ""
            if f"{scheme}://{here}" in way:
                return Seen(
                    verdict="redirect loop",
                    seen=" -> ".join((*way, f"{scheme}://{here}")),
                    cloudflare=answer.by_cloudflare,
                    status=answer.status,
                    redirect=f"{scheme}://{here}",
                    certificate=certificate,
                )

    def _is_own(self, to: SplitResult) -> bool:
        """Return whether a redirect leads to the front page of one of the app's own names."""
        host = to.hostname or ""
        plain = to.path in ("", "/") and not to.query and to.username is None and to.password is None
        return plain and _port(to) == _PORTS.get(to.scheme) and host in self.looked and not self._address(host)[1]

    def _get(self, scheme: str, host: str, deadline: Deadline) -> tuple[Answer, Certificate | None]:
        address = self._address(host)[0]
        if scheme == "http":
            with connected(self.network, address, 80, deadline) as connection:
                return ask(connection, host, deadline), None
        try:
            with secured(self.network, address, 443, host, deadline) as connection:
                return _over(connection, host, deadline, "")
        except ssl.SSLCertVerificationError as error:
            problem = problem_of(error)
        with secured(self.network, address, 443, host, deadline, trusting=True) as connection:
            return _over(connection, host, deadline, problem)

    def _edge(self, host: str, address: str, deadline: Deadline) -> Seen:
        edge = next((each for each in self.looked[host].aliases if is_edge(each)), "")
        if not edge:
            return Seen(verdict="not told", seen="its DNS record names no fdm-... host to ask")
        with secured(self.network, address, 443, edge, deadline) as connection:
            shown = read_certificate(connection.getpeercert(binary_form=True), edge)
            if shown.problem:
                return Seen(verdict="not told", seen=f"the certificate of {edge} is wrong: {shown.problem}")
            answer = ask(connection, edge, deadline, f"/api/appips/{self.plan.app}", 64 * 1024)
        return read_edge_list(answer, edge)


def _over(connection: ssl.SSLSocket, host: str, deadline: Deadline, problem: str) -> tuple[Answer, Certificate | None]:
    """Return the answer over TLS, and the certificate; behind a wrong one, or in time, there may be no answer."""
    shown = read_certificate(connection.getpeercert(binary_form=True), host, problem)
    try:
        return ask(connection, host, deadline), shown
    except (OSError, NotHttpError) as error:
        if not shown.problem and not isinstance(error, TimeoutError):
            raise
        return Answer(status=0), shown


def _judged(answer: Answer, way: list[str], to: SplitResult | None, certificate: Certificate | None) -> Seen:
    """Return what an answer says, and the certificate before it."""
    verdict, said = answer.verdict
    shown = _shown(to)
    if shown:
        said = f"{answer.status} to {shown}" if shown != way[-1] else f"{answer.status} to a page of its own"
    if len(way) > 1:
        said = f"{' -> '.join(way)}: {said}"
    if certificate is not None and certificate.problem:
        inside = said if verdict == "reached" else f"{verdict}, {said}"
        behind = f"; behind it: {inside}" if answer.status else ""
        verdict, said = "certificate wrong", f"{certificate.problem}: {certificate.text}{behind}"
    return Seen(
        verdict=verdict,
        seen=said,
        cloudflare=answer.by_cloudflare,
        status=answer.status or None,
        redirect=shown,
        certificate=certificate,
    )


def _target(url: str, answer: Answer) -> SplitResult | None:
    """Return where an answer sends the visitor; None where nowhere, or where that cannot be read."""
    if answer.status not in _REDIRECTS or not answer.location:
        return None
    try:
        to = urlsplit(urljoin(url, answer.location[:2000]))
    except ValueError:
        return None
    return to if to.scheme in _PORTS and to.hostname else None


def _port(to: SplitResult) -> int | None:
    try:
        return to.port or _PORTS.get(to.scheme)
    except ValueError:
        return None


def _shown(to: SplitResult | None) -> str:
    """Return the scheme and host of a URL: path and query may hold what is nobody's business."""
    if to is None:
        return ""
    port = _port(to)
    beside = f":{port}" if port not in (None, _PORTS[to.scheme]) else ""
    return harmless(f"{to.scheme}://{to.hostname}{beside}", 80)
