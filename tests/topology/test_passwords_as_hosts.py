"""No part of a password or a login is read as a host or a port, whatever it looks like."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fluxviz import build, draw, load
from fluxviz.spec.held import MAX_LETTERS, MAX_TOTAL
from tests.specimens import app, component

HOST = "fluxdb_shop"
FORMS = (
    "postgres://zquser:{}@fluxdb_shop:5432/db", "mysql://zquser:{}@db.example.com/db", "redis://:{}@fluxdb_shop:6379",
    "https://zquser:{}@api.example.com/x", "http://zquser:{}@fluxdb_shop:3000/x", "amqp://zq.user:{}@fluxdb_shop",
    "mongodb://zq.user:{}@a.example.com:27017,b.example.com:27017/x", "zquser:{}@tcp(fluxdb_shop:3306)/x",
    "smtp://zq@mail.example.org:{}@smtp.example.com:587", "http://zquser:{}@db:3000", "zquser:{}@fluxdb_shop:5432",
    "jdbc:postgresql://fluxdb_shop:5432/x?user=zq&password={}", "host=fluxdb_shop user=zquser password='{}'",
    "Server=fluxdb_shop,1433;User Id=zq;Password={};",
)  # fmt: skip
PIECES = st.sampled_from(["Zqsummer", "48213", "zq.horse.com", "x", "4711", "-h zq.example.com", "--zq"])
PASSWORDS = st.builds(
    lambda first, rest: first + "".join(mark + piece for mark, piece in rest),
    st.sampled_from(["2024", "48213", "31337", "7", "Zq1"]),
    st.lists(st.tuples(st.sampled_from("#/?; \"`:@,&=|%()<>$"), PIECES), min_size=1, max_size=3),
)  # fmt: skip
SECRET_PORTS = {2024, 48213, 31337, 7, 4711}

COMMANDS = {
    "mysql -h fluxdb_shop -uroot -p48213": None,
    "mysql -h fluxdb_shop -P 3307 -p4711": 3307,
    "timeout 9 mysql -h fluxdb_shop -P3307 -p 48213": 3307,
    "psql -h fluxdb_shop -p 5433 -U zq": 5433,
    "PGPASSWORD=4711 psql -h fluxdb_shop -p5433": 5433,
    "redis-cli -h fluxdb_shop -p 6380 -a 48213": 6380,
    "redis-cli -h fluxdb_shop -a48213": None,
    "mongosh --host fluxdb_shop -u zq -p 48213": None,
    "mosquitto_sub -h fluxdb_shop -p 1884 -P 48213": 1884,
    "sshpass -p 4711 ssh -p 2022 fluxdb_shop:22": 22,
    "rabbitmqadmin -H fluxdb_shop -P 15672 -p 48213": 15672,
    "xmrig -o fluxdb_shop:3333 -u zqwallet -p zq.example.com:4711": 3333,
    "tool --host fluxdb_shop --port 99 --requirepass zq.example.com:4711": 99,
    "tool --host fluxdb_shop --port 99 -pw zq.example.com:4711 --auth zq.example.com:4711": 99,
    "psql \"host=fluxdb_shop port=5433 password='correct zq.horse.com:4711 battery'\"": 5433,
    "sh -c \"mysql -h fluxdb_shop -p48213 -P 3307\"": 3307,
}  # fmt: skip


def named(**settings: Any) -> list[tuple[str | None, int | None]]:
    """Give every host and port that links of an app end at, and hold that no evidence names a secret."""
    topology = build(load(app(component("api", 3000, **settings), component("db", 5432), version=8)))
    edges = topology.of_kind("internal", "egress", "unresolved")
    assert "zq" not in repr([edge.evidence for edge in edges]).lower()
    return [(edge.host, edge.port) for edge in edges]


@given(st.sampled_from(FORMS), PASSWORDS, st.booleans())
def test_no_part_of_a_password_is_a_host_or_a_port(form: str, password: str, in_command: bool) -> None:
    text = form.format(password)
    settings = {"commands": ["app", text]} if in_command else {"environmentParameters": [f"DATABASE_URL={text}"]}
    for host, port in named(**settings):
        assert "zq" not in (host or "").lower()
        assert host != "mail.example.org"
        assert port not in SECRET_PORTS


@pytest.mark.parametrize(("command", "port"), COMMANDS.items())
def test_each_program_has_its_own_word_for_a_password(command: str, port: int | None) -> None:
    for words in ([command], ["sh", "-c", command], command.split() if '"' not in command else [command]):
        found = named(commands=words)
        assert [host for host, _ in found] == [HOST]
        assert found[0][1] == (port or 5432)


@pytest.mark.parametrize("name", ["SMTP_SERVER_LOGIN", "DB_SERVER_USER", "API_HOST_ACCOUNT", "SERVER_LOGIN_2"])
def test_a_login_is_no_host(name: str) -> None:
    assert named(environmentParameters=[f"{name}=mailer:4711"]) == []


@pytest.mark.parametrize("name", ["DBPASSWORD", "requirepass", "MASTERAUTH", "ROOTPW", "API_TOKEN_2", "userpwd"])
def test_a_name_that_ends_in_a_word_for_secrets_holds_one(name: str) -> None:
    assert named(environmentParameters=[f"{name}=zq.example.com:4711"]) == []


def test_what_is_longer_than_any_setting_is_said_and_not_read() -> None:
    spec = load(app(component(environmentParameters=["A=" + "x" * MAX_LETTERS, "DB_HOST=fluxdb_shop"])))
    assert ["environmentParameters[0]" in warning.where for warning in spec.warnings if "letters" in warning.message]
    assert spec.components[0].environment[1].name == "DB_HOST"


def test_what_is_more_than_any_app_holds_is_said_and_not_read() -> None:
    spec = load(app(component(environmentParameters=[f"A{n}=" + "x" * 400 for n in range(MAX_TOTAL // 400)])))
    assert any("are left out" in warning.message for warning in spec.warnings)
    assert len(spec.components[0].environment) < MAX_TOTAL // 400


@pytest.mark.parametrize(
    "entry", ["DB_PASSWORD: ZqSecretB64==", "https://x.example.com/Zq?token=b", "ZqSecretB64==", "Zq1secret=", "a b=Zq"]
)
def test_what_is_no_name_is_none(entry: str) -> None:
    assert [each.name for each in load(app(component(environmentParameters=[entry]))).components[0].environment] == [""]


def linked(entries: Sequence[str] = (), commands: Sequence[str] = ()) -> str:
    """Give all that the links of version 4's app say, in lower case."""
    used = [component("web", 8080, environmentParameters=[*entries], commands=[*commands])]
    used += [component(name, port) for name, port in (("postgres", 5432), ("redis", 6379), ("mongo", 27017))]
    topology = build(load(app(*used, version=4)))
    edges = topology.of_kind("internal", "egress", "unresolved")
    return repr([(edge.host, edge.port, edge.evidence) for edge in edges]).lower()


