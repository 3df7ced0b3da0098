"""FX3: open doors, closed doors and passwords, and what only looks like them."""

from tests.checks.breaking import API, API_ENV, DB, DB_ENV, FRONT, FRONT_ENV, Case

CANARY = "Zx9-canary-Qw7"
LOOKS = "9f86d081884c7d659a2feaa0c55ad015"


def published(part: str, public: int, inside: int, domain: str = "") -> dict[str, object]:
    return {f"{part}.ports": [public], f"{part}.containerPorts": [inside], f"{part}.domains": [domain]}


ADDED = {
    "name": "extra", "description": "", "repotag": "acme/extra:1", "ports": [], "containerPorts": [], "domains": [],
    "environmentParameters": [], "commands": [], "containerData": "/tmp", "cpu": 0.5, "ram": 500, "hdd": 1,
    "repoauth": "",
}  # fmt: skip
GAME = published(FRONT, 34197, 34197) | {f"{FRONT}.repotag": "acme/factorio:1"}
TCP_GAME = published(FRONT, 31565, 25565) | {f"{FRONT}.repotag": "itzg/minecraft-server:1"}
SWAPPED = {f"{FRONT}.name": "gateway", f"{FRONT}.environmentParameters": [], f"{API}.name": "website"}

PALWORLD = {
    f"{FRONT}.repotag": "thijsvanloef/palworld-server-docker:v1", f"{FRONT}.ports": [8211, 25575],
    f"{FRONT}.containerPorts": [8211, 25575], f"{FRONT}.domains": ["", ""], f"{FRONT}.containerData": "g:/palworld",
}  # fmt: skip


def opened(image: str, inside: int, *command: str) -> dict[str, object]:
    return {
        **published(FRONT, 38000, inside),
        f"{FRONT}.repotag": image,
        f"{FRONT}.commands": [*command],
        f"{FRONT}.environmentParameters": [],
    }


