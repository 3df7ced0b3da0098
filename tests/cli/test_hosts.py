"""``fluxviz hosts``: the quick reference card of an app."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.specimens import ALL, app, component, path_of

FULLSTACK, CUSTOM, MAPS = path_of("guide_fullstack"), path_of("guide_custom_domain"), path_of("mapping_that_differs")


def card(*arguments: str | Path) -> dict[str, object]:
    read: dict[str, object] = json.loads(run("hosts", *arguments, "--format", "json").out)
    return read


@pytest.mark.parametrize("form", ["table", "json", "markdown"])
@pytest.mark.parametrize("name", ALL)
def test_every_specimen_has_a_card_in_every_format(name: str, form: str) -> None:
    ran = run("hosts", path_of(name), "--format", form, "--verify")
    assert ran.code == 0
    assert ran.out.strip()


def test_the_table_lists_every_internal_and_public_host() -> None:
    out = run("hosts", FULLSTACK).out
    for said in (
        "fluxpostgres_fullstack:5432",
        "fluxapi_fullstack:3000",
        "https://api-fullstack.app.runonflux.io",
        "https://frontend-fullstack.app.runonflux.io",
        "any node's address, port 5432, no TLS",
        "postgres:15-alpine",
    ):
        assert said in out


def test_both_namings_are_listed_and_told_apart() -> None:
    guide, fdm = run("hosts", FULLSTACK).out, run("hosts", FULLSTACK, "--naming", "fdm").out
    assert "https://fullstack_3000.app.runonflux.io (domain manager)" in guide
    assert "https://api-fullstack.app.runonflux.io (guide)" in fdm
    assert "https://fullstack_3000.app.runonflux.io" in fdm


def test_the_rows_carry_public_and_container_port() -> None:
    rows = [(row["component"], row["public_port"], row["container_port"]) for row in card(MAPS)["rows"]]  # type: ignore[attr-defined]
    assert rows == [("web", 33080, 80), ("web", 33081, 8080), ("api", 33300, 3000), ("db", None, 5432)]


def test_a_row_has_the_urls_of_its_own_port_and_no_other() -> None:
    urls = {(row["component"], row["public_port"]): row["urls"] for row in card(CUSTOM)["rows"]}  # type: ignore[attr-defined]
    assert urls == {
        ("postgres", 5432): [],
        ("api", 3000): ["https://api-fullstack.app.runonflux.io"],
        ("frontend", 80): [
            "https://app.yourdomain.com",
            "https://yourdomain.com",
            "https://frontend-fullstack.app.runonflux.io",
        ],
    }


def test_the_dns_records_are_those_of_the_guide() -> None:
    records = [
        (each["host"], each["type"], each["name"], each["value"], each["proxied"]) for each in card(CUSTOM)["records"]
    ]  # type: ignore[attr-defined]
    assert records == [
        ("app.yourdomain.com", "CNAME", "app", "fullstack.app.runonflux.io", True),
        ("yourdomain.com", "CNAME", "@", "fullstack.app.runonflux.io", True),
    ]


def test_a_domain_that_only_the_spec_names_is_said_to_be_not_known() -> None:
    (record,) = card(MAPS)["records"]  # type: ignore[misc]
    assert (record["host"], record["proxied"]) == ("maps.example.org", None)
    assert "not known" in record["note"]


def test_a_public_name_that_gives_no_answer_is_said() -> None:
    assert card(FULLSTACK)["dead"] == ["fullstack.app.runonflux.io: postgres:5432 speaks postgresql, not HTTP"]


def test_commands_to_try_are_printed_on_demand_only() -> None:
    silent, told = run("hosts", CUSTOM).out, run("hosts", CUSTOM, "--verify").out
    assert "dig +short" not in silent
    for command in (
        "dig +short app.yourdomain.com  # expect CloudFlare's addresses",
        "curl -sSI https://api-fullstack.app.runonflux.io",
        "nc -vz NODE_IP 5432",
        "nc -vz fluxapi_fullstack 3000",
    ):
        assert command in told
    assert "nothing was run" in told


def test_commands_stand_in_json_and_markdown_too() -> None:
    assert (
        "curl -sSI https://fullstack_3000.app.runonflux.io"
        in json.loads(run("hosts", FULLSTACK, "--format", "json", "--verify").out)["verify"]
    )
    assert "verify" not in card(FULLSTACK)
    markdown = run("hosts", FULLSTACK, "--format", "markdown", "--verify").out
    assert "```sh\n" in markdown
    assert "curl -sSI" in markdown


@pytest.mark.parametrize("name", ["$(touch /tmp/x)", "`id`", "a; id", "a'b", "a\nid", "x && id", "# x\nid"])
def test_commands_of_a_hostile_spec_run_nothing_else_when_they_are_pasted(tmp_path: Path, name: str) -> None:
    path = tmp_path / "app.json"
    path.write_text(json.dumps(app(component(name, 80), component("db", 5432), name=name)))
    for form in ("table", "markdown"):
        out = run("hosts", path, "--verify", "--format", form, "-q").out
        commands = [line.strip() for line in out.splitlines() if line.strip().startswith(("dig ", "curl ", "nc "))]
        assert len(commands) > 3
        for command in commands:
            bare = command.partition("  # ")[0]
            words = bare.split(" ", 1)[1]
            assert not set("$`;&|\n") & set(unquoted(words)), command


def unquoted(text: str) -> str:
    """Give what a shell reads outside of single quotes."""
    return "".join(text.split("'")[::2])


def test_a_url_in_markdown_is_a_link_to_itself() -> None:
    """A bare URL is taken for a link with the backslashes that escape its underscores."""
    markdown = run("hosts", FULLSTACK, "--format", "markdown").out
    assert "<https://fullstack_3000.app.runonflux.io> (domain manager)" in markdown
    assert "https://fullstack\\_" not in markdown


def test_markdown_is_a_table_that_other_programs_can_read() -> None:
    lines = run("hosts", CUSTOM, "--format", "markdown").out.splitlines()
    assert lines[0] == "## fullstack: hosts and ports"
    rows = [line for line in lines if line.startswith("| ")]
    assert {line.replace("\\|", "").count("|") for line in rows[:4]} == {8}
    assert "### DNS records to set" in lines


def test_a_mode_that_does_not_work_is_said(tmp_path: Path) -> None:
    """A card that lists a URL without saying that it redirects without end sends its reader the wrong way."""
    access = tmp_path / "x.access.json"
    access.write_text('{"domains": {"shop.example.com": {"ssl": "flexible"}}}')
    for form in ("table", "json", "markdown"):
        assert "endless redirects" in run("hosts", path_of("v8_shop"), "--access", access, "--format", form).out


def test_a_spec_is_read_from_the_standard_input() -> None:
    assert "fluxapi_fullstack:3000" in run("hosts", "-", stdin=FULLSTACK.read_bytes()).out


def test_a_spec_that_cannot_be_drawn_is_told(tmp_path: Path) -> None:
    ran = run("hosts", tmp_path / "gone.json")
    assert (ran.code, ran.out) == (2, "")
    assert "no such file" in ran.err


def test_an_enterprise_app_has_the_card_of_what_is_public() -> None:
    out = run("hosts", path_of("v8_enterprise")).out
    assert "https://hiddenapp.app.runonflux.io" in out
    assert "encrypted" in out


def test_what_a_spec_says_reaches_the_terminal_without_its_control_characters(tmp_path: Path) -> None:
    path = tmp_path / "app.json"
    path.write_text(json.dumps(app(component("\x1b[31mred\u202e", 80), name="\x1b]0;title\x07")))
    ran = run("hosts", path, "--verify")
    assert not set("\x1b\x07\u202e") & set(ran.out + ran.err)


@pytest.mark.parametrize("access", [None, {"domains": [{"host": "x.example.com", "proxied": False}]}])
def test_what_else_the_edge_answers_to_for_a_custom_domain_is_said_once(
    tmp_path: Path, access: dict[str, object] | None
) -> None:
    spec, overlay = tmp_path / "app.json", tmp_path / "access.json"
    part = component("web", 31080) | {"domains": ["x.example.com,y.example.com,www.y.example.com,Z.example.com"]}
    spec.write_text(json.dumps(app(part)))
    overlay.write_text(json.dumps(access or {}))
    said = "x.example.com, test.x.example.com, test.y.example.com."
    for form in ("table", "json", "markdown"):
        out = run("hosts", spec, "--access", overlay, "--format", form).out.replace("\n", " ").replace("\\", "")
        assert out.count("test.x.example.com") == (2 if form == "json" else 1)
        assert f"once each has a DNS record of its own: www.{said}" in " ".join(out.split())
    records = {each["host"]: each["also"] for each in card(spec, "--access", overlay)["records"]}  # type: ignore[attr-defined]
    assert records == {
        "x.example.com": ["www.x.example.com", "test.x.example.com"],
        "y.example.com": ["test.y.example.com"],
        "www.y.example.com": ["test.y.example.com"],
        "Z.example.com": [],
    }


def test_without_a_custom_domain_no_further_name_is_told() -> None:
    assert "beside custom domains" not in run("hosts", FULLSTACK).out


def test_what_speaks_udp_is_tried_by_udp_at_the_name_or_the_node_that_has_it(tmp_path: Path) -> None:
    game = component("game", 2456, repotag="lloesche/valheim-server", containerData="g:/config")
    path = tmp_path / "app.json"
    path.write_text(json.dumps(app(game, name="valheimduo")))
    told = run("hosts", path, "--verify", "-q").out
    assert "nc -vzu valheimduo.app2.runonflux.io 2456  # game" in told
    assert "nc -vzu fluxgame_valheimduo 2456" in told
    assert "NODE_IP" not in told
    path.write_text(json.dumps(app(game | {"containerData": "/config"}, name="shop")))
    told = run("hosts", path, "--verify", "-q").out
    assert "curl -sS https://api.runonflux.io/apps/location/shop  # NODE_IP" in told
    assert "nc -vzu NODE_IP 2456" in told
    assert "nc -vz NODE_IP" not in told


def test_a_port_without_an_answer_is_tried_as_one(tmp_path: Path) -> None:
    """Nobody listens behind api's port, inside the app either; q's is db's on every node, and q answers inside."""
    path = tmp_path / "app.json"
    parts = [
        component("web", 31080, containerPorts=[8080]),
        component("api", 33000, containerPorts=[3000], repotag="me/api", environmentParameters=["PORT=4000"]),
        component("db", 35432, containerPorts=[5432], repotag="postgres:16"),
        component("q", 35432, containerPorts=[5672], repotag="rabbitmq:3"),
        component("old", 36379, containerPorts=[3306], repotag="me/redis", commands=["--port", "6380"]),
    ]
    none, seems = (f"no answer is expected: nobody {how} on" for how in ("listens", "seems to listen"))
    for data, through in (("/data", False), ("g:/data", True)):
        path.write_text(json.dumps(app(*parts[:2], parts[2] | {"containerData": data}, *parts[3:], name="shop")))
        out = run("hosts", path, "--verify", "-q").out
        assert f"nc -vz fluxapi_shop 3000  # inside the app, from another component: {seems} 3000" in out
        assert "nc -vz fluxq_shop 5672  # inside the app, from another component\n" in out
        assert "  # q: " not in out
        for known in (" 33000 (", "shop.app.runonflux.io 33000", "shop.app.runonflux.io:33000 ("):
            assert known not in out
        assert ("nc -vz shop.app.runonflux.io 35432  # db: TCP through the Flux edge, which accepts" in out) == through
        assert "shop.app.runonflux.io:35432: no answer" not in out
        cells = [cell for row in card(path)["rows"] for cell in (row["tcp"], row["stopped"])]  # type: ignore[attr-defined]
        assert cells[2] == []
        assert cells[3].startswith("nobody seems to listen on 3000")
        assert cells[7].startswith("35432 is published by db already")
        past = f"nc -vz NODE_IP 36379  # old: {none} 3306: its command listens on 6380"
        assert (past in out) != through


