"""FX2: links whose scheme and port contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from fluxviz.checks.findings import Finding
from fluxviz.checks.rule import Rule
from fluxviz.checks.subject import Subject

WRONG_PROTOCOL = Rule(
    "FX211",
    "a scheme that the port does not speak",
    "error",
    "The scheme of a URL asks for one protocol, and its port is known to speak another: HTTP to a database, TLS to "
    "port 80, an SRV record of Docker's DNS.",
    "The two do not understand each other: the call gets no answer that the caller can read.",
    '"API_URL=http://fluxpostgres_shop:5432"  (postgres is a postgres:16)',
    '"API_URL=http://fluxapi_shop:3000"',
)
TLS_IN_DOUBT = Rule(
    "FX212",
    "a scheme and a port that contradict each other on TLS",
    "warning",
    "The scheme of a URL asks for TLS and its port is not known to speak it, or the scheme asks for none and the port "
    "is one of TLS.",
    "Where one side opens TLS and the other speaks in plain, the call fails. Whether it is encrypted is not known.",
    '"CACHE_URL=rediss://fluxredis_shop:6379"  (redis is a redis:7, whose 6379 is plain)',
    '"CACHE_URL=redis://fluxredis_shop:6379"',
)
CONTRADICTION_RULES = (WRONG_PROTOCOL, TLS_IN_DOUBT)


def check_contradicting(subject: Subject) -> Iterator[Finding]:
    """Find URLs whose scheme asks for what their port does not speak."""
    for reference in subject.references:
        said = reference.contradiction or reference.doubt
        if not said:
            continue
        called = reference.host if reference.port is None else f"{reference.host}:{reference.port}"
        yield subject.finding(
            WRONG_PROTOCOL if reference.contradiction else TLS_IN_DOUBT,
            subject.reference_at(reference),
            f"{reference.component}'s {reference.evidence[0].variable} calls {called}: {said}",
            component=subject.components[reference.component],
            element=subject.reference_element(reference),
        )
