"""What servers send is written by anybody: nothing of it runs, turns text around, or breaks a probe."""

from __future__ import annotations

import datetime
import json
import socket
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

import fluxviz
import fluxviz.cli.probe as command
from fluxviz.probing.certificates import covers, read_certificate
from fluxviz.probing.edge_list import read_edge_list
from fluxviz.probing.http import Answer, NotHttpError, ask
from fluxviz.probing.sockets import Deadline
from fluxviz.unseen import UNSEEN
from tests.cli.running import run
from tests.probing.internet import Internet
from tests.probing.shop import CUSTOM, NODES, WEB, app, of, probed, running, web
from tests.probing.test_command import BY_HAND

EVIL = "\x1b[31mE\u202evil\x07<script>alert(1)</script>"


def evil_certificate(*names: str) -> bytes:
    """Make a certificate that signs itself, with all that a name should not hold."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, EVIL)])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(each) for each in names]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return private + made.public_bytes(Encoding.PEM)


def answer_to(sent: bytes, most: int = 0) -> Answer:
    """Ask a socket that has sent what it sends already."""
    here, there = socket.socketpair()
    with here, there:
        there.sendall(sent)
        there.shutdown(socket.SHUT_WR)
        return ask(here, "shop.example.com", Deadline(5), most=most)


def test_what_a_certificate_says_of_itself_is_made_harmless(
    internet: Internet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [
        CUSTOM,
        "<b>x</b>.example.com",
        "a\x1b[2J.example.com",
        *(f"n{number}.example.com" for number in range(200)),
    ]
    spec, picture = tmp_path / "shop.json", tmp_path / "probe.svg"
    spec.write_text(json.dumps(app(web(CUSTOM))))
    monkeypatch.setattr(command, "NETWORK", internet.network)
    with running(internet, custom=[CUSTOM], certificates={"1.pem": evil_certificate(*names)}):
        told = run("probe", spec, *BY_HAND, "-o", picture)
        data = run("probe", spec, *BY_HAND, "--json")
    assert told.code == data.code == 1
    assert "it is not trusted: self-signed certificate" in told.out
    for text in (told.out, told.err, data.out, picture.read_text()):
        assert not UNSEEN.search(text.replace("\n", ""))
    assert "<script>" not in picture.read_text()
    (shown,) = [
        each["certificate"]
        for each in json.loads(data.out)["tries"]
        if (each["host"], each["kind"]) == (CUSTOM, "https")
    ]
    assert len(shown["names"]) == 20
    assert all(len(name) <= 80 for name in (*shown["names"], shown["issuer"]))


@pytest.mark.parametrize(
    "location",
    [
        "https://a\x1b[31mb.example.org/",
        "https://[::1",
        "https://x:99999/",
        "https://x:y/",
        "javascript:alert(1)",
        "//user:s3cr3t@elsewhere.example.org/",
        "https://" + "a" * 5000 + ".example.org/",
        "\\\\evil",
        "https://elsewhere.example.org/?token=s3cr3t#s3cr3t",
        "file:///etc/passwd",
    ],
)
def test_where_a_server_sends_its_visitors_is_made_harmless(internet: Internet, location: str) -> None:
    with running(internet, site=302, headers={"Location": location}):
        report = probed(internet, app(web()))
    found = of(report, "https", WEB)
    assert len(found.seen) < 200
    assert not UNSEEN.search(json.dumps(report.data(), ensure_ascii=False).replace("\n", ""))
    assert "s3cr3t" not in str(report.data())
    assert found.verdict in ("reached", "not HTTP")


@pytest.mark.parametrize(
    "away",
    ["http://192.168.1.1", "https://other.app.runonflux.io", "http://127.0.0.1:22", f"https://{WEB}:33000"],
)
def test_a_redirect_to_another_app_or_into_a_home_is_told_and_not_followed(internet: Internet, away: str) -> None:
    with running(internet, site=302, headers={"Location": f"{away}/"}):
        report = probed(internet, app(web()))
    assert of(report, "https", WEB).seen == f"302 to {away}"


@given(st.binary(max_size=2000))
def test_no_bytes_break_the_reading_of_an_answer(sent: bytes) -> None:
    for head in (b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 503 x\r\nContent-Length: 9\r\n\r\n"):
        try:
            answer = answer_to(head + sent, most=100)
        except (NotHttpError, OSError):
            continue
        assert 200 <= answer.status < 1000
        assert len(answer.body) <= 100


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"HTTP/1.0 200 OK\r\n\r\n", 200),
        (b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 Not Found\r\n\r\n", 404),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZZ", 200),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx", 200),
    ],
)
def test_what_is_an_answer(sent: bytes, status: int) -> None:
    assert answer_to(sent).status == status


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000,
        b"HTTP/1.1 99 x\r\n\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
        b"\x15\x03\x01\x00\x02\x02\x0a",
        b"-ERR unknown command\r\n",
    ],
)
def test_what_is_none(sent: bytes) -> None:
    with pytest.raises(NotHttpError):
        answer_to(sent)


@given(st.binary(max_size=500))
def test_no_bytes_break_the_reading_of_a_certificate(der: bytes) -> None:
    assert read_certificate(der, CUSTOM).problem


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=30) | st.just("5.9.0.2:16127"),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["status", "data", "ips", "success", "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.integers(100, 599), VALUES)
def test_no_answer_of_the_edge_breaks_the_reading_of_its_list(status: int, value: Any) -> None:
    for body in (value, {"status": "success", "data": {"ips": value}}):
        found = read_edge_list(Answer(status=status, body=json.dumps(body).encode()), "fdm-x.runonflux.io")
        assert found.verdict in ("reached", "edge lagging", "not told")
        assert not UNSEEN.search(found.seen)


@pytest.mark.parametrize(
    ("name", "host", "does"),
    [
        ("*.example.com", "a.example.com", True),
        ("*.example.com", "a_1.example.com", True),
        ("*.example.com", "example.com", False),
        ("*.example.com", "a.b.example.com", False),
        ("*.com", "example.com", False),
        ("*", "example.com", False),
        ("a*.example.com", "ab.example.com", False),
        ("Example.COM", "example.com", True),
        ("", "example.com", False),
        ("*.example.com.", "a.example.com", True),
    ],
)
def test_which_hosts_a_name_of_a_certificate_covers(name: str, host: str, does: bool) -> None:
    assert covers(name, host) is does


def test_nothing_of_an_answers_body_is_kept(internet: Internet) -> None:
    with running(internet, body=b"<p>s3cr3t-body</p>", site=500):
        report = probed(internet, app(web()))
    assert "s3cr3t-body" not in f"{report.data()}{report!r}{fluxviz.draw_probe(report).svg()}"
    assert {node for node, _ in internet.calls} >= {*NODES}
