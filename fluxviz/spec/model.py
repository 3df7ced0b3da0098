"""What was written: one shape for every version and dialect of a Flux app spec."""

from __future__ import annotations

from typing import Any, Literal

from fluxviz.frozen import Frozen
from fluxviz.spec.draft import DRAFT_TITLE, DRAFT_VERSION
from fluxviz.spec.original import Original
from fluxviz.spec.secrets import Secret
from fluxviz.spec.storage import Mount

_NO_ORIGINAL = Original()


class SpecWarning(Frozen):
    """Something odd that was read all the same.

    Attributes:
        where: Path in the document, such as ``compose[0].ports``.
        message: What was odd and how it was taken. Never a value that could be secret.
        line: Line in the file, counted from 1; None where the document has no lines.

    """

    where: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        place = f"line {self.line}: " if self.line else ""
        return f"{place}{self.where}: {self.message}" if self.where else f"{place}{self.message}"


class PortMapping(Frozen):
    """One port of a component.

    Attributes:
        public: The host port, published on every node that runs the app; None where it is not known.
        container: The port the process listens on inside the container; None where it is not known.
        domains: The custom domains that ``domains[i]`` gives to this port, as host names.
        entry: ``domains[i]`` as it is written, held as a secret, since a URL with a password may stand there; None
            where the component has no ``domains``, as in the guide's sketches.
        heard: A what-if says that the process listens there, whatever its image tells.

    """

    public: int | None
    container: int | None
    domains: tuple[str, ...] = ()
    entry: Secret | None = None
    heard: bool = False


class Variable(Frozen):
    """One entry of ``environmentParameters``.

    Attributes:
        name: The part before the first ``=``; empty where the entry has none.
        value: The part after it, held as a secret.

    """

    name: str
    value: Secret


class Resources(Frozen):
    """What a component asks of each node: CPU cores, RAM in MB, disk in GB; None where not given."""

    cpu: float | None = None
    ram: float | None = None
    hdd: float | None = None


class Component(Frozen):
    """One container of the app.

    Attributes:
        name: Its name; for a single-container app (versions 1 to 3) the app's.
        key: What ids call it: the name, unless another component before it has the same one.
        index: Its place in ``compose``, counted from 0.
        image: The Docker image without credentials; None where it is not given.
        ports: Its ports, in the order of the spec.
        environment: Its environment entries.
        commands: Its Docker command, each word held as a secret.
        mounts: Its storage, read from ``containerData``.
        resources: What it asks of each node.
        description: Its description, held as a secret, since people paste keys into it.
        hidden_environment: It also has ``secrets``: PGP messages, which no one but the nodes can read.

    """

    name: str
    key: str
    index: int
    image: str | None = None
    ports: tuple[PortMapping, ...] = ()
    environment: tuple[Variable, ...] = ()
    commands: tuple[Secret, ...] = ()
    mounts: tuple[Mount, ...] = ()
    resources: Resources = Resources()
    description: Secret = Secret("")
    hidden_environment: bool = False


class AppSpec(Frozen):
    """A Flux app as its spec describes it.

    Attributes:
        name: The app's name.
        version: The version of the spec, 1 to 8, or 9 for the draft; told from the shape where it is not written.
        dialect: ``guide`` for the networking guide's form (singular ``port``/``containerPort``).
        single_container: Versions 1 to 3 and a bare component: the container is called ``flux{app}``.
        components: The components, in the order of the spec; empty for an encrypted app.
        instances: How many nodes run a whole copy of the app; None where it is not given.
        encrypted: An enterprise app whose components only its nodes can read.
        description: The app's description, held as a secret.
        owner: The owner's address; None where it is not given.
        source: What messages call the document.
        warnings: What was odd, in the order of the document.

    """

    name: str
    version: int
    dialect: Literal["fluxos", "guide"] = "fluxos"
    single_container: bool = False
    components: tuple[Component, ...] = ()
    instances: int | None = None
    encrypted: bool = False
    description: Secret = Secret("")
    owner: str | None = None
    source: str = ""
    warnings: tuple[SpecWarning, ...] = ()

    @property
    def draft(self) -> str:
        """What pictures call the draft that it is; empty for a version that Flux has released."""
        return DRAFT_TITLE if self.version == DRAFT_VERSION else ""

    @property
    def original(self) -> Original:
        """The document it was read from: no output shows it."""
        original: Original = self.__dict__.get("_original", _NO_ORIGINAL)
        return original

    def keep_original(self, original: Original) -> None:
        """Keep the document it was read from, beside its fields: it is neither compared nor dumped."""
        object.__setattr__(self, "_original", original)

    def model_copy(self, *, update: dict[str, Any]) -> AppSpec:
        """Return the same with other values for some fields, and the same original."""
        copy = super().model_copy(update=update)
        copy.keep_original(self.original)
        return copy

    def __repr__(self) -> str:
        parts = "encrypted" if self.encrypted else f"{len(self.components)} component(s)"
        return f"AppSpec({self.name!r}, version {self.version}, {parts})"

    __str__ = __repr__