LOGINS = (
    "CREDS", "CRED", "ADMIN_CREDS", "AUTHENTICATION", "HTTP_BASIC", "ACL", "PG_SUPERUSER", "SERVER_CREDS", "X",
)  # fmt: skip
NOT_LAST = (
    "SERVER_TOKEN_V2", "SERVER_TOKEN_PROD", "SERVER_JWT_HS256", "SERVER_PWD_RO", "SERVER_PASSWORDHASH", "SEED",
    "SERVER_PASSCODE", "MQTT_SERVER_PSK", "SERVER_OTP", "SERVER_BEARER", "SERVER_PASSWORT", "TOKEN_SERVER",
    "SERVER_PIN_CODE", "NODE_SECRET_B", "ABLY_KEY_URL",
)  # fmt: skip
BEHIND = (
    ["REDIS_HOST=fluxredis_shop:6379,password=ZqA|ZqB"], ["REDIS_SERVER=fluxredis_shop:6379,password=ZqA,Zq.com"],
    ["REDIS_HOST=fluxredis_shop:6379;password=ZqA ZqB"], ["DB_HOST=fluxpostgres_shop", "ZqMII/abc+def=="],
    ["REDIS_HOST=fluxredis_shop|6379|ZqPw"], ["DB_HOST=fluxpostgres_shop", "Zq.com"],
    ["DB_HOST=fluxpostgres_shop", "ZqMIIabcdef="],
    ["DATABASE_URL=postgres://shop:48213", "y", "x@fluxpostgres_shop:5432/db"],
    ['DB=host=fluxpostgres_shop password="x host=zq.com" user=x'], ["CONFIG=password fluxzq_pw:48213"],
    ["CONFIG=<password>fluxzq_pw:48213</password>"],
    ['CONFIG=host = "a.example.com"\npassword = """a\nhost = "zq.com" """'],
    ['CONFIG=[secrets]\nserver = "Zq.com"'], ['CONFIG={"secrets":{"a":{"server":"Zq.com"}}}'],
    ['CONFIG={"passwords":{"host":"zq.abc:48213"}}'], ['CONFIG={"credentials":{"host":"postgres:48213"}}'],
    ['C={"auth":{"basic":"postgres:48213"}}'], ["C=accounts:\n  one: postgres:48213"], ["OPTS=-u postgres:48213"],
)  # fmt: skip
LOGIN_COMMANDS = (
    ["ab", "-A", "postgres:48213", "http://redis/"], ["curlie", "-u", "postgres:48213"], ["postgres:48213"],
    ["ttyd", "-c", "postgres:48213"], ["x", "--creds", "postgres:48213"],
    ["sh", "-c", "echo postgres:48213 | chpasswd"],
)  # fmt: skip


