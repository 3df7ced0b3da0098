"""Each verdict of a probe, by a real fault: real servers, a real HAProxy as the edge, and a DNS server."""

from __future__ import annotations

import datetime
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

import pytest
import trustme

from fluxviz.errors import NetworkError
from fluxviz.probing import ProbeReport, remarks_of
from fluxviz.topology.remarks import Remark
from tests.probing.edge import edge
from tests.probing.internet import CLOUDFLARE, EDGE, EDGE_HOST, Internet, Place
from tests.probing.shop import (
    APP,
    CUSTOM,
    DB,
    NODES,
    SECOND,
    WEB,
    app,
    at_home,
    component,
    db,
    listed,
    of,
    probed,
    running,
    web,
)
from tests.servers.http import http_server
from tests.servers.postgresql import postgresql

ACCESS = {"domains": [{"host": CUSTOM, "proxied": False}]}
PROXIED = {"domains": [{"host": CUSTOM, "proxied": True}]}


def certificate(authority: trustme.CA, *names: str, **times: Any) -> bytes:
    made = authority.issue_cert(*names, **times)
    return made.private_key_pem.bytes() + b"".join(each.bytes() for each in made.cert_chain_pems)


def seen(report: ProbeReport, kind: str, host: str, port: int | None = None) -> tuple[str, str, bool]:
    found = of(report, kind, host, port)
    return found.verdict, found.seen, found.differs


@contextmanager
def silent(host: str, drip: bytes = b"") -> Iterator[Place]:
    """Run what accepts and then says nothing, or a letter now and then that never ends a line."""
    listening = socket.create_server((host, 0))
    kept: list[socket.socket] = []

    def accept() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            kept.append(connection)
            if drip:
                Thread(target=feed, args=(connection,), daemon=True).start()

    def feed(connection: socket.socket) -> None:
        connection.settimeout(0.02)
        while True:
            try:
                connection.recv(64)
            except TimeoutError:
                pass
            except OSError:
                return
            try:
                connection.sendall(drip)
            except OSError:
                return

    thread = Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield host, listening.getsockname()[1]
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join()
        for connection in kept:
            connection.close()


@contextmanager
def full(host: str) -> Iterator[Place]:
    """Listen where nobody accepts, with no room for one more who waits: a connection gets no answer at all."""
    with socket.socket() as listening:
        listening.bind((host, 0))
        listening.listen(0)
        place: Place = listening.getsockname()
        with socket.create_connection(place):
            yield place


def test_an_app_that_works_is_all_as_drawn_and_nothing_else_is_called(internet: Internet) -> None:
    with postgresql("127.0.0.2") as base, running(internet, routes={DB: [(base.host, base.port)]}):
        internet.places |= {(node, 35432): (base.host, base.port) for node in NODES}
        at_home(internet, DB)
        report = probed(internet, app(web(), db()))
    assert report.differences == ()
    assert report.summary == "Probed, 12 tries: all as drawn."
    assert {*internet.calls} == {(EDGE, 443), (EDGE, 80)} | {(node, port) for node in NODES for port in (33000, 35432)}
    assert seen(report, "dns", APP) == ("reached", f"{EDGE_HOST} -> {EDGE}", False)
    assert seen(report, "https", WEB) == ("reached", "200", False)
    assert seen(report, "redirect", APP) == ("reached", f"302 to https://{APP}", False)
    assert seen(report, "edge", APP) == ("reached", f"{EDGE_HOST} routes to 5.9.0.2, 5.9.0.3", False)
    shown = of(report, "https", WEB).certificate
    assert shown is not None
    assert (shown.names, shown.problem) == (("*.app.runonflux.io", "*.runonflux.io"), "")


def test_the_name_of_a_database_is_predicted_to_get_no_answer_and_gets_none(internet: Internet) -> None:
    with postgresql("127.0.0.2") as base, running(internet, routes={DB: [(base.host, base.port)]}):
        internet.places |= {(node, 35432): (base.host, base.port) for node in NODES}
        at_home(internet, DB)
        report = probed(internet, app(web(), db()))
    assert of(report, "https", DB).verdict in ("not HTTP", "edge says 503")
    assert not of(report, "https", DB).differs