def test_of_one_component_no_other_tries_it_and_the_guides_own_names_say_whose_they_are(tmp_path: Path) -> None:
    path = tmp_path / "app.json"
    path.write_text(json.dumps(app(component("web", 31080, containerPorts=[8080]), name="shop")))
    out = run("hosts", path, "--verify", "-q").out
    assert "nc -vz fluxweb_shop 8080  # inside the app\n" in out
    said = "dig +short api-fullstack.app.runonflux.io  # as in the guide: the Flux Domain Manager has no such name"
    for naming in ("guide", "fdm"):
        told = run("hosts", FULLSTACK, "--verify", "--naming", naming).out
        assert said in told
        assert "dig +short fullstack_3000.app.runonflux.io\n" in told


def test_what_dns_says_of_a_domain_follows_from_its_set_up(tmp_path: Path) -> None:
    """A proxied name and a flattened root are answered with addresses; a query for a CNAME gives nothing."""
    hosts = ("a.example.com", "b.example.com", "c.example.com", "example.com", "d.example.com")
    spec = tmp_path / "shop.json"
    spec.write_text(json.dumps(app(component("web", 31080, domains=[",".join(hosts)]))))
    overlay = {
        "a.example.com": {"proxied": True},
        "b.example.com": {"proxied": False},
        "example.com": {"proxied": False},
    }
    spec.with_suffix(".access.json").write_text(json.dumps({"domains": overlay}))
    told = run("hosts", str(spec), "--verify").out
    for line in (
        "dig +short a.example.com  # expect CloudFlare's addresses",
        "dig +short b.example.com  # expect shop.app.runonflux.io and its addresses",
        "dig +short example.com  # expect the addresses of shop.app.runonflux.io",
        "dig +short c.example.com  # expect shop.app.runonflux.io and its addresses, or CloudFlare's where it is",
    ):
        assert line in told
    assert all(told.count(f"dig +short {host}") == 1 for host in hosts)
    assert "CNAME" not in told.partition("To try")[2]


def test_of_primary_data_one_node_answers_and_the_others_refuse(tmp_path: Path) -> None:
    spec = tmp_path / "bedrock.json"
    part = component("mc", 19132, repotag="itzg/minecraft-bedrock-server", containerData="g:/data")
    spec.write_text(json.dumps(app(part, name="bedrock")))
    told = run("hosts", str(spec), "--verify").out
    assert "# mc: open past the edge at the primary's node, by UDP; any other node refuses" in told
