"""What a component writes down to reach another: a connection string, and the lines of its environment.

Names and passwords stand as ``USER`` and ``PASSWORD``: a spec's own are never read into them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fluxviz.topology.nodes import Component, Port

_FORMS = {
    "postgresql": "postgresql://USER:PASSWORD@{at}/DB",
    "mysql": "mysql://USER:PASSWORD@{at}/DB",
    "mongodb": "mongodb://USER:PASSWORD@{at}/DB",
    "sqlserver": "sqlserver://{at};databaseName=DB;user=USER;password=PASSWORD",
    "redis": "redis://{at}/0",
    "amqp": "amqp://USER:PASSWORD@{at}/",
    "clickhouse": "clickhouse://USER:PASSWORD@{at}/DB",
    "bolt": "bolt://{at}",
    "http": "http://{at}",
    "https": "https://{at}",
    "ws": "ws://{at}",
    "nats": "nats://{at}",
    "mqtt": "mqtt://{at}",
    "smtp": "smtp://{at}",
}
_PREFIXES = {
    "postgresql": "DB",
    "mysql": "DB",
    "mongodb": "MONGO",
    "sqlserver": "DB",
    "redis": "REDIS",
    "amqp": "RABBITMQ",
    "kafka": "KAFKA",
    "memcached": "MEMCACHED",
}
_ODD = re.compile(r"\W+", re.ASCII)


@dataclass(frozen=True)
class Snippet:
    """A text to paste.

    Attributes:
        title: What it is.
        text: The text, one or more lines.

    """

    title: str
    text: str


def connection_snippets(component: Component) -> Iterator[Snippet]:
    r"""Yield what another component of the app writes down to reach each port of this one.

    >>> from fluxviz.topology.nodes import Port
    >>> db = Component(id="component.db", label="db", name="db", key="db", index=1, host="fluxdb_shop",
    ...                ports=(Port(container=5432, protocol="postgresql"),))
    >>> [snippet.text for snippet in connection_snippets(db)]
    ['postgresql://USER:PASSWORD@fluxdb_shop:5432/DB', 'DB_HOST=fluxdb_shop\nDB_PORT=5432']

    """
    if not component.host:
        return
    for port in component.ports:
        if port.container is None:
            continue
        form = _FORMS.get(port.protocol)
        if form:
            yield Snippet("Connection string", form.format(at=f"{component.host}:{port.container}"))
        prefix = variable_prefix(component, port)
        yield Snippet("Environment", f"{prefix}_HOST={component.host}\n{prefix}_PORT={port.container}")


def variable_prefix(component: Component, port: Port) -> str:
    """Return what the variables begin with: the usual word of a data store, else the component's name."""
    if port.protocol in _PREFIXES:
        return _PREFIXES[port.protocol]
    word = _ODD.sub("_", component.name).strip("_").upper()
    return word if word and not word[0].isdigit() else "SERVICE"
