"""What FX307 and FX308 tell of is what a notebook is warned of, and none of it stands in any output."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fluxviz import build, check, draw, explain, load
from fluxviz.topology.secret_names import held_secret, secret_settings
from tests.specimens import app, component

SECRETS = [
    ("DB_PASSWORD", "hunter2!x"),
    ("ADMIN_PASSWORD", "password"),
    ("SECRET", "secret"),
    ("SESSION_SECRETS", "abcdefgh12345"),
    ("NEO4J_AUTH", "neo4j/verysecret1"),
    ("BASIC_AUTH", "user:passw0rdxyz"),
    ("ERLANG_COOKIE", "abcdefgh1234"),
    ("AUTH_SALT", "abcdefgh1234"),
    ("FLUXID_PRIVATE", "5Jabcdefghijk1234567890abcdefghijklmnopqrst"),
    ("DATABASE_URL", "postgres://me:password@fluxdb_shop/x"),
    ("CONN", "Server=fluxdb_shop;Password=abcdefgh;"),
    ("OPTS", "--password abcdefgh"),
    ("GOOGLE_CREDENTIALS", '{"private_key":"-----BEGIN PRIVATE KEY-----abc"}'),
]
NONE = [
    ("PUBLIC_KEY", "abcdefgh12345678"),
    ("SITE_KEY", "abcdef12345"),
    ("PUBLISHABLE_KEY", "pk_live_abcdefghijklmn"),
    ("TLS_KEY", "/etc/ssl/key.pem"),
    ("SMTP_PASSWORD_FILE", "abc"),
    ("AUTH", "basic"),
    ("COOKIE", "session"),
    ("SALT", "10"),
    ("X_TOKEN", "***"),
    ("X_TOKEN", "..."),
    ("X_TOKEN", "xxxx"),
    ("X_TOKEN", "tobefilled"),
    ("X_TOKEN", "your-token-here"),
    ("X_TOKEN", "<your token>"),
    ("DATABASE_URL", "postgres://me:${PW}@fluxdb_shop/x"),
    ("JWT_EXPIRY", "3600"),
]


def told(name: str, value: str) -> tuple[bool, bool]:
    spec = app(component("api", 80, environmentParameters=[f"{name}={value}"]))
    codes = {finding.code for finding in check(spec)}
    return bool(codes & {"FX307", "FX308"}), bool(list(secret_settings(load(spec))))


@pytest.mark.parametrize(("name", "value"), SECRETS)
def test_a_secret_is_told_by_both_and_shown_by_none(name: str, value: str) -> None:
    assert told(name, value) == (True, True)
    spec = app(component("api", 80, environmentParameters=[f"{name}={value}"]))
    held = held_secret(name, value) or value
    topology = build(spec)
    said = [draw(topology).svg(), draw(topology).text(), *map(repr, explain(topology)), *map(repr, check(spec))]
    assert held in ("password", "secret") or not any(held in text for text in said)


@pytest.mark.parametrize(("name", "value"), NONE)
def test_what_is_none_is_told_by_neither(name: str, value: str) -> None:
    assert told(name, value) == (False, False)


@settings(max_examples=150, deadline=None)
@given(
    name=st.sampled_from("DB API AUTH SITE TLS COOKIE SALT PRIVATE PUBLIC NEO4J SESSION".split()).flatmap(
        lambda first: st.sampled_from("PASSWORD KEY TOKEN AUTH SECRETS FILE URL PASS".split()).map(
            lambda last: f"{first}_{last}"
        )
    ),
    value=st.text("abcXYZ0189-_./:@ ${}<>*", min_size=1, max_size=24),
)
def test_both_read_any_setting_alike(name: str, value: str) -> None:
    by_check, by_notebook = told(name, value)
    assert by_check == by_notebook
