"""No secret gets out: canaries in every place that can hold one, looked for in every output."""

from __future__ import annotations

import base64
import html
import logging
import pickle
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from fluxviz import AppSpec, FluxvizError, build, draw, explain, load, trace
from fluxviz.cli.app import app as command_line
from fluxviz.export.card_formats import card_json, card_markdown
from fluxviz.rendering import with_provenance
from fluxviz.topology.reference_card import reference_card

# What a secret may stand in. {s} is the secret as it is, {q} URL-encoded.
PLACES: dict[str, str] = {
    "password by name": "DB_PASSWORD={s}",
    "key by name": "STRIPE_API_KEY={s}",
    "token by name": "GITHUB_TOKEN={s}",
    "plain variable": "GREETING={s}",
    "several words": "MOTD=hello {s} world",
    "user info": "DATABASE_URL=postgresql://{q}:{q}@fluxdb_shop:5432/shop",
    "user info, http": "API_URL=https://{q}:{q}@api.example.com/v1",
    "only a user": "SENTRY_DSN=https://{q}@o1.ingest.example.com/42",
    "query": "WEBHOOK=https://hooks.example.com/in?token={q}&x=1",
    "path": "WEBHOOK_URL=https://hooks.example.com/services/{q}",
    "fragment": "LINK_URL=https://example.com/a#{q}",
    "path of a public host": "CALLBACK_URL=https://shop.app.runonflux.io/hook/{q}",
    "path in a front end": "REACT_APP_API_URL=https://shop.app.runonflux.io/{q}",
    "go dsn": "DSN=root:{s}@tcp(fluxdb_shop:3306)/shop",
    "libpq": "PGCONN=host=fluxdb_shop port=5432 user=x password={s}",
    "libpq, quoted": "PGCONN=host=fluxdb_shop password='{s}' port=5432",
    "ado": "ConnectionStrings__Db=Server=fluxdb_shop;Port=3306;Uid=x;Pwd={s}",
    "redis": "REDIS=fluxcache_shop:6379,password={s},ssl=False",
    "jdbc": "JDBC_URL=jdbc:mysql://fluxdb_shop:3306/shop?user=x&password={q}",
    "jdbc sqlserver": "JDBC_URL=jdbc:sqlserver://fluxdb_shop:1433;user=sa;password={s};databaseName=x",
    "several hosts": "MONGO_URL=mongodb://u:{q}@fluxdb_shop:27017,fluxcache_shop:27017/shop?authSource={q}",
    "json": 'CONFIG={{"db": {{"host": "fluxdb_shop", "port": 5432, "password": "{s}"}}, "apiKey": "{s}"}}',
    "yaml": "CONFIG={{host: fluxdb_shop, port: 5432, password: {s}}}",
    "flag in a value": "ARGS=--host fluxdb_shop --password={s} --port 5432",
    "no name": "{s}",
    "continued secret": "DB_PASSWORD=abc",
    "authorization": "AUTHORIZATION=Bearer {s}",
    "a file of environment": "F_S_ENV=https://storage.example.com/v1/env/{q}",
}
COMMANDS: dict[str, list[str]] = {
    "flag": ["--password={s}", "--db.host=fluxdb_shop"],
    "flag with a space": ["--api-key", "{s}", "--db.host", "fluxdb_shop"],
    "glued flag": ["mysql", "-p{s}", "-h", "fluxdb_shop"],
    "redis": ["redis-cli", "-a", "{s}", "-h", "fluxcache_shop"],
    "header": ["sh", "-c", "curl -H 'X-Key: {s}' http://fluxdb_shop:3000/x"],
    "user": ["curl", "-u", "admin:{s}", "https://example.com/x"],
    "url": ["sh", "-c", "node x --db postgresql://u:{q}@fluxdb_shop:5432/shop"],
    "assignment": ["sh", "-c", "PGPASSWORD={s} psql -h fluxdb_shop"],
    "word": ["serve", "{s}"],
}


