"""FX6: what is stored, where, and who else writes there.

Source: ``mountParser.js`` and ``volumeConstructor.js`` in ``ZelBack/src/services/utils`` of RunOnFlux/flux.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from fluxviz.checks.findings import Finding
from fluxviz.checks.storage.rules import (
    EACH_ITS_OWN,
    LATER_VOLUME,
    LIVE_FILES,
    NO_SUCH_VOLUME,
    NOT_KEPT,
    STANDS_BY,
    UNREAD,
)
from fluxviz.checks.subject import Subject
from fluxviz.spec import Component
from fluxviz.spec.storage import read_mounts
from fluxviz.topology.serving import replicates_itself
from fluxviz.topology.standbys import silent_on_standbys

_FILES: Mapping[str, tuple[str, ...]] = {
    "PostgreSQL": ("/var/lib/postgresql/data", "/var/lib/postgresql", "/bitnami/postgresql"),
    "MySQL": ("/var/lib/mysql", "/bitnami/mysql", "/bitnami/mariadb"),
    "MongoDB": ("/data/db", "/bitnami/mongodb", "/data"),
    "CouchDB": ("/opt/couchdb/data",),
    "InfluxDB": ("/var/lib/influxdb", "/var/lib/influxdb2"),
    "Cassandra": ("/var/lib/cassandra",),
    "ScyllaDB": ("/var/lib/scylla",),
    "ClickHouse": ("/var/lib/clickhouse",),
    "Elasticsearch": ("/usr/share/elasticsearch/data", "/bitnami/elasticsearch"),
    "OpenSearch": ("/usr/share/opensearch/data", "/bitnami/opensearch"),
    "SQL Server": ("/var/opt/mssql",),  # learn.microsoft.com, "Configure and customize SQL Server Linux containers"
    "Oracle": ("/opt/oracle/oradata", "/u01/app/oracle"),
    "Neo4j": ("/data",),
    "Qdrant": ("/qdrant/storage",),
    "Weaviate": ("/var/lib/weaviate",),
    "Chroma": ("/data", "/chroma/chroma"),
    "Milvus": ("/var/lib/milvus",),
}
"""Where the images of databases keep their files: never a folder that holds the program, too."""
_HOMES_OF_IMAGES: Mapping[str, str] = {
    r"opensearch": "/usr/share/opensearch/data",
    r"influxdb:2": "/var/lib/influxdb2",
    r"scylla": "/var/lib/scylla",
    r"chroma:0\.": "/chroma/chroma",
}
"""Of several homes, the one of an image whose name has this."""
_DECLARED: Mapping[str, str] = {"PostgreSQL": "/var/lib/postgresql/data", "MongoDB": "/data/db"}
"""Where an image declares a volume of its own: a mount above does not hold it. (Official images' ``VOLUME``.)"""
_POSTGRES_MOVED = 18
"""Since this version PostgreSQL's image declares ``/var/lib/postgresql``. (docker-library/postgres, PGDATA.)"""
_POSTGRES = re.compile(r"(?:/|^)(?:postgres|postgis):(\d+)|:.*?\bpg(\d+)")
_NOTHING_KEPT = "/tmp"  # noqa: S108
"""What FluxOS asks for where nothing is to be kept."""
_MOVED = ("PGDATA", "MYSQL_DATADIR", "MSSQL_DATA_DIR")


def check_storage(subject: Subject) -> Iterator[Finding]:
    """Find data that is lost, torn or not shared."""
    if subject.spec.draft:
        return  # a draft's storage is not read
    for component in subject.spec.components:
        yield from _files(subject, component)
        yield from _shared(subject, component)
        yield from _unread(subject, component)
    yield from _standing_by(subject)


def _files(subject: Subject, component: Component) -> Iterator[Finding]:
    technology = subject.product(component)
    if technology is None or technology.name not in _FILES:
        return
    where = subject.at(component, "containerData")
    own = [mount for mount in component.mounts if mount.path]
    homes = _FILES[technology.name]
    moved = any(setting.name in _MOVED for setting in subject.settings_of(component))
    volume = _own_volume(technology.name, component.image or "")
    held = [
        each
        for each in own
        if any(_covers(each.path, home) for home in homes) and not volume.startswith(f"{each.path.rstrip('/')}/")
    ]
    if not held and not moved:
        if subject.written(component) and "containerData" not in subject.written(component):
            where = subject.at(component)
        home = _home(homes, component.image or "")
        message = f"{component.name} keeps its files in {home}, which its containerData does not hold"
        if any(_covers(each.path, home) for each in own for home in homes):
            message += ": its image puts a new, empty volume there"
        yield subject.finding(NOT_KEPT, where, message, _kept_too(subject, component, home), component=component)
        return
    flags = next((each.flags for each in own if each.kind == "primary"), "")
    if "g" in flags:
        return
    kept = held[0].path if held else own[0].path if own else homes[0]
    if flags:
        message = f"{component.name} has {flags}: on {kept}, the files of a running {technology.name}"
        alone = not held or held[0].kind == "primary"  # else the flags are there for other files, too
        fix = _with_flags(subject, component, "") if alone else ""
        yield subject.finding(LIVE_FILES, where, message, fix, component=component)
    elif subject.spec.instances != 1 and not replicates_itself(subject.spec, component):
        copies = f"each of the {subject.spec.instances}" if subject.spec.instances else "each of the"
        message = f"{component.name} has data of its own on {copies} instances, and nothing keeps them in step"
        if subject.routes.service.primary:
            message += ": after a change of primary, visitors find the data of another node"
        if callers := _called_by(subject, component):
            message += f"; with g: it would run on one of them alone, and answer {callers} on no other"
        yield subject.finding(EACH_ITS_OWN, where, message, _with_flags(subject, component, "g"), component=component)


def _called_by(subject: Subject, component: Component) -> str:
    """Name the components that call one and have no primary/standby data themselves."""
    primaries = subject.routes.primaries
    callers = (source for source, target in subject.calls if target == component.key and source not in primaries)
    return ", ".join(subject.components[key].name for key in dict.fromkeys(callers))


def _standing_by(subject: Subject) -> Iterator[Finding]:
    topology = subject.topology
    for target, callers in silent_on_standbys(topology.nodes, topology.edges, topology.apps):
        component = subject.components[target.key]
        who = ", ".join(each.label for each in callers)
        message = f"{target.label} runs on the primary's node alone: on standbys, calls to it from {who} get no answer"
        yield subject.finding(STANDS_BY, subject.at(component, "containerData"), message, component=component)


def _home(homes: tuple[str, ...], image: str) -> str:
    """Return where an image keeps its files, of the homes that images of its product have.

    >>> _home(_FILES["OpenSearch"], "opensearchproject/opensearch:2"), _home(_FILES["MySQL"], "mariadb:11")
    ('/usr/share/opensearch/data', '/var/lib/mysql')
    >>> _home(_FILES["Chroma"], "chromadb/chroma:0.5"), _home(_FILES["MySQL"], "bitnami/mariadb:11")
    ('/chroma/chroma', '/bitnami/mariadb')
    """
    bare = image.partition("@")[0]
    own = [home for pattern, home in _HOMES_OF_IMAGES.items() if re.search(pattern, bare)]
    if "bitnami" in bare:
        own.insert(0, f"/bitnami/{bare.rpartition('/')[2].partition(':')[0]}")
    return next((home for home in own if home in homes), homes[0])


def _with_flags(subject: Subject, component: Component, flags: str) -> str:
    """Return containerData with other flags of the first mount, and all else as it is written."""
    first, *others = _parts(subject, component)
    path = first.rpartition(":")[2]
    return _data([f"{flags}:{path}" if flags else path, *others])


def _kept_too(subject: Subject, component: Component, home: str) -> str:
    """Return containerData that holds a home, too; empty where that would put a live database in step with others."""
    first, *others = _parts(subject, component)
    shared = any(mount.component == component.index for each in subject.spec.components for mount in each.mounts)
    if not first or (first == _NOTHING_KEPT and not shared):
        return _data([home, *others])
    if ":" in first:
        return ""
    taken = {mount.name for mount in component.mounts}
    name = next(name for number in range(len(taken) + 1) if (name := f"data{number or ''}") not in taken)
    return _data([first, *others, f"m:{name}:{home}"])


def _parts(subject: Subject, component: Component) -> list[str]:
    return str(subject.written(component).get("containerData") or "").split("|")


def _data(parts: Iterable[str]) -> str:
    return f'"containerData": {json.dumps("|".join(parts), ensure_ascii=False)}'


def _own_volume(technology: str, image: str) -> str:
    """Return where an image declares a volume of its own, which a mount above does not hold; empty where unknown."""
    if technology == "PostgreSQL":
        found = _POSTGRES.search(image.partition("@")[0])
        version = next((int(each) for each in found.groups() if each), 0) if found else 0
        if not 8 < version < _POSTGRES_MOVED:
            return ""
    return _DECLARED.get(technology, "")


def _covers(path: str, home: str) -> bool:
    """Return whether a mount at a path holds what is kept in a home, or in a folder of it."""
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
        elif number >= component.index and not subject.spec.single_container:  # whose only volume is its own
            whose = "its own volume" if number == component.index else f"the volume of {_name(subject, number)}"
            later = "" if number == component.index else ", which stands after it"
            message = f"{component.name} mounts {whose} at {mount.path} as component {number}{later}"
            yield subject.finding(LATER_VOLUME, where, message, component=component)


def _name(subject: Subject, index: int) -> str:
    return next((each.name for each in subject.spec.components if each.index == index), str(index))


def _unread(subject: Subject, component: Component) -> Iterator[Finding]:
    text = subject.written(component).get("containerData")
    for fault in read_mounts(text)[1] if isinstance(text, str) else ():
        message = f"mount {fault.index + 1} of {component.name} {fault.reason}: the installation fails"
        yield subject.finding(UNREAD, subject.at(component, "containerData"), message, component=component)
