"""The shapes of what the front end is given, as JSON. ``frontend/shapes.js`` has the same in JSDoc; a test compares."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from fluxviz.exploring.finding_shapes import FindingEntry, RuleEntry


class Row(TypedDict):
    """One line of a part's panel.

    Attributes:
        name: What it is.
        value: What it says.
        copy: A button copies the value.
        part: Id of the part it leads to.

    """

    name: str
    value: str
    copy: NotRequired[bool]
    part: NotRequired[str]


class Section(TypedDict):
    """Several rows under one title."""

    title: str
    rows: list[Row]


class Part(TypedDict):
    """A node or an edge.

    Attributes:
        id: Its id, as in the topology and in the SVG.
        kind: Its kind.
        layer: The layer it belongs to; empty for what always shows.
        label: What it is called.
        text: It in a sentence.
        card: The lines of the card that hovering shows.
        sections: All there is to tell.
        source: Id of the node an edge starts from; empty for a node.
        target: Id of the node an edge leads to; empty for a node.
        how: How an edge's source calls its target, and which settings say so; empty for a node.
        status: ``added``, ``removed`` or ``changed``, in the picture of a change.

    """

    id: str
    kind: str
    layer: str
    label: str
    text: str
    card: list[str]
    sections: list[Section]
    source: str
    target: str
    how: str
    status: NotRequired[str]


class WalkStep(TypedDict):
    """One step of a path: see :class:`fluxviz.traces.Step`."""

    kind: str
    title: str
    text: str
    hop: int
    edge: str
    node: str
    says: str
    encrypted: bool | None
    cryptography: str


class PathEntry(TypedDict):
    """One path from a start to an end.

    Attributes:
        title: Which path it is, in words.
        works: Nothing goes wrong on it.
        hops: Ids of its edges, in order.
        steps: What happens on it, as places in the list of steps.

    """

    title: str
    works: bool
    hops: list[str]
    steps: list[int]


class PathTable(TypedDict):
    """Paths between pairs of nodes, which share their steps.

    Attributes:
        steps: Every step that is taken.
        pairs: The paths of each pair, by ``start>end``, those that work first.

    """

    steps: list[WalkStep]
    pairs: dict[str, list[PathEntry]]


class Side(TypedDict):
    """One side of a change: the app as it was, or as it is, its parts called as in the picture of both.

    Attributes:
        svg: As of a picture.
        parts: Its parts.
        findings: What is wrong with it.
        notes: What is noted of it.
        summary: It at a glance.

    """

    svg: str
    parts: list[Part]
    findings: list[FindingEntry]
    notes: list[str]
    summary: list[Section]


class Picture(TypedDict):
    """A picture and what there is to know of it.

    Attributes:
        title: What it is a picture of.
        svg: The SVG without colours; a class tells the role of every paint.
        parts: Nodes along the request path, then the edges.
        findings: What is wrong with the app.
        rules: The pages of the rules of all that is found, by their codes.
        notes: What is noted of it: where names differ, what is assumed.
        summary: The app at a glance.
        sides: Of a change, what it looks like ``before`` and ``after``, in the same layout; else empty.

    """

    title: str
    svg: str
    parts: list[Part]
    findings: list[FindingEntry]
    rules: dict[str, RuleEntry]
    notes: list[str]
    summary: list[Section]
    sides: dict[str, Side]


class Choice(TypedDict):
    """One thing to choose."""

    value: str
    label: str


class Choices(TypedDict):
    """What there is to choose from, for every app the same.

    Attributes:
        layers: The layers that are turned on and off.
        sides: The sides of a change.
        details: The levels of detail.
        views: Which side is shown.
        namings: Whose public names.
        modes: CloudFlare's SSL/TLS modes.
        consequences: Kind of what a what-if changed to what is put before it.
        port: The highest number of a port.

    """

    layers: list[Choice]
    sides: list[Choice]
    details: list[Choice]
    views: list[Choice]
    namings: list[Choice]
    modes: list[Choice]
    consequences: dict[str, str]
    port: int


class ComponentChoice(Choice):
    """A component that can be switched off; ``part`` is the id of its card."""

    part: str


class Paint(TypedDict):
    """A theme's colours.

    Attributes:
        name: What the theme is called.
        day: Role to colour.
        night: Role to colour where the page around is dark; None: the same.

    """

    name: str
    day: dict[str, str]
    night: dict[str, str] | None


class PortChoice(TypedDict):
    """A port that can be taken away or changed.

    Attributes:
        key: ``component:public port`` where it is published; else empty.
        inside: ``component:container port`` where that is known; else empty.
        label: The component's name.
        public: The public port; None where it is not published.
        container: The container port; None where it is not known.
        parts: Ids of the card and the lines that it is told of.

    """

    key: str
    inside: str
    label: str
    public: int | None
    container: int | None
    parts: list[str]


class ChangeRow(TypedDict):
    """One change, in the picture of a change.

    Attributes:
        kind: What kind it is.
        text: In a sentence.
        part: Id of the part that it is about; empty where none is drawn.

    """

    kind: str
    text: str
    part: str


class Controls(TypedDict):
    """What can be asked "what if" of.

    Attributes:
        spec: There is a spec to change; False for a topology that was not built from one.
        domains: The custom domains as they are: each can be another.
        hosts: The custom domains with the what-ifs, as are the next two.
        ssl: CloudFlare's mode; empty where nothing is proxied.
        proxied: CloudFlare proxies the custom domains.
        components: The components, to switch off.
        ports: Their ports.
        changes: What changed, in the picture of a change.
        themes: The colours of the themes; ``auto`` is made of ``light`` and ``dark``.

    """

    spec: bool
    domains: list[str]
    hosts: list[str]
    ssl: str
    proxied: bool
    components: list[ComponentChoice]
    ports: list[PortChoice]
    changes: list[ChangeRow]
    themes: list[Paint]


class ConsequenceEntry(TypedDict):
    """One thing that a what-if changed.

    Attributes:
        kind: ``changed``, ``broke``, ``mended`` or ``note``.
        text: In a sentence.
        trait: The trait that asked for it, by which it is taken back.
        key: What of that trait, where it asks for several.
        part: Id of the part that it is about.

    """

    kind: str
    text: str
    trait: NotRequired[str]
    key: NotRequired[str]
    part: NotRequired[str]
