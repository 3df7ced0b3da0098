"""What is suggested changes the host and nothing else: no scheme, user, database or path of the same name."""

from __future__ import annotations

import pytest

from fluxviz import check
from fluxviz.checks.names.rewriting import with_host
from tests.specimens import app, component, document

API = component("api", 33000, containerPorts=[3000], repotag="acme/api:1")
REDIS = component("redis", None, repotag="redis:7")
DB = component("db", None, repotag="postgres:16")


@pytest.mark.parametrize(
    ("value", "host", "after"),
    [
        ("redis://redis:6379", "redis", "redis://NEW:6379"),
        ("rediss://redis/redis", "redis", "rediss://NEW/redis"),
        ("postgres://db:db@db:5432/db?host=db", "db", "postgres://db:db@NEW:5432/db?host=db"),
        ("redis,db:1", "db", "redis,NEW:1"),
        ("--host=db --name db-1", "db", "--host=NEW --name db-1"),
        ("db", "db", "NEW"),
        ("mydb", "db", "mydb"),
        ("DB:5432", "db", "NEW:5432"),
    ],
)
def test_the_host_alone_is_replaced(value: str, host: str, after: str) -> None:
    assert with_host(value, host, "NEW") == after


@pytest.mark.parametrize(
    ("value", "fix"),
    [
        ("redis://redis:6379", "URL=redis://fluxredis_shop:6379"),
        ("postgres://me@db:5432/db", "URL=postgres://•••@fluxdb_shop:5432/db"),
    ],
)
def test_a_bare_name_is_lengthened_where_it_is_the_host(value: str, fix: str) -> None:
    web = component("web", 80, environmentParameters=[f"URL={value}"])
    (found,) = check(app(web, REDIS, DB)).of("FX105")
    assert found.fix == fix


@pytest.mark.parametrize(
    ("value", "fix"),
    [
        ("wss://api-shop.app.runonflux.io/ws", "X=wss://shop_33000.app.runonflux.io/•••"),
        ("ws://api-shop.app.runonflux.io", "X=wss://shop_33000.app.runonflux.io"),
        ("https://api-shop.app.runonflux.io/v1?key=hunter2", "X=https://shop_33000.app.runonflux.io/•••"),
        ("api-shop.app.runonflux.io", "X=shop_33000.app.runonflux.io"),
    ],
)
def test_a_public_name_keeps_its_scheme_and_what_stands_around_is_masked(value: str, fix: str) -> None:
    found = check(app(component("web", 80, environmentParameters=[f"X={value}"]), API)).of("FX415")
    assert {each.fix for each in found} == {fix}


@pytest.mark.parametrize(
    ("url", "image", "inside", "fix"),
    [
        ("https://NAME/v1", "acme/x:1", 3000, "X=http://fluxx_shop:3000/•••"),
        ("wss://NAME", "acme/x:1", 3000, "X=ws://fluxx_shop:3000"),
        ("http://NAME", "acme/x:1", 8443, "X=https://fluxx_shop:8443"),
        ("ws://NAME", "acme/x:1", 8443, "X=wss://fluxx_shop:8443"),
        ("https://NAME", "eclipse-mosquitto:2", 8883, "X=mqtts://fluxx_shop:8883"),
        ("mqtt://NAME:38000", "emqx/emqx:5", 8883, "X=mqtts://fluxx_shop:8883"),
        ("mqtts://NAME:38000", "eclipse-mosquitto:2", 1883, "X=mqtt://fluxx_shop:1883"),
        ("ssl://NAME:38000", "eclipse-mosquitto:2", 1883, "X=tcp://fluxx_shop:1883"),
        ("https://NAME", "postgres:16", 5432, "X=postgresql://fluxx_shop:5432"),
        ("valkeys://NAME:38000", "redis:7", 6379, "X=redis://fluxx_shop:6379"),
        ("https://NAME", "itzg/minecraft-server:1", 25565, ""),
        ("redis://NAME:38000", "acme/x:1", 5432, ""),
    ],
)
def test_inside_the_app_a_port_is_called_by_the_scheme_of_what_it_speaks(
    url: str, image: str, inside: int, fix: str
) -> None:
    """The edge ends TLS of HTTP; what else a port speaks has a scheme of its own, or none is offered."""
    caller = component("caller", 80, environmentParameters=[f"X={url.replace('NAME', 'shop_38000.app.runonflux.io')}"])
    (found,) = check(app(caller, component("x", 38000, containerPorts=[inside], repotag=image))).of("FX107")
    assert found.fix == fix


def test_a_web_server_is_not_said_to_listen_where_it_declares_no_port() -> None:
    gateway = component("gateway", 31080, containerPorts=[80], repotag="nginx:1.27")
    worker = component("worker", None, environmentParameters=["SELF=localhost:8080"], repotag="acme/worker:1")
    assert not check(app(gateway, worker)).of("FX109")


@pytest.mark.parametrize(
    "more", [{"environmentParameters": ["PGPASSWORD=kd83hfkq91x"]}, {"commands": ["x", "--requirepass", "kd83hfkq91x"]}]
)
def test_a_secret_whose_name_is_one_word_is_seen(more: dict[str, list[str]]) -> None:
    (found,) = check(app(component("web", 80, **more))).of("FX307")
    assert "kd83hfkq91x" not in found.message


