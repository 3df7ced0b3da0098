"""FX6: what is stored, where, and who else writes there.

Source: ``mountParser.js`` and ``volumeConstructor.js`` in ``ZelBack/src/services/utils`` of RunOnFlux/flux.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fluxviz.checks.findings import Finding
from fluxviz.checks.rule import Rule
from fluxviz.checks.subject import Subject
from fluxviz.spec import Component
from fluxviz.spec.storage import read_mounts
from fluxviz.topology.technologies import image_words

NOT_KEPT = Rule(
    "FX601",
    "a database that keeps nothing",
    "warning",
    "A database's files are not under the path of its containerData.",
    "What is written elsewhere in a container is lost when it is replaced: at every update and every move.",
    '"repotag": "postgres:16", "containerData": "/tmp"',
    '"repotag": "postgres:16", "containerData": "/var/lib/postgresql/data"',
)
LIVE_FILES = Rule(
    "FX602",
    "synchronised files of a live database",
    "warning",
    "A database's files are marked r: or s:, so that instances copy them from each other while they run.",
    "Each instance runs a database of its own that changes the same files: they overwrite each other and break.",
    '"containerData": "s:/var/lib/postgresql/data"',
    '"containerData": "/var/lib/postgresql/data", or g: for one primary and standbys',
)
NO_SUCH_VOLUME = Rule(
    "FX603",
    "a shared volume of no component",
    "error",
    "containerData names a component number that the app does not have.",
    "The installation fails on every node.",
    '"containerData": "/data|7:/shared"  (there are 2 components)',
    '"containerData": "/data|0:/shared"',
)
LATER_VOLUME = Rule(
    "FX604",
    "a shared volume of itself or of a later component",
    "error",
    "containerData names the component's own number, or that of one that stands after it.",
    "Only volumes of components that stand before it exist when a component is installed: the installation fails.",
    '"containerData": "/data|1:/shared"  (in component 0)',
    "the component that owns the volume first in compose",
)
EACH_ITS_OWN = Rule(
    "FX605",
    "data that each instance has for itself",
    "advice",
    "A database keeps its files on several instances, and nothing keeps them in step.",
    "Visitors see other data on each node, and what an instance holds is gone with it.",
    '"containerData": "/var/lib/postgresql/data", "instances": 3',
    '"containerData": "g:/var/lib/postgresql/data": one primary, the others stand by',
)
UNREAD = Rule(
    "FX606",
    "a mount that FluxOS does not know",
    "error",
    "A part of containerData has none of the forms that FluxOS reads, or a path that is not absolute.",
    "It is not checked when the app is registered, and the installation fails.",
    '"containerData": "data"',
    '"containerData": "/data"',
)
STORAGE_RULES = (NOT_KEPT, LIVE_FILES, NO_SUCH_VOLUME, LATER_VOLUME, EACH_ITS_OWN, UNREAD)

_FILES: Mapping[str, tuple[str, ...]] = {
    "PostgreSQL": ("/var/lib/postgresql/data", "/var/lib/postgresql", "/bitnami/postgresql"),
    "MySQL": ("/var/lib/mysql", "/bitnami/mysql", "/bitnami/mariadb"),
    "MongoDB": ("/data/db", "/bitnami/mongodb", "/data"),
    "CouchDB": ("/opt/couchdb/data",),
    "InfluxDB": ("/var/lib/influxdb", "/var/lib/influxdb2"),
    "Cassandra": ("/var/lib/cassandra", "/var/lib/scylla"),
    "ClickHouse": ("/var/lib/clickhouse",),
    "Elasticsearch": ("/usr/share/elasticsearch", "/usr/share/opensearch"),
    "Neo4j": ("/data",),
    "Qdrant": ("/qdrant", "/var/lib/weaviate", "/chroma", "/data"),
}
"""Where the images of databases keep their files."""
_KEEPERS = frozenset(["shared-db", "cluster", "patroni", "repmgr", "galera", "replica", "pgpool", "spilo"])
_MOVED = ("PGDATA", "MYSQL_DATADIR")


def check_storage(subject: Subject) -> Iterator[Finding]:
    """Find data that is lost, torn or not shared."""
    for component in subject.spec.components:
        yield from _files(subject, component)
        yield from _shared(subject, component)
        yield from _unread(subject, component)


def _files(subject: Subject, component: Component) -> Iterator[Finding]:
    technology = subject.product(component)
    if technology is None or technology.name not in _FILES:
        return
    where = subject.at(component, "containerData")
    own = [mount for mount in component.mounts if mount.path]
    homes = _FILES[technology.name]
    moved = any(setting.name in _MOVED for setting in subject.settings_of(component))
    held = [each for each in own if any(_covers(each.path, home) for home in homes)]
    if not held and not moved:
        if subject.written(component) and "containerData" not in subject.written(component):
            where = subject.at(component)
        message = f"{component.name} keeps its files in {homes[0]}, which its containerData does not hold"
        yield subject.finding(NOT_KEPT, where, message, f'"containerData": "{homes[0]}"', component=component)
        return
    flags = next((each.flags for each in own if each.kind == "primary"), "")
    if "g" in flags:
        return
    kept = held[0].path if held else own[0].path if own else homes[0]
    if flags:
        message = f"{component.name} has {flags}: on {kept}, the files of a running {technology.name}"
        yield subject.finding(LIVE_FILES, where, message, f'"containerData": "{kept}"', component=component)
    elif (subject.spec.instances is None or subject.spec.instances > 1) and not _is_kept_in_step(subject):
        copies = f"each of the {subject.spec.instances}" if subject.spec.instances else "each of the"
        message = f"{component.name} has data of its own on {copies} instances, and nothing keeps them in step"
        yield subject.finding(EACH_ITS_OWN, where, message, f'"containerData": "g:{kept}"', component=component)


def _is_kept_in_step(subject: Subject) -> bool:
    """Tell whether an image of the app does what FluxOS does not: an operator, or a database of several nodes."""
    words = {word for each in subject.spec.components if each.image for word in image_words(each.image)}
    return bool(words & _KEEPERS)


def _covers(path: str, home: str) -> bool:
    """Tell whether a mount at a path holds what is kept in a home, or in a folder of it."""
    return f"{home}/".startswith(f"{path.rstrip('/')}/") or f"{path.rstrip('/')}/".startswith(f"{home}/")


def _shared(subject: Subject, component: Component) -> Iterator[Finding]:
    count = len(subject.spec.components)
    known = {each.index for each in subject.spec.components}
    written = subject.original.document.get("compose")
    count = max(count, len(written) if isinstance(written, list) else 0)
    where = subject.at(component, "containerData")
    for mount in component.mounts:
        number = mount.component
        if number is None:
            continue
        if number >= count or number not in known:
            message = f"{component.name} mounts the volume of component {number} at {mount.path}; there is none"
            yield subject.finding(NO_SUCH_VOLUME, where, message, component=component)
        elif number >= component.index:
            whose = "its own volume" if number == component.index else f"the volume of {_name(subject, number)}"
            later = "" if number == component.index else ", which stands after it"
            message = f"{component.name} mounts {whose} at {mount.path} as component {number}{later}"
            yield subject.finding(LATER_VOLUME, where, message, component=component)


def _name(subject: Subject, index: int) -> str:
    return next((each.name for each in subject.spec.components if each.index == index), str(index))


def _unread(subject: Subject, component: Component) -> Iterator[Finding]:
    text = subject.written(component).get("containerData")
    if isinstance(text, str) and (unread := read_mounts(text)[1]):
        message = f"{component.name} has {len(unread)} mount(s) in a form that FluxOS does not know"
        yield subject.finding(UNREAD, subject.at(component, "containerData"), message, component=component)