def document(secret: str, place: str, command: str) -> dict[str, Any]:
    """Give an app with a secret in every field that can hold one, and in one notation of each kind."""
    filled = {"s": secret, "q": quote(secret, safe="")}
    entries = [PLACES[place].format(**filled)]
    if place == "continued secret":
        entries.append(secret)
    return {
        "version": 7,
        "name": "shop",
        "description": f"my key {secret}",
        "owner": "1FluxExample",
        "contacts": [secret],
        "instances": 3,
        "nodes": [],
        "compose": [
            {
                "name": "web",
                "description": secret,
                "repotag": f"robot:{quote(secret, safe='')}@registry.example.com/web:1",
                "ports": [31000],
                "containerPorts": [3000],
                "domains": [f"https://u:{quote(secret, safe='')}@shop.example.com/{quote(secret, safe='')}"],
                "environmentParameters": ["LOG=SEND", *entries],
                "commands": [word.format(**filled) for word in COMMANDS[command]],
                "secrets": secret,
                "repoauth": secret,
                "containerData": "/data",
            },
            {"name": "db", "repotag": "postgres:16", "ports": [], "containerPorts": [], "domains": []},
            {"name": "cache", "repotag": "redis:7", "ports": [], "containerPorts": [], "domains": []},
        ],
    }


