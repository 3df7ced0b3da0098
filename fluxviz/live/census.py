"""``count_apps``: all apps of the network counted: numbers only, and never a name or a value of an app."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from fluxviz.checks import check
from fluxviz.spec import AppSpec, PublicAccess, load
from fluxviz.topology import Topology, build
from fluxviz.topology.route import bare_host

CODES = {
    "FX301": "with a data store or an admin port open to the internet",
    "FX303": "with a public port that the edge cannot serve",
    "FX307": "with a password in the clear",
}
"""Rules whose findings are counted, by what an app with one is called."""


@dataclass
class Census:
    """What was counted.

    Attributes:
        apps: How many rows there were.
        versions: How many apps have a spec of a version; of those that can be read.
        sealed: How many are encrypted, so that nothing of their components is known.
        unreadable: How many rows are no spec that can be read.
        components: How many components the readable apps have.
        published: How many ports they publish.
        open_stores: How many components with their port open to the internet run a technology of ours.
        dead_links: How many links lead nowhere, inside the app or to a Flux host that nobody has.
        with_dead_links: How many apps have one.
        with_domains: How many apps have a custom domain.
        domains: How many custom domains there are.
        claimed_twice: How many of them are claimed by more than one app.
        findings: How many apps have a finding of a rule.

    """

    apps: int = 0
    versions: Counter[int] = field(default_factory=Counter)
    sealed: int = 0
    unreadable: int = 0
    components: int = 0
    published: int = 0
    open_stores: Counter[str] = field(default_factory=Counter)
    dead_links: int = 0
    with_dead_links: int = 0
    with_domains: int = 0
    domains: int = 0
    claimed_twice: int = 0
    findings: Counter[str] = field(default_factory=Counter)

    @property
    def readable(self) -> int:
        """How many apps could be read, with their components."""
        return self.apps - self.sealed - self.unreadable


def count_apps(rows: Iterable[Any]) -> Census:
    """Count apps.

    Args:
        rows: Their specs, one an app.

    """
    census = Census()
    claims: Counter[str] = Counter()
    for row in rows:
        census.apps += 1
        try:
            spec = load(row) if isinstance(row, Mapping) else None
            topology = None if spec is None or spec.encrypted else build(spec, access=PublicAccess())
        except Exception:  # whatever a row holds, it stops no other
            spec = topology = None
        if spec is None:
            census.unreadable += 1
            continue
        census.versions[spec.version] += 1
        if topology is None:
            census.sealed += 1
            continue
        claimed = _domains(topology)
        census.with_domains += bool(claimed)
        claims.update(claimed)
        _count(census, spec, topology)
    census.domains = len(claims)
    census.claimed_twice = sum(count > 1 for count in claims.values())
    return census


def _count(census: Census, spec: AppSpec, topology: Topology) -> None:
    census.components += len(spec.components)
    census.published += sum(port.public is not None for each in spec.components for port in each.ports)
    nowhere = {node.id for node in topology.nodes if node.kind == "unresolved"}
    dead = sum(edge.target in nowhere for edge in topology.edges)
    census.dead_links += dead
    census.with_dead_links += bool(dead)
    found = check(topology, select=tuple(CODES))
    census.findings.update({each.code for each in found})
    technologies = {node.key: node.technology for node in topology.components}
    open_stores = {each.component for each in found if each.code == "FX301"}
    census.open_stores.update(technologies.get(key) or "other" for key in open_stores)


def _domains(topology: Topology) -> set[str]:
    """Return the custom domains that an app claims, each once, as the edge compares them."""
    if topology.provenance is None:
        return set()
    return {bare_host(host) for host, _ in topology.provenance.routes.domains()}
