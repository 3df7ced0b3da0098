"""Servers that answer their own container alone: no other component, no edge and no visitor reaches them."""

from __future__ import annotations

import re

from fluxviz.spec import Component
from fluxviz.topology.image_ports import is_told_elsewhere
from fluxviz.topology.image_tables import by_name, published_name, row_of, tag_of
from fluxviz.topology.own_address import is_own_address
from fluxviz.topology.references.commands import commands_of

_FLAGS = by_name(
    {
        "redis valkey keydb redis-stack-server": frozenset(["bind"]),  # redis.io/docs, redis.conf, bind
        # postgresql.org/docs, "Connections and Authentication"
        "postgres postgresql postgis timescaledb pgvector": frozenset(["listen_addresses"]),
        "mongo mongodb mongodb-community-server": frozenset(["bind_ip"]),  # mongodb.com/docs, mongod --bind_ip
        "mysql mysql-server mariadb percona percona-server": frozenset(["bind-address"]),  # dev.mysql.com/doc
        "memcached": frozenset(["listen"]),  # docs.memcached.org, options
        "nats": frozenset(["addr", "net"]),  # docs.nats.io, "Flags"
    }
)


_LOCAL_MOSQUITTO = re.compile(r"2\.0(?:[.-].*)?|(?:2-)?openssl")
"""Tags of Mosquitto that without a configuration open no listener for others: those before have one, 2.1 brings one.

Source: ``mosquitto.org``, "Migrating from 1.x to 2.0"; ``docker/`` in eclipse-mosquitto/mosquitto.
"""


def why_kept_to_itself(component: Component) -> str:
    """Return why a component's server answers its own container alone, in words; empty where it does not.

    >>> from fluxviz.spec import Secret
    >>> words = tuple(map(Secret, ["redis-server", "--bind", "127.0.0.1"]))
    >>> why_kept_to_itself(Component(name="kv", key="kv", index=0, image="redis:7", commands=words))
    'its command binds it to 127.0.0.1, its own container'
    """
    if bound := _bound_to_itself(component):
        return f"its command binds it to {bound}, its own container"
    image = component.image or ""
    is_local = published_name(image) == "eclipse-mosquitto" and _LOCAL_MOSQUITTO.fullmatch(tag_of(image))
    unset = is_local and not component.commands and not is_told_elsewhere(component, "/mosquitto")
    return "Mosquitto 2.0 without a configuration answers its own container alone" if unset else ""


def _bound_to_itself(component: Component) -> str:
    """Return the address of its own that a component's command binds all of its server to; empty where it does not."""
    flags = row_of(_FLAGS, component.image) or ()
    commands = commands_of(component) if flags else ()
    told = [text for command in commands for flag, text in command.flags if flag in flags]
    hosts = [host.strip("\"'-") for text in told for host in re.split(r"[\s,]+", text.strip()) if host]
    return hosts[0] if hosts and all(map(is_own_address, hosts)) else ""