def test_domains_that_are_missing_together_are_suggested_together() -> None:
    """Each alone would take the place of the other; an entry holds several, with a comma between."""
    web = component("web", 80, domains=["old.example.com"])
    settings = {"proxied": True, "ssl": "full"}
    access = {"domains": dict.fromkeys(("a.example.com", "b.example.com", "www.b.example.com"), settings)}
    fixes = {found.fix for found in check(app(web), access=access).of("FX405")}
    assert fixes == {'"domains": ["old.example.com,a.example.com,b.example.com"]'}


@pytest.mark.parametrize(
    ("ports", "fix", "said"),
    [
        (
            [33001],
            "REACT_APP_API=https://shop_33001.app.runonflux.io",
            "https://shop_33001.app.runonflux.io leads to api",
        ),
        ([], "", "api has no public port that it could call"),
    ],
)
def test_localhost_in_a_page_is_the_visitors_machine(ports: list[int], fix: str, said: str) -> None:
    """An internal name would not do for a browser either."""
    web = component("web", 33080, containerPorts=[80], environmentParameters=["REACT_APP_API=http://localhost:3001"])
    api = component("api", None, repotag="acme/api", ports=ports, environmentParameters=["PORT=3001"])
    api["containerPorts"] = [3001] if ports else []
    (found,) = check(app(web, api)).of("FX109")
    assert found.message.endswith(f"gives the browser localhost, the visitor's own machine; {said}")
    assert found.fix == fix


def test_no_name_is_suggested_that_nobody_publishes_either() -> None:
    """The domain manager serves no app of version 1; in a browser, no other address does for the name."""
    old = document("v1_bot")
    old["enviromentParameters"] = [f"API=https://{old['name']}.app.runonflux.io"]
    (found,) = check(old).of("FX415")
    assert "serves no app of spec version 1" in found.message
    assert found.fix == ""
    web = component("web", 33080, environmentParameters=["REACT_APP_API=http://fluxapi_minecraft1:3001"])
    (lost,) = check(app(web, component("api", 3001), name="minecraft1")).of("FX108")
    assert lost.message.endswith("; api has no public name with an answer")
    assert lost.fix == ""


def test_the_own_record_of_a_game_server_is_no_name_of_the_edge() -> None:
    game = component("valheim", 2456, repotag="lloesche/valheim-server", containerData="g:/config")
    web = component("map", 33080, containerPorts=[80], repotag="nginx:1", domains=["map.example.com"])
    overlay = {"domains": {"map.example.com": {"proxied": False, "cname": "valheimx.app2.runonflux.io"}}}
    (found,) = check(app(game, web, name="valheimx"), access=overlay).of("FX413")
    assert "the address of the primary's node itself; HTTPS answers at valheimx.app.runonflux.io" in found.message
    overlay["domains"]["map.example.com"]["cname"] = "valheimx_33080.app2.runonflux.io"
    assert not check(app(game, web, name="valheimx"), access=overlay).of("FX413")


@pytest.mark.parametrize(
    "entry",
    [
        "CORS_ORIGINS=https://shop.example.com,http://localhost:8000",
        "CSP=connect-src ws://localhost:8000",
        "REDIRECT_URI=http://localhost:8000/cb",
    ],
)
def test_what_others_are_told_of_localhost_is_no_call(entry: str) -> None:
    """With the name of the neighbour in its place, visitors would be locked out."""
    web = component("web", 3000, repotag="acme/web", environmentParameters=[entry])
    assert not check(app(web, component("api", 8000, repotag="acme/api"))).of("FX109")


@pytest.mark.parametrize(
    ("entry", "fix"),
    [
        ("VITE_WS=ws://localhost:8000/live", "VITE_WS=wss://shop_8000.app.runonflux.io/•••"),
        ("VITE_GQL=http://fluxapi_shop:8000/graphql", "VITE_GQL=https://shop_8000.app.runonflux.io/•••"),
    ],
)
def test_what_a_browser_calls_keeps_its_path_and_is_a_websocket_if_it_was(entry: str, fix: str) -> None:
    web = component("web", 3000, repotag="acme/web", environmentParameters=[entry])
    (found,) = check(app(web, component("api", 8000, repotag="acme/api"))).of("FX108", "FX109")
    assert found.fix == fix


@pytest.mark.parametrize(
    "name", ["GF_AUTH_GENERIC_OAUTH_AUTH_URL", "OAUTH_AUTHORIZE_URL", "LOGIN_URL", "SSO_URL", "KEYCLOAK_URL", "CDN_URL"]
)
def test_no_name_inside_the_app_is_offered_for_what_visitors_are_sent_to(name: str) -> None:
    entry = f"{name}=https://api-shop.app.runonflux.io/x"
    web = component("web", 3000, repotag="acme/web", environmentParameters=[entry])
    assert not check(app(web, component("api", 8000, repotag="acme/api"))).of("FX107")


def test_a_replicas_own_port_is_not_its_masters() -> None:
    """bitnami/redis: ``REDIS_PORT_NUMBER`` is where the replica listens itself."""
    settings = ["REDIS_MASTER_HOST=fluxmain_shop", "REDIS_PORT_NUMBER=6380"]
    replica = component("copy", None, repotag="bitnami/redis:7", environmentParameters=settings)
    assert not check(app(component("main", None, repotag="bitnami/redis:7"), replica)).of("FX202")
