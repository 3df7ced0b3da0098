"""Addresses that may be called: public ones only, whatever a spec, an API or a DNS answer says."""

from __future__ import annotations

import ipaddress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")

CLOUDFLARE = tuple(
    ipaddress.ip_network(each)
    for each in (
        "103.21.244.0/22 103.22.200.0/22 103.31.4.0/22 104.16.0.0/13 104.24.0.0/14 108.162.192.0/18 131.0.72.0/22 "
        "141.101.64.0/18 162.158.0.0/15 172.64.0.0/13 173.245.48.0/20 188.114.96.0/20 190.93.240.0/20 "
        "197.234.240.0/22 198.41.128.0/17 2400:cb00::/32 2405:8100::/32 2405:b500::/32 2606:4700::/32 "
        "2803:f800::/32 2a06:98c0::/29 2c0f:f248::/32"
    ).split()
)
"""CloudFlare's addresses, as it publishes them on https://www.cloudflare.com/ips/; read in copies of that list on
2026-11-26. It changes once in some years."""


def read_address(text: str) -> tuple[Address | None, str]:
    """Return the address of a node as lists of nodes have it, and why it must not be called; empty where it may.

    Args:
        text: An address, with the port of the node's API or without: ``198.51.100.7:16137``.

    >>> read_address("5.9.0.2:16127")
    (IPv4Address('5.9.0.2'), '')
    >>> read_address("192.168.1.1:16127")[1], read_address("shop.example.com")[1]
    ('a private address', 'no IP address')

    """
    host = text.strip()
    if host.startswith("["):
        host = host[1:].partition("]")[0]
    elif host.count(":") == 1:
        host = host.partition(":")[0]
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return None, "no IP address"
    return address, refusal_of(address)


def refusal_of(address: Address) -> str:
    """Return why an address must not be called: it is not one of the public internet; empty where it is.

    >>> refusal_of(ipaddress.ip_address("8.8.8.8")), refusal_of(ipaddress.ip_address("::ffff:127.0.0.1"))
    ('', 'a loopback address')
    """
    inner = _inside(address)
    if inner is not None:
        return refusal_of(inner)
    for kind in ("loopback", "multicast", "link_local", "unspecified", "private", "reserved"):
        if getattr(address, f"is_{kind}"):
            return f"a {kind.replace('_', '-')} address" if kind != "unspecified" else "an unspecified address"
    return "" if address.is_global else "an address that is not public"


def _inside(address: Address) -> Address | None:
    """Return the IPv4 address that an IPv6 address stands for: a gateway on the way would call that."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def is_cloudflare(address: Address) -> bool:
    """Return whether an address is CloudFlare's."""
    return any(address in network for network in CLOUDFLARE)
