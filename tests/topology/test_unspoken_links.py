"""What looks like a link and is none, what is a link and does not look like one, and ports that are likely only."""

from __future__ import annotations

from typing import Any

import pytest

from fluxviz import Topology, build, check, load

Call = tuple[str, str]


def _app(*environment: str, command: list[str] | None = None, **more: Any) -> dict[str, Any]:
    parts = [("db", "postgres:16"), ("mq", "rabbitmq:3"), ("cache", "redis:7"), ("es1", "elasticsearch:8")]
    inside = [{"name": name, "repotag": image, "ports": [], "containerPorts": []} for name, image in parts]
    api = {"name": "api", "repotag": "acme/api:1", "ports": [31000], "containerPorts": [3000], **more}
    return {
        "version": 8,
        "name": "shop",
        "compose": [{**api, "environmentParameters": list(environment), "commands": command or []}, *inside],
    }


def _built(*environment: str, command: list[str] | None = None, **more: Any) -> Topology:
    return build(load(_app(*environment, command=command, **more)))


def _outside(topology: Topology) -> list[str]:
    return [f"{edge.host}:{edge.port_text}" for edge in topology.of_kind("egress")]


def _inside(topology: Topology) -> list[Call]:
    return [(edge.target.removeprefix("component."), edge.port_text) for edge in topology.of_kind("internal")]


@pytest.mark.parametrize(
    "entry",
    [
        "MAIL_FROM_ADDRESS=hello@example.com",
        "SMTP_FROM_ADDRESS=Shop <no-reply@shop.example.com>",
        "SUPPORT_ADDRESS=help@example.com, sales@example.com",
        "VAPID_SUBJECT_ADDRESS=mailto:ops@example.com",
        "NOTIFY_ENDPOINT=ops@example.com",
        "PEERS=me@example.com",
    ],
)
def test_the_address_of_a_person_is_no_host(entry: str) -> None:
    assert _outside(_built(entry)) == []


@pytest.mark.parametrize(
    ("entry", "called"),
    [
        ("QUEUE_ADDRESS=guest:secret@mq.example.com", "mq.example.com:"),
        ("PEERS=id@mq.example.com:5672", "mq.example.com:5672"),
        ("SSH_HOST=deploy@vps.example.com", "vps.example.com:"),
        ("MAIL_URL=smtp://me%40example.com:secret@smtp.example.com", "smtp.example.com:25"),
    ],
)
def test_a_login_before_a_host_is_no_person(entry: str, called: str) -> None:
    assert _outside(_built(entry)) == [called]


def test_voters_of_a_cluster_are_hosts() -> None:
    assert _inside(_built("VOTERS=1@fluxmq_shop:9093,2@fluxes1_shop:9093")) == [("mq", "9093"), ("es1", "9093")]


@pytest.mark.parametrize(
    "entry",
    [
        "ASSET_URL=https://cdn.example.net", "ROOT_URL=https://a.example.net", "SITE_URL=https://a.example.net",
        "GF_SERVER_ROOT_URL=https://a.example.net", "CDN_HOST=cdn.example.net", "ASSET_HOST=https://cdn.example.net",
        "SSO_PROXY_URI=https://a.example.net", "CONSOLE_WEB_URL=https://a.example.net", "url=https://a.example.net",
        "BASE_URL=https://a.example.net", "API_EXTERNAL_URL=https://a.example.net", "LOGO_URL=https://a.example.net",
        "MINIO_SERVER_URL=https://a.example.net", "KC_HOSTNAME=https://a.example.net", "NEXTAUTH_URL=https://a.example.net",
    ],
)  # fmt: skip
def test_an_address_that_is_shown_to_others_is_not_called(entry: str) -> None:
    assert _outside(_built(entry, repotag="minio/minio:1")) == []


def test_a_flag_with_the_external_url_is_no_call() -> None:
    assert _outside(_built(command=["prometheus", "--web.external-url=https://prom.example.com"])) == []


@pytest.mark.parametrize(
    "entry",
    [
        "OPENAI_BASE_URL=https://api.example.net", "API_URL=https://api.example.net", "PARTNER_API=https://api.example.net",
        "SLACK_WEBHOOK_URL=https://api.example.net", "HTTPS_PROXY=https://api.example.net",
        "EXTERNAL_API_URL=https://api.example.net", "REDIRECT_SERVICE_URL=https://api.example.net",
    ],
)  # fmt: skip
def test_an_address_of_somebody_else_is_called(entry: str) -> None:
    assert _outside(_built(entry)) == ["api.example.net:443"]


