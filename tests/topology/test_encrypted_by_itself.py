"""SSH, WireGuard and the like are encrypted, and by themselves: nothing says TLS of them, and nothing says plain."""

from __future__ import annotations

import pytest

from fluxviz import build, diff, draw, load, trace
from fluxviz.topology.doors import open_doors
from fluxviz.topology.sentences import describe_edge
from fluxviz.traces import walk_through
from tests.specimens import app, component

DOORS = {"SSH": ("linuxserver/openssh-server", 2222), "WireGuard": ("linuxserver/wireguard", 51820)}


@pytest.mark.parametrize("who", DOORS)
def test_a_door_is_encrypted_by_what_is_spoken_there(who: str) -> None:
    image, port = DOORS[who]
    spec = app(component("way", 32222, containerPorts=[port], repotag=image))
    topology = build(load(spec))
    (door,) = open_doors(topology)
    assert (door.encrypted, door.cryptography, door.encryption) == (True, who, f"encrypted by {who}")
    assert describe_edge(door, topology).endswith(f"past the edge, encrypted by {who}.")
    drawn = draw(spec)
    for text in (drawn.svg(), drawn.mermaid(), drawn.markdown()):
        assert f"encrypted by {who}" in text or f"no TLS: {who}" in text
    assert "without TLS" not in drawn.svg()


def test_a_call_by_ssh_is_encrypted_and_no_tls_is_opened() -> None:
    entries = ["SFTP_HOST=fluxsftp_shop", "SFTP_PORT=22"]
    spec = app(component("web", 3000, environmentParameters=entries), component("sftp", None, repotag="atmoz/sftp"))
    topology = build(load(spec))
    (call,) = topology.of_kind("internal")
    assert (call.protocol, call.encrypted) == ("ssh", True)
    (path,) = trace(topology, "web", "sftp").paths
    assert path.hops[0].tls_ends == ""
    assert "encrypted by SSH" in path.hops[0].text
    lookup, query = walk_through(topology, path)
    assert (lookup.kind, query.kind, query.encrypted, query.cryptography) == ("lookup", "query", True, "SSH")
    assert "TLS" not in query.text
    assert "encrypted (SSH)" in draw(spec).svg() or "encrypted (TLS, SSH)" in draw(spec).svg()


def test_diff_says_what_encrypts_a_call_now() -> None:
    sftp = component("sftp", None, repotag="atmoz/sftp")
    before = app(component("web", 3000, environmentParameters=["FILES=ftp://fluxsftp_shop:22"]), sftp)
    after = app(component("web", 3000, environmentParameters=["FILES=sftp://fluxsftp_shop:22"]), sftp)
    assert all("with TLS" not in change.text for change in diff(before, after).items)
