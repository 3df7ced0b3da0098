"""Hosts outside an app that no container on Flux can call."""

from __future__ import annotations

import ipaddress

_PRIVATE = tuple(map(ipaddress.IPv4Network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")))
_OWN_NETWORKS = ipaddress.IPv4Network("172.23.0.0/16")
"""Every app's own Docker network is a part of it, another one on each node."""
_OF_DOCKER = frozenset({"host.docker.internal", "gateway.docker.internal", "host.containers.internal"})
"""Names that Docker's and Podman's desktops give to containers."""


def why_unreachable(host: str) -> str:
    """Return why a container gets no answer from a host; empty where nothing is known that stops it.

    Source: ``removeDockerContainerAccessToNonRoutable`` of ``fluxNetworkHelper.js`` in RunOnFlux/flux, which drops
    what containers send to private addresses outside their app's own network; ``ExtraHosts`` of ``dockerService.js``.

    >>> why_unreachable("192.168.1.10"), why_unreachable("8.8.8.8"), why_unreachable("172.23.4.2")
    ('a private address: Flux lets no container call one', '', '')
    >>> why_unreachable("host.docker.internal")
    'containers on Flux have no such name'
    """
    if host.lower() in _OF_DOCKER:
        return "containers on Flux have no such name"
    try:
        address = ipaddress.IPv4Address(host)
    except ValueError:
        return ""
    private = any(address in network for network in _PRIVATE) and address not in _OWN_NETWORKS
    return "a private address: Flux lets no container call one" if private else ""
