"""What was measured: the groups of one picture with the boxes of their parts."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .boxes import Box


@dataclass(frozen=True)
class Text:
    """One text: its box, where its base line begins, its height and, on a node, which shapes of that hold it wholly."""

    words: str
    box: Box
    start: tuple[float, float]
    size: float
    holders: tuple[int, ...]


@dataclass(frozen=True)
class Group:
    """One ``<g>``: a node, an edge with its label, a frame, the label of a frame, or the notes.

    A node or an edge that stands for several has a ``<g>`` for each of them inside, its members.
    """

    kind: str
    id: str
    what: str
    source: str
    target: str
    members: tuple[str, ...]
    shapes: tuple[Box, ...]
    marks: tuple[Box, ...]
    texts: tuple[Text, ...]
    line: tuple[tuple[float, float], ...]
    heads: tuple[Box, ...] = ()

    @property
    def tabs(self) -> list[Box]:
        """The shapes within the card: the tabs of ports."""
        return [shape for shape in self.shapes if shape != self.card]

    @property
    def free(self) -> list[Text]:
        """The words that stand in no tab."""
        words = (text for text in self.texts if text.words.strip())
        return [text for text in words if not any(tab.has(*text.box.centre) for tab in self.tabs)]

    @property
    def name(self) -> str:
        return self.id or self.kind

    @cached_property
    def ids(self) -> frozenset[str]:
        """What it stands for: itself, and the members of a group."""
        return frozenset({self.id, *self.members})

    @cached_property
    def role(self) -> tuple[Box, ...]:
        """The boxes of what is read: texts and marks."""
        return (*(text.box for text in self.texts), *self.marks)

    @cached_property
    def card(self) -> Box:
        """The box of all the shapes."""
        return Box.around(self.shapes)


@dataclass(frozen=True)
class Picture:
    """One file, measured at one size."""

    view: Box
    groups: tuple[Group, ...]

    def of(self, *kinds: str) -> list[Group]:
        return [group for group in self.groups if group.kind in kinds]

    @cached_property
    def nodes(self) -> list[Group]:
        return [group for group in self.of("node") if group.shapes]

    @cached_property
    def frames(self) -> list[Group]:
        return [group for group in self.of("frame") if group.shapes]

    @cached_property
    def labels(self) -> list[Group]:
        """Texts that stand free: the labels of edges and of frames."""
        return [group for group in self.of("link", "frame-label") if group.role]


def read_picture(data: Mapping[str, Any]) -> Picture:
    """Read one of the layouts that ``measure.js`` gives."""
    return Picture(Box(*data["view"]), tuple(_group(each) for each in data["groups"]))


def _group(data: Mapping[str, Any]) -> Group:
    return Group(
        kind=data["kind"],
        id=data["id"],
        what=data["what"],
        source=data["source"],
        target=data["target"],
        members=tuple(data["members"]),
        shapes=tuple(Box(*box) for box in data["shapes"]),
        marks=tuple(Box(*box) for box in data["marks"]),
        texts=tuple(
            Text(text["words"], Box(*text["box"]), tuple(text["start"]), text["size"], tuple(text["holders"]))
            for text in data["texts"]
        ),
        line=tuple((x, y) for x, y in data["line"]),
        heads=tuple(Box(*box) for box in data["heads"]),
    )
