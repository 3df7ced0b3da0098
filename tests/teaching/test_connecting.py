"""Code to connect: it holds the app's own hosts and ports, it is code, and no secret is in it."""

from __future__ import annotations

import ast
import shutil

import pytest

import fluxviz
from fluxviz import FluxvizError, UnknownNameError
from fluxviz.teaching import LANGUAGES, ConnectionCode, connection_code
from fluxviz.teaching.code_forms import FORMS
from tests.programs import run_program
from tests.specimens import app, component, path_of

FULLSTACK = fluxviz.build(fluxviz.load(path_of("guide_fullstack")))
IMAGES = {
    "postgres:16": 5432,
    "mysql:8": 3306,
    "mongo:7": 27017,
    "redis:7": 6379,
    "rabbitmq:3": 5672,
    "nginx:1": 80,
    "apache/kafka:3": 9092,
}


def every_code(language: str) -> list[ConnectionCode]:
    codes = []
    for image, port in IMAGES.items():
        spec = fluxviz.load(app(component("api"), component("other", port, repotag=image)))
        codes.append(connection_code(fluxviz.build(spec), "api", "other", language=language))
    return codes


def test_it_names_the_host_and_port_of_the_link() -> None:
    for language in LANGUAGES:
        code = str(connection_code(FULLSTACK, "api", "postgres", language=language))
        assert '"fluxpostgres_fullstack"' in code
        assert "5432" in code
        assert "DB_PASSWORD" in code


def test_a_browser_is_given_the_public_url() -> None:
    code = connection_code(FULLSTACK, "browser", "api", language="node")
    assert str(code).startswith('const answer = fetch("https://api-fullstack.app.runonflux.io")')
    assert code.variables == ()


def test_the_container_port_is_called_and_not_the_public_one() -> None:
    spec = fluxviz.load({"version": 4, "name": "shop", "compose": [
        {"name": "api", "ports": [33000], "containerPorts": [3000]},
        {"name": "web", "ports": [33080], "containerPorts": [80], "repotag": "nginx:1"},
    ]})  # fmt: skip
    code = str(connection_code(fluxviz.build(spec), "api", "web"))
    assert '"http://fluxweb_shop:80"' in code
    assert "33080" not in code


def test_the_variables_it_reads_are_told_and_are_in_it() -> None:
    for language in LANGUAGES:
        for code in every_code(language):
            assert all(name in str(code) for name in code.variables)


def test_python_code_is_python() -> None:
    for code in every_code("python"):
        ast.parse(str(code))


@pytest.mark.skipif(shutil.which("node") is None, reason="there is no node to read JavaScript with")
def test_node_code_is_javascript() -> None:
    for code in every_code("node"):
        done = run_program(["node", "--check", "-"], stdin=str(code))
        assert done.returncode == 0, done.stderr


def test_both_languages_know_the_same_protocols() -> None:
    assert {frozenset(forms) for forms in FORMS.values()} == {frozenset(FORMS["python"])}


def test_no_secret_of_the_spec_is_in_it() -> None:
    canary = "canary-7c1e"
    url = f"DB_URL=postgres://{canary}:{canary}@fluxdb_shop:5432/{canary}"
    settings = [url, f"DB_PASSWORD={canary}"]
    spec = fluxviz.load(app(component(environmentParameters=settings), component("db", 5432, repotag="postgres")))
    for language in LANGUAGES:
        assert canary not in str(connection_code(fluxviz.build(spec), "api", "db", language=language))


def test_a_host_full_of_marks_is_quoted() -> None:
    name = 'a"];import os#'
    spec = fluxviz.load(app(component("api"), component(name, 80)))
    tree = ast.parse(str(connection_code(fluxviz.build(spec), "api", name)))
    assert not any(isinstance(node, ast.Import) for node in ast.walk(tree))


def test_what_cannot_be_called_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="unknown language 'cobol'; choose from: python, node"):
        connection_code(FULLSTACK, "api", "postgres", language="cobol")
    with pytest.raises(UnknownNameError, match="unknown node 'nobody'"):
        connection_code(FULLSTACK, "api", "nobody")
    with pytest.raises(UnknownNameError, match="unknown component 'edge'"):
        connection_code(FULLSTACK, "api", "edge")
    with pytest.raises(FluxvizError, match="no public name leads to postgres: the browser cannot call it"):
        connection_code(FULLSTACK, "browser", "postgres")
    with pytest.raises(FluxvizError, match="no host and port of postgres is known that Flux edge could call"):
        connection_code(FULLSTACK, "edge", "postgres")


def test_it_shows_itself_as_code() -> None:
    code = connection_code(FULLSTACK, "api", "postgres", language="node")
    assert repr(code) == str(code).rstrip("\n")
    assert repr(code).startswith("const { Pool } = require('pg');")