def outputs(source: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield every output that an app has, by name."""
    spec = load(source)
    yield "repr of the spec", repr(spec) + str(spec) + "".join(repr(part) for part in spec.components)
    yield "model of the spec", spec.model_dump_json() + repr(spec.model_dump())
    yield "pickle of the spec", pickle.dumps(spec).decode("latin-1")
    yield "warnings", "".join(map(str, spec.warnings)) + repr(spec.warnings)
    topology = build(spec)
    yield "topology", repr(topology) + repr(topology.nodes) + repr(topology.edges) + repr(topology.notes)
    yield "graph", repr(list(topology.graph.nodes(data=True))) + repr(list(topology.graph.edges(data=True)))
    yield "pickle of the topology", pickle.dumps(topology).decode("latin-1")
    for naming in ("guide", "fdm"):
        diagram = draw(spec, naming=naming)
        yield f"svg, {naming}", diagram.svg()
        yield f"dot, {naming}", diagram.dot()
        yield f"json, {naming}", diagram.json()
        for suffix in (".mmd", ".d2", ".drawio", ".graphml", ".md", ".svg"):
            yield f"{suffix} as it is saved, {naming}", str(with_provenance(diagram, suffix))
        yield f"notebook, {naming}", repr(diagram._repr_mimebundle_())
        yield f"text, {naming}", diagram.text() + repr(diagram)
    card = reference_card(topology)
    yield "hosts", card_json(card, verify=True) + card_markdown(card, verify=True)
    yield "explain", repr(explain(topology))
    yield "trace", repr([trace(topology, node.id) for node in topology.nodes])


def commands(source: dict[str, Any], tmp_path: Path) -> Iterator[tuple[str, str]]:
    """Yield what every command prints."""
    import json

    path = tmp_path / "app.json"
    path.write_text(json.dumps(source), encoding="utf-8")
    for words in (
        ["draw"], ["draw", "--format", "dot"], ["draw", "--format", "json"], ["hosts", "--verify"], ["explain"],
        ["hosts", "--format", "markdown"], ["trace", "--from", "browser"], ["trace", "--to", "db"],
    ):  # fmt: skip
        done = CliRunner().invoke(command_line, [words[0], str(path), *words[1:]])
        yield " ".join(words), done.output + done.stderr


def forms(secret: str) -> list[str]:
    """Give the forms in which a secret could get out."""
    encoded = base64.b64encode(secret.encode()).decode().rstrip("=")
    return [secret, quote(secret, safe=""), html.escape(secret), encoded[: len(encoded) // 4 * 4]]


def assert_silent(secret: str, texts: Iterator[tuple[str, str]]) -> None:
    for name, text in texts:
        folded = text.casefold()
        for form in forms(secret):
            assert form.casefold() not in folded, f"{name} holds the secret"


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("secret", ["s3cr3tCanary0123456789xyz", "p@ss/w0rd:with#odd?ch%rs&<b>42-canary"])
def test_no_output_holds_a_secret_of_a_command(secret: str, command: str) -> None:
    assert_silent(secret, outputs(document(secret, "plain variable", command)))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("secret", ["s3cr3tCanary0123456789xyz", "p@ss/w0rd:with#odd?ch%rs&<b>42-canary"])
def test_no_output_holds_a_secret_of_the_environment(secret: str, place: str) -> None:
    assert_silent(secret, outputs(document(secret, place, "word")))


@pytest.mark.slow
def test_no_command_prints_a_secret(tmp_path: Path) -> None:
    secret = "s3cr3tCanary0123456789xyz"
    for place, command in zip(PLACES, list(COMMANDS) * 4, strict=False):
        assert_silent(secret, commands(document(secret, place, command), tmp_path))


CANARY = "Zq7"
"""Begins every generated secret, so that none is a word of the program."""

plain_secrets = st.text(string.ascii_letters + string.digits, min_size=20, max_size=40).map(CANARY.__add__)
odd_secrets = st.text(string.ascii_letters + string.digits + "!$%&*+,-.:;=?@^_~#/|<>", min_size=16, max_size=40).map(
    CANARY.__add__
)


@pytest.mark.slow
@settings(deadline=None, max_examples=40)
@given(
    plain_secrets,
    st.sampled_from(sorted(PLACES)),
    st.sampled_from(sorted(COMMANDS)),
)
def test_no_generated_secret_gets_out(secret: str, place: str, command: str) -> None:
    assert_silent(secret, outputs(document(secret, place, command)))


@pytest.mark.slow
@settings(deadline=None, max_examples=40)
@given(odd_secrets, st.sampled_from([name for name, text in PLACES.items() if "{s}" not in text]))
def test_no_secret_of_odd_characters_gets_out_of_a_url(secret: str, place: str) -> None:
    assert_silent(secret, outputs(document(secret, place, "word")))


@given(plain_secrets, st.integers(0, 7))
def test_no_refusal_repeats_what_it_found(secret: str, place: int) -> None:
    broken: list[dict[str, Any]] = [
        {"version": secret, "name": "shop", "compose": [{"name": "web"}]},
        {"version": 4, "name": {"x": secret}, "compose": [{"name": "web"}]},
        {"version": 4, "name": "shop", "compose": secret},
        {"version": 4, "name": "shop", "compose": [secret]},
        {"version": 4, "name": "shop", "compose": [{"name": "web", "ports": [secret]}]},
        {"version": 4, "name": "shop", "compose": [{"name": "web", "environmentParameters": secret}]},
        {"version": 4, "name": "shop", "compose": [{"name": "web", "cpu": secret}]},
        {"status": "error", "data": secret},
    ]
    with pytest.raises(FluxvizError) as caught:
        load(broken[place])
    assert secret not in str(caught.value) + repr(caught.value)


def test_nothing_is_logged(caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    with caplog.at_level(logging.DEBUG):
        draw(document("s3cr3tCanary0123456789xyz", "user info", "url")).svg()
    assert "s3cr3tCanary" not in caplog.text


def test_schemes_hosts_ports_and_database_names_stay_readable() -> None:
    text = explain(build(load(document("s3cr3tCanary0123456789xyz", "user info", "word"))))
    values = [evidence.value for each in text for evidence in each.evidence]
    assert "postgresql://•••:•••@fluxdb_shop:5432/shop" in values


def test_a_pickle_holds_the_spec_without_its_secrets() -> None:
    again = pickle.loads(pickle.dumps(load(document("s3cr3tCanary0123456789xyz", "user info", "word"))))
    assert isinstance(again, AppSpec)
    assert [part.name for part in again.components] == ["web", "db", "cache"]
    assert again.components[0].environment[1].value.reveal() == "•••"


def test_nothing_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    draw(document("s3cr3tCanary0123456789xyz", "user info", "url")).svg()
    said = capsys.readouterr()
    assert said.out + said.err == ""