def test_what_is_drawn_as_http_and_is_a_postgresql_is_not_as_drawn(internet: Internet) -> None:
    with postgresql("127.0.0.4") as base, running(internet, routes={WEB: [(base.host, base.port)]}):
        report = probed(internet, app(web()))
    found = of(report, "https", WEB)
    assert found.verdict in ("not HTTP", "edge says 503")
    assert found.differs


def test_a_server_that_answers_in_another_protocol_is_told_by_the_edge(internet: Internet) -> None:
    with silent("127.0.0.4", drip=b"SSH-2.0-x\r\n") as place, running(internet, routes={WEB: [place]}):
        report = probed(internet, app(web()))
    assert seen(report, "https", WEB) == ("not HTTP", "the Flux edge says 502: no HTTP comes from the node", True)


def test_what_is_drawn_as_dead_and_answers_is_a_difference_too(internet: Internet) -> None:
    with http_server(host="127.0.0.5") as server, running(internet, routes={DB: [(server.host, server.port)]}):
        internet.places |= {(node, 35432): (server.host, server.port) for node in NODES}
        at_home(internet, DB)
        report = probed(internet, app(web(), db()))
    assert seen(report, "https", DB) == ("reached", "200", True)


def test_a_port_on_which_no_node_listens_is_refused_and_the_edge_says_503(internet: Internet) -> None:
    with running(internet, routes={WEB: [("127.0.0.2", 9)]}):
        for node in NODES:
            del internet.places[node, 33000]
        report = probed(internet, app(web()))
    assert seen(report, "https", WEB) == ("edge says 503", "no node accepts, or it does not know the name", True)
    assert seen(report, "tcp", "5.9.0.2") == ("refused", "nobody listens there", True)
    assert seen(report, "https", APP)[0] == "reached"


def test_an_apps_own_503_is_not_taken_for_the_edges(internet: Internet) -> None:
    with running(internet, site=503, body=b"<h1>503 Service Unavailable</h1> back soon"):
        report = probed(internet, app(web()))
    assert seen(report, "https", WEB) == ("error", "503", True)


@pytest.mark.parametrize("status", [200, 204, 301, 401, 403, 404, 418])
def test_any_answer_but_an_error_of_the_server_is_an_answer(internet: Internet, status: int) -> None:
    with running(internet, site=status):
        report = probed(internet, app(web()))
    assert seen(report, "https", WEB) == ("reached", str(status), False)


def test_one_dead_node_of_two_is_told(internet: Internet) -> None:
    with running(internet):
        del internet.places["5.9.0.3", 33000]
        report = probed(internet, app(web()))
    assert [each.where for each in report.differences] == ["5.9.0.3:33000"]


def test_a_custom_domain_that_works(internet: Internet) -> None:
    pem = certificate(internet.authority, CUSTOM)
    with running(internet, custom=[CUSTOM], certificates={"1.pem": pem}):
        report = probed(internet, app(web(CUSTOM)), access=ACCESS)
    assert report.differences == ()


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("other name", f"it is not for {CUSTOM}: for *.app.runonflux.io, *.runonflux.io, until "),
        ("expired", f"it has expired: for {CUSTOM}, until 2020-02-02, signed by trustme"),
        ("untrusted", f"it is not trusted: unable to get local issuer certificate: for {CUSTOM}, until "),
        ("not yet", f"it is not valid yet: for {CUSTOM}, until "),
    ],
)
def test_a_wrong_certificate_is_described(internet: Internet, fault: str, said: str) -> None:
    day = datetime.datetime(2020, 2, 2, tzinfo=datetime.UTC)
    later = datetime.datetime(2900, 2, 2, tzinfo=datetime.UTC)
    shown = {
        "other name": dict,
        "expired": lambda: {"1.pem": certificate(internet.authority, CUSTOM, not_before=day, not_after=day)},
        "untrusted": lambda: {"1.pem": certificate(trustme.CA(), CUSTOM)},
        "not yet": lambda: {"1.pem": certificate(internet.authority, CUSTOM, not_before=later)},
    }[fault]()
    with running(internet, custom=[CUSTOM], certificates=shown):
        report = probed(internet, app(web(CUSTOM)), access=ACCESS)
    found = of(report, "https", CUSTOM)
    assert (found.verdict, found.differs) == ("certificate wrong", True)
    assert found.seen.startswith(said)
    assert found.seen.endswith("; behind it: 200")
    assert [each.host for each in report.differences] == [CUSTOM]