@pytest.mark.parametrize(
    ("entry", "called"),
    [
        ("BROKER=pyamqp://guest@fluxmq_shop//", [("mq", "5672")]),
        ("BROKER_URL=librabbitmq://fluxmq_shop", [("mq", "5672")]),
        ("RESULT_BACKEND=db+postgresql://u:p@fluxdb_shop/x", [("db", "5432")]),
        ("DATABASE_URL=postgis://u:p@fluxdb_shop/x", [("db", "5432")]),
        ("DATABASE_URL=psql://u:p@fluxdb_shop/x", [("db", "5432")]),
        ("DATABASE_URL=cockroachdb+psycopg://u@fluxdb_shop/x", [("db", "26257")]),
        ("CACHE_URL=rediscache://fluxcache_shop/1", [("cache", "6379")]),
        ("CACHE_URL=hiredis://fluxcache_shop/1", [("cache", "6379")]),
        ("BROKER_URL=sentinel://fluxcache_shop", [("cache", "26379")]),
        ("CH_URL=clickhouse+http://fluxdb_shop/x", [("db", "8123")]),
    ],
)
def test_schemes_of_dialects_have_the_port_of_their_protocol(entry: str, called: list[Call]) -> None:
    assert _inside(_built(entry)) == called


def test_an_http_port_belongs_to_the_host_of_its_name() -> None:
    assert _inside(_built("CH_HOST=fluxdb_shop", "CH_HTTP_PORT=8123")) == [("db", "8123")]
    assert _inside(_built("CH_HOST=fluxdb_shop", "CH_PORT=9000", "CH_HTTP_PORT=8123")) == [("db", "9000")]


def test_a_sentinels_port_is_not_its_masters() -> None:
    assert _inside(_built("REDIS_MASTER_HOST=fluxcache_shop", "REDIS_SENTINEL_PORT_NUMBER=26380")) == [
        ("cache", "6379?")
    ]
    own = _built("REDIS_SENTINEL_HOST=fluxcache_shop", "REDIS_PORT=6379", "REDIS_SENTINEL_PORT=26380")
    assert _inside(own) == [("cache", "26380")]


def test_the_usual_port_of_an_image_is_told_as_likely() -> None:
    assert _inside(_built("DB_HOST=fluxdb_shop")) == [("db", "5432?")]
    assert _inside(_built("RABBIT_HOST=fluxmq_shop")) == [("mq", "5672?")]
    assert _inside(_built("RABBIT_HTTP_HOST=fluxmq_shop", "RABBIT_HTTP_PORT=15672")) == [("mq", "15672")]
    assert _inside(_built("DB_HOST=fluxdb_shop", "URL=postgres://fluxdb_shop:5432")) == [("db", "5432")]
    member = {**_app("seeds=fluxes1_shop"), "name": "shop"}
    member["compose"][0]["repotag"] = "elasticsearch:8"
    assert _inside(build(load(member))) == [("es1", "")]
    assert not check(_app("RABBIT_HOST=fluxmq_shop")).of("FX2")


@pytest.mark.parametrize(
    "entry",
    [
        "DB_HOST=fluxdb_", "DB_HOST=fluxdb_:5432", "DB_HOST=fluxdb_${APP}", "DB_HOST=fluxdb_{{ app }}",
        "DB_HOST=fluxdb_<app>", "DB_HOST=fluxdb_%APP%", "DB_HOST=fluxdb_yourappname", "DB_HOST=fluxdb_YOUR_APP",
        "X=--host fluxdb_$APP -v",
        "DATABASE_URL=postgres://u:s3cret@fluxdb_${APP_NAME}:5432/x", "NOTE=see fluxdb_[app] there",
    ],
)  # fmt: skip
def test_a_name_without_its_app_is_drawn_and_does_not_work(entry: str) -> None:
    topology = _built(entry)
    (edge,) = topology.of_kind("internal")
    assert (edge.target, edge.problem.partition(":")[0]) == ("component.db", "unfinished")
    (finding,) = check(_app(entry)).of("FX1").of("FX106")
    assert finding.element == edge.id
    assert "s3cret" not in repr(topology) + finding.text() + finding.fix


def test_an_unfinished_name_of_no_component_is_nobody_s() -> None:
    topology = _built("X_HOST=fluxnone_${APP}")
    assert [edge.kind for edge in topology.edges if edge.source == "component.api"] == ["unresolved"]
    assert check(_app("X_HOST=fluxnone_${APP}")).of("FX1").codes == ("FX106",)


def test_an_app_may_be_called_what_stands_for_one() -> None:
    document = _app("DB_HOST=fluxdb_yourapp")
    topology = build(load({**document, "name": "yourapp"}))
    assert [edge.problem for edge in topology.of_kind("internal")] == [""]


@pytest.mark.parametrize(
    "entry",
    [
        "PEER=http://flux{APPNAME}_shop:1", "PEER=http://flux${NAME}_shop:1", "PEER_HOST=flux<component>_shop",
        "PEER=redis://flux[name]_other:6379",
    ],
)  # fmt: skip
def test_a_name_without_its_component_is_drawn_and_leads_nowhere(entry: str) -> None:
    edges = [edge for edge in _built(entry).edges if edge.source == "component.api"]
    assert [(edge.kind, edge.problem.partition(":")[0]) for edge in edges] == [("unresolved", "unfinished")]
    (finding,) = check(_app(entry)).of("FX1").of("FX106")
    assert "where the name of a component is missing" in finding.message


def test_a_sentence_about_such_names_is_no_link() -> None:
    assert not [edge for edge in _built("NOTE=names are flux{component}_shop").edges if edge.kind == "unresolved"]
