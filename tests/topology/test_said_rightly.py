"""Sentences that were once wrong of apps that people deploy; each with a small app of the kind."""

from __future__ import annotations

import pytest

from fluxviz import Topology, build, check, load
from fluxviz.topology.sentences import describe
from tests.specimens import app, component


def _topology(*entries: str, image: str = "acme/api:1", port: int = 3000, db: str = "postgres:16") -> Topology:
    api = component("api", port, repotag=image, environmentParameters=list(entries))
    return build(load(app(api, component("db", None, repotag=db))))


def test_no_private_address_of_ipv6_is_called_either() -> None:
    """An app's network has a range of IPv4 alone."""
    for host, why in (("fd00::1", "a private address"), ("fe80::1", "a link-local"), ("::ffff:10.0.0.5", "a private")):
        topology = _topology(f"API_URL=http://[{host}]:8080/x")
        (edge,) = topology.of_kind("egress", "unresolved")
        assert (edge.kind, edge.problem.startswith(why)) == ("unresolved", True)
        assert [each.code for each in check(topology)].count("FX111") == 1
    assert _topology("API_URL=http://[2001:db8::5]:8080/x").of_kind("egress")


@pytest.mark.parametrize(
    ("host", "why"),
    [
        ("192.168.1.10", "a private address"),
        ("10.0.0.5", "a private address"),
        ("172.16.4.4", "a private address"),
        ("169.254.169.254", "a link-local address"),
        ("host.docker.internal", "no such name"),
        ("172.23.4.2", ""),
        ("172.32.0.1", ""),
        ("8.8.8.8", ""),
    ],
)
def test_what_no_container_on_flux_can_call_leads_nowhere(host: str, why: str) -> None:
    for entries in ((f"API_URL=http://{host}:8080/x",), (f"CACHE_HOST={host}", "CACHE_PORT=8080")):
        topology = _topology(*entries)
        (edge,) = topology.of_kind("egress", "unresolved")
        assert (edge.kind == "unresolved") is bool(why)
        found = [each for each in check(topology) if each.code == "FX111"]
        assert [why in each.message and each.message.count(host) for each in found] == [1] * bool(why)
        assert (why in describe(topology)) or not why
    assert not _topology(f"VITE_API=http://{host}:8080").of_kind("unresolved")
    assert not _topology(f"ALLOWED_HOSTS={host}").of_kind("egress", "unresolved")


def test_an_address_is_no_name_of_one_word() -> None:
    topology = _topology("API_URL=http://[2606:4700::1111]:80")
    assert [edge.kind for edge in topology.of_kind("egress", "unresolved")] == ["egress"]
    assert "FX111" not in {each.code for each in check(topology)}


@pytest.mark.parametrize(
    "name",
    "GF_SERVER_DOMAIN GITEA__server__SSH_DOMAIN BASE_DOMAIN MYHOSTNAME MAIL_HOSTNAME FQDN DOMAIN_NAME WG_HOST N8N_HOST "
    "N8N_EDITOR_BASE_URL WP_HOME WP_SITEURL ANNOUNCE_HOST TLS_DOMAIN".split(),
)
def test_a_name_of_ones_own_is_no_call(name: str) -> None:
    for value in ("shop.example.com", "https://shop.example.com"):
        assert not _topology(f"{name}={value}").of_kind("egress", "browser_call")
    assert _topology("API_HOST=shop.example.com").of_kind("egress")


def test_where_neither_port_nor_protocol_is_told_none_is_assumed() -> None:
    (edge,) = _topology("DB_HOSTNAME=fluxdb_shop", db="acme/store:1").of_kind("internal")
    assert (edge.protocol, edge.port, edge.assumed) == (None, None, False)
    (edge,) = _topology("DB_HOSTNAME=fluxdb_shop", db="tensorchord/pgvecto-rs:pg14").of_kind("internal")
    assert (edge.protocol, edge.port) == ("postgresql", 5432)


@pytest.mark.parametrize(
    ("image", "port", "protocol"),
    [
        ("lightninglabs/lnd:v0.17", 10009, "grpcs"),
        ("lightninglabs/lnd:v0.17", 8080, "https"),
        ("lightninglabs/lnd:v0.17", 9735, "p2p"),
        ("sigp/lighthouse:v5", 9000, "p2p"),
        ("livekit/livekit-server:v1", 7882, "udp"),
        ("jitsi/jvb:stable", 10000, "udp"),
        ("bitnami/mariadb-galera:11", 4567, "p2p"),
        ("bitnami/mariadb-galera:11", 3306, "mysql"),
        ("n8nio/n8n:1", 5678, "http"),
        ("ghost:5", 2368, "http"),
        ("nodered/node-red:4", 1880, "http"),
        ("odoo:17", 8069, "http"),
    ],
)
def test_ports_of_images_that_people_deploy(image: str, port: int, protocol: str) -> None:
    told = _topology(image=image, port=port).components[0].ports[0]
    assert (told.protocol, told.assumed) == (protocol, False)


