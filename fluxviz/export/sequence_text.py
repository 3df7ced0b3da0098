"""A sequence diagram as Mermaid and as D2, for programs that lay out by themselves, and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from fluxviz.drawing.labels import line_of
from fluxviz.drawing.line_styles import PLAIN, SECURE
from fluxviz.drawing.theme import Palette
from fluxviz.export.d2 import d2_label
from fluxviz.export.markdown_text import escape_markdown
from fluxviz.export.mermaid import mermaid_text
from fluxviz.export.plain_ids import plain_ids
from fluxviz.topology import Topology
from fluxviz.traces import Interaction, Message

_LOCKS = {True: "\U0001f512 ", False: "\U0001f513 ", None: ""}
"""A padlock, and an open one: neither program has glyphs of ours."""

_FAILS = "\u2717 "


def write_sequence_mermaid(interaction: Interaction) -> str:
    """Write a Mermaid ``sequenceDiagram``."""
    return "\n".join(_mermaid(interaction)) + "\n"


def _mermaid(interaction: Interaction) -> Iterator[str]:
    ids = plain_ids(each.id for each in interaction.participants)
    yield "sequenceDiagram"
    yield f"  accTitle: {mermaid_text(interaction.title)}"
    for each in interaction.participants:
        # With a colon Mermaid could read a word of its own, such as wrap.
        yield f"  participant {ids[each.id]} as {mermaid_text(each.label).replace(':', '#58;')}"
    for message in interaction.messages:
        arrow = "-x" if message.kind == "failure" else "-->>" if message.goes_back else "->>"
        words = "<br>".join(mermaid_text(line) for line in message_words(message))
        yield f"  {ids[message.source]}{arrow}{ids[message.target]}: {words}"


def write_sequence_d2(interaction: Interaction, topology: Topology, palette: Palette) -> str:
    """Write a D2 ``sequence_diagram``.

    Args:
        interaction: What is drawn.
        topology: Where its path was found.
        palette: What it is painted with.

    """
    return "\n".join(_d2(interaction, topology, palette)) + "\n"


def _d2(interaction: Interaction, topology: Topology, palette: Palette) -> Iterator[str]:
    ids = plain_ids(each.id for each in interaction.participants)
    colours = palette.colours()
    yield "shape: sequence_diagram"
    for each in interaction.participants:
        yield f"{ids[each.id]}: {d2_label((each.label,))}"
    for message in interaction.messages:
        alone = message.source == message.target
        role = "muted" if alone else message_role(message, topology)
        dash = "" if alone or message.encrypted else f"; stroke-dash: {2 if message.encrypted is None else 5}"
        yield f"{ids[message.source]} -> {ids[message.target]}: {d2_label(message_words(message))} {{"
        yield f'  style: {{ stroke: "{colours[role]}"{dash} }}'
        yield "}"


def write_sequence_markdown(interaction: Interaction) -> str:
    """Write Markdown: the Mermaid diagram, which GitHub and others draw, and its steps in sentences below."""
    steps = [
        f"{each.step}. **{each.title}**: {escape_markdown(each.text)}" for each in interaction.messages if each.step
    ]
    title = escape_markdown(interaction.title)
    return "\n".join((title, "", "```mermaid", *_mermaid(interaction), "```", "", *steps)) + "\n"


def message_role(message: Message, topology: Topology) -> str:
    """Return the role that the line of a message is painted with: its edge's, or that of TLS after a redirect to it."""
    edge = topology.edge(message.edge)
    role = line_of(edge).role
    return SECURE.role if message.encrypted and not edge.encrypted and role == PLAIN.role else role


def message_words(message: Message) -> tuple[str, ...]:
    """Return what is written on a message, a line each."""
    sign = _FAILS if message.kind == "failure" else _LOCKS[message.encrypted] if message.sent else ""
    return tuple(line for line in (f"{sign}{message.heading}", message.says) if line)
