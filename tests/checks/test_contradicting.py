"""A link whose scheme and port contradict each other has a finding of its own, as the picture shows it."""

from __future__ import annotations

import pytest

from fluxviz import build, check, load
from tests.specimens import app, component


@pytest.mark.parametrize(
    ("entry", "image", "code", "said"),
    [
        ("A_URL=http://fluxx_shop:5432", "postgres:16", "FX211", "postgresql is spoken on 5432, not http"),
        ("A_URL=postgres://u:p@fluxx_shop:80/x", "nginx:1", "FX211", "http is spoken on 80, not postgresql"),
        ("A_URL=mongodb+srv://fluxx_shop/db", "mongo:7", "FX211", "no SRV record"),
        ("A_URL=https://s3.amazonaws.com:80", "acme/x", "FX211", "TLS to port 80"),
        ("A_URL=rediss://fluxx_shop:6379", "redis:7", "FX212", "rediss asks for TLS"),
        ("A_URL=http://fluxx_shop:443", "acme/nginx:1", "FX212", "443 is a port of TLS by custom"),
        ("A_URL=ldap://ldap.example.com:636", "acme/x", "FX212", "636 is a port of TLS by custom"),
        ("A_URL=amqp://fluxx_shop:5671", "acme/rabbitmq:3", "FX212", "5671 is a port of TLS by custom"),
        ("A_URL=http://fluxx_shop:80", "nginx:1", "", ""),
        ("A_URL=rediss://fluxx_shop:6379", "acme/x", "", ""),
        ("A_URL=http://fluxx_shop:15672", "rabbitmq:3-management", "", ""),
        ("A_URL=postgres://fluxx_shop/x?sslmode=require", "postgres:16", "FX212", "TLS is asked for"),
    ],
)
def test_a_contradiction_is_found(entry: str, image: str, code: str, said: str) -> None:
    api = component("api", 3000, repotag="acme/api", environmentParameters=[entry])
    topology = build(load(app(api, component("x", None, repotag=image))))
    found = check(topology).of("FX211", "FX212")
    assert [finding.code for finding in found] == ([code] if code else [])
    for finding in found:
        assert said in finding.message
        edge = topology.edge(finding.element)
        assert bool(edge.problem) is (code == "FX211")
        assert edge.problem or edge.encrypted is None


def test_calls_that_contradict_each_other_are_both_told() -> None:
    entries = ["A_URL=https://fluxx_shop:8000", "B_URL=http://fluxx_shop:8000"]
    api = component("api", 3000, repotag="acme/api", environmentParameters=entries)
    assert len(check(app(api, component("x", None, repotag="acme/x"))).of("FX212")) == 2


def test_who_calls_without_tls_where_each_client_decides_is_not_in_doubt() -> None:
    """MariaDB takes both on 3306, whatever another client asks for."""
    api = component("api", 3000, environmentParameters=["A_URL=mysql://fluxx_shop/a?ssl-mode=REQUIRED"])
    job = component("job", None, environmentParameters=["B_URL=mysql://fluxx_shop:3306/a"])
    assert not check(app(api, job, component("x", None, repotag="mariadb:11"))).of("FX212")


def test_a_port_that_speaks_tls_is_told_from_one_that_does_so_by_custom() -> None:
    for image, end in (
        ("elasticsearch:8.15.0", "9200 is a port of TLS"),
        ("acme/x:1", "8443 is a port of TLS by custom"),
    ):
        port = int(end.split()[0])
        target = component("x", None, repotag=image, ports=[31000], containerPorts=[port], domains=[""])
        caller = component("web", 3000, environmentParameters=[f"X_URL=http://fluxx_shop:{port}"])
        (finding,) = check(app(caller, target)).of("FX212")
        assert finding.message.endswith(end)
