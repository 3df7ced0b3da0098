"""FX6: what of a component's data is kept, and where."""

from __future__ import annotations

from fluxviz.checks.rule import Rule

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
    "Visitors see other data on each node (where g: leads all of them to the primary's: after each change of primary), "
    "and what an instance holds is gone with it.",
    '"containerData": "/var/lib/postgresql/data", "instances": 3',
    '"containerData": "g:/var/lib/postgresql/data": one primary, the others stand by, and g: for what calls it, too',
)
UNREAD = Rule(
    "FX606",
    "a mount at which the installation fails",
    "error",
    "A part of containerData has none of the forms that FluxOS reads, flags that only the first part may have, a path "
    "that is not absolute, a name that FluxOS keeps (backup, appdata), or the path or name of another part.",
    "Registration does not look at mounts: the spec is taken, and the installation fails on every node.",
    '"containerData": "/data|r:/more|m:backup:/backup"',
    '"containerData": "r:/data|m:dumps:/backup"',
)
STANDS_BY = Rule(
    "FX607",
    "a component that stands by while others call it",
    "warning",
    "A component has g: data, so that it runs on the primary's node alone, and a component without g: calls it.",
    "FluxOS stops it on the other nodes and lets its callers run there: what they do by themselves, and what is asked "
    "of them on their own node's address, gets no answer from it. The edge leads visitors to the primary's node.",
    '"containerData": "g:/var/lib/postgresql/data" in postgres, "/data" in the api that calls it',
    '"g:/var/lib/postgresql/data" in postgres, "g:/data" in the api: both run on the primary\'s node alone',
)
STORAGE_RULES = (NOT_KEPT, LIVE_FILES, NO_SUCH_VOLUME, LATER_VOLUME, EACH_ITS_OWN, UNREAD, STANDS_BY)