def test_a_site_that_sends_its_visitors_in_a_circle(internet: Internet) -> None:
    with running(internet, site=301, headers={"Location": f"https://{WEB}/"}):
        report = probed(internet, app(web()))
    assert seen(report, "https", WEB) == ("redirect loop", f"https://{WEB} -> https://{WEB}", True)
    assert seen(report, "https", APP) == ("redirect loop", f"https://{APP} -> https://{WEB} -> https://{WEB}", True)


def test_cloudflares_flexible_mode_goes_in_a_circle_as_it_is_drawn(internet: Internet) -> None:
    access = {"domains": [{"host": CUSTOM, "proxied": True, "ssl": "flexible"}]}
    with running(internet, custom=[CUSTOM]):
        internet.records[CUSTOM] = [CLOUDFLARE]
        onward = internet.places[EDGE, 80]
        with edge(internet, {}, names=[CUSTOM], address=CLOUDFLARE, plain=onward):
            report = probed(internet, app(web(CUSTOM)), access=access)
    assert seen(report, "dns", CUSTOM) == ("reached", f"{CLOUDFLARE} (CloudFlare)", False)
    assert seen(report, "https", CUSTOM) == ("redirect loop", f"https://{CUSTOM} -> https://{CUSTOM}", False)


def test_a_redirect_away_is_told_and_not_followed(internet: Internet) -> None:
    away = "https://user:pass@elsewhere.example.org:8443/path?token=s3cr3t"
    with running(internet, site=302, headers={"Location": away}):
        report = probed(internet, app(web()))
    assert seen(report, "https", WEB) == ("reached", "302 to https://elsewhere.example.org:8443", False)


def test_a_redirect_to_a_page_of_its_own_is_an_answer(internet: Internet) -> None:
    with running(internet, site=302, headers={"Location": "/login?next=s3cr3t"}):
        report = probed(internet, app(web()))
    assert seen(report, "https", WEB) == ("reached", "302 to a page of its own", False)


def test_port_80_without_a_redirect_is_not_as_drawn(internet: Internet) -> None:
    with running(internet), http_server() as plain:
        internet.places[EDGE, 80] = (plain.host, plain.port)
        report = probed(internet, app(web()))
    assert seen(report, "redirect", APP) == ("no redirect", "200, without TLS", True)


@pytest.mark.parametrize(
    ("records", "verdict", "said"),
    [
        ({}, "no such name", "it does not exist"),
        ({CUSTOM: ["-> gone.example.net"]}, "no such name", "a dead alias: gone.example.net does not exist"),
        ({CUSTOM: []}, "no such name", "it has no address"),
        (
            {CUSTOM: ["-> b.example.net"], "b.example.net": []},
            "no such name",
            "a dead alias: b.example.net has no address",
        ),
        ({CUSTOM: [f"-> {CUSTOM}"]}, "no such name", "the DNS server fails on it: its zone may be broken"),
        ({CUSTOM: ["SERVFAIL"]}, "no such name", "the DNS server fails on it: its zone may be broken"),
        ({CUSTOM: ["9.9.9.9"]}, "leads elsewhere", f"not where {APP} leads: 9.9.9.9"),
        ({CUSTOM: [CLOUDFLARE]}, "leads elsewhere", f"to CloudFlare: {CLOUDFLARE} (CloudFlare)"),
    ],
    ids=[
        "unknown",
        "dead alias",
        "no address",
        "alias without address",
        "circle",
        "broken zone",
        "elsewhere",
        "proxied",
    ],
)
def test_what_dns_says_of_a_custom_domain(
    internet: Internet, records: dict[str, list[str]], verdict: str, said: str
) -> None:
    with running(internet, custom=[CUSTOM]):
        del internet.records[CUSTOM]
        internet.records |= records
        report = probed(internet, app(web(CUSTOM)), access=ACCESS)
    assert seen(report, "dns", CUSTOM) == (verdict, said, True)


STRANGER = "8.8.8.8"
NO_ADDRESS = "its name has no address"
UNTRIED = "its name leads to no address that is known to be the app's: nothing is called there"


