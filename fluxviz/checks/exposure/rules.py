"""FX3: the pages of the rules about what is open, what is not, and passwords."""

from __future__ import annotations

from fluxviz.checks.rule import Rule

OPEN_DATA = Rule(
    "FX301",
    "a data store or an admin port open to the internet",
    "warning",
    "A database, cache or queue has a public port, or an admin page, a remote shell or desktop, a debugger, a game "
    "server's RCON, or the RPC that commands a node or its wallet has one.",
    "Every public port answers on every node's own address, TCP and UDP, without TLS, whatever the edge serves. Other "
    "components of the app need no public port to reach it.",
    '"ports": [5432], "containerPorts": [5432], "domains": [""]  (a postgres)',
    '"ports": [], "containerPorts": [], "domains": []',
)
DOMAIN_ON_NO_HTTP = Rule(
    "FX302",
    "a domain on a port that does not speak HTTP",
    "warning",
    "A custom domain belongs to a port that speaks another protocol, or UDP.",
    "The edge speaks HTTP to the app: visitors of the domain get 503. Only primary/standby apps (g:) get plain TCP, "
    "and UDP passes for none.",
    '"ports": [34197], "domains": ["game.example.com"]  (a game server)',
    '"ports": [34197], "domains": [""], and the node\'s own address for players',
)
NOT_BEHIND_THE_EDGE = Rule(
    "FX303",
    "a public port that the edge cannot serve",
    "advice",
    "A public port speaks another protocol than HTTP, or its public name would be longer than DNS allows.",
    "Its public name answers 503, or cannot be; it is reached on the node's own address, or as TCP in primary/standby "
    "mode (g:).",
    "https://shop_34197.app.runonflux.io  (a game server)",
    "NODE-ADDRESS:34197",
)
MAIN_DOMAIN = Rule(
    "FX304",
    "the app's own domain leads to the wrong component",
    "warning",
    "The first port of the first component that has ports is not the one that visitors look for.",
    "{app}.app.runonflux.io always leads to that port, and so does every CNAME to it that no domain entry matches.",
    '"compose": [{"name": "postgres", "ports": [5432]}, {"name": "frontend", "ports": [80]}]',
    '"compose": [{"name": "frontend", "ports": [80]}, {"name": "postgres", "ports": []}]',
)
ORPHAN = Rule(
    "FX305",
    "a component that nobody can reach",
    "advice",
    "A component has no public port, is named by no other, names no other, and shares no volume.",
    "It may do its work alone; or a link to it was forgotten.",
    '{"name": "cache", "ports": []}  and no setting that names it',
    '"REDIS_HOST=fluxcache_shop" in the component that needs it',
)
FRONT_WITHOUT_PORT = Rule(
    "FX306",
    "a front end without a public port",
    "warning",
    "A component that is a front end by its name, image or variables has no public port, and nothing calls it.",
    "No visitor can reach it: only published ports can be reached from outside.",
    '{"name": "frontend", "ports": [], "containerPorts": [], "domains": []}',
    '{"name": "frontend", "ports": [31080], "containerPorts": [80], "domains": [""]}',
)
PASSWORD_IN_CLEAR = Rule(
    "FX307",
    "a password in the clear",
    "warning",
    "A password, token or key stands in the environment or the command of an app that is no enterprise app, or in the "
    "secrets or repoauth of version 7 without being a PGP message to its nodes.",
    "All that is not encrypted can be read by anyone through Flux's public API.",
    '"DB_PASSWORD=(a real one)"',
    "an enterprise app (version 8), whose components are encrypted",
)
WEAK_PASSWORD = Rule(
    "FX308",
    "a default or weak password",
    "warning",
    "A password is one of those that everybody tries first, is very short, or is switched off.",
    "It is guessed in seconds, and it can be read through Flux's public API besides.",
    '"POSTGRES_PASSWORD=postgres"',
    "a long random one, in an enterprise app",
)
SAME_PASSWORD = Rule(
    "FX309",
    "the same password for two things",
    "advice",
    "Two settings that belong to different things hold the same password.",
    "Who learns one knows the other.",
    '"DB_PASSWORD=(x)", "ADMIN_PASSWORD=(x)"',
    "a password for each",
)
OPEN_API = Rule(
    "FX310",
    "the RPC of a node open to the internet",
    "advice",
    "A blockchain node has a public port for RPC that an app may be there to serve: Ethereum's JSON-RPC (8545, 8546), "
    "that of Polkadot and its kin, of Avalanche, of a beacon node.",
    "Most nodes ask no password, and their makers advise against it: hostile callers can use such a node up, and use "
    "whatever methods it lets through.",
    '"ports": [38545], "containerPorts": [8545]  (a node that only the app\'s api needs)',
    '"ports": [], "containerPorts": [], "domains": []; or it stays, with few methods: --http.api=eth,net,web3',
)
EXPOSURE_RULES = (
    OPEN_DATA, DOMAIN_ON_NO_HTTP, NOT_BEHIND_THE_EDGE, MAIN_DOMAIN, ORPHAN, FRONT_WITHOUT_PORT, PASSWORD_IN_CLEAR,
    WEAK_PASSWORD, SAME_PASSWORD, OPEN_API,
)  # fmt: skip
