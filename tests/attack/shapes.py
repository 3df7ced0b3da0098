"""Shapes of secrets: every notation in which a spec can hold one. ``{}`` is the secret."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

CANARY = "Zq7Kanarie"
"""What every planted secret holds; it is no word of the program."""

SECRETS = (
    f"{CANARY}secret",
    f"2024#{CANARY} x",
    f"4711/{CANARY}?y",
    f"p@{CANARY}.example.com",
    f"{CANARY}:{CANARY}==",
    f"a;{CANARY}|b,{CANARY}&c={CANARY}",
    f"'{CANARY}\"",
    f"{CANARY}.horse.com",
    f"-h {CANARY}.example.com",
)
"""Secrets of every make: plain, with marks, like a host, like an option."""

ENTRIES = (
    "DB_PASSWORD={}",
    "STRIPE_API_KEY={}",
    "GITHUB_TOKEN={}",
    "JWT_SECRET={}",
    "AUTHORIZATION=Bearer {}",
    "PGPASSWORD={}",
    "REQUIREPASS={}",
    "DB_PASSWORD_2={}",
    "SMTP_SERVER_PASS={}",
    "DB_HOST_PWD={}",
    "MNEMONIC=a b {}",
    "COOKIE={}",
    "DATABASE_URL=postgres://zu:{}@fluxdb_shop:5432/shop",
    "DATABASE_URL=mysql://zu:{}@db.example.com/shop",
    "REDIS_URL=redis://:{}@fluxdb_shop:6379/0",
    "AMQP_URL=amqps://zu:{}@mq.example.com",
    "URL=http://zu:{}@fluxdb_shop:80/",
    "MONGO_URL=mongodb://zu:{}@a.example.com:27017,b.example.com:27017/x",
    "SMTP_URL=smtp://zu@example.org:{}@m.example.com",
    "DSN=zu:{}@tcp(fluxdb_shop:3306)/shop",
    "PGCONN=host=fluxdb_shop user=zu password='{}'",
    "ConnectionStrings__Db=Server=fluxdb_shop,1433;User Id=sa;Password={};",
    "REDIS=fluxdb_shop:6379,password={}",
    "JDBC=jdbc:postgresql://fluxdb_shop:5432/x?user=zu&password={}",
    "JDBC=jdbc:sqlserver://fluxdb_shop:1433;user=sa;password={};encrypt=true",
    "WEBHOOK_URL=https://hooks.example.com/{}",
    "WEBHOOK=https://hooks.example.com/in?token={}",
    "LINK_URL=https://example.com/a#{}",
    "REACT_APP_API_URL=https://shop.app.runonflux.io/{}",
    "REACT_APP_API_URL=https://zu:{}@shop.app.runonflux.io/x",
    'CONFIG={{"db": {{"host": "fluxdb_shop", "password": "{}"}}}}',
    "CONFIG={{host: fluxdb_shop, password: '{}'}}",
    "CONFIG=host: fluxdb_shop\npassword: {}",
    "CONFIG=password: !!bool {}",
    "CONFIG=password: !!int {}",
    "ARGS=--host fluxdb_shop --password={} --port 80",
    "ARGS=mysql -h fluxdb_shop -p{}",
    "F_S_ENV=https://s.example.com/{}",
    'SECRET="{}"',
    "DB_PASSWORD: {}",
    "https://hooks.example.com/services/{}?token=b",
    "password {}",
    "CALLBACK_URL=https://shop.app.runonflux.io/hook/{}",
    "SERVER_TOKEN_V2={}",
    "SERVER_JWT_HS256={}",
    "TOKEN_SERVER={}:4711",
    "SERVER_PIN_CODE={}",
    "SERVER_CREDS={}:48213",
    "REDIS_HOST=fluxredis_shop:6379,password={}",
    "REDIS_HOST=fluxredis_shop|6379|{}",
    'CONFIG={{"secrets": {{"server": "{}"}}}}',
    'CONFIG={{"passwords": {{"host": "{}:48213"}}}}',
    "CONFIG=credentials:\n  host: {}",
    'CONFIG=[secrets]\nserver = "{}"',
    'CONFIG=host = "a.example.com"\npassword = """a\nhost = "{}" """',
    "CONFIG=<password>{}</password>",
    "CONFIG=password fluxzq_{}:48213",
    "SENTRY_DSN=https://{}@o1.ingest.example.com/42",
)
"""Entries of the environment."""

COMMANDS = (
    ["mysql", "-h", "fluxdb_shop", "-p{}"],
    ["mysql", "-h", "fluxdb_shop", "--password={}"],
    ["redis-cli", "-h", "fluxdb_shop", "-a", "{}"],
    ["redis-cli", "-a{}", "-h", "fluxdb_shop"],
    ["redis-server", "--requirepass", "{}"],
    ["mongosh", "--host", "fluxdb_shop", "-p", "{}"],
    ["mosquitto_sub", "-h", "fluxdb_shop", "-P", "{}"],
    ["tool", "-p", "{}"],
    ["tool", "-pw", "{}"],
    ["tool", "-a{}", "x"],
    ["tool", "--api-key", "{}"],
    ["tool", "--token={}"],
    ["sshpass", "-p", "{}", "ssh", "fluxdb_shop"],
    ["app", "--dsn", "postgres://zu:{}@fluxdb_shop:5432/x"],
    ["app", "postgres://zu:{}@fluxdb_shop:5432/x"],
    ["psql", "host=fluxdb_shop password='{}' dbname=x"],
    ["sh", "-c", "PGPASSWORD='{}' psql -h fluxdb_shop"],
    ["sh", "-c", "curl -H 'X-Key: {}' http://fluxdb_shop:3000/x"],
    ["curl", "-u", "zu:{}", "https://example.com/x"],
    ["java", "-Ddb.password={}", "-Ddb.host=fluxdb_shop"],
    ["sh", "-c", "mysql -h fluxdb_shop -p'{}' shop"],
    ["ab", "-A", "postgres:{}", "http://redis/"],
    ["tool", "--creds", "postgres:{}"],
    ["sh", "-c", "echo 'postgres:{}' | chpasswd"],
)
"""Words of commands."""

Plant = Callable[[dict[str, Any], dict[str, Any], str], None]


def _put(key: str, form: Any) -> Plant:
    def plant(app: dict[str, Any], part: dict[str, Any], secret: str) -> None:
        part[key] = _filled(form, secret)

    return plant


def _put_in_app(key: str, form: Any) -> Plant:
    def plant(app: dict[str, Any], part: dict[str, Any], secret: str) -> None:
        app[key] = _filled(form, secret)

    return plant


def _filled(form: Any, secret: str) -> Any:
    if isinstance(form, str):
        return form.replace("{}", secret)
    return [_filled(each, secret) for each in form] if isinstance(form, list) else form


OTHERS: dict[str, Plant] = {
    "description": _put("description", "{}"),
    "description of the app": _put_in_app("description", "my key {}"),
    "contacts": _put_in_app("contacts", ["{}"]),
    "enterprise": _put_in_app("enterprise", "{}"),
    "secrets": _put("secrets", "{}"),
    "repoauth": _put("repoauth", "zu:{}"),
    "an unknown key": _put("vault", ["{}"]),
    "image": _put("repotag", "https://zu:{}@ghcr.io/acme/x:1"),
    "image with a query": _put("repotag", "acme/x:1?t={}"),
    "domain": _put("domains", ["https://zu:{}@shop.example.com"]),
    "domain's path": _put("domains", ["shop.example.com/{}"]),
    "domain's plain path": _put("domains", ["https://hooks.example.com/hook/{}"]),
    "domain's query": _put("domains", ["https://shop.example.com/x?token={}", "", ""]),
    "tiers": _put("tiered", "{}"),
    "text for a number": _put("cpu", "{}"),
    "text for a port": _put("containerPorts", ["{}"]),
    "a list for a text": _put("repotag", ["{}"]),
    "text for a list": _put("environmentParameters", "{}"),
    "a list in the environment": _put("environmentParameters", [["{}"]]),
    "geolocation": _put_in_app("geolocation", "{}"),
    "instances": _put_in_app("instances", "{}"),
    "expire": _put_in_app("expire", "{}"),
    "nodes": _put_in_app("nodes", ["{}"]),
}
"""Every other place."""


def planted(document: dict[str, Any], secret: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield a spec with a secret in each shape, in the first component of it."""
    shapes: dict[str, Plant] = {f"entry {form}": _entry(form) for form in ENTRIES}
    shapes |= {f"command {' '.join(words)}": _put("commands", words) for words in COMMANDS}
    for name, plant in (shapes | OTHERS).items():
        changed = deepcopy(document)
        app = changed
        for wrapper in ("data", "appSpecifications", "value"):
            app = app[wrapper] if isinstance(app.get(wrapper), dict) else app
        parts = app.get("compose")
        part = parts[0] if isinstance(parts, list) and parts else app
        plant(app, part, secret)
        yield name, changed


def _entry(form: str) -> Plant:
    def plant(app: dict[str, Any], part: dict[str, Any], secret: str) -> None:
        key = next(
            (key for key in ("environmentParameters", "enviromentParameters") if key in part), "environmentParameters"
        )
        old = part.get(key)
        filled = form.replace("{{", "{").replace("}}", "}").replace("{}", secret)
        part[key] = [filled, "DB_HOST=fluxpostgre_shop", *(old if isinstance(old, list) else [])]

    return plant
