"""Products whose other ports are easily taken for HTTP: agents, peers, wire protocols; each with its source."""

from __future__ import annotations

from fluxviz.topology.technology import Technology, coin, game, row

_CASSANDRA = {9042: "cassandra", 7000: "p2p", 7001: "p2p", 7199: "tcp", 10000: "http", 9180: "http"}
_SEAWEED = {9333: "http", 8080: "http", 8888: "http", 8333: "http", **dict.fromkeys((19333, 18080, 18888), "grpc")}
_KONG = {8000: "http", 8443: "https", 8001: "http", 8444: "https", 8002: "http", 8445: "https"}

FURTHER: tuple[Technology, ...] = (
    row("ScyllaDB", "database", "scylla scylladb", _CASSANDRA, "cassandra"),  # docs.scylladb.com, "Port Information"
    # docs.opensearch.org, "Installing OpenSearch", required ports: 9600 is the Performance Analyzer's
    row("OpenSearch", "database", "opensearch", {9200: "http", 9300: "elasticsearch", 9600: "http"}),
    # questdb.com/docs, "Networking layer": HTTP, PGWire, ILP over TCP, health
    row("QuestDB", "database", "questdb", {9000: "http", 8812: "postgresql", 9009: "tcp", 9003: "http"}),
    row("ArangoDB", "database", "arangodb", {8529: "http"}),  # docs.arangodb.com, http.endpoint
    row("SurrealDB", "database", "surrealdb", {8000: "http"}),  # surrealdb.com/docs, surreal start
    # rethinkdb.com/docs/security: the driver, the members of a cluster, the page
    row("RethinkDB", "database", "rethinkdb", {28015: "tcp", 29015: "p2p", 8080: "http"}),
    row("VictoriaMetrics", "database", "victoria-metrics", {8428: "http"}),  # docs.victoriametrics.com, httpListenAddr
    row("rqlite", "database", "rqlite", {4001: "http", 4002: "p2p"}),  # rqlite.io/docs, http-addr and raft-addr
    # github.com/seaweedfs/seaweedfs/wiki, "Getting started": gRPC is at each port and 10000
    row("SeaweedFS", "database", "seaweedfs", _SEAWEED),
    row("Jenkins", "web", "jenkins", {8080: "http", 50000: "tcp"}),  # jenkinsci/docker, README: 50000 is for agents
    row("GitLab", "web", "gitlab-ce gitlab-ee", {80: "http", 22: "ssh"}),  # docs.gitlab.com, Docker
    row("Transmission", "web", "transmission", {9091: "http", 51413: "p2p"}),  # docs.linuxserver.io
    row("qBittorrent", "web", "qbittorrent qbittorrent-nox", {8080: "http", 6881: "p2p"}),  # docs.linuxserver.io
    # docs.syncthing.net, "Firewall Setup"
    row("Syncthing", "web", "syncthing", {8384: "http", 22000: "p2p", 21027: "udp"}),
    # jellyfin.org/docs, "Networking": 1900 and 7359 are how clients find it in a house
    row("Jellyfin", "web", "jellyfin", {8096: "http", 8920: "https", 1900: "udp", 7359: "udp"}),
    row("Stash", "web", "stash", {9999: "http"}),  # docs.stashapp.cc
    row("Ollama", "api", "ollama", {11434: "http"}),  # docs.ollama.com, OLLAMA_HOST
    row("Kong", "api", "kong", _KONG),  # developer.konghq.com, "Default ports"
    # nginxproxymanager.com/guide
    row("Nginx Proxy Manager", "web", "nginx-proxy-manager", {80: "http", 443: "https", 81: "http"}),
    row("IPsec", "unknown", "ipsec-vpn-server strongswan", {500: "ipsec", 4500: "ipsec"}),  # RFC 3947: NAT is crossed
    # github.com/itzg/docker-mc-proxy: 25577, and 25565 by the servers behind it and its newer releases
    game("Minecraft proxy", "bungeecord waterfall mc-proxy", {25577: "game", 25565: "game"}),
    # docs.cosmos.network, "Interacting with a node"; 26660 is for Prometheus
    coin("Cosmos", "gaia gaiad", 26656, 26657, more={1317: "http", 9090: "grpc", 9091: "http", 26660: "http"}),
    # docs.anza.xyz, agave-validator: --gossip-port 8001; RPC, and its WebSocket at the next port
    coin("Solana", "solana agave", 8001, 8899, more={8900: "ws"}),
)
"""Told from the image's name, after all others."""
