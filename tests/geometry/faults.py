"""The rules: each goes through a measured picture and yields what breaks it."""

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations

from .boxes import Box
from .calm import (
    crossings,
    heads_elsewhere,
    heads_on_heads,
    labels_astray,
    lines_on_borders,
    lines_on_notes,
    lines_on_tabs,
    lines_out_of_frames,
    restless_lines,
    shared,
    slanted_lines,
)
from .picture import Group, Picture
from .typesetting import narrow_paddings, ragged_titles, uneven_base_lines

Rule = Callable[[Picture], Iterator[str]]


def texts_outside(picture: Picture) -> Iterator[str]:
    """Yield texts and marks that leave the card or the port they stand in, and labels that leave their frame."""
    for node in picture.nodes:
        for text in node.texts:
            home = _home(node, text.box)
            if home not in text.holders:
                yield f"{text.words!r} leaves its {'port' if node.shapes[home] != node.card else 'card'} on {node.name}"
            elif any(port.overlaps(text.box) for port in _ports(node) if port != node.shapes[home]):
                yield f"{text.words!r} runs into a port on {node.name}"
        for mark in node.marks:
            if not node.shapes[_home(node, mark)].holds(mark):
                yield f"a mark leaves its shape on {node.name}"
    for label in picture.of("frame-label"):
        for text in label.texts:
            if not any(frame.card.holds(text.box) for frame in picture.frames):
                yield f"{text.words!r} leaves its frame"


def _ports(node: Group) -> list[Box]:
    return [shape for shape in node.shapes if shape != node.card]


def _home(node: Group, box: Box) -> int:
    """Give the index of the smallest shape that holds the middle of a box; of the card where none does."""
    around = [index for index, shape in enumerate(node.shapes) if shape.has(*box.centre)]
    if around:
        return min(around, key=lambda index: node.shapes[index].area)
    return max(range(len(node.shapes)), key=lambda index: node.shapes[index].area)


def texts_on_texts(picture: Picture) -> Iterator[str]:
    """Yield pairs of texts, and of a text and a mark, that overlap."""
    read = [(text.box, repr(text.words)) for group in picture.groups for text in group.texts]
    read += [(mark, f"a mark on {group.name}") for group in picture.groups for mark in group.marks]
    for (one, first), (two, second) in _near(read):
        if one.overlaps(two):
            yield " and ".join(sorted((first, second))) + " overlap"


def _near(read: list[tuple[Box, str]]) -> Iterator[tuple[tuple[Box, str], tuple[Box, str]]]:
    """Yield pairs that share some height: the list is swept from top to bottom."""
    ordered = sorted(read)
    ordered.sort(key=lambda each: each[0].top)
    for index, one in enumerate(ordered):
        for two in ordered[index + 1 :]:
            if two[0].top > one[0].bottom:
                break
            yield one, two


def nodes_on_nodes(picture: Picture) -> Iterator[str]:
    """Yield pairs of nodes that overlap."""
    for one, two in combinations(picture.nodes, 2):
        if one.card.overlaps(two.card):
            yield f"{one.name} and {two.name} overlap"


def labels_on_nodes(picture: Picture) -> Iterator[str]:
    """Yield labels of edges and frames, and notes, that lie on a node: on any, its own too."""
    for label in (*picture.labels, *picture.of("notes")):
        for node in picture.nodes:
            if any(node.card.overlaps(role) for role in label.role):
                yield f"the label of {label.name} lies on {node.name}"


def labels_on_labels(picture: Picture) -> Iterator[str]:
    """Yield pairs of labels of edges and frames that overlap."""
    for one, two in combinations(picture.labels, 2):
        if any(first.overlaps(second) for first in one.role for second in two.role):
            yield f"the labels of {one.name} and {two.name} overlap"


def off_frame(picture: Picture) -> Iterator[str]:
    """Yield parts of the app that leave its frame, and nodes from outside that stand in one."""
    for node in picture.nodes:
        if node.what in ("component", "volume"):
            if picture.frames and not any(frame.card.holds(node.card) for frame in picture.frames):
                yield f"{node.name} leaves the frame"
        elif any(frame.card.overlaps(node.card) for frame in picture.frames):
            yield f"{node.name} stands in the frame"


def outside_view(picture: Picture) -> Iterator[str]:
    """Yield what is cut off at the edge of the picture."""
    for group in picture.groups:
        for text in group.texts:
            if not picture.view.holds(text.box):
                yield f"{text.words!r} of {group.name} is cut off"
        if any(not picture.view.holds(box) for box in (*group.shapes, *group.marks)):
            yield f"{group.name} is cut off"


def lines_on_nodes(picture: Picture) -> Iterator[str]:
    """Yield edges whose line runs over a node where they do not begin or end."""
    for edge in picture.of("link"):
        for node in picture.nodes:
            if not node.ids & {edge.source, edge.target} and _runs_over(edge, node.card.smaller(2)):
                yield f"the line of {edge.name} runs over {node.name}"


def lines_on_labels(picture: Picture) -> Iterator[str]:
    """Yield edges whose line runs through a label, its own or another's. Told, not counted as a fault."""
    for edge in picture.of("link"):
        for label in picture.of("link"):
            if any(_runs_over(edge, role.smaller(1)) for role in label.role):
                yield f"the line of {edge.name} runs through the label of {label.name}"


def lines_on_frame_labels(picture: Picture) -> Iterator[str]:
    """Yield edges whose line runs through the name of a frame. Told, not counted as a fault: a halo keeps it apart."""
    for edge in picture.of("link"):
        for label in picture.of("frame-label"):
            if any(_runs_over(edge, role.smaller(1)) for role in label.role):
                yield f"the line of {edge.name} runs through the name of the frame"


def labels_on_borders(picture: Picture) -> Iterator[str]:
    """Yield labels that the line around a frame cuts. Told, not counted as a fault."""
    for frame in picture.frames:
        for label in picture.of("link"):
            if any(frame.card.overlaps(role) and not frame.card.holds(role) for role in label.role):
                yield f"the border of {frame.name} cuts the label of {label.name}"


def _runs_over(edge: Group, box: Box) -> bool:
    return any(box.has(x, y) for x, y in edge.line)


RULES: Mapping[str, Rule] = {
    "outside": texts_outside,
    "texts": texts_on_texts,
    "nodes": nodes_on_nodes,
    "on node": labels_on_nodes,
    "labels": labels_on_labels,
    "frame": off_frame,
    "outside view": outside_view,
    "line/node": lines_on_nodes,
    "line/notes": lines_on_notes,
    "line/tab": lines_on_tabs,
    "head": heads_elsewhere,
}
"""What must not be, by the name of its column."""

WATCHED: Mapping[str, Rule] = {
    "(line/label)": lines_on_labels,
    "(line/frame)": lines_on_frame_labels,
    "(border)": labels_on_borders,
    "(restless)": restless_lines,
    "(heads)": heads_on_heads,
    "(astray)": labels_astray,
    "(leaves)": lines_out_of_frames,
    "(upon)": lines_on_borders,
    "(slanted)": slanted_lines,
    "(shared)": shared,
    "(crossings)": crossings,
    "(base)": uneven_base_lines,
    "(padding)": narrow_paddings,
    "(title)": ragged_titles,
}
"""What is counted and told, but is no fault by itself."""
