"""The guard of the whole suite: what no test may call is refused, and told."""

from __future__ import annotations

import socket

import pytest

from fluxviz.errors import NetworkError
from fluxviz.network import FluxApi
from tests import no_network


@pytest.mark.parametrize("host", ["203.0.113.1", "api.runonflux.io", "2001:db8::1"])
def test_a_call_to_elsewhere_is_refused_and_told(host: str) -> None:
    with pytest.raises(OSError, match="no test may ask the network"):
        socket.create_connection((host, 80))
    assert no_network.refused()


def test_the_client_would_ask_the_team_and_no_one_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FLUXVIZ_API", raising=False)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(NetworkError, match=r"flux:shop: no connection: api\.runonflux\.io"):
        FluxApi(pause=0).spec("shop")
    asked = {each.rpartition(" ")[2] for each in no_network.refused()}
    assert asked == {"api.runonflux.io", "api.runonflux.com"}


def test_this_machine_may_be_called() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass
    assert no_network.refused() == []
