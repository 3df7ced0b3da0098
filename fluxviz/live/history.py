"""``tell_history``: what became of an app, message by message, in topology words; what only prolongs it is folded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from fluxviz.changes import Change, diff
from fluxviz.live.blocks import block_of, last_block
from fluxviz.live.keys import changed_keys, plain
from fluxviz.live.messages import Message
from fluxviz.topology import Naming, Topology

_SAME = frozenset({"expire", "hash", "height", "enterprise"})
"""What another message may have otherwise though nothing is changed; ciphertexts are compared apart from this."""


Kind = Literal["registered", "changed", "renewed", "shortened", "unchanged", "sealed", "unreadable"]


@dataclass(frozen=True)
class Step:
    """What one message did, or several that did the same.

    Attributes:
        kind: ``registered``: the app begins, or begins anew; ``changed``: its network, or who owns it, is another;
            ``renewed``: nothing is changed but that it is paid for longer; ``shortened``: nothing, but that it ends
            earlier; ``unchanged``: nothing, as far as is known; ``sealed``: what changed cannot be read;
            ``unreadable``: the spec in it cannot be read.
        messages: The messages, the oldest first.
        first: What is to be said before all else.
        changes: What changed in its network.
        told: What else is to be said, a line each.

    """

    kind: Kind
    messages: tuple[Message, ...]
    first: str = ""
    changes: tuple[Change, ...] = ()
    told: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """All that is to be said of it."""
        return tuple(filter(None, (self.first, *(change.text for change in self.changes), *self.told)))


def tell_history(messages: Sequence[Message], naming: Naming | str | None = None) -> list[Step]:
    """Tell what messages did, the oldest first.

    Args:
        messages: Those of one app, the oldest first.
        naming: Whose public names to tell.

    """
    return list(_folded(_steps(messages, naming)))


def _steps(messages: Sequence[Message], naming: Naming | str | None) -> Iterator[Step]:
    before: Message | None = None
    seen = False
    for message in messages:
        if message.spec is None:
            yield Step("unreadable", (message,), f"The spec in it cannot be read: {message.fault}.")
        elif message.kind == "register" or before is None:
            yield _begun(message, before, seen, naming)
            before = message
        else:
            yield _changed(before, message, naming)
            before = message
        seen = True


def _begun(message: Message, before: Message | None, seen: bool, naming: Naming | str | None) -> Step:
    owner = message.owner or "an owner who is not told"
    if message.kind == "update":
        first = f"The first message that is known, an update; owned by {owner}."
    elif before is None:
        first = f"Registered {'anew ' if seen else ''}by {owner}."
    elif before.owner == message.owner:
        first = "Registered anew by the same owner: what was before has run out."
    else:
        first = f"Registered anew by another owner, {owner}: what was before was another app."
    if message.spec is not None and message.spec.encrypted:
        return Step("registered", (message,), first, told=("Its components are encrypted.",))
    after = message.topology(naming)
    nothing = Topology(after.app, after.naming, after.instances, (), ())
    return Step("registered", (message,), first, diff(nothing, after).loud)


def _changed(before: Message, message: Message, naming: Naming | str | None) -> Step:
    told: list[str] = []
    owner = ""
    if before.owner != message.owner:
        owner = f"The owner changed from {before.owner or 'none'} to {message.owner or 'none'}."
    term, time = _term(before, message)
    if _only_prolonged(before, message):
        told = [time] if time and (term == "shortened" or not owner) else []
        return Step("changed" if owner else term, (message,), owner, told=tuple(told))
    old, new = before.topology(naming), message.topology(naming)
    changes = diff(old, new).loud
    drawn, other = changed_keys(before.document, message.document)
    if other:
        told.append(f"Changed besides: {'; '.join(other)}.")
    if drawn and not changes:
        told.append(f"Changed without effect on the network: {'; '.join(drawn)}.")
    if version := _version(before, message):
        told.append(version)
    kind: Kind = "changed" if changes or told or owner else term
    if time and (term == "shortened" or kind == term):
        told.append(time)
    if not told and not owner and [(each.kind, each.before) for each in changes] == [("sealed", changes[0].after)]:
        kind = "sealed"
    return Step(kind, (message,), owner, changes, tuple(told))


def _only_prolonged(before: Message, after: Message) -> bool:
    """Return whether two specs are the same but for the time they hold, ciphertexts too."""
    one, other = before.document, after.document
    keys = ({*one, *other} - _SAME) | {"enterprise"}
    return all(plain(one.get(key)) == plain(other.get(key)) for key in keys)


def _term(before: Message, after: Message) -> tuple[Kind, str]:
    """Return whether it is paid for longer than before, and what is to be said where it is not."""
    blocks = [block_of(each.document.get("expire")) for each in (before, after)]
    if before.height is None or after.height is None:
        # a later message with as many blocks or more ends later, whatever its block is
        longer = blocks[0] == blocks[1] or (None not in blocks and (blocks[1] or 0) > (blocks[0] or 0))
        unsure = "No change is seen; whether it is paid for longer now is not told."
        return ("renewed", "") if longer else ("unchanged", unsure)
    old, new = (last_block(each.height or 0, paid) for each, paid in zip((before, after), blocks, strict=True))
    if new > old:
        return "renewed", ""
    if new == old:
        return "unchanged", f"No change is seen: it is paid for until block {new} as before."
    return "shortened", f"Shortened: paid for until block {new}, before until block {old}."


def _version(before: Message, after: Message) -> str:
    old, new = (each.spec.version if each.spec else None for each in (before, after))
    return f"The spec is of version {new} now, before of {old}." if old != new else ""


def _folded(steps: Iterable[Step]) -> Iterator[Step]:
    """Yield the steps, those that say the same one after the other as one."""
    last: Step | None = None
    for step in steps:
        alike = (
            last is not None
            and step.kind in ("renewed", "unchanged", "sealed")
            and (last.kind, last.lines) == (step.kind, step.lines)
        )
        if alike and last is not None:
            last = replace(last, messages=(*last.messages, *step.messages))
            continue
        if last is not None:
            yield last
        last = step
    if last is not None:
        yield last
