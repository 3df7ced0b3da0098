"""Search engines, whose HTTP port has TLS as the image comes: they make a certificate of their own at first start."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from fluxviz.spec import Component
from fluxviz.topology.moved_ports import moved_from

_FIRST_SECURED = 8
"""The first version of Elasticsearch that secures itself."""
_MAJOR = re.compile(r":v?(\d{1,3})(?:\.|-|$)")
_ON, _OFF = frozenset(["true", "1", "yes"]), frozenset(["false", "0", "no"])
_HTTP_TLS = ("xpack.security.http.ssl.enabled", "plugins.security.ssl.http.enabled")
_SECURED_BY_HAND = re.compile(r"xpack\.security\.(?:enabled|autoconfiguration\.enabled|(?:http|transport)\.ssl\..+)")
_CLUSTER = frozenset(["discovery.seed.hosts", "discovery.seed.providers", "cluster.initial.master.nodes"])
_FLAG = re.compile(r"-E\s*([\w.]{1,80})=(\S*)")
_MAKERS = {
    "elasticsearch": frozenset(["", "library", "docker.io", "elastic", "elasticsearch"]),
    "opensearch": frozenset(["opensearchproject"]),
}
"""Whose images these are: others of the same name, such as Bitnami's, have no TLS until they are told to."""


def secured_ports(component: Component) -> Mapping[int, str]:
    """Return what the ports speak on which an image has TLS by a certificate that it makes itself.

    Sources: ``checkExistingConfiguration`` of ``AutoConfigureNode.java`` in elastic/elasticsearch: version 8 and later,
    unless any setting about security or TLS is there, or it is to join a cluster; ``docs.opensearch.org``, "Setting up
    a demo configuration": OpenSearch's image installs demo certificates, unless ``DISABLE_SECURITY_PLUGIN`` or
    ``DISABLE_INSTALL_DEMO_CONFIG`` is set.

    >>> search = Component(name="search", key="search", index=0, image="elasticsearch:8.15.0")
    >>> secured_ports(search), secured_ports(search.model_copy(update={"image": "elasticsearch:7.17.0"}))
    ({9200: 'https'}, {})
    """
    path, _, last = (component.image or "").lower().partition("@")[0].rpartition("/")
    product = last.partition(":")[0]
    if path.rpartition("/")[2] not in _MAKERS.get(product, ()):
        return {}
    told = dict(_settings(component))
    by_hand = next((told[name] for name in _HTTP_TLS if told.get(name) in _ON | _OFF), None)
    secured = (
        by_hand in _ON and _uses_security(product, last, told) if by_hand else _secures_itself(product, last, told)
    )
    moved = moved_from(component, 9200)
    return dict.fromkeys((9200,) if moved is None else moved.ports, "https") if secured else {}


def _uses_security(product: str, tagged: str, told: Mapping[str, str]) -> bool:
    """Return whether Elasticsearch uses its security, without which it has no TLS: before version 8 if it is told to.

    Source: ``elastic.co/docs``, "Security settings", ``xpack.security.enabled``, of versions 7 and 8.
    """
    if product == "opensearch" or (enabled := told.get("xpack.security.enabled", "")) in _ON:
        return True
    major = _MAJOR.search(tagged)
    return enabled not in _OFF and (major is None or int(major[1]) >= _FIRST_SECURED)


def _secures_itself(product: str, tagged: str, told: Mapping[str, str]) -> bool:
    if product == "opensearch":
        off = ("disable.security.plugin", "disable.install.demo.config", "plugins.security.disabled")
        return not any(told.get(name) in _ON for name in off)
    major = _MAJOR.search(tagged)
    single = told.get("discovery.type") == "single-node"
    joins = not single and any(told.get(name) for name in _CLUSTER)
    by_hand = any(_SECURED_BY_HAND.fullmatch(name) and value for name, value in told.items())
    return major is not None and int(major[1]) >= _FIRST_SECURED and not joins and not by_hand


def _settings(component: Component) -> Iterator[tuple[str, str]]:
    """Yield the settings: their names may stand in capitals, with ``_`` for each dot and ``ES_SETTING_`` before."""
    for variable in component.environment:
        yield _plain(variable.name), variable.value.read().strip().lower()
    for name, value in _FLAG.findall(" ".join(word.read() for word in component.commands)):
        yield _plain(name), value.lower()


def _plain(name: str) -> str:
    return re.sub(r"_+", ".", name.lower()).removeprefix("es.setting.")