@pytest.mark.parametrize("status", [200, 301, 503])
@pytest.mark.parametrize("part", [web(CUSTOM), db(domains=[CUSTOM])], ids=["site", "database"])
@pytest.mark.parametrize("access", [ACCESS, None], ids=["grey", "unknown"])
def test_nothing_is_called_where_a_domain_leads_past_the_edge_and_nothing_is_said_of_the_app(
    internet: Internet, part: dict[str, Any], status: int, access: dict[str, Any] | None
) -> None:
    old = certificate(internet.authority, CUSTOM)
    with running(internet, custom=[CUSTOM]), http_server(status) as server:
        internet.records[CUSTOM] = [STRANGER]
        place = (server.host, server.port)
        with edge(internet, {CUSTOM: [place]}, names=[CUSTOM], address=STRANGER, certificates={"1.pem": old}):
            report = probed(internet, app(web(), part | {"name": "own"}), access=access)
    assert STRANGER not in {address for address, _ in internet.calls}
    assert seen(report, "dns", CUSTOM)[:2] == ("leads elsewhere", f"not where {APP} leads: {STRANGER}")
    assert seen(report, "https", CUSTOM) == ("not tried", UNTRIED, False)
    assert seen(report, "redirect", CUSTOM) == ("not tried", UNTRIED, False)
    texts = [line.text for remarks in remarks_of(report).values() for line in remarks.lines if line.host != CUSTOM]
    assert not [text for text in texts if text.startswith(("reached at 3", "no answer at 1"))]


def test_an_app_whose_name_is_gone_is_not_found_at_an_old_server_of_its_domain(internet: Internet) -> None:
    old = certificate(internet.authority, CUSTOM)
    with running(internet), http_server() as server:
        internet.records |= {CUSTOM: [STRANGER], APP: []}
        place = (server.host, server.port)
        with edge(internet, {CUSTOM: [place]}, address=STRANGER, certificates={"1.pem": old}):
            report = probed(internet, app(web(CUSTOM)))
    assert STRANGER not in {address for address, _ in internet.calls}
    said = f"{STRANGER}: whether that is the Flux edge is not known"
    assert seen(report, "dns", CUSTOM) == ("not told", said, False)
    assert seen(report, "https", CUSTOM) == ("not tried", UNTRIED, False)


@pytest.mark.parametrize("stranger", ["2001:4860:4860::8888", "1.1.1.1"])
def test_of_several_addresses_only_the_edges_is_called(internet: Internet, stranger: str) -> None:
    pem = certificate(internet.authority, CUSTOM)
    with running(internet, custom=[CUSTOM], certificates={"1.pem": pem}):
        internet.records[CUSTOM] = [stranger, EDGE]
        report = probed(internet, app(web(CUSTOM)), access=ACCESS)
    assert {address for address, _ in internet.calls} == {EDGE, *NODES}
    assert seen(report, "https", CUSTOM) == ("reached", "200", False)
    said = f"for some visitors: not where {APP} leads: {stranger}"
    another_edge = ("reached", f"{stranger}, {EDGE}", False)
    assert seen(report, "dns", CUSTOM) == (("leads elsewhere", said, True) if ":" in stranger else another_edge)


@pytest.mark.parametrize(
    ("records", "verdict", "said"),
    [
        ({f"www.{CUSTOM}": [f"-> {EDGE_HOST}"]}, "reached", f"{EDGE_HOST} -> {EDGE}"),
        ({f"www.{CUSTOM}": [f"-> {APP}"]}, "reached", f"{APP} -> {EDGE_HOST} -> {EDGE}"),
        ({}, "no such name", "it does not exist"),
        ({f"www.{CUSTOM}": [STRANGER]}, "leads elsewhere", f"not where {APP} leads: {STRANGER}"),
    ],
)
def test_where_www_of_a_custom_domain_leads_is_told_and_none_of_it_is_a_difference(
    internet: Internet, records: dict[str, list[str]], verdict: str, said: str
) -> None:
    pem = certificate(internet.authority, CUSTOM, f"www.{CUSTOM}")
    with running(internet, custom=[CUSTOM, f"www.{CUSTOM}"], certificates={"1.pem": pem}):
        del internet.records[f"www.{CUSTOM}"]
        internet.records |= records
        report = probed(internet, app(web(CUSTOM)), access=ACCESS)
    assert seen(report, "dns", f"www.{CUSTOM}") == (verdict, said, False)
    answer = ("reached", "200") if verdict == "reached" else ("not tried", UNTRIED if records else NO_ADDRESS)
    assert seen(report, "https", f"www.{CUSTOM}") == (*answer, False)
    assert report.differences == ()
    assert STRANGER not in {address for address, _ in internet.calls}


