"""Servers whose command binds them to their own container: no other component, no edge and no visitor reaches them."""

from __future__ import annotations

import re

from fluxviz.spec import Component
from fluxviz.topology.own_address import is_own_address
from fluxviz.topology.references.commands import read_command
from fluxviz.topology.technologies import image_words

_FLAGS: dict[str, frozenset[str]] = {
    name: frozenset(flags.split())
    for names, flags in {
        "redis valkey keydb redis-stack-server": "bind",  # redis.io/docs, redis.conf, bind
        "postgres postgresql postgis timescaledb pgvector": "listen_addresses",  # postgresql.org/docs, Connections
        "mongo mongodb mongodb-community-server": "bind_ip",  # mongodb.com/docs, mongod --bind_ip
        "mysql mysql-server mariadb percona percona-server": "bind-address",  # dev.mysql.com/doc, bind_address
        "memcached": "listen",  # docs.memcached.org, options
        "nats": "addr net",  # docs.nats.io, "Flags"
    }.items()
    for name in names.split()
}


def bound_to_itself(component: Component) -> str:
    """Return the address of its own that a component's command binds all of its server to; empty where it does not.

    >>> from fluxviz.spec import Secret
    >>> words = tuple(map(Secret, ["redis-server", "--bind", "127.0.0.1"]))
    >>> bound_to_itself(Component(name="kv", key="kv", index=0, image="redis:7", commands=words))
    '127.0.0.1'
    """
    flags = _FLAGS.get(image_words(component.image)[0], frozenset()) if component.image else frozenset()
    commands = read_command([word.read() for word in component.commands]) if flags else ()
    told = [text for command in commands for flag, text in command.flags if flag in flags]
    hosts = [host.strip("\"'-") for text in told for host in re.split(r"[\s,]+", text.strip()) if host]
    return hosts[0] if hosts and all(map(is_own_address, hosts)) else ""
