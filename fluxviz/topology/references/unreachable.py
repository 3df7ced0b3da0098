"""Hosts outside an app that no container on Flux can call."""

from __future__ import annotations

import ipaddress

_PRIVATE = tuple(map(ipaddress.IPv4Network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16")))
_PRIVATE_V6 = tuple(map(ipaddress.IPv6Network, ("fc00::/7", "fe80::/10")))
"""Source: RFC 4193 and RFC 4291."""
_OWN_NETWORKS = ipaddress.IPv4Network("172.23.0.0/16")
"""Every app's own Docker network is a part of it, another one on each node."""
_OF_DOCKER = frozenset({"host.docker.internal", "gateway.docker.internal", "host.containers.internal"})
"""Names that Docker's and Podman's desktops give to containers."""


def why_unreachable(host: str) -> str:
    """Return why a container gets no answer from a host; empty where nothing is known that stops it.

    Source: ``removeDockerContainerAccessToNonRoutable`` of ``fluxNetworkHelper.js`` in RunOnFlux/flux, which drops
    what containers send to private and link-local addresses outside their app's own network; ``ExtraHosts`` and
    ``createFluxAppDockerNetwork`` of ``dockerService.js``: the network has a range of IPv4, and none of IPv6.

    >>> why_unreachable("192.168.1.10"), why_unreachable("8.8.8.8"), why_unreachable("172.23.4.2")
    ('a private address: Flux lets no container call one', '', '')
    >>> why_unreachable("host.docker.internal"), why_unreachable("fd00::1")
    ('containers on Flux have no such name', "a private address: an app's network on Flux has IPv4 alone")
    """
    if host.lower() in _OF_DOCKER:
        return "containers on Flux have no such name"
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    what = "a link-local address" if address.is_link_local else "a private address"
    if isinstance(address, ipaddress.IPv6Address):
        private = any(address in network for network in _PRIVATE_V6)
        return f"{what}: an app's network on Flux has IPv4 alone" if private else ""
    private = any(address in network for network in _PRIVATE) and address not in _OWN_NETWORKS
    return f"{what}: Flux lets no container call one" if private else ""
