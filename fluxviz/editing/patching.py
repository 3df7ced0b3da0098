"""Patches: what changes between two texts, as ``git apply`` takes it and as it may be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from fluxviz.spec.json_text import value_spans

Masks = Sequence[tuple[int, int, str]]
"""What stands for parts of a text: where each starts, where it ends, and the mask; in order."""

_CONTEXT = 3
_LONG = 300
"""A line of more letters is shown value by value: a document in one line would be its own change."""
_NO_END = "\\ No newline at end of file"


def unified_patch(old: str, new: str, name: str, *, created: bool = False) -> str:
    """Return a patch of one file.

    Args:
        old: Its text, with its byte order mark where it has one.
        new: Its new text.
        name: Its path, as patches have it.
        created: The file is new.

    """
    old_lines, new_lines = _lines(old), _lines(new)
    hunks = list(_hunks(old_lines, new_lines, old_lines, new_lines))
    if not hunks:
        return ""
    head = ["--- /dev/null" if created else f"--- a/{name}", f"+++ b/{name}"]
    return "".join(f"{line}\n" for line in (*head, *hunks))


def shown_patch(old: str, new: str, old_masks: Masks, new_masks: Masks, name: str, *, created: bool = False) -> str:
    """Return the same for eyes: masked, and of long lines value by value."""
    split = any(len(line) > _LONG for text in (old, new) for line in text.split("\n"))
    cut = _values if split else _lines_at
    before, after = cut(old), cut(new)
    plain = _pieces(old, before, ()), _pieces(new, after, ())
    head = ["--- /dev/null" if created else f"--- a/{name}", f"+++ b/{name}"]
    hunks = list(_hunks(*plain, _pieces(old, before, old_masks), _pieces(new, after, new_masks)))
    return "".join(f"{line}\n" for line in (*head, *hunks)) if hunks else ""


def open_patch(old: str, new: str, old_masks: Masks, new_masks: Masks, name: str) -> str:
    """Return a patch of the lines that change alone; empty where one of them holds what may not be shown."""
    old_lines, new_lines = _lines(old), _lines(new)
    old_shown, new_shown = _pieces(old, _lines_at(old), old_masks), _pieces(new, _lines_at(new), new_masks)
    hunks = list(_hunks(old_lines, new_lines, old_lines, new_lines, context=0))
    if not hunks or [line.rstrip() for line in hunks] != list(
        _hunks(old_lines, new_lines, old_shown, new_shown, context=0)
    ):
        return ""
    return "".join(f"{line}\n" for line in (f"--- a/{name}", f"+++ b/{name}", *hunks))


def _lines(text: str) -> list[str]:
    """Return the lines of a text with their ends; one that has no end says so, as patches do."""
    lines = text.split("\n")
    last = lines.pop()
    return [*lines, f"{last}\n{_NO_END}"] if last else lines


def _lines_at(text: str) -> list[int]:
    """Return where the lines of a text start, and where it ends."""
    starts = [0, *(place + 1 for place, letter in enumerate(text) if letter == "\n")]
    return starts if starts[-1] == len(text) else [*starts, len(text)]


def _values(text: str) -> list[int]:
    """Return where the values of a text start, and where it ends."""
    return sorted({0, *(span.member for span in value_spans(text).values()), len(text)})


def _pieces(text: str, places: Sequence[int], masks: Masks) -> list[str]:
    """Return the pieces of a text between places, with masks in it."""
    pieces: list[str] = []
    waiting = list(masks)[::-1]
    for start, end in pairwise(places):
        piece, position = "", start
        while waiting and waiting[-1][0] < end:
            begin, stop, mask = waiting.pop()
            piece += text[position:begin] + mask
            position = stop
        pieces.append((piece + text[position:end]).rstrip())
    return pieces


def _hunks(
    old: list[str], new: list[str], old_said: list[str], new_said: list[str], context: int = _CONTEXT
) -> Iterator[str]:
    """Yield the hunks between two lists of lines, in the words of two others, which have as many."""
    for group in SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(context):
        first, last = group[0], group[-1]
        yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@"
        for kind, start, end, new_start, new_end in group:
            if kind == "equal":
                yield from _signed(" ", old_said[start:end])
                continue
            yield from _signed("-", old_said[start:end])
            yield from _signed("+", new_said[new_start:new_end])


def _signed(sign: str, lines: Iterable[str]) -> Iterator[str]:
    return (f"{sign}{line}" for line in lines)


def _range(start: int, end: int) -> str:
    """Return a range of lines as hunks have it: one that is empty is told by the line before."""
    count = end - start
    if count == 1:
        return f"{start + 1}"
    return f"{start + 1 if count else start},{count}"
