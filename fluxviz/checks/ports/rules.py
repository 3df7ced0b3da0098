"""FX2: the pages of the rules about ports."""

from __future__ import annotations

from fluxviz.checks.rule import Rule
from fluxviz.spec.limits import DEAR_PORTS, LAST_DEAR_PORT, MAX_PORT

HOST_PORT = Rule(
    "FX201",
    "an internal link to the host port",
    "error",
    "A component calls another on the port that is published on the node, where the container listens on another.",
    "Inside the app nothing is mapped: components reach each other on container ports only.",
    '"API_URL=http://fluxapi_shop:31000"  (api has ports [31000], containerPorts [3000])',
    '"API_URL=http://fluxapi_shop:3000"',
)
NOT_LISTENING = Rule(
    "FX202",
    "a port that the target does not listen on",
    "warning",
    "A component calls another on a port that its image, or its PORT, says it does not listen on.",
    "Nothing answers there, and the call is refused.",
    '"DB_PORT=3306"  (the host is a postgres:16)',
    '"DB_PORT=5432"',
)
NOT_DECLARED = Rule(
    "FX203",
    "a port that the target does not declare",
    "advice",
    "A component calls another on a port that is none of its container ports.",
    "Any port can be called inside the app, so this may well work; or one of the two numbers is old.",
    '"API_URL=http://fluxapi_shop:3001"  (api has containerPorts [3000])',
    '"API_URL=http://fluxapi_shop:3000"',
)
PORT_TWICE = Rule(
    "FX204",
    "host:port in a HOST beside a PORT",
    "warning",
    "A ..._HOST holds host:port, and a ..._PORT stands beside it.",
    "Most clients put the two together, and look up a host whose name ends in a port.",
    '"DB_HOST=fluxpostgres_shop:5432", "DB_PORT=5432"',
    '"DB_HOST=fluxpostgres_shop", "DB_PORT=5432"',
)
SAME_PUBLIC_PORT = Rule(
    "FX205",
    "the same public port twice",
    "error",
    "Two ports of the app are published under one number.",
    "All components of an app run on one node, which has each port once. FluxOS refuses the spec.",
    '"ports": [3000]  in api and in admin',
    '"ports": [3000] in api, "ports": [3001] in admin; containerPorts may stay',
)
BANNED_PORT = Rule(
    "FX206",
    "a public port that Flux bans",
    "error",
    "A public port is one of those that Flux keeps for itself or bans: 22, 25, 53, 27017, 16100-16299 and others.",
    "FluxOS refuses the spec.",
    '"ports": [27017], "containerPorts": [27017]',
    '"ports": [32017], "containerPorts": [27017], or no public port at all',
)
DEAR_PORT = Rule(
    "FX207",
    "a public port that costs extra",
    "advice",
    f"A public port is one of 0-{LAST_DEAR_PORT}, {', '.join(map(str, DEAR_PORTS))}.",
    "Flux charges extra for each of them. The public name answers on 443 whatever the public port is.",
    '"ports": [80], "containerPorts": [80]',
    '"ports": [31080], "containerPorts": [80]',
)
LENGTHS = Rule(
    "FX208",
    "ports, containerPorts and domains of different lengths",
    "error",
    "The three lists belong together entry by entry, and one is longer than another.",
    "FluxOS refuses the spec: it cannot tell which port leads where.",
    '"ports": [3000, 3001], "containerPorts": [3000, 3001], "domains": [""]',
    '"ports": [3000, 3001], "containerPorts": [3000, 3001], "domains": ["", ""]',
)
MAPPED_BY_ACCIDENT = Rule(
    "FX209",
    "a container port that the process does not listen on",
    "warning",
    "The container port is not the one in PORT, none on which the image listens as it comes, or none on which the "
    "component's own command listens.",
    "Docker maps the public port to a port where nothing listens: the app answers nobody.",
    '"containerPorts": [3000], "environmentParameters": ["PORT=8000"]',
    '"containerPorts": [8000], "environmentParameters": ["PORT=8000"]',
)
NO_PORT = Rule(
    "FX210",
    "a number that is no port",
    "error",
    f"A public port is not in 1-{MAX_PORT}, or a container port not in 0-{MAX_PORT}.",
    "FluxOS refuses the spec.",
    '"ports": [70000]',
    '"ports": [37000]',
)
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
    "The scheme of a URL, or a setting, asks for TLS and the port is not known to speak it, or the scheme asks for "
    "none and the port is one of TLS.",
    "Where one side opens TLS and the other speaks in plain, the call fails. Whether it is encrypted is not known.",
    '"CACHE_URL=rediss://fluxredis_shop:6379"  (redis is a redis:7, whose 6379 is plain)',
    '"CACHE_URL=redis://fluxredis_shop:6379"',
)
PORT_RULES = (
    HOST_PORT, NOT_LISTENING, NOT_DECLARED, PORT_TWICE, SAME_PUBLIC_PORT, BANNED_PORT, DEAR_PORT, LENGTHS,
    MAPPED_BY_ACCIDENT, NO_PORT, WRONG_PROTOCOL, TLS_IN_DOUBT,
)  # fmt: skip