def test_what_is_wrong_at_www_of_a_custom_domain_that_leads_to_the_edge_is_a_difference(internet: Internet) -> None:
    pem = certificate(internet.authority, CUSTOM)
    with running(internet, custom=[CUSTOM], certificates={"1.pem": pem}):
        internet.records[f"www.{CUSTOM}"] = [f"-> {CUSTOM}"]
        report = probed(internet, app(web(CUSTOM)), access=ACCESS)
    assert seen(report, "https", CUSTOM) == ("reached", "200", False)
    found = of(report, "https", f"www.{CUSTOM}")
    assert (found.verdict, found.differs) == ("certificate wrong", True)
    assert found.seen.startswith(f"it is not for www.{CUSTOM}: ")


OTHER_EDGE, OTHER_HOST = "5.9.0.11", "fdm-usa-1-1.runonflux.io"


@pytest.mark.parametrize(
    "known",
    [
        {SECOND: [OTHER_EDGE]},
        {SECOND: [f"-> {OTHER_HOST}"], OTHER_HOST: [OTHER_EDGE]},
        {f"www.{CUSTOM}": [f"-> {OTHER_HOST}"], OTHER_HOST: [OTHER_EDGE]},
        {},
    ],
    ids=["second zone", "its alias", "alias of www", "unknown"],
)
def test_an_address_of_another_edge_is_known_where_a_name_of_the_app_leads_there(
    internet: Internet, known: dict[str, list[str]]
) -> None:
    pem = certificate(internet.authority, CUSTOM, f"www.{CUSTOM}")
    with running(internet, custom=[CUSTOM]) as places:
        internet.records |= {CUSTOM: [OTHER_EDGE], **known}
        names = (CUSTOM, f"www.{CUSTOM}")
        with edge(internet, dict.fromkeys(names, places), address=OTHER_EDGE, certificates={"1.pem": pem}):
            report = probed(internet, app(web(CUSTOM)), access=ACCESS)
    if known:
        assert seen(report, "dns", CUSTOM) == ("reached", OTHER_EDGE, False)
        assert seen(report, "https", CUSTOM) == ("reached", "200", False)
        assert report.differences == ()
    else:
        assert seen(report, "dns", CUSTOM)[:2] == ("leads elsewhere", f"not where {APP} leads: {OTHER_EDGE}")
        assert OTHER_EDGE not in {address for address, _ in internet.calls}


def test_a_redirect_to_a_domain_that_leads_past_the_edge_is_not_followed(internet: Internet) -> None:
    with running(internet, site=302, headers={"Location": f"https://{CUSTOM}/"}):
        internet.records[CUSTOM] = [STRANGER]
        report = probed(internet, app(web(CUSTOM)))
    assert STRANGER not in {address for address, _ in internet.calls}
    assert seen(report, "https", WEB) == ("reached", f"302 to https://{CUSTOM}", False)


def test_an_answer_through_cloudflare_says_so_since_what_stands_behind_it_cannot_be_seen(internet: Internet) -> None:
    with running(internet, custom=[CUSTOM]) as places:
        internet.records[CUSTOM] = [CLOUDFLARE]
        with edge(internet, {CUSTOM: places}, names=[CUSTOM], address=CLOUDFLARE):
            report = probed(internet, app(web(CUSTOM)), access=PROXIED)
    assert seen(report, "https", CUSTOM) == ("reached", "200, through CloudFlare", False)


