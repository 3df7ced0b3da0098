"""Custom domains of a spec: by which entry of ``domains`` the edge answers to each, where several hold one name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fluxviz.topology.custom_names import CustomName
from fluxviz.topology.route import Route, bare_host


@dataclass(frozen=True)
class ListedName:
    """A custom domain, as one entry of ``domains`` has it.

    Attributes:
        host: The name: in lower case where the edge answers to it.
        written: The port that the entry belongs to.
        name: What the domain manager makes of the entry by which the edge answers; of this one where it does not.
        route: The port that the name leads to.

    """

    host: str
    written: Route
    name: CustomName
    route: Route

    @property
    def is_ignored(self) -> bool:
        """Whether the entry is passed over: another port has the name already.

        Source: ``domainAssigned`` in ``src/services/domainService.js`` of RunOnFlux/flux-domain-manager.
        """
        return (self.route.component, self.route.public) != (self.written.component, self.written.public)

    @property
    def ignored(self) -> str:
        """Say that the entry is passed over; empty where it is not."""
        written = f"{self.written.component}:{self.written.public}"
        leads = f"{self.route.component}:{self.route.public}"
        by = f" by its entry {self.name.host}" if self.name.host.lower() not in ("", self.host) else ""
        said = f"{self.host} leads to {leads}{by}; its entry in domains for {written} is ignored"
        return said if self.is_ignored else ""

    @property
    def problem(self) -> str:
        """Why the name gets no answer, whatever its certificate; empty where it does."""
        return "" if self.host in self.name.served else self.name.problem

    @property
    def beside(self) -> tuple[str, ...]:
        """What else the edge answers to by the same entry: the name alone, with ``www.`` and with ``test.``."""
        return () if self.is_ignored else tuple(each for each in self.name.served if each != self.host)


class ListedNames:
    """The custom domains of an app.

    Attributes:
        names: One for each name that an entry holds and that can be shown, in the order of the spec.
        known: Every name that the edge answers to and that leads somewhere, as :func:`bare_host` has it.

    Args:
        entries: What the domain manager makes of each entry, with the port that it belongs to.

    """

    def __init__(self, entries: Iterable[tuple[CustomName, Route]]) -> None:
        entries = tuple(entries)
        served: dict[str, tuple[CustomName, Route]] = {}
        for name, route in entries:
            for host in name.served:
                served.setdefault(host, (name, route))
        self.names = tuple(_listed(name, route, served) for name, route in entries if name.host)
        self.known: dict[str, Route] = {bare_host(each.host): each.route for each in reversed(self.names)}
        for host, (_, route) in served.items():
            self.known.setdefault(bare_host(host), route)
        self._added = {
            host: (ListedName(host, route, name, route),) for host, (name, route) in served.items() if name.host
        }
        self._of: dict[str, tuple[ListedName, ...]] = {}
        for each in self.names:
            self._of[bare_host(each.host)] = (*self._of.get(bare_host(each.host), ()), each)

    def of(self, host: str) -> tuple[ListedName, ...]:
        """Return the entries that hold a name, with or without ``www.``; else the one that it is added to."""
        bare = bare_host(host)
        return self._of[bare] if bare in self._of else self._added.get(bare, ())


def _listed(name: CustomName, written: Route, served: dict[str, tuple[CustomName, Route]]) -> ListedName:
    host = name.host.lower()
    by, route = served.get(host, (name, written))
    if by is name and (name.problem or host not in served):
        return ListedName(name.host, written, name, written)
    return ListedName(host, written, by, route)
