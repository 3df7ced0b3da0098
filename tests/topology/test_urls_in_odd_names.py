"""A URL names a host whatever its variable is called; a bare name does so only where the variable says host."""

from __future__ import annotations

import pytest

from fluxviz import build
from tests.specimens import app, component

NAMES = ("USERS", "ACCOUNTS", "IDENTITY", "ADMIN", "ROLE", "ENGINE", "DATABASE", "REGISTRY", "MAIL", "IMAGES")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("host", ["fluxuser_shop", "fluxusers_other"])
def test_a_url_to_a_name_that_leads_nowhere_is_told(name: str, host: str) -> None:
    api = component(environmentParameters=[f"{name}=http://{host}:8000", f"{name}_TAG={host}"])
    (edge,) = build(app(api, component("users", 8000))).of_kind("internal", "unresolved", "egress")
    assert (edge.kind, edge.host, edge.port) == ("unresolved", host, 8000)


@pytest.mark.parametrize("name", NAMES)
def test_a_bare_name_in_a_variable_of_another_thing_is_no_link(name: str) -> None:
    api = component(environmentParameters=[f"{name}=fluxuser_shop"])
    assert not build(app(api, component("users", 8000))).of_kind("internal", "unresolved", "egress")
