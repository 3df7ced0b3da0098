"""The Flux edge, as the domain manager sets HAProxy up, in front of nodes on the loopback."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from tests.probing.internet import EDGE, Internet, Place
from tests.servers.haproxy import haproxy
from tests.servers.server import Server, free_port

HOST = "127.0.0.10"

_TOP = """
global
  maxconn 200
  stats socket {socket}
defaults
  mode http
  timeout connect 100ms
  timeout client 10s
  timeout server 10s
frontend wwwhttp
  bind {host}:{plain}
  redirect scheme https
frontend wwwhttps
  bind {host}:{secure} ssl crt {certificates}/ alpn h2,http/1.1
  http-after-response set-header Access-Control-Allow-Origin "*"
"""
_BACKEND = """
backend {name}
  balance roundrobin
  retries 3
  retry-on conn-failure response-timeout empty-response 500
  option redispatch 1
"""
_TCP = """
frontend tcp_{port}
  mode tcp
  bind {host}:{own}
  default_backend tcp_{port}
backend tcp_{port}
  mode tcp
"""


@contextmanager
def edge(
    internet: Internet,
    routes: Mapping[str, Sequence[Place]],
    *,
    names: Sequence[str] = ("*.app.runonflux.io", "*.runonflux.io"),
    certificates: Mapping[str, bytes] | None = None,
    passed: Mapping[int, Sequence[Place]] | None = None,
    address: str = EDGE,
    plain: Place | None = None,
) -> Iterator[Server]:
    """Run a Flux edge until the block ends; its ports are known to the internet then.

    Args:
        internet: where it stands.
        routes: each name that it serves to the nodes behind it.
        names: what its certificate is for.
        certificates: further certificates with their keys, in PEM, by the name of their file.
        passed: each port on which it passes TCP to the nodes behind it.
        address: its public address.
        plain: where it passes everything on without TLS, as CloudFlare's Flexible does; None: it does not.

    """
    folder = internet.folder / f"edge-{address}"
    shown = folder / "certificates"
    shown.mkdir(parents=True)
    own = internet.authority.issue_cert(*names)
    pem = own.private_key_pem.bytes() + b"".join(each.bytes() for each in own.cert_chain_pems)
    for name, text in {"0.pem": pem, **(certificates or {})}.items():
        (shown / name).write_bytes(text)
    ports = {80: free_port(HOST), 443: free_port(HOST), **{port: free_port(HOST) for port in passed or {}}}
    text = _TOP.format(host=HOST, plain=ports[80], secure=ports[443], certificates=shown, socket=folder / "socket")
    uses = [f"  use_backend b{index} if {{ hdr(host) {name} }}\n" for index, name in enumerate(routes)]
    text += "".join(uses) + ("  default_backend onward\n" if plain else "")
    for index, nodes in enumerate(routes.values()):
        text += _BACKEND.format(name=f"b{index}") + _servers(nodes)
    if plain:
        text += _BACKEND.format(name="onward") + _servers([plain])
    for port, nodes in (passed or {}).items():
        text += _TCP.format(host=HOST, port=port, own=ports[port]) + _servers(nodes)
    with haproxy(folder, text, (HOST, ports[443])) as server:
        internet.places |= {(address, port): (HOST, own_port) for port, own_port in ports.items()}
        yield server


def _servers(nodes: Sequence[Place]) -> str:
    return "".join(f"  server s{index} {host}:{port}\n" for index, (host, port) in enumerate(nodes))
