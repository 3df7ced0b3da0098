"""Domains lead to what speaks HTTP; a port where nobody listens is open to nobody."""

from __future__ import annotations

from fluxviz import check
from tests.specimens import app, component


def test_a_domain_of_what_speaks_no_http_is_found_whatever_else_works() -> None:
    ports = {"ports": [35432, 38080], "containerPorts": [5432, 8080], "domains": ["pg.example.com", "x.example.com"]}
    found = check(app(component("db", None, repotag="acme/postgres-page:1", **ports), component("web", 3000)))
    assert [each.message for each in found.of("FX302")] == [
        "db:35432 speaks postgresql, which the HTTP edge cannot pass on to pg.example.com"
    ]


def test_no_domain_is_offered_to_a_port_that_speaks_no_http() -> None:
    db = component("db", 35432, repotag="postgres:16", containerPorts=[5432], domains=[""])
    access = {"domains": {"pg.example.com": {"component": "db"}}}
    (finding,) = check(app(db, component("web", 3000, domains=["a.example.com"])), access=access).of("FX405")
    assert finding.fix == ""
    assert finding.message.endswith("where it gets no answer either: db:35432 speaks postgresql, not HTTP")


def test_a_port_where_nobody_listens_is_not_said_to_be_open() -> None:
    queue = component("mq", 31672, repotag="rabbitmq:3", containerPorts=[15672])
    (finding,) = check(app(queue)).of("FX301")
    assert "it would be open to the internet" in finding.message
