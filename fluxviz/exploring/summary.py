"""An app at a glance: what the panel says before anything is selected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from fluxviz.checks import SEVERITIES, Finding, Findings
from fluxviz.exploring.labels import labels_of
from fluxviz.exploring.rows import make_row, make_sections
from fluxviz.exploring.shapes import Row, Section
from fluxviz.topology import EDGE, Edge, PublicHost, Topology
from fluxviz.topology.sentences import counted
from fluxviz.unseen import clean

MAX_NAMES = 12
"""How many public names are listed; the card of the Flux edge lists all."""

PUBLIC_NAMES, MORE = "Public names", "And more"
_ON_THE_WAY = ("request", "proxy")


def summary_of(topology: Topology) -> list[Section]:
    """Return the app's copies and data, its public names with their TLS, its open doors, and what is private."""
    labels = labels_of(topology)
    hosts = topology.public_hosts
    more = [make_row(MORE, f"{len(hosts) - MAX_NAMES} other names", part=EDGE)] if len(hosts) > MAX_NAMES else []
    doors = topology.of_kind("direct")
    return make_sections(
        ("Copies and data", _copies(topology)),
        (PUBLIC_NAMES, [*(_name(host, topology, labels) for host in hosts[:MAX_NAMES]), *more]),
        ("Open doors", (make_row(labels[door.target], _door(door), part=door.id) for door in doors)),
        ("Private", _private(topology, labels)),
    )


def summary_lines(topology: Topology, findings: Findings, asked: Iterable[str] = ()) -> Iterator[str]:
    """Yield the app at a glance as lines of text, for a reader who sees no picture: with what is wrong with it.

    Args:
        topology: The app.
        findings: What is found in it; advice is counted only.
        asked: What follows from the what-ifs that are applied, in sentences.

    """
    yield clean(f"Explorer of {topology.app}. The same in words:")
    for said in asked:
        yield clean(f"What if: {said}")
    for section in summary_of(topology):
        yield f"{section['title']}:"
        yield from (clean(f"- {row['name']}: {'; '.join(row['value'].splitlines())}") for row in _in_order(section))
    yield f"Findings: {findings.summary}."
    # Not by their lines: the same spec laid out otherwise says the same.
    for finding in sorted(findings.at_least("warning"), key=_by_severity):
        yield clean(f"- {finding.severity} {finding.code}: {finding.message}")


def _by_severity(finding: Finding) -> tuple[int, str, str]:
    return SEVERITIES.index(finding.severity), finding.code, finding.message


def _in_order(section: Section) -> Iterator[Row]:
    """Yield the rows of a section with what they are about first: of public names that is the value."""
    for row in section["rows"]:
        named = section["title"] == PUBLIC_NAMES and row["name"] != MORE
        yield make_row(row["value"], row["name"]) if named else row


def _copies(topology: Topology) -> Iterator[Row]:
    for app in topology.apps:
        yield make_row(app.name, "\n".join((counted(app, topology), *app.caption)))


def _name(host: PublicHost, topology: Topology, labels: Mapping[str, str]) -> Row:
    """Return a public name, and who protects it how far."""
    if not host.works:
        return make_row(host.note or "no answer", host.url)
    # In TCP mode it is the name with the port that is reached: over the same name, HTTPS may end at the edge.
    name = f"{host.host}:{host.at}" if host.kind == "tcp" else host.host
    hops = [edge for edge in topology.of_kind(*_ON_THE_WAY) if name in edge.hosts]
    told = [f"{_protection(hop)} to {labels[hop.target]}" for hop in hops]
    behind = [edge for edge in topology.of_kind("forward") if name in edge.hosts and edge.port == host.port]
    leads = f"{host.component}:{host.port}"
    told.append(f"{_protection(behind[0])} to {leads}" if behind else leads)
    problem = next((hop.problem for hop in (*hops, *behind) if hop.problem), "")
    return make_row("; ".join((*told, problem) if problem else told), host.url, copy=True)


def _protection(hop: Edge) -> str:
    plain = f"plain {(hop.protocol or 'protocol unknown').upper()}"
    return {True: hop.cryptography, False: plain, None: "TLS not known"}[hop.encrypted]


def _door(door: Edge) -> str:
    return f"port {door.port} of {door.nodes}'s own address, {door.protocol or 'unknown protocol'}, {door.encryption}"


def _private(topology: Topology, labels: Mapping[str, str]) -> Iterator[Row]:
    for node in topology.components:
        if node.exposure == "private":
            ports = ", ".join(str(port.container) for port in node.ports if port.container is not None)
            inside = f"{ports} inside the app" if ports else "no port known"
            yield make_row(labels[node.id], f"no public port; {inside}", part=node.id)
