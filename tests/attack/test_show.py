"""What the user opens is one variable, by its exact name; and no repr holds a document."""

from __future__ import annotations

from fluxviz import build, load
from fluxviz.errors import SpecError
from fluxviz.spec.source import open_document
from tests.specimens import app, component

from .shapes import CANARY


def seen(show: list[str], **settings: object) -> str:
    topology = build(load(app(component("api", 3000, **settings), component("db", 5432))), access={"show": show})
    return repr((topology.nodes, topology.edges))


def test_show_opens_no_command() -> None:
    url = f"postgres://u:{CANARY}@fluxdb_shop/x"
    assert CANARY not in seen(["command"], commands=["app", "--dsn", url], environmentParameters=["command=x"])


def test_show_opens_no_entry_behind_the_variable() -> None:
    entries = ["DB_HOST=fluxdb_shop:1", f"fluxdb_shop:2/{CANARY}", f"https://x.example.com/{CANARY}"]
    shown = seen(["DB_HOST", "entry 2"], environmentParameters=entries)
    assert CANARY not in shown
    assert "fluxdb_shop:1" in shown


def test_show_opens_the_variable_that_is_named() -> None:
    entries = ["DB_URL=postgres://u:opened@fluxdb_shop/x", f"db_url=postgres://u:{CANARY}@fluxdb_shop/x"]
    shown = seen(["DB_URL"], environmentParameters=entries)
    assert "opened" in shown
    assert CANARY not in shown


def test_no_repr_holds_a_document() -> None:
    assert CANARY not in repr(open_document(f'{{"description": "{CANARY}"}}', SpecError))
    assert CANARY not in repr(open_document({"description": CANARY}, SpecError))
