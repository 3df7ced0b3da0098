"""The messages that made an app: each is a whole spec that was registered, or that took another's place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from fluxviz.errors import SpecError
from fluxviz.live.blocks import block_of
from fluxviz.network.rows import hash_in, moment_in
from fluxviz.network.wording import harmless
from fluxviz.spec import AppSpec, PublicAccess, load
from fluxviz.spec.document import in_order
from fluxviz.spec.lists import Row, rows_in
from fluxviz.topology import Naming, Topology, build

Kind = Literal["register", "update"]


@dataclass(frozen=True)
class Message:
    """One message. Its repr shows nothing of the spec.

    Attributes:
        kind: It registers an app, or it changes one.
        height: The block that it came with; None where that is not told.
        signed: When it was signed, by its signer's clock.
        hash: What it is known by.
        owner: Who owns the app by it, made harmless.
        document: The spec as it stands in it; holds values that may be secret.
        spec: The spec; None where it cannot be read.
        fault: Why it cannot be read.

    """

    kind: Kind
    height: int | None
    signed: datetime | None
    hash: str
    owner: str
    document: Mapping[str, Any] = field(repr=False)
    spec: AppSpec | None = field(default=None, repr=False)
    fault: str = ""

    def topology(self, naming: Naming | str | None = None) -> Topology:
        """Build the network of its spec.

        Raises:
            SpecError: it cannot be read.

        """
        return build(self.document if self.spec is None else self.spec, access=PublicAccess(), naming=naming)


def read_messages(rows: Iterable[Row], source: str) -> list[Message]:
    """Read messages, the oldest first.

    Args:
        rows: The rows of a list; a spec without a message around it is none, and is passed over.
        source: What faults call the list.

    """
    read = [_read(row, row.message, source) for row in rows if row.message is not None]
    return sorted(read, key=lambda each: (each.height or 0, each.signed.timestamp() if each.signed else 0, each.hash))


def past_specs(messages: Iterable[Mapping[str, Any]]) -> list[tuple[str, Mapping[str, Any]]]:
    """Return the spec in each message as it stands there, with the hash of the message; empty where it has none."""
    return [
        (hash_in(row.message.get("hash")), row.spec)
        for row in rows_in(list(messages)) or []
        if row.message is not None and isinstance(row.spec, Mapping)
    ]


def names_in(rows: Sequence[Row]) -> list[str]:
    """Return the names of the apps that messages are of, in their order."""
    return list(dict.fromkeys(row.name for row in rows if row.message is not None and row.name))


def _read(row: Row, message: Mapping[str, Any], source: str) -> Message:
    document = in_order(row.spec) if isinstance(row.spec, Mapping) else {}
    spec, fault = None, ""
    try:
        spec = load(document, source_name=source)
    except SpecError as error:
        fault = "; ".join(harmless(each.text(""), 160) for each in error.faults[:1])
    return Message(
        kind="register" if harmless(message.get("type")).endswith("register") else "update",
        height=block_of(message.get("height")),
        signed=moment_in(message.get("timestamp")),
        hash=hash_in(message.get("hash")),
        owner=harmless(document.get("owner"), 80),
        document=document,
        spec=spec,
        fault=fault,
    )
