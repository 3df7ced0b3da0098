"""Generated apps: the links that are written, in any notation, are the links that are read."""

from __future__ import annotations

import json
import string
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from fluxviz import build, load

# A link is rendered by one of these: (host, port, unique number) -> environment entries and command words.
Notation = Callable[[str, int, int], tuple[list[str], list[str]]]


def _entries(*entries: str) -> tuple[list[str], list[str]]:
    return list(entries), []


NOTATIONS: dict[str, Notation] = {
    "url": lambda h, p, n: _entries(f"SVC{n}_URL=http://{h}:{p}/v1"),
    "url with credentials": lambda h, p, n: _entries(f"SVC{n}_URL=postgresql://u{n}:p%40ss@{h}:{p}/db"),
    "several hosts": lambda h, p, n: _entries(
        f"MONGO{n}_URI=mongodb://u:p@{h}:{p},mongo.example.com:27017/x?replicaSet=r"
    ),
    "jdbc": lambda h, p, n: _entries(f"SPRING{n}_DATASOURCE_URL=jdbc:postgresql://{h}:{p}/db?user=x&password=y"),
    "sql server": lambda h, p, n: _entries(f"DB{n}=jdbc:sqlserver://{h}:{p};databaseName=x;user=sa;password=y"),
    "go dsn": lambda h, p, n: _entries(f"DSN{n}=root:s3cret@tcp({h}:{p})/db?parseTime=true"),
    "libpq": lambda h, p, n: _entries(f"PG{n}_CONN=host={h} port={p} dbname=x user=y password=z"),
    "ado": lambda h, p, n: _entries(f"ConnectionStrings__C{n}=Server={h};Port={p};Database=x;Uid=y;Pwd=z"),
    "ado with comma": lambda h, p, n: _entries(f"ConnectionStrings__C{n}=Server=tcp:{h},{p};Database=x;User Id=sa"),
    "pair": lambda h, p, n: _entries(f"SVC{n}_HOST={h}", f"SVC{n}_PORT={p}"),
    "camel pair": lambda h, p, n: _entries(f"svc{n}Host={h}", f"svc{n}Port={p}"),
    "glued pair": lambda h, p, n: _entries(f"PG{n}HOST={h}", f"PG{n}PORT={p}"),
    "hostname pair": lambda h, p, n: _entries(f"SVC{n}_HOSTNAME={h}", f"SVC{n}_PORT={p}"),
    "host and port": lambda h, p, n: _entries(f"SVC{n}_ADDR={h}:{p}"),
    "leading space": lambda h, p, n: _entries(f"SVC{n}_ENDPOINT= {h}:{p}"),
    "quoted": lambda h, p, n: _entries(f'SVC{n}_SERVER="{h}:{p}"'),
    "upper case": lambda h, p, n: _entries(f"SVC{n}_URL=http://{h.upper()}:{p}"),
    "broker list": lambda h, p, n: _entries(f"KAFKA{n}_BROKERS=kafka.example.com:9092,{h}:{p}"),
    "split list": lambda h, p, n: _entries(f"KAFKA{n}_BROKERS=kafka.example.com:9092", f"{h}:{p}"),
    "json": lambda h, p, n: _entries(f"CONFIG{n}=" + json.dumps({"db": {"host": h, "port": p, "password": "x"}})),
    "json url": lambda h, p, n: _entries(f"CONFIG{n}=" + json.dumps({"upstreams": [f"http://{h}:{p}"]})),
    "yaml": lambda h, p, n: _entries(f"CONFIG{n}={{database: {{host: {h}, port: {p}}}}}"),
    "flag": lambda h, p, _: ([], [f"--db.host={h}", f"--db.port={p}"]),
    "flag with a space": lambda h, p, _: ([], ["--upstream", f"{h}:{p}"]),
    "url in a command": lambda h, p, _: ([], [f"--backend=http://{h}:{p}/"]),
    "wait for it": lambda h, p, _: ([], ["sh", "-c", f"./wait-for-it.sh {h}:{p} -- node server.js"]),
    "short flags": lambda h, p, _: ([], ["sh", "-c", f"until psql -h {h} -p {p} -U x; do sleep 1; done; node x.js"]),
}

names = st.text(string.ascii_lowercase, min_size=3, max_size=12).filter(
    lambda name: not name.startswith(("flux", "zel"))
)


@st.composite
def apps(draw: st.DrawFn) -> tuple[dict[str, Any], set[tuple[str, str, int]]]:
    """Give an app, and the links (source, target, port) that its settings hold."""
    app = draw(names)
    components = draw(st.lists(names, min_size=2, max_size=5, unique=True))
    environment: dict[str, list[str]] = {name: ["NODE_ENV=production", "PORT=3000"] for name in components}
    commands: dict[str, list[str]] = {name: [] for name in components}
    links: set[tuple[str, str, int]] = set()
    for number in range(draw(st.integers(1, 6))):
        source = draw(st.sampled_from(components))
        target = draw(st.sampled_from([name for name in components if name != source]))
        port = draw(st.integers(1024, 65535))
        in_environment = [name for name, write in NOTATIONS.items() if not write("h", 1, 0)[1]]
        notation = NOTATIONS[draw(st.sampled_from(in_environment if commands[source] else sorted(NOTATIONS)))]
        entries, words = notation(f"flux{target}_{app}", port, number)
        environment[source] += entries
        commands[source] += words
        links.add((source, target, port))
    compose = [
        {
            "name": name,
            "repotag": "acme/service:1",
            "ports": [],
            "containerPorts": [],
            "environmentParameters": environment[name],
            "commands": commands[name],
        }
        for name in components
    ]
    return {"version": 8, "name": app, "compose": compose}, links


@given(apps())
def test_the_links_that_are_written_are_the_links_that_are_read(case: tuple[dict[str, Any], set[Any]]) -> None:
    document, links = case
    topology = build(load(document))
    read = {
        (edge.source.removeprefix("component."), edge.target.removeprefix("component."), edge.port)
        for edge in topology.of_kind("internal")
    }
    assert read == links


@given(apps())
def test_every_link_has_evidence_that_names_its_setting(case: tuple[dict[str, Any], set[Any]]) -> None:
    document, _ = case
    for edge in build(load(document)).of_kind("internal"):
        assert edge.evidence
        for evidence in edge.evidence:
            assert evidence.component == edge.source.removeprefix("component.")
            assert evidence.variable == "command" or any(
                entry.startswith(f"{evidence.variable}=")
                for part in document["compose"]
                if part["name"] == evidence.component
                for entry in part["environmentParameters"]
            )
            assert evidence.why.endswith(".")
            assert evidence.certainty in ("certain", "likely")
