"""What the Flux edge does otherwise than its rule, as one table: TCP mode, TLS to the container, names it leaves out.

All rows are data of RunOnFlux/flux-domain-manager, release v1.8.18 (commit 0e2170b); each says the file it is from.
They change often: a new row is added here, and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Match = Literal["exact", "prefix", "contains"]

_CUSTOM = "src/services/application/custom.js"
_APPS = "config/appsConfig.js"


@dataclass(frozen=True)
class EdgeRow:
    """One row.

    Attributes:
        app: The app's name, or a part of it.
        match: How the name is compared. An ``exact`` name and a ``prefix`` that comes with ``cased`` keep their case.
        component: Name of the component it is about; empty: all of them.
        port: The public port it is about; None: all of them.
        tcp: The edge listens on the public port itself, too, and passes TCP.
        tls: The edge speaks TLS to the container, and does not check its certificate.
        unnamed: The app gets no public name.
        tcp_only: The app gets no HTTP route.
        cased: Upper and lower case count.
        source: The file in RunOnFlux/flux-domain-manager.

    """

    app: str
    match: Match = "exact"
    component: str = ""
    port: int | None = None
    tcp: bool = False
    tls: bool = False
    unnamed: bool = False
    tcp_only: bool = False
    cased: bool = True
    source: str = _CUSTOM

    def is_about(self, app: str) -> bool:
        """Return whether the row is about an app."""
        name, text = (app, self.app) if self.cased else (app.lower(), self.app.lower())
        if self.match == "exact":
            return name == text
        return name.startswith(text) if self.match == "prefix" else text in name

    def is_about_port(self, component: str, port: int) -> bool:
        """Return whether the row is about a port of an app that it is about."""
        return self.component in ("", component) and self.port in (None, port)


EDGE_TABLE: tuple[EdgeRow, ...] = (
    EdgeRow("bittensor", "contains", tcp=True, cased=False),
    EdgeRow("devstack", "contains", tcp=True, cased=False),
    EdgeRow("kaspanode", "prefix", tcp=True, cased=False),
    EdgeRow("kaspatestnet", "prefix", tcp=True, cased=False),
    EdgeRow("bitcoinnode", component="btcnode", port=8332, tcp=True),
    EdgeRow("bitcoinnodetestnet", component="btcnodetestnet", port=18332, tcp=True),
    EdgeRow("bitcoinnodesignet", component="btcnodesignet", port=38332, tcp=True),
    EdgeRow("openvpn", component="vpn", port=992, tcp=True),
    EdgeRow("openvpn", component="vpn", port=5555, tcp=True),
    EdgeRow("openvpn", component="vpn", port=1701, tcp=True),
    EdgeRow("rakkupgbouncer", component="rakkupgbouncer", port=35432, tcp=True),
    EdgeRow("meshcentral", component="mesh", port=34044, tcp=True),
    EdgeRow("onlyoffice", component="onlyoffice", port=34443, tcp=True, tls=True),
    EdgeRow("adguard", component="adguard", port=3000, tcp=True, tls=True),
    EdgeRow("trilium", "contains", tls=True, cased=False),
    EdgeRow("whooglessl", "contains", tls=True, cased=False),
    EdgeRow("kmdsapactapi", component="kmdsapactapi", port=31350, tls=True),
    EdgeRow("KadefiMoneyPactAPI", component="KadefiPactAPI", port=31350, tls=True),
    EdgeRow("HavenNodeMainnet", component="node", port=31750, tls=True),
    EdgeRow("owncloudssl", component="nginx", port=38888, tls=True),
    EdgeRow("whoogleflux", component="nginx", port=38443, tls=True),
    EdgeRow("listmonkflux", component="nginx", port=38443, tls=True),
    EdgeRow("budibasemysql", component="nginx", port=39443, tls=True),
    EdgeRow("formbricks", component="nginx", port=33443, tls=True),
    EdgeRow("ghostflux", component="nginx", port=31443, tls=True),
    EdgeRow("Kadena", unnamed=True, source=_APPS),
    EdgeRow("Kadena2", unnamed=True, source=_APPS),
    EdgeRow("corsanywhere", unnamed=True, source=_APPS),
    EdgeRow("PresearchNode", "prefix", unnamed=True, source=_APPS),
    EdgeRow("BrokerNode", "prefix", unnamed=True, source=_APPS),
    EdgeRow("Folding", "prefix", unnamed=True, source=_APPS),
    EdgeRow("mcf", tcp_only=True, cased=False, source=_APPS),
    EdgeRow("minecraft", "contains", tcp_only=True, cased=False, source=_APPS),
)
"""The rows; those about one port win over those about an app, as in ``getCustomConfigs``."""

PRIMARY_NAMES = (
    "minecraft", "palworld", "enshrouded", "rustserver", "ark", "valheim", "terraria", "satisfactory", "conan",
    "sevendays", "teamspeak",
)  # fmt: skip
"""How the names of game servers begin whose ``{app}.app2`` record is the primary's own address, UDP and all.

Source: RunOnFlux/flux-apps-dns-manager; only apps with ``g:`` data.
"""

NOT_LISTENED_ON = (80, 443)
"""Public ports that the edge never passes TCP on: it has them for HTTP. Source: ``haproxyTemplate.js``."""