@pytest.mark.parametrize("name", "UPSTREAM BACKEND SERVER BROKER NODE TARGET REMOTE PRIMARY MASTER PEER API DB".split())
def test_a_port_beside_a_host_of_the_same_name_is_its_port(name: str) -> None:
    (edge,) = _topology(f"{name}_HOST=fluxdb_shop", f"{name}_PORT=12345", db="acme/store:1").of_kind("internal")
    assert edge.port == 12345
    (edge,) = _topology(f"{name}_HOST=fluxdb_shop", "OTHER_PORT=12345", db="acme/store:1").of_kind("internal")
    assert edge.port is None


@pytest.mark.parametrize("name", ["shopd", "a-d"])
@pytest.mark.parametrize("host", ["fluxdb.{}", "db.{}"])
def test_a_component_with_a_dot_for_its_sign_is_drawn_as_leading_nowhere(name: str, host: str) -> None:
    """No public name ends so: FX103 and FX104 call it an error, and nothing may say that the call leaves the app."""
    said = host.format(name)
    for entry in (f"API_URL=http://{said}:5432", f"DB_HOST={said}", f"X={said}:5432"):
        parts = component("api", 3000, environmentParameters=[entry]), component("db", None, repotag="postgres:16")
        spec = app(*parts, name=name, version=8)
        (edge,) = build(load(spec)).of_kind("egress", "unresolved")
        assert (edge.kind, edge.reason) == ("unresolved", "no such name")
        (found,) = [each for each in check(spec) if each.code in ("FX101", "FX102", "FX103", "FX104", "FX111")]
        assert found.code == ("FX103" if host.startswith("flux") else "FX104")
        assert f"db answers at fluxdb_{name}" in found.message
    public = app(component("api", environmentParameters=["DB_HOST=db.shop"]), component("db", None), name="shop")
    assert build(load(public)).of_kind("egress")


def test_the_sign_that_is_wrong_is_the_one_that_is_named() -> None:
    parts = (
        component("db", None, repotag="postgres:16"),
        component("api", environmentParameters=["A=http://fluxdb_a_b:80"]),
    )
    (found,) = check(app(*parts, name="a-b", version=8)).of("FX103")
    assert "names fluxdb_a_b with an underscore; db answers at fluxdb_a-b" in found.message


NGINX = (
    "upstream api { server fluxapi_shop:8000; server fluxback_shop:8000; } "
    "server { listen 80; location / { proxy_pass http://api; } location /web { proxy_pass http://web:3000; } }"
)


def test_nginxs_own_group_of_servers_is_no_component() -> None:
    parts = [component(name, None, repotag="acme/x:1") for name in ("api", "back", "web")]
    front = component("front", 31080, containerPorts=[80], environmentParameters=[f"NGINX_CONF={NGINX}"])
    topology = build(load(app(front, *parts)))
    calls = [(edge.target, edge.port) for edge in topology.of_kind("internal")]
    assert sorted(calls) == [("component.api", 8000), ("component.back", 8000), ("component.web", 3000)]
    # a text is not replaced by the one address that is to change in it
    assert [finding.fix for finding in check(topology).of("FX105")] == ["in NGINX_CONF, fluxweb_shop in place of web"]


@pytest.mark.parametrize(
    ("server", "encrypted"),
    [("check ssl verify none", None), ("check", False), ("check ssl-min-ver TLSv1.2", False)],
)
def test_haproxy_opens_tls_to_a_server_with_ssl_on_its_line(server: str, encrypted: bool | None) -> None:
    text = f"backend b\n server s1 fluxother_shop:8000 check ssl verify none\n server s2 fluxapi_shop:8000 {server}\n"
    proxy = component("proxy", 31080, repotag="haproxy:2.9", environmentParameters=[f"HAPROXY_CFG={text}"])
    api = component("api", None, environmentParameters=["PORT=8000"])
    topology = build(load(app(proxy, api)))
    (edge,) = topology.of_kind("internal")
    assert edge.encrypted is encrypted


def test_one_copy_has_no_others_that_stand_by() -> None:
    db = component("db", None, repotag="postgres:16", containerData="g:/data")
    web = component("web", 31080, containerData="/data")
    assert build(load({**app(db, web), "instances": 1})).apps[0].caption == ("1 copy",)
    assert "the others stand by" in " ".join(build(load({**app(db, web), "instances": 3})).apps[0].caption)
