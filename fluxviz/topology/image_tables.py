"""Tables by image: a key holds the names of several images that share a row, and a row is looked up by one image."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from fluxviz.topology.technologies import image_words

_Row = TypeVar("_Row")


def by_name(table: Mapping[str, _Row]) -> dict[str, _Row]:
    """Give each of the names that share a row of a table that row.

    >>> by_name({"redis valkey": 6379})
    {'redis': 6379, 'valkey': 6379}
    """
    return {name: row for names, row in table.items() for name in names.split()}


def row_of(table: Mapping[str, _Row], image: str | None) -> _Row | None:
    """Return the row of an image: by the first word of its name, or with its owner where that word tells too little.

    >>> row_of({"mssql/server": 1433}, "mcr.microsoft.com/mssql/server:2022"), row_of({"redis": 6379}, "acme/redis:7")
    (1433, 6379)
    >>> row_of({"mssql/server": 1433}, "acme/server:1") is None
    True
    """
    if not image:
        return None
    name = image_words(image)[0]
    owner = image.lower().partition("@")[0].rpartition("/")[0].rpartition("/")[2]
    return table.get(f"{owner}/{name}", table.get(name))


_REGISTRIES = frozenset(
    """
    docker.io index.docker.io registry-1.docker.io ghcr.io quay.io lscr.io docker.n8n.io docker.elastic.co
    mcr.microsoft.com
    """.split()
)
"""Registries at which everybody finds the same image under a name."""


def published_name(image: str) -> str:
    """Return the name under which an image is published for all, with its owner; empty for one of a private registry.

    >>> published_name("docker.io/library/nginx:1.27"), published_name("ghcr.io/open-webui/open-webui:main")
    ('nginx', 'open-webui/open-webui')
    >>> published_name("registry.example.com/nginx:1.27")
    ''
    """
    path = image.lower().partition("@")[0]
    head, slash, last = path.rpartition("/")
    first, _, rest = head.partition("/")
    if "." in first or ":" in first or first == "localhost":
        if first not in _REGISTRIES:
            return ""
        head = rest
    owner = "" if head == "library" else f"{head}/" if slash and head else ""
    return owner + last.partition(":")[0]


def tag_of(image: str) -> str:
    """Return the tag of an image; empty where it has none.

    >>> tag_of("registry.example.com:5000/nextcloud:30-FPM@sha256:12"), tag_of("nginx")
    ('30-fpm', '')
    """
    return image.lower().partition("@")[0].rpartition("/")[2].partition(":")[2]
