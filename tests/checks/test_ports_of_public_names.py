"""What is advised for a public name with a port: the port's own name, and no name of HTTP for what speaks none."""

from __future__ import annotations

from typing import Any

import pytest

from fluxviz import check
from tests.specimens import app, component

APP = "shop.app.runonflux.io"


def found(*entries: str, data: str = "/data") -> list[tuple[str, str, str]]:
    web = component("web", 8081, repotag="acme/web:1", environmentParameters=list(entries))
    api = component("api", 3000, repotag="acme/api:1")
    db: dict[str, Any] = component("db", 15432, containerPorts=[5432], repotag="postgres:16", containerData=data)
    codes = ("FX415", "FX416", "FX417")
    return [(each.code, each.message, each.fix) for each in check(app(web, api, db)) if each.code in codes]


def test_a_port_has_a_name_of_its_own() -> None:
    ((code, _, fix),) = found(f"VITE_API=https://{APP}:3000")
    assert (code, fix) == ("FX416", "VITE_API=https://shop_3000.app.runonflux.io")


@pytest.mark.parametrize(
    "entry", [f"DB=postgres://u:pw@{APP}:15432/x", f"MQ=mqtt://{APP}:1883", f"DB_URL=https://{APP}:15432"]
)
def test_what_is_not_spoken_by_the_web_gets_no_web_address(entry: str) -> None:
    ((code, message, fix),) = found(entry)
    assert (code, fix) == ("FX416", "")
    assert message.endswith("the edge answers there by HTTPS alone, on 443")
    assert "pw" not in message


def test_the_guides_name_of_what_speaks_no_http_is_its_host_inside_the_app() -> None:
    ((code, message, fix),) = found("DB=postgres://u:pw@db-shop.app.runonflux.io:5432/x")
    assert (code, fix) == ("FX415", "")
    assert message.endswith("which nobody publishes; inside the app, db is fluxdb_shop:5432")


def test_where_the_edge_passes_tcp_the_web_is_still_called_by_https() -> None:
    assert [code for code, _, _ in found(f"VITE_API=http://{APP}", data="g:/data")] == ["FX417"]
    assert found(f"DB=postgres://u:pw@{APP}:15432/x", data="g:/data") == []
