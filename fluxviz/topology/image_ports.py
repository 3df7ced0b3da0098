"""On which ports an image listens as it comes, where nothing in a spec tells it to listen elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from fluxviz.spec import Component
from fluxviz.topology.image_tables import by_name, published_name, tag_of
from fluxviz.topology.stock_images import tells_of_tls

_CONFIGURED = re.compile(
    r"(?:^|/)(?:etc|conf|config|configs|configuration|[\w-]+\.d|templates|server_blocks|vhosts|settings)(?:/|$)|"
    r"\.(?:conf|cfg|ini|ya?ml|toml|json|xml|properties|env|js|sh)$",
    re.IGNORECASE,
)
"""Places of configuration: what is mounted there may say anything."""
_TELLS = re.compile(r"^F_S_ENV$|^TRAEFIK_|(?:^|_)(?:CONF|CONFIG|CONFIG_?FILE|CONFIG_PATH|PLUGINS?|PLUGINS_FILE)$")
"""Variables that bring settings in from elsewhere, or open ports without naming them: ``TRAEFIK_API_INSECURE``.

Source of ``F_S_ENV``: ``dockerService.js`` in RunOnFlux/flux.
"""


@dataclass(frozen=True, slots=True)
class ImagePorts:
    """Where an image listens as it comes.

    Attributes:
        name: What it is called.
        ports: Its container ports, the main one first.
        protocol: What they speak, where that is told by the image's tag and not by its name; else empty.
        home: The folder whose volume would hold its configuration, too, where that is none of the system's.

    """

    name: str
    ports: tuple[int, ...]
    protocol: str = ""
    home: str = ""


def _listens(name: str, *ports: int, home: str = "") -> ImagePorts:
    return ImagePorts(name, ports, home=home)


_PHP = {
    "wordpress": "WordPress",
    "nextcloud": "Nextcloud",
    "drupal": "Drupal",
    "joomla": "Joomla",
    "matomo": "Matomo",
    "monica": "Monica",
    "phpmyadmin": "phpMyAdmin",
    "phpmyadmin/phpmyadmin": "phpMyAdmin",
    "mediawiki": "MediaWiki",
    "yourls": "YOURLS",
    "friendica": "Friendica",
}
_BITNAMI = {
    "nginx": "nginx",
    "wordpress wordpress-nginx": "WordPress",
    "apache": "Apache",
    "moodle": "Moodle",
    "prestashop": "PrestaShop",
    **{name: _PHP[name] for name in ("drupal", "joomla", "matomo", "mediawiki", "phpmyadmin")},
}


def _of_bitnami(names: str) -> str:
    """Return names of images as Bitnami publishes them, now and in its archive."""
    return " ".join(f"{owner}/{name}" for owner in ("bitnami", "bitnamilegacy") for name in names.split())


_IMAGES: dict[str, ImagePorts] = {
    "nginx openresty/openresty": _listens("nginx", 80),  # nginx/docker-nginx, default.conf: listen 80
    # nginx/docker-nginx-unprivileged, Dockerfile: the default port is 8080
    "nginxinc/nginx-unprivileged nginx/nginx-unprivileged": _listens("nginx", 8080),
    "httpd": _listens("Apache", 80),  # docker-library/httpd, httpd.conf: Listen 80, and httpd-ssl.conf is left out
    "caddy": _listens("Caddy", 80),  # caddyserver/dist, config/Caddyfile: :80; its admin API is on localhost
    "traefik": _listens("Traefik", 80),  # doc.traefik.io, "EntryPoints": one on :80 where none is defined
    # docker-library/tomcat, conf/server.xml: port 8080, and 8005 on localhost; tomee is built upon it
    "tomcat tomee": _listens("Tomcat", 8080, home="/usr/local/tomcat"),
    "jetty": _listens("Jetty", 8080, home="/var/lib/jetty"),  # jetty/jetty.docker: jetty.http.port is 8080
    # docker-library/php, apache: the Apache of Debian, whose ports.conf listens on 443 where mod_ssl is turned on alone
    "php": _listens("Apache", 80),
    **{image: _listens(name, 80) for image, name in _PHP.items()},
    "adminer": _listens("Adminer", 8080),  # TimWolla/docker-adminer, Dockerfile
    "ghost": _listens("Ghost", 2368),  # docker-library/ghost, config.production.json
    "redmine": _listens("Redmine", 3000),  # docker-library/redmine, Dockerfile
    "mongo-express": _listens("mongo-express", 8081),  # mongo-express/mongo-express-docker, Dockerfile
    "rocket.chat rocketchat/rocket.chat": _listens("Rocket.Chat", 3000),  # RocketChat/Docker.Official.Image, PORT
    # docker-library/rabbitmq, Dockerfile: clients, peers, and rabbitmq_prometheus, which it turns on
    "rabbitmq": _listens("RabbitMQ", 5672, 25672, 4369, 15692),
    "postgres postgis/postgis timescale/timescaledb pgvector/pgvector": _listens("PostgreSQL", 5432),  # Dockerfile
    "mysql mysql/mysql-server": _listens("MySQL", 3306, 33060),  # docker-library/mysql, Dockerfile
    "mariadb": _listens("MariaDB", 3306),  # MariaDB/mariadb-docker, Dockerfile
    "mongo": _listens("MongoDB", 27017),  # docker-library/mongo, Dockerfile
    "redis valkey/valkey": _listens("Redis", 6379),  # docker-library/redis, valkey-io/valkey-container, Dockerfile
    "memcached": _listens("Memcached", 11211),  # docker-library/memcached, Dockerfile
    # eclipse-mosquitto/mosquitto, docker/: 1883, and from 2.1 on 9883 for its dashboard
    "eclipse-mosquitto": _listens("Mosquitto", 1883, 9883, home="/mosquitto"),
    "influxdb": _listens("InfluxDB", 8086),  # influxdata/influxdata-docker, Dockerfile
    "kibana kibana/kibana": _listens("Kibana", 5601),  # elastic.co/docs, server.port
    "solr": _listens("Solr", 8983),  # apache/solr-docker, Dockerfile
    "sonarqube": _listens("SonarQube", 9000),  # docs.sonarsource.com, sonar.web.port
    "odoo": _listens("Odoo", 8069, 8071, 8072),  # odoo/docker, Dockerfile
    "registry": _listens("the registry", 5000),  # distribution.github.io/distribution, its image's config.yml
    # grafana.com/docs, [server] http_port
    "grafana/grafana grafana/grafana-oss grafana/grafana-enterprise": _listens("Grafana", 3000),
    "prom/prometheus": _listens("Prometheus", 9090),  # prometheus.io/docs, --web.listen-address
    "n8nio/n8n": _listens("n8n", 5678),  # docs.n8n.io, N8N_PORT
    "nodered/node-red": _listens("Node-RED", 1880),  # nodered.org/docs, "Running under Docker"
    "gitea/gitea": _listens("Gitea", 3000, 22, 2222),  # docs.gitea.com, "Installation with Docker", rootless, too
    "louislam/uptime-kuma": _listens("Uptime Kuma", 3001),  # its wiki, UPTIME_KUMA_PORT
    "vaultwarden/server": _listens("Vaultwarden", 80, 3012),  # its Dockerfile, ROCKET_PORT; 3012 before 1.29
    "directus/directus": _listens("Directus", 8055),  # docs.directus.io, PORT
    "metabase/metabase": _listens("Metabase", 3000),  # metabase.com/docs, MB_JETTY_PORT
    "jenkins/jenkins": _listens("Jenkins", 8080, 50000),  # jenkinsci/docker, README
    "sonatype/nexus3": _listens("Nexus", 8081),  # sonatype/docker-nexus3, README
    "portainer/portainer-ce portainer/portainer-ee": _listens("Portainer", 9443, 9000, 8000),  # docs.portainer.io
    "jellyfin/jellyfin": _listens("Jellyfin", 8096),  # jellyfin.org/docs, "Networking": 8920 is off by default
    "homeassistant/home-assistant home-assistant/home-assistant": _listens("Home Assistant", 8123),  # its docs, http
    "ollama/ollama": _listens("Ollama", 11434),  # docs.ollama.com, OLLAMA_HOST
    "open-webui/open-webui": _listens("Open WebUI", 8080),  # docs.openwebui.com, PORT
    "nocodb/nocodb": _listens("NocoDB", 8080),  # nocodb.com/docs, PORT
    "searxng/searxng": _listens("SearXNG", 8080),  # docs.searxng.org, "Installation container"
    "umami-software/umami umamisoftware/umami": _listens("Umami", 3000),  # umami.is/docs, PORT
    "requarks/wiki": _listens("Wiki.js", 3000),  # docs.requarks.io, "Docker"
    "hedgedoc/hedgedoc": _listens("HedgeDoc", 3000),  # docs.hedgedoc.org, CMD_PORT
    "outlinewiki/outline": _listens("Outline", 3000),  # outline/outline, .env.sample, PORT
    "etherpad/etherpad": _listens("Etherpad", 9001),  # docs.etherpad.org, docker, PORT
    "excalidraw/excalidraw": _listens("Excalidraw", 80),  # its Dockerfile: nginx
    "filebrowser/filebrowser": _listens("File Browser", 80),  # its docker/settings.json
    "traefik/whoami": _listens("whoami", 80),  # its README, WHOAMI_PORT_NUMBER
    "kennethreitz/httpbin": _listens("httpbin", 80),  # its Dockerfile
    "owncast/owncast": _listens("Owncast", 8080, 1935),  # owncast.online/docs
    "getmeili/meilisearch": _listens("Meilisearch", 7700),  # meilisearch.com/docs, http-addr
    "redis/redisinsight": _listens("Redis Insight", 5540, 8001),  # redis.io/docs, RI_APP_PORT; 8001 before 2.0
    # bitnami/containers, README of each: 8080 and 8443
    **{_of_bitnami(names): _listens(name, 8080, 8443, home="/opt/bitnami") for names, name in _BITNAMI.items()},
    _of_bitnami("tomcat"): _listens("Tomcat", 8080, home="/opt/bitnami"),
}
"""By the names under which the images are published, each with its source."""

_OF_IMAGE = by_name(_IMAGES)
_FPM = frozenset(["php", "adminer", *_PHP])
_FASTCGI = ImagePorts("PHP-FPM", (9000,), "fastcgi")
"""Source: docker-library/php, fpm: ``listen = 9000``; the images of those products that end in ``fpm`` are built on it.
"""
_MANAGEMENT = (15672,)
"""What the tags of RabbitMQ with ``management`` in them turn on. Source: docker-library/rabbitmq, management."""


def image_ports(component: Component) -> ImagePorts | None:
    """Return where a component's image listens, all its ports; None where that is not known, or may be set otherwise.

    A command, a mount of its configuration and settings that nobody sees may set it otherwise.

    >>> image_ports(Component(name="web", key="web", index=0, image="nginxinc/nginx-unprivileged:1.27")).ports
    (8080,)
    >>> image_ports(Component(name="web", key="web", index=0, image="acme/nginx-unprivileged:1")) is None
    True
    """
    found = _of_image(component.image or "")
    if found is None or component.commands or is_told_elsewhere(component, found.home):
        return None
    return None if tells_of_tls(component) else found  # where TLS is turned on, it may have a port of its own


def is_told_elsewhere(component: Component, home: str = "") -> bool:
    """Return whether settings of a component may stand where nobody sees them: encrypted, fetched, or in a volume.

    Args:
        component: The component.
        home: The folder whose volume would hold its configuration, too; empty where that is one of the system's.

    """
    if component.hidden_environment or any(_TELLS.search(each.name.upper()) for each in component.environment):
        return True
    return any(_CONFIGURED.search(mount.path) or mount.path.rstrip("/") in ("", home) for mount in component.mounts)


def image_answers_on(component: Component, port: int) -> bool | None:
    """Return whether a component's image answers on a port; None where that is not known.

    A number that any variable of it holds may be one that it listens on.

    >>> tomcat = Component(name="web", key="web", index=0, image="tomcat:10")
    >>> image_answers_on(tomcat, 8080), image_answers_on(tomcat, 80)
    (True, False)
    """
    found = image_ports(component)
    if found is None:
        return None
    return port in found.ports or (None if any(holds_port(text, port) for text in _texts(component)) else False)


def fastcgi_ports(component: Component) -> dict[int, str]:
    """Return the port on which an image of PHP-FPM speaks FastCGI, and no HTTP; empty for any other.

    >>> fastcgi_ports(Component(name="php", key="php", index=0, image="nextcloud:30-fpm-alpine"))
    {9000: 'fastcgi'}
    """
    found = _of_image(component.image or "")
    return dict.fromkeys(found.ports, found.protocol) if found is not None and found.protocol else {}


def _of_image(image: str) -> ImagePorts | None:
    name, tag = published_name(image), re.split(r"[.-]", tag_of(image))
    if name in _FPM | {"rabbitmq"} and tag == [""] and "@" in image:
        return None  # which of its kinds it is, its tag alone tells
    if name in _FPM and {"fpm", "fastcgi"} & {*tag}:
        return _FASTCGI
    if name == "php" and "apache" not in tag:
        return None  # a shell, which does what its command says
    found = _OF_IMAGE.get(name)
    if found is not None and name == "rabbitmq" and "management" in tag:
        return replace(found, ports=(*found.ports, *_MANAGEMENT))
    return found


def _texts(component: Component) -> Iterator[str]:
    return (each.value.read() for each in component.environment)


def holds_port(text: str, port: int) -> bool:
    """Return whether a port stands in a text as a number of its own.

    >>> holds_port("listen 8080;", 8080), holds_port("18080", 8080)
    (True, False)
    """
    return re.search(rf"(?<!\d){port}(?!\d)", text) is not None