def test_a_domain_that_is_said_to_be_proxied_and_is_not(internet: Internet) -> None:
    with running(internet, custom=[CUSTOM], certificates={"1.pem": certificate(internet.authority, CUSTOM)}):
        report = probed(internet, app(web(CUSTOM)), access=PROXIED)
    assert seen(report, "dns", CUSTOM) == ("leads elsewhere", f"not to CloudFlare: {EDGE_HOST} -> {EDGE}", True)


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "::1", "fe80::1", "::ffff:10.0.0.1"]
)
def test_a_name_that_leads_into_a_home_network_is_not_called(internet: Internet, address: str) -> None:
    with running(internet, custom=[CUSTOM]):
        internet.records[CUSTOM] = [EDGE, address]
        report = probed(internet, app(web(CUSTOM)), access=ACCESS)
    found = of(report, "dns", CUSTOM)
    assert (found.verdict, found.differs) == ("leads elsewhere", True)
    assert found.seen.endswith("nothing is called there")
    assert {of(report, kind, CUSTOM).verdict for kind in ("https", "redirect")} == {"not tried"}


@pytest.mark.parametrize("drip", [b"", b"X", b"HTTP/1.1 200 OK\r\nX: y\r\n"], ids=["nothing", "a letter", "no end"])
def test_a_server_that_never_comes_to_an_end_does_not_hold_the_probe_up(internet: Internet, drip: bytes) -> None:
    with running(internet), silent("127.0.0.6", drip) as place:
        internet.places[EDGE, 80] = place
        report = probed(internet, app(web()), limit=0.5)
    assert seen(report, "redirect", APP)[0] in ("timed out", "not HTTP")
    assert of(report, "redirect", APP).differs


def test_a_node_that_gives_no_answer_at_all_timed_out(internet: Internet) -> None:
    with running(internet), full("127.0.0.7") as place:
        internet.places["5.9.0.3", 33000] = place
        report = probed(internet, app(web()), limit=0.5)
    assert seen(report, "tcp", "5.9.0.3") == ("timed out", "no answer in 0.5 s", True)


def test_a_site_that_accepts_and_never_answers_timed_out_behind_the_edge(internet: Internet) -> None:
    with silent("127.0.0.6") as place, running(internet, routes={WEB: [place]}):
        report = probed(internet, app(web()), limit=0.8)
    assert seen(report, "https", WEB) == ("timed out", "TLS answers, and then nothing comes", True)
    assert remarks_of(report)["forward.edge.web.33000"].lines[0] == Remark("timed out", host=WEB, status="refuted")


def test_cloudflares_own_error_stands_between_it_and_the_edge(internet: Internet) -> None:
    with running(internet), http_server(526, {"Server": "cloudflare"}) as failing:
        internet.records[CUSTOM] = [CLOUDFLARE]
        place = (failing.host, failing.port)
        with edge(internet, {CUSTOM: [place]}, names=[CUSTOM], address=CLOUDFLARE):
            report = probed(internet, app(web(CUSTOM)), access=PROXIED)
    assert seen(report, "https", CUSTOM) == ("error", "526 of CloudFlare", True)
    refuted = [name for name, each in remarks_of(report).items() if each.status == "refuted"]
    assert refuted == [each.id for each in report.topology.of_kind("proxy")]


def test_nodes_that_only_the_edge_can_reach_are_no_fault_of_the_app(internet: Internet) -> None:
    with running(internet), full("127.0.0.7") as place:
        internet.places |= {(node, 33000): place for node in NODES}
        report = probed(internet, app(web()), limit=2.0)
    assert {of(report, "tcp", node).verdict for node in NODES} == {"not told"}
    assert report.differences == ()


@pytest.mark.parametrize(
    ("status", "body", "verdict", "said", "differs"),
    [
        (200, listed("5.9.0.2"), "edge lagging", "routes to 5.9.0.2: it leaves out 5.9.0.3", True),
        (
            200,
            listed("5.9.0.2:16127", "5.9.0.3", "5.9.0.9:16167"),
            "edge lagging",
            "routes to 5.9.0.2, 5.9.0.3, 5.9.0.9: the app does not run on 5.9.0.9",
            True,
        ),
        (200, listed("5.9.0.3:16137", "5.9.0.2"), "reached", "routes to 5.9.0.2, 5.9.0.3", False),
        (
            200,
            listed(),
            "edge lagging",
            "routes to no node: it leaves out 5.9.0.2, 5.9.0.3; it routes to no node",
            True,
        ),
        (404, '{"status": "error", "data": {"code": 404}}', "edge lagging", "does not know the app", True),
        (503, '{"status": "error", "data": {"code": 503}}', "not told", "is starting", False),
        (200, "<html>", "not told", "answers with 200 and no list", False),
        (200, '{"status": "success", "data": []}', "not told", "answers with 200 and no list", False),
        (200, "[" * 60_000, "not told", "answers with 200 and no list", False),
        (500, "{}", "not told", "answers with 500 and no list", False),
    ],
)
def test_what_the_edge_says_of_its_nodes(
    internet: Internet, status: int, body: str, verdict: str, said: str, differs: bool
) -> None:
    with running(internet, api=(status, body)):
        report = probed(internet, app(web()))
    assert seen(report, "edge", APP) == (verdict, f"{EDGE_HOST} {said}", differs)


