"""Report: all that there is to say of an app when it was reviewed, before it is written in a format."""

from __future__ import annotations

from dataclasses import dataclass, field

from fluxviz.checks import Findings
from fluxviz.reviewing.model import Note, Review
from fluxviz.spec import Suppression
from fluxviz.topology import Topology


@dataclass(frozen=True)
class Report:
    """All that there is to say of an app when it was reviewed. It holds no secret but what a note itself says.

    Attributes:
        topology: The network.
        findings: What is wrong, without what is lived with.
        suppressions: What is lived with, each with its reason.
        review: The notes and the tours.
        digest: A digest of the spec, its secrets masked.
        date: When it was reviewed, as the caller says; empty: not said.
        svg: The picture.
        width: Its own width, in pixels.
        mermaid: The picture as Mermaid, for Markdown.

    """

    topology: Topology
    findings: Findings
    suppressions: tuple[Suppression, ...]
    review: Review
    digest: str = ""
    date: str = ""
    svg: str = field(default="", repr=False)
    mermaid: str = field(default="", repr=False)
    width: float = 0.0

    @property
    def title(self) -> str:
        """What the report is called."""
        return f"Review of {self.topology.app}"

    @property
    def about(self) -> tuple[tuple[str, str], ...]:
        """What it is a report of: what each thing is called, and what it is."""
        told = (("date", self.date), ("spec", self.digest and f"sha256 {self.digest}, secrets masked"))
        states = [note.state for notes in self.review.notes.values() for note in notes]
        notes = f"{states.count('open')} open, {states.count('resolved')} resolved"
        return (
            *((name, value) for name, value in told if value),
            ("findings", self.findings.summary),
            ("notes", notes),
        )

    @property
    def decisions(self) -> tuple[tuple[str, str, str], ...]:
        """What is lived with: the code, the place, the reason."""
        return tuple((each.code.upper(), each.where or "everywhere", each.reason) for each in self.suppressions)

    @property
    def notes(self) -> tuple[tuple[str, tuple[Note, ...]], ...]:
        """What each part is called, and its notes: the app first, then the parts in their order, orphans last."""
        nodes, edges = self.topology.nodes, self.topology.edges
        labels = {node.id: node.id.partition(".")[2] or node.id for node in nodes}
        names = {node.id: labels[node.id] for node in nodes}
        names |= {edge.id: f"{labels[edge.source]} → {labels[edge.target]}" for edge in edges}
        notes = self.review.notes
        told = [(self.topology.app, notes[""])] if "" in notes else []
        told += [(f"{name} ({part})", notes[part]) for part, name in names.items() if part in notes]
        gone = self.review.orphans(set(names))
        return (*told, *((f"{part} (not in the app any more)", notes[part]) for part in gone))


def line_of(note: Note) -> str:
    """Return who said a note, when, and whether it is open."""
    return ", ".join(filter(None, (note.state, note.author, note.date)))
