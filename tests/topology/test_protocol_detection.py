"""What a port speaks, by what tells it; and the marketplace's published ports, each judged by hand once."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from fluxviz import Topology, build, check, draw, load
from fluxviz.topology.reference_card import reference_card
from fluxviz.topology.sentences import describe
from tests.specimens import NO_SHARED, SHARED, app, component
from tests.topology.oracle import CASES, NO_CASES, case

TABLE = Path(__file__).parent / "market_ports.tsv"
"""``?``: what the port speaks cannot be told from what is public about the image."""

with_cases = pytest.mark.skipif(not CASES.is_dir(), reason=NO_CASES)


def topology(*components: dict[str, Any]) -> Topology:
    return build(load(app(*components)))


def protocol_text(part: dict[str, Any], *others: dict[str, Any]) -> tuple[str, str, bool]:
    port = topology(part, *others).components[0].ports[0]
    return port.protocol, port.reason, port.assumed


def setting(*entries: str, port: int = 12345, image: str = "acme/x", **more: Any) -> dict[str, Any]:
    return component("x", port, repotag=image, environmentParameters=list(entries), **more)


@pytest.mark.parametrize(
    ("part", "protocol"),
    [
        (setting("PANEL_BIND=0.0.0.0:12345"), "http"),
        (setting("HTTP_LISTEN=:12345"), "http"),
        (setting("P2P_LISTEN=[::]:12345"), "p2p"),
        (setting("SERVICES=tcp://:50001,ssl://:12345"), "ssl"),
        (setting("SERVICES=wss://0.0.0.0:12345"), "wss"),
        (setting("RCON_PORT=12345"), "rcon"),
        (setting("QUERY_PORT=12345"), "game/udp"),
        (setting("serverQueryPort=12345"), "game/udp"),
        (setting("CHAINWEB_P2P_PORT=12345"), "p2p"),
        (setting("PORT=12345"), "http"),
        (setting("RAVEN_PORT=12345", image="acme/ravencoin:1"), "p2p"),
        (setting("TERRARIA_PORT=12345", image="acme/terraria:1"), "game"),
        (setting(commands=["node", "--http.addr=0.0.0.0:12345"]), "http"),
        (setting(commands=["node", "--p2p-port", "12345"]), "p2p"),
        (setting("PANEL_BIND=0.0.0.0:12345", image="itzg/minecraft-server"), "http"),
        (setting("RPC_PORT=5432", port=5432), "http"),
        (setting(image="redis:7", commands=["redis-server", "--tls-port", "12345"]), "rediss"),
        (setting("REDIS_TLS_PORT_NUMBER=12345", image="bitnami/redis:7"), "rediss"),
        (setting("EMQX_LISTENERS__SSL__DEFAULT__BIND=8883", port=8883, image="emqx/emqx:5"), "mqtts"),
        (setting(image="memcached:1", commands=["memcached", "--ssl-port=12345"]), "ssl"),
        (setting("SSL_PORT=12345"), "https"),
        (setting("HTTPS_PORT=12345", image="redis:7"), "https"),
    ],
)
def test_the_specs_own_word_on_a_port_comes_first(part: dict[str, Any], protocol: str) -> None:
    assert protocol_text(part) == (protocol, "variable", False)


@pytest.mark.parametrize(
    ("entry", "port"), [("API_URL=http://other:12345", 12345), ("PASSWORD=:12345", 12345), ("LIMIT=12345", 12345)]
)
def test_a_number_that_is_about_something_else_tells_nothing(entry: str, port: int) -> None:
    assert protocol_text(setting(entry, port=port)) == ("http", "assumed", True)


@pytest.mark.parametrize(
    ("image", "port", "protocol", "reason"),
    [
        ("simplexchat/smp-server:v6", 5223, "smp", "image"),
        ("simplexchat/xftp-server:v6", 443, "xftp", "image"),
        ("runonflux/dashnode", 9999, "p2p", "image"),
        ("runonflux/dashnode", 9998, "http", "image"),
        ("lloesche/valheim-server", 2456, "game/udp", "image"),
        ("itzg/minecraft-server", 25575, "rcon", "image"),
        ("itzg/minecraft-server", 8123, "http", "port"),
        ("littlestache/terraria-flux", 3000, "http", "port"),
        ("runonflux/flux-mongodb-cluster", 27017, "mongodb", "image"),
        ("runonflux/flux-mongodb-cluster", 3000, "http", "port"),
        ("prometheuscommunity/postgres-exporter", 9187, "http", "assumed"),
        ("redis:7", 8080, "redis", "image"),
        ("postgres:16", 40000, "postgresql", "image"),
        ("acme/unheard-of", 6379, "redis", "port"),
    ],
)
def test_an_image_covers_its_own_ports(image: str, port: int, protocol: str, reason: str) -> None:
    assert protocol_text(setting(port=port, image=image))[:2] == (protocol, reason)


@pytest.mark.parametrize("name", ["frontend", "api", "server", "gateway", "x"])
@pytest.mark.parametrize("image", ["acme/x", "acme/chat-server", "acme/backend", "acme/voice-service"])
def test_a_name_alone_never_settles_that_a_port_speaks_http(name: str, image: str) -> None:
    assert protocol_text(component(name, 12345, repotag=image)) == ("http", "assumed", True)
    assert protocol_text(component(name, 8080, repotag=image)) == ("http", "port", False)
    assert protocol_text(component(name, 6379, repotag=image))[0] == "redis"


@pytest.mark.parametrize(
    ("image", "inside", "protocol"),
    [
        ("mumblevoip/mumble-server", 64738, "voice"),
        ("rustdesk/rustdesk-server", 21117, "tcp"),
        ("vinanrra/7dtd-server", 26900, "game"),
        ("hurlenko/starbound-server", 21025, "game"),
        ("quake/quake3-server", 27960, "game/udp"),
        ("acme/irc-server", 6667, "irc"),
        ("acme/dns-server", 5353, "dns"),
        ("inputoutput/cardano-node", 3001, "p2p"),
        ("acme/lobby-server", 27960, "game/udp"),
        ("acme/talk-server", 64738, "voice"),
        ("acme/relay-service", 3478, "stun"),
        ("qdrant/qdrant", 6334, "grpc"),
        ("acme/api", 50051, "grpc"),
    ],
)
def test_a_server_that_speaks_no_http_is_a_door_and_no_page(image: str, inside: int, protocol: str) -> None:
    built = topology(component("x", 32100, repotag=image, containerPorts=[inside]))
    port = built.components[0].ports[0]
    assert (port.protocol, port.assumed, port.http) == (protocol, False, False)
    assert [edge.id for edge in built.of_kind("direct", "forward")] == ["direct.browser.x.32100"]
    assert not [host for host in built.public_hosts if host.works]
    assert built.edge("request.browser.edge.443").problem


def test_grpc_behind_the_edge_is_told_by_its_reason() -> None:
    built = topology(component("x", 32100, repotag="qdrant/qdrant", containerPorts=[6334]))
    assert built.public_hosts[0].note == "x:32100 speaks gRPC, which needs HTTP/2: the edge speaks HTTP/1.1 to it"


def test_kaspads_rpc_is_grpc_and_its_wrpc_websockets() -> None:
    commands = ["kaspad", "--rpclisten=0.0.0.0:15210", "--rpclisten-borsh=0.0.0.0:17310", "--rpclisten-json=:18310"]
    inside = [15210, 17310, 18310]
    part = component("x", repotag="kaspanet/rusty-kaspad", commands=commands, containerPorts=inside)
    part |= {"ports": inside, "domains": ["", "", ""]}
    ports = topology(part).components[0].ports
    assert [(port.protocol, port.reason) for port in ports] == [
        ("grpc", "variable"), ("ws", "variable"), ("ws", "variable"),
    ]  # fmt: skip


@pytest.mark.parametrize("image", ["avaplatform/avalanchego", "kadena/chainweb-node", "acme/peer"])
def test_of_a_door_for_peers_nothing_is_told_about_tls(image: str) -> None:
    part = component("x", 32100, repotag=image, containerPorts=[9651], environmentParameters=["P2P_PORT=9651"])
    assert topology(part).edge("direct.browser.x.32100").encrypted is None


@pytest.mark.parametrize(
    ("image", "technology"),
    [
        ("kylemanna/openvpn", "OpenVPN"),
        ("linuxserver/wireguard", "WireGuard"),
        ("ethereum/client-go", "Ethereum"),
        ("oliver006/redis_exporter", ""),
        ("mongo-express", ""),
        ("acme/irc-server", "IRC"),
        ("acme/quiz-server", ""),
        ("semitechnologies/weaviate", "Weaviate"),
        ("chromadb/chroma", "Chroma"),
    ],
)
def test_what_a_component_is_called(image: str, technology: str) -> None:
    assert topology(component("x", 32100, repotag=image)).components[0].technology == technology


@pytest.mark.parametrize(
    ("image", "inside", "protocol"),
    [
        ("semitechnologies/weaviate", 8080, "http"),
        ("chromadb/chroma", 8000, "http"),
        ("mailserver/docker-mailserver", 465, "smtps"),
        ("mailserver/docker-mailserver", 993, "imaps"),
        ("boky/postfix", 587, "smtp"),
        ("emqx/emqx", 18083, "http"),
        ("clickhouse/clickhouse-server", 9004, "mysql"),
        ("clickhouse/clickhouse-server", 9005, "postgresql"),
        ("bitcoin/bitcoin", 18443, "http"),
        ("bitcoin/bitcoin", 28332, "zmq"),
    ],
)
def test_an_image_listens_on_all_its_ports(image: str, inside: int, protocol: str) -> None:
    part = component("x", 32100, repotag=image, containerPorts=[inside])
    caller = component("api", 3000, environmentParameters=["X_HOST=fluxx_shop", f"X_PORT={inside}"])
    assert protocol_text(part) == (protocol, "image", False)
    assert not [found for found in check(load(app(part, caller))) if found.code in ("FX202", "FX203", "FX209")]


def test_a_door_speaks_what_the_links_to_it_speak() -> None:
    caller = component("api", 80, repotag="nginx", environmentParameters=["CACHE_URL=rediss://fluxx_shop:12345/0"])
    built = topology(setting(), caller)
    door = built.edge("direct.browser.x.12345")
    assert (door.protocol, door.encrypted, door.assumed) == ("rediss", True, False)
    plain = component("api", 80, repotag="nginx", environmentParameters=["X_URL=http://fluxx_shop:12345"])
    assert protocol_text(setting(), plain) == ("http", "link", False)


@with_cases
def test_the_door_of_the_case() -> None:
    built = build(load(case("rediss_port_drawn_plain_door")))
    door = built.edge("direct.browser.redis.43003")
    assert (door.protocol, door.encrypted) == ("rediss", True)
    (row,) = [row for row in reference_card(built).rows if row.public_port == 43003]
    assert row.direct == "any node's address, port 43003, with TLS"


@with_cases
@pytest.mark.parametrize(
    ("name", "protocol_text"),
    [
        ("game_panel_port", {5520: "game/udp", 33000: "http"}),
        ("coin_node_p2p", {37500: "p2p"}),
        ("unknown_ensures_http", {36740: "tcp", 36741: "ssl", 36742: "tcp", 36735: "p2p"}),
        ("xftp_image", {34443: "xftp"}),
        ("shared_db_last_port_only", {33952: "http", 35747: "mysql", 38338: "http", 35487: "http"}),
        ("rcon_port_open", {25575: "rcon"}),
    ],
)
def test_the_ports_of_the_cases(name: str, protocol_text: dict[int, str]) -> None:
    ports = [port for part in build(load(case(name))).components for port in part.ports if port.public is not None]
    told = {port.public: port.protocol for port in ports}
    assert told | protocol_text == told
    assert not [port for port in ports if port.assumed and port.public in protocol_text]


@with_cases
def test_a_panel_beside_a_game_is_served_by_https() -> None:
    built = build(load(case("game_panel_port")))
    (row,) = [row for row in reference_card(built).rows if row.public_port == 33000]
    assert row.urls == ("https://hytaledemo_33000.app.runonflux.io",) or row.urls[0].startswith("https://hytaledemo")


def test_what_is_assumed_looks_assumed_everywhere() -> None:
    diagram = draw(app(component("mystery", 12345, repotag="acme/unheard-of")))
    built = diagram.topology
    request, forward = built.edge("request.browser.edge.443"), built.edge("forward.edge.mystery.12345")
    assert (request.assumed, forward.assumed, forward.protocol_text) == (True, True, "http?")
    assert built.public_hosts[0].assumed
    svg = diagram.svg()
    assert 'stroke-dasharray="10 3 1.5 3 1.5 3"' in svg
    assert "HTTP? 12345" in svg
    assert "assumed or not known" in svg
    assert "encrypted (TLS)" not in svg
    assert "HTTP? 12345" in diagram.d2()
    assert "assumed" in describe(built)
    assert '"assumed": true' in diagram.json()
    (row,) = reference_card(built).rows
    assert row.assumed


@pytest.mark.skipif(not SHARED.is_dir(), reason=NO_SHARED)
def test_the_marketplaces_ports_are_told_as_they_were_judged() -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    assert len(rows) >= 134
    known: dict[str, Topology] = {}
    wrong, open_ = [], []
    for row in rows:
        path = next(
            found
            for each in ("specs", "more-specs")
            if (found := SHARED.parent / each / f"{row['spec']}.json").is_file()
        )
        built = known.setdefault(row["spec"], build(load(path)))
        (port,) = [
            port
            for part in built.components
            for port in part.ports
            if part.key == row["component"] and str(port.public) == row["public"]
        ]
        if port.assumed:
            open_.append(row)
        elif row["speaks"] not in ("?", port.protocol):
            wrong.append((row, port.protocol))
    assert len(wrong) <= 3, wrong
    assert len(open_) <= 15


@pytest.mark.parametrize(
    ("image", "inside", "words"),
    [
        ("docker:27-dind", 2375, "the API of Docker"),
        ("hashicorp/vault:1.18", 8200, "the HTTP interface of Vault"),
        ("ipfs/kubo:v0.32.1", 5001, "the API of IPFS"),
        ("minio/minio:v1", 9001, "the console of MinIO"),
        ("minio/console:v1", 9090, "an admin page"),
        ("semitechnologies/weaviate:1.27", 8080, "the HTTP interface of Weaviate"),
        ("qdrant/qdrant:v1", 6334, "the gRPC interface of Qdrant"),
        ("emqx/emqx:5", 18083, "the dashboard of EMQX"),
    ],
)
def test_an_open_door_to_data_or_administration_is_found(image: str, inside: int, words: str) -> None:
    found = check(load(app(component("x", 32100, repotag=image, containerPorts=[inside]))))
    (message,) = [each.message for each in found if each.code == "FX301"]
    assert words in message


@pytest.mark.parametrize(("image", "inside"), [("ipfs/kubo:v0.32.1", 8080), ("minio/minio:v1", 9000)])
def test_what_is_meant_to_be_open_is_no_finding(image: str, inside: int) -> None:
    found = check(load(app(component("x", 32100, repotag=image, containerPorts=[inside]))))
    assert "FX301" not in {each.code for each in found}


@pytest.mark.parametrize("port", [4001, 4500, 6666, 6881, 7777, 8211, 8333, 9333, 9651, 9999, 18333, 28015])
def test_a_number_that_many_http_services_have_tells_nothing_of_peers_and_games(port: int) -> None:
    shop = topology(component("api", port, repotag="acme/api:1"))
    assert [(each.protocol, each.assumed) for each in shop.components[0].ports] == [("http", True)]
    assert [host.works for host in shop.public_hosts] == [True] * len(shop.public_hosts)
    assert "FX303" not in {finding.code for finding in check(shop)}


@pytest.mark.parametrize(
    ("part", "certainty"),
    [
        (component("x", 8080, repotag="acme/x"), "likely"),
        (component("x", 5432, repotag="acme/x"), "likely"),
        (component("postgres", 5432, repotag="acme/x"), "likely"),
        (component("x", 5432, repotag="postgres:16"), "certain"),
        (setting("P2P_PORT=12345"), "certain"),
    ],
)
def test_what_a_number_or_a_name_tells_of_a_port_is_likely_and_no_more(part: dict[str, Any], certainty: str) -> None:
    edges = [edge for edge in topology(part).edges if edge.kind in ("forward", "direct")]
    assert [edge.evidence[0].certainty for edge in edges] == [certainty]


@pytest.mark.parametrize(
    ("variable", "image", "port", "protocol"),
    [
        ("WORDPRESS_DB_HOST=localhost:3306", "wordpress:6", 3306, "mysql"),
        ("GITEA__database__HOST=localhost:5432", "gitea/gitea:1", 5432, "postgresql"),
        ("NGINX_DB_HOST=127.0.0.1:3306", "nginx:1", 3306, "mysql"),
        ("WEB_DB=localhost:5432", "acme/x:1", 5432, "postgresql"),
    ],
)
def test_what_is_called_on_localhost_is_told_by_its_number_and_not_by_a_products_name(
    variable: str, image: str, port: int, protocol: str
) -> None:
    part = component("x", port, repotag=image, environmentParameters=[variable])
    assert protocol_text(part) == (protocol, "port", False)


@pytest.mark.parametrize(
    ("image", "port", "protocol"),
    [
        ("jenkins/jenkins:lts", 50000, "tcp"),
        ("linuxserver/transmission:4", 51413, "p2p"),
        ("syncthing/syncthing:1", 21027, "udp"),
        ("questdb/questdb:7", 8812, "postgresql"),
        ("ghcr.io/cosmos/gaia:v15", 9090, "grpc"),
        ("solanalabs/solana:v1.18", 8001, "p2p"),
        ("ghcr.io/bnb-chain/bsc:1.4", 30311, "p2p"),
        ("itzg/bungeecord", 25577, "game"),
        ("danixu86/project-zomboid-dedicated-server", 8766, "game/udp"),
        ("stashapp/stash:v0.25", 9999, "http"),
        ("chrislusf/seaweedfs:3", 9333, "http"),
        ("kong:3.7", 8443, "https"),
    ],
)
def test_the_other_ports_of_a_product_are_known(image: str, port: int, protocol: str) -> None:
    assert protocol_text(component("x", port, repotag=image)) == (protocol, "image", False)


def test_the_other_port_of_smtp_is_no_http() -> None:
    assert protocol_text(component("x", 2525, repotag="mailserver/docker-mailserver:13")) == ("smtp", "port", False)