def test_an_edge_that_dns_does_not_name_is_not_asked(internet: Internet) -> None:
    with running(internet):
        internet.records[APP] = [EDGE]
        report = probed(internet, app(web()))
    assert seen(report, "edge", APP) == ("not told", "its DNS record names no fdm-... host to ask", False)


def primary() -> dict[str, Any]:
    return app(component("web", "nginx:1.27", [33000], [80], containerData="g:/data"))


def test_of_a_primary_and_its_standby_one_answers_as_it_is_drawn(internet: Internet) -> None:
    with running(internet, api=(200, listed("5.9.0.2"))) as places:
        del internet.places["5.9.0.3", 33000]
        internet.places[EDGE, 33000] = places[0]
        report = probed(internet, primary())
    assert report.differences == ()
    assert of(report, "tcp", "5.9.0.3").verdict == "refused"
    assert seen(report, "tcp", APP) == ("not told", "the edge accepts, as it does before any node is asked", False)


def test_two_primaries_are_not_as_drawn(internet: Internet) -> None:
    with running(internet, api=(200, listed(*NODES))) as places:
        internet.places[EDGE, 33000] = places[0]
        report = probed(internet, primary())
    assert {each.where for each in report.differences} == {"5.9.0.2:33000", "5.9.0.3:33000", f"{APP}:443"}


def test_no_primary_is_not_as_drawn(internet: Internet) -> None:
    with running(internet, api=(200, listed("5.9.0.2"))) as places:
        internet.places[EDGE, 33000] = places[0]
        for node in NODES:
            del internet.places[node, 33000]
        report = probed(internet, primary())
    assert {each.where for each in report.differences} == {"5.9.0.2:33000", "5.9.0.3:33000"}


def test_where_no_dns_server_answers_there_is_no_network_and_nothing_is_said_of_the_app(internet: Internet) -> None:
    internet.records |= {APP: ["SERVFAIL"], WEB: ["SERVFAIL"]}
    with pytest.raises(NetworkError, match=r"no network here: no DNS server answers; this says nothing of the app"):
        probed(internet, app(web()), limit=0.5)
    assert internet.calls == []


def test_where_nothing_that_is_called_answers_there_is_no_network(internet: Internet) -> None:
    at_home(internet, APP, WEB)
    with full("127.0.0.7") as place:
        internet.places |= {(EDGE, 443): place, (EDGE, 80): place}
        internet.places |= {(node, 33000): place for node in NODES}
        with pytest.raises(NetworkError, match="names are found, but nothing that is called answers"):
            probed(internet, app(web()), limit=0.3)


def test_where_the_machine_has_no_way_out_there_is_no_network(internet: Internet) -> None:
    at_home(internet, APP, WEB)

    def unreachable(*_: object) -> socket.socket:
        raise OSError(101, "Network is unreachable")

    internet.dial = unreachable
    with pytest.raises(NetworkError, match="this machine has no way to any address"):
        probed(internet, app(web()))


def test_what_is_asked_is_the_front_page_with_no_cookie_and_no_password(internet: Internet) -> None:
    with (
        http_server(headers={"Set-Cookie": "a=s3cr3t"}) as server,
        running(internet, routes={WEB: [(server.host, server.port)]}),
    ):
        probed(internet, app(web()))
    (asked,) = server.asked
    assert asked.startswith("GET / HTTP/1.1\n")
    names = {line.partition(":")[0].lower() for line in asked.splitlines()[1:] if line}
    assert names == {"host", "user-agent", "accept"}
    assert "fluxviz/" in asked