@pytest.mark.parametrize("name", LOGINS)
def test_a_user_and_a_number_are_no_host_and_port(name: str) -> None:
    assert "48213" not in linked([f"{name}=postgres:48213"])
    assert linked([f"{name}=shop:48213"]) == "[]"
    assert "5432" in linked(["DB_HOST=postgres:5432"])


@pytest.mark.parametrize("words", LOGIN_COMMANDS)
def test_a_user_and_a_number_in_a_command_are_no_host_and_port(words: list[str]) -> None:
    assert "48213" not in linked(commands=words)


@pytest.mark.parametrize("name", NOT_LAST)
@pytest.mark.parametrize("value", ["ZqA.ZqB", "ZqA.ZqB:48213", "postgres:48213"])
def test_a_word_for_secrets_makes_a_name_secret_wherever_it_stands(name: str, value: str) -> None:
    assert linked([f"{name}={value}"]) == "[]"
    assert "fluxredis_shop" in linked([f"{name}=redis://fluxredis_shop:6379"])


@pytest.mark.parametrize("entries", BEHIND)
def test_what_stands_behind_a_host_or_under_a_word_for_secrets_is_none(entries: list[str]) -> None:
    found = linked(entries)
    assert "zq" not in found
    assert "48213" not in found


@pytest.mark.parametrize("scheme", ["http", "https", "ws", "ftp", "socks5", "rtsp", "imap", "memcached", "zookeeper"])
@pytest.mark.parametrize("mark", ["/", "?", " ", "#"])
def test_a_number_before_a_mark_and_an_at_sign_is_no_port(scheme: str, mark: str) -> None:
    assert "48213" not in linked([f"ELASTIC_URL={scheme}://elastic:48213{mark}x@postgres/app"])
    assert "48213" not in linked([f"ELASTIC_URL={scheme}://redis:48213{mark}x@postgres/app"])


def test_what_a_domain_has_behind_its_host_is_not_shown() -> None:
    spec = load(app(component("web", 8080, domains=["https://hooks.shop.com/hook/ZqTok"]), version=8))
    assert "zq" not in draw(spec).json().lower()


def test_nested_keywords_end() -> None:
    assert linked(["X=" + "host=" * 330]) == "[]"