BAD = [
    Case("FX301", opened("ruimarinho/bitcoin-core:24", 8332)),
    Case("FX301", opened("acme/litecoind:1", 9000, "litecoind", "-rpcport=9000")),
    Case("FX301", opened("ethereum/client-go:v1.14.0", 8551)),
    Case("FX301", opened("ethereum/client-go:v1.14.0", 8545, "--http.api", "eth,net,admin")),
    Case("FX301", opened("parity/polkadot:v1", 9944, "--rpc-methods=unsafe")),
    Case("FX301", opened("acme/node:1", 8545, "--http.api=eth,personal")),
    Case("FX301", opened("prom/prometheus:v2.50.0", 9090)),
    Case("FX301", opened("prom/node-exporter:v1.8.0", 9100)),
    Case("FX301", opened("quay.io/jupyter/scipy-notebook:2024-05-01", 8888)),
    Case("FX301", opened("dorowu/ubuntu-desktop-lxde-vnc:focal", 80)),
    Case("FX301", opened("acme/desktop:1", 5900), also=("FX304",)),
    Case("FX301", opened("docker:27-dind", 2375)),
    Case("FX301", opened("tsl0922/ttyd:1.7.7", 7681)),
    Case("FX301", opened("grafana/loki:3.0.0", 3100)),
    Case("FX301", opened("nats:2.10", 4222), also=("FX304",)),
    Case("FX301", opened("nats:2.10", 8222)),
    Case("FX301", opened("acme/api:1", 6060, "api", "--pprof-port=6060")),
    Case("FX301", opened("node:22", 9229, "node", "--inspect=0.0.0.0:9229", "x.js")),
    Case("FX301", opened("acme/api:1", 5005, "java", "-agentlib:jdwp=transport=dt_socket,server=y,address=*:5005")),
    Case("FX310", opened("ethereum/client-go:v1.14.0", 8545)),
    Case("FX310", opened("ethereum/client-go:v1.14.0", 8546, "--ws.api=eth,net,web3")),
    Case("FX310", opened("parity/polkadot:v1", 9944)),
    Case("FX310", opened("acme/node:1", 8332)),
    Case("FX301", PALWORLD, also=("FX303",)),
    Case("FX301", {API_ENV: "ADMIN_PORT=3000"}),
    Case("FX301", published(DB, 35432, 5432)),
    Case(
        "FX301",
        {
            "compose[+]": {
                **ADDED,
                "name": "admin",
                "repotag": "phpmyadmin:5",
                "ports": [33081],
                "containerPorts": [80],
                "domains": [""],
            }
        },
    ),
    Case(
        "FX301",
        {
            f"{DB}.repotag": "elasticsearch:8.1.0",
            f"{DB}.containerData": "/usr/share/elasticsearch/data",
            f"{API}.environmentParameters": [],
            **published(DB, 39200, 9200),
        },
        also=("FX501",),
    ),
    Case(
        "FX302",
        {
            f"{API}.ports[0]": 34197,
            f"{API}.containerPorts[0]": 34197,
            f"{API}.domains[0]": "play.example.com",
            f"{FRONT}.environmentParameters": [],
        },
    ),
    Case(
        "FX302",
        {
            f"{API}.repotag": "itzg/minecraft-server:1",
            f"{API}.containerPorts[0]": 25565,
            f"{API}.domains[0]": "play.example.com",
            f"{FRONT}.environmentParameters": [],
        },
    ),
    Case("FX303", {f"{API}.ports[0]": 34197, f"{API}.containerPorts[0]": 34197, f"{FRONT}.environmentParameters": []}),
    Case("FX303", {API_ENV: "P2P_PORT=3000", f"{FRONT}.environmentParameters": []}),
    Case(
        "FX302",
        {**GAME, f"{FRONT}.containerData": "g:/data", f"{FRONT}.domains": ["play.example.com"]},
    ),
    Case("FX303", {**GAME, f"{FRONT}.containerData": "g:/data"}),
    Case("FX304", SWAPPED),
    Case(
        "FX304",
        {f"{FRONT}.ports": [31935, 31080], f"{FRONT}.containerPorts": [1935, 80], f"{FRONT}.domains": ["", ""]},
        also=("FX303",),
    ),
    Case("FX305", {"compose[+]": ADDED}),
    Case("FX305", {f"{API}.environmentParameters": []}),
    Case("FX306", {f"{FRONT}.ports": [], f"{FRONT}.containerPorts": [], f"{FRONT}.domains": []}),
    Case("FX306", {"compose[+]": {**ADDED, "name": "website"}}),
    Case("FX307", {API_ENV: f"DB_PASSWORD={CANARY}"}),
    Case("FX307", {API_ENV: f"REGISTRATION_CODE={LOOKS}"}),
    Case("FX307", {API_ENV: "HOOK=ghp_" + "aB3" * 12}),
    Case("FX307", {API_ENV: "ACTIVATION=q7Rk2Lm9Xc4Vb8Nz1Tp6Ws3Yd5Gh0JfK"}),
    Case("FX307", {API_ENV: f"DATABASE_URL=postgresql://u:{CANARY}@fluxpostgres_shop:5432/appdb"}),
    Case("FX307", {f"{API}.commands": ["node", "x.js", f"--db-password={CANARY}"]}),
    *(
        Case("FX307", {API_ENV: entry})
        for entry in (
            f"DSN=app:{CANARY}@tcp(db.example.com:3306)/app",
            "AUTH=Basic dXNlcjpaeDlRcEw3",
            f"MSSQL=Server=tcp:sql.example.com,1433;User ID=sa;Password={CANARY};",
            f"CONN=host=db.example.com port=5432 user=u password={CANARY}",
            "DISCORD=https://discord.com/api/webhooks/123/Zx9QpL7i",
            "REPO=https://Zx9QpL7j@github.com/a/b.git",
            "BOT=https://api.telegram.org/bot123:Zx9QpL7k/sendMessage",
            f"PEER=app:{CANARY}@db.example.com:3306",
            f"CFG=--user x --pass {CANARY}",
        )
    ),
    Case("FX307", {f"{API}.commands": ["sh", "-c", f"curl -H 'X-Api-Key: {CANARY}' http://api.example.com"]}),
    Case("FX308", {DB_ENV: "POSTGRES_PASSWORD=postgres"}),
    Case("FX308", {DB_ENV: "POSTGRES_HOST_AUTH_METHOD=trust"}),
    Case("FX308", {API_ENV: "ADMIN_PASSWORD=k3y"}),
    Case(
        "FX309",
        {API_ENV: f"ADMIN_PASSWORD={CANARY}", f"{API}.environmentParameters[0]": f"SMTP_PASSWORD={CANARY}"},
        also=("FX307",),
    ),
    Case("FX309", {FRONT_ENV: f"BASIC_AUTH_PASSWORD={CANARY}", API_ENV: f"SMTP_PASSWORD={CANARY}"}, also=("FX307",)),
]
NEAR = [
    Case("FX301", opened("ruimarinho/bitcoin-core:24", 8333)),
    Case("FX301", opened("ruimarinho/bitcoin-core:24", 3000)),
    Case("FX301", opened("acme/bitcoin-explorer:1", 3000)),
    Case("FX301", opened("acme/api:1", 6060)),
    Case("FX301", opened("acme/api:1", 9229, "node", "--inspect=127.0.0.1:9230")),
    Case("FX301", opened("acme/notebook:1", 8888)),
    Case("FX301", opened("ethereum/client-go:v1.14.0", 30303)),
    Case("FX310", opened("ethereum/client-go:v1.14.0", 30303)),
    Case("FX310", {f"{API}.containerPorts[0]": 8080}),
    Case("FX301", {**PALWORLD, FRONT_ENV: "RCON_ENABLED=false"}),
    Case("FX301", {API_ENV: "ADMIN_PORT=3001"}),
    Case("FX301", {f"{DB}.repotag": "runonflux/flux-pg-cluster:1", **published(DB, 42001, 5432)}),
    Case("FX301", {FRONT_ENV: "DB_PORT=5432"}),
    Case("FX301", {f"{FRONT}.repotag": "acme/postgres-dashboard:1", f"{FRONT}.containerPorts[0]": 3000}),
    Case("FX301", {f"{DB}.repotag": "eclipse-mosquitto:2", **published(DB, 31883, 1883)}),
    Case("FX302", {f"{FRONT}.domains[0]": "shop.example.com"}),
    Case("FX302", {**TCP_GAME, f"{FRONT}.containerData": "g:/data", f"{FRONT}.domains": ["play.example.com"]}),
    Case("FX303", {**TCP_GAME, f"{FRONT}.containerData": "g:/data"}),
    Case("FX303", {f"{API}.containerPorts[0]": 8080, f"{API}.environmentParameters": []}),
    Case("FX304", {f"{API}.ports": [], f"{API}.containerPorts": [], f"{API}.domains": []}),
    Case("FX304", {f"{FRONT}.name": "gateway", f"{FRONT}.environmentParameters": []}),
    Case("FX305", {"compose[+]": {**ADDED, "environmentParameters": ["API_URL=http://fluxapi_shop:3000"]}}),
    Case("FX305", {"compose[+]": {**ADDED, "containerData": "/data|0:/shared"}}),
    Case("FX306", {"compose[+]": {**ADDED, "name": "website"}, FRONT_ENV: "UPSTREAM=fluxwebsite_shop:3000"}),
    Case("FX306", {"compose[+]": {**ADDED, "name": "node", "environmentParameters": ["PUBLIC_IP=auto"]}}),
    Case("FX306", {"compose[+]": {**ADDED, "name": "worker", "environmentParameters": ["X=http://fluxapi_shop:3000"]}}),
    Case("FX307", {API_ENV: "DB_PASSWORD=CHANGE_ME"}),
    Case("FX307", {API_ENV: "DB_PASSWORD_FILE=/run/secrets/db"}),
    Case("FX307", {API_ENV: "CONN=host=db.example.com user=u password=${DB_PASSWORD}"}),
    Case("FX307", {API_ENV: "REPO=https://username@github.com/a/b.git"}),
    Case("FX307", {API_ENV: "HELP=Basic auth is off"}),
    Case("FX307", {API_ENV: "RUN=serve --password-file /run/secrets/db"}),
    Case("FX307", {API_ENV: "TOKEN_LENGTH=32"}),
    Case("FX307", {API_ENV: f"GIT_COMMIT={LOOKS}"}),
    Case("FX307", {API_ENV: "WALLET_ADDRESS=q7Rk2Lm9Xc4Vb8Nz1Tp6Ws3Yd5Gh0JfK"}),
    Case("FX307", {API_ENV: "HANDLER=CheckoutServiceControllerFactoryBean2"}),
    Case("FX307", {API_ENV: "FILL=" + "0" * 32}),
    Case("FX307", {API_ENV: f"RECAPTCHA_PUBLIC_KEY={CANARY}"}),
    Case("FX308", {DB_ENV: "POSTGRES_HOST_AUTH_METHOD=scram-sha-256"}),
    Case("FX308", {DB_ENV: f"POSTGRES_PASSWORD={CANARY}"}),
    Case("FX309", {API_ENV: f"DB_PASSWORD={CANARY}", DB_ENV: f"POSTGRES_PASSWORD={CANARY}"}),
    Case("FX309", {API_ENV: f"JWT_SECRET={CANARY}", FRONT_ENV: f"JWT_SECRET={CANARY}"}),
]
