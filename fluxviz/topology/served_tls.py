"""Products whose own settings make their HTTP port speak TLS: ``GF_SERVER_PROTOCOL=https``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fluxviz.spec import Component
from fluxviz.topology.image_tables import by_name, row_of
from fluxviz.topology.references.commands import commands_of, settings_of
from fluxviz.topology.technologies import image_product


@dataclass(frozen=True, slots=True)
class Switch:
    """What makes a product serve HTTPS.

    Attributes:
        port: Where it listens unless it is told otherwise.
        names: The variables and the long flags that do it.
        values: What they are set to, in lower case; anything at all where there is none, such as a certificate's path.
        form: What that looks like, where it is not one of a few words.

    """

    port: int
    names: frozenset[str]
    values: frozenset[str] = frozenset()
    form: str = ""


def _switch(port: int, names: str, values: str = "") -> Switch:
    return Switch(port, frozenset(names.split()), frozenset(values.split()))


_ON = "true 1 yes on"
_SWITCHES: dict[str, tuple[Switch, ...]] = {
    # grafana.com/docs, "Configure Grafana", [server] protocol
    "grafana grafana-oss grafana-enterprise": (_switch(3000, "GF_SERVER_PROTOCOL", "https h2"),),
    # docs.gitea.com, "Config Cheat Sheet", PROTOCOL; forgejo.org/docs says the same
    "gitea forgejo": (_switch(3000, "GITEA__server__PROTOCOL FORGEJO__server__PROTOCOL", "https"),),
    # keycloak.org/server, "Configuring TLS"
    "keycloak": (_switch(8443, "KC_HTTPS_CERTIFICATE_FILE KC_HTTPS_KEY_STORE_FILE https-certificate-file"),),
    # distribution.github.io/distribution, configuration, http.tls.certificate
    "registry": (_switch(5000, "REGISTRY_HTTP_TLS_CERTIFICATE"),),
    "kibana": (_switch(5601, "SERVER_SSL_ENABLED", _ON),),  # elastic.co/docs, server.ssl.enabled
    "vaultwarden/server": (_switch(80, "ROCKET_TLS"),),  # vaultwarden's wiki, "Enabling HTTPS"
    "meilisearch": (_switch(7700, "MEILI_SSL_CERT_PATH ssl-cert-path"),),  # meilisearch.com/docs, instance options
    "typesense": (_switch(8108, "TYPESENSE_SSL_CERTIFICATE ssl-certificate"),),  # typesense.org/docs
    "qdrant": (_switch(6333, "QDRANT__SERVICE__ENABLE_TLS", _ON),),  # qdrant.tech/documentation, security
    # docs.influxdata.com, tls-cert of version 2 and https-enabled of version 1
    "influxdb": (
        _switch(8086, "INFLUXD_TLS_CERT tls-cert"),
        _switch(8086, "INFLUXDB_HTTP_HTTPS_ENABLED", _ON),
    ),
    "pgadmin4": (_switch(80, "PGADMIN_ENABLE_TLS"),),  # pgadmin.org/docs, "Container Deployment"
    # caddyserver.com/docs/automatic-https: for whatever has a host and no http://, localhost, too
    "caddy": (Switch(443, frozenset(["from"]), form=r"(?:https://)?[^:/]+"),),
    # jupyter-docker-stacks.readthedocs.io, "Common Features": a certificate is made where GEN_CERT is set
    "base-notebook minimal-notebook scipy-notebook datascience-notebook tensorflow-notebook pytorch-notebook "
    "r-notebook julia-notebook pyspark-notebook all-spark-notebook": (_switch(8888, "GEN_CERT"),),
    "etcd": (_switch(2379, "ETCD_CERT_FILE cert-file"),),  # etcd.io/docs, transport security
    "loki": (_switch(3100, "server.http-tls-cert-path"),),  # grafana.com/docs/loki, configuration, server
    # docs.mattermost.com, "Connection security"
    "mattermost-team-edition mattermost-enterprise-edition": (
        _switch(8065, "MM_SERVICESETTINGS_CONNECTIONSECURITY", "tls"),
    ),
}
"""By the first word of their images, each with its source."""

_OF_IMAGE = by_name(_SWITCHES)


@dataclass(frozen=True, slots=True)
class Framework:
    """What a program is made with, of whatever image, and how its settings make it speak HTTPS.

    Attributes:
        switch: What does it, and where it listens unless it is told otherwise.
        beside: A variable that has to be there, too; empty where none has.
        port: The variable that tells where it listens.

    """

    switch: Switch
    beside: str
    port: str


_FRAMEWORKS = (
    # docs.spring.io/spring-boot, "Common Application Properties", server.ssl.enabled and server.port
    Framework(_switch(8080, "SERVER_SSL_ENABLED", _ON), "", "SERVER_PORT"),
    # create-react-app.dev/docs/using-https-in-development: HTTPS alone is many a program's word for its links
    Framework(_switch(3000, "HTTPS", _ON), "SSL_CRT_FILE", "PORT"),
)
"""Read of images that no table knows."""
_IS_COCKROACH = by_name({"cockroach cockroachdb": True})
_COCKROACH_PAGE = 8080


def ports_of_https(component: Component) -> frozenset[int]:
    """Return the ports of a component's image, as it comes, on which its settings make it speak HTTPS.

    >>> from fluxviz.spec import Secret, Variable
    >>> told = (Variable(name="GF_SERVER_PROTOCOL", value=Secret("https")),)
    >>> ports_of_https(Component(name="g", key="g", index=0, image="grafana/grafana:11", environment=told))
    frozenset({3000})
    """
    switches = row_of(_OF_IMAGE, component.image)
    if switches is None and image_product(component.image) is None:
        return frozenset(_of_frameworks(component))
    switches = switches or ()
    on = {each.port for each in switches if any(_is_on(each, *setting) for setting in settings_of(component))}
    return frozenset(on | ({_COCKROACH_PAGE} if _is_secure_cockroach(component) else set()))


def _of_frameworks(component: Component) -> Iterator[int]:
    told = {each.name: each.value.read().strip() for each in component.environment}
    for each in _FRAMEWORKS:
        if any(_is_on(each.switch, *setting) for setting in told.items()) and (
            not each.beside or told.get(each.beside)
        ):
            listens = told.get(each.port, str(each.switch.port))
            yield from [int(listens)] if re.fullmatch(r"[0-9]{1,5}", listens) else []


def _is_secure_cockroach(component: Component) -> bool:
    """Return whether CockroachDB is started with TLS, which it uses unless it is told ``--insecure``.

    Source: ``cockroachlabs.com/docs``, "cockroach start" and "cockroach start-single-node".
    """
    if row_of(_IS_COCKROACH, component.image) is None:
        return False
    words = {word.partition("=")[0] for command in commands_of(component) for word in command.words}
    told = any(each.name == "COCKROACH_INSECURE" for each in component.environment)
    return bool(words & {"start", "start-single-node"}) and "--insecure" not in words and not told


def _is_on(switch: Switch, name: str, text: str) -> bool:
    if name not in switch.names or not text:
        return False
    if switch.form:
        return re.fullmatch(switch.form, text) is not None
    return not switch.values or text.lower() in switch.values
