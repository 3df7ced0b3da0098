"""Secrets that stand inside a value: in a URL, a webhook, a field of JSON, or as words to recover a wallet by."""

from __future__ import annotations

import pytest

from fluxviz import check
from tests.specimens import app, component

WORDS = "abandon ability able about above absent absorb abstract absurd abuse access accident"


def codes(variable: str) -> list[str]:
    spec = app(component("api", 31000, environmentParameters=[variable]), version=8)
    return [finding.code for finding in check(spec) if finding.code in ("FX110", "FX307", "FX308")]


@pytest.mark.parametrize(
    "variable",
    [
        'CONFIG={"db": {"host": "db", "password": "Xk29dkfj2s"}}',
        "CONFIG={'api_key': 'Xk29dkfj2s'}",
        "RPC=https://api.example.com/v1?api_key=Xk29dkfj2s",
        "RPC=https://api.example.com/v1?chain=1&token=Xk29dkfj2s#top",
        "ALERTS=https://hooks.slack.com/services/T00000000/B00000000/abcdEFGHijkl",
        "ALERTS=https://discord.com/api/webhooks/123456/abcdefghijklmnopQRST",
        "ALERTS=https://api.telegram.org/bot123456:abcdefghijklmnopQRST/sendMessage",
        "REDISCLI_AUTH=Xk29dkfj2s",
        f"WALLET={WORDS}",
    ],
)
def test_it_is_told_that_everybody_can_read_it(variable: str) -> None:
    assert codes(variable) == ["FX307"]


@pytest.mark.parametrize(
    "variable",
    [
        'CONFIG={"token_type": "bearer", "secretName": "app"}',
        'CONFIG={"password": "${DB_PASSWORD}"}',
        "LINK=https://example.com/?q=keyboard&page=tokens",
        "LINK=https://hooks.slack.com/",
        "NEO4J_AUTH=none",
        "REDISCLI_AUTH=${REDIS_PASSWORD}",
        f"WORDS={WORDS} more",
        "MOTTO=we are glad that you came to see what we made",
    ],
)
def test_what_holds_none_is_left_alone(variable: str) -> None:
    assert codes(variable) == []


@pytest.mark.parametrize("key", ["secrets", "repoauth"])
@pytest.mark.parametrize(
    ("text", "codes"), [("me:Xk29dkfj2s", ["FX307"]), ("-----BEGIN PGP MESSAGE-----\nhQ==", []), ("", [])]
)
def test_what_version_7_has_messages_to_nodes_for_is_one(key: str, text: str, codes: list[str]) -> None:
    found = check(app(component("api", 31000, **{key: text}), version=7)).of("FX307")
    assert [each.code for each in found] == codes
    assert all("Xk29dkfj2s" not in each.message for each in found)
