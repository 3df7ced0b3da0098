"""Drawing: the exercise in which a learner draws the connections; and ``get_drawing``, which makes it of any app."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from fluxviz.errors import FluxvizError, LinksError, UnknownNameError
from fluxviz.refusing import require_text, strict
from fluxviz.spec import AccessLike
from fluxviz.teaching.drawings.comparing import TOPICS, Topic, compare
from fluxviz.teaching.drawings.task import DrawingTask
from fluxviz.teaching.drawings.verdict import DrawingVerdict, give_verdict
from fluxviz.teaching.outcomes import Outcome
from fluxviz.topology import Naming, Source, build

MAX_CARDS = 40
"""How many cards a canvas holds."""


@dataclass(frozen=True, repr=False)
class Drawing(DrawingTask):
    """A drawing that checks itself; :class:`~fluxviz.teaching.drawings.task.DrawingTask` says what it holds."""

    def check(self, answer: Any) -> DrawingVerdict:
        """Check what was drawn.

        Args:
            answer: As for :meth:`read`.

        Raises:
            LinksError: lines cannot be read; carries every fault, with its line.
            WrongTypeError: it is no list of connections.

        """
        links = self.read(answer)
        return give_verdict(self, compare(self.topology, self.cards, links, self.topic))


def check_drawing(answer: Any, drawing: Drawing, *, show: bool = False) -> Outcome:
    """Check an answer to a drawing; one that cannot be read is told, and is no try.

    Args:
        answer: As for :meth:`Drawing.read`.
        drawing: The exercise.
        show: Show the right answer, too, and keep that it was shown.

    """
    try:
        return replace(drawing.check(answer), shows=show)
    except LinksError as error:
        wrong = tuple(f"{fault.where.capitalize()}: {fault.message}." for fault in error.faults)
    except FluxvizError as error:
        wrong = (f"It cannot be checked: {error}",)
    return Outcome(True, wrong, task=drawing.id, touched=False)


@strict
def get_drawing(
    source: Source,
    topic: Topic = "all",
    *,
    show_ports: bool = False,
    access: AccessLike | None = None,
    naming: Naming | str | None = None,
) -> Drawing:
    """Return the exercise to draw the connections of an app.

    Args:
        source: The app: whatever :func:`fluxviz.build` takes.
        topic: ``all`` connections; those of the ``public`` path; or the ``internal`` ones.
        show_ports: Let the cards show the ports of components, and which are public.
        access: What the spec cannot say: custom domains, CloudFlare, declared links.
        naming: Whose public names to use. Either way the same answers are right.

    Raises:
        SpecError: the spec cannot be read; carries every fault.
        UnknownNameError: there is no such topic.
        FluxvizError: there is nothing to draw, or too much.

    >>> drawing = get_drawing({"version": 4, "name": "shop", "compose": [
    ...     {"name": "web", "ports": [8080], "containerPorts": [80]}]})
    >>> drawing
    Draw the connections of shop: who calls whom, by which protocol, at which port, encrypted or not. \
Cards: browser, edge, web. One connection a line: FROM -> TO: protocol port (TLS), or (plain)
    >>> print(drawing.check("browser -> edge: https 443 (TLS)"))
    Partly right: 1 of 2 connections is right; 1 is missing.
    >>> print(drawing.check(drawing.solution))
    Right. All 2 connections are there, and no other.

    """
    require_text(topic, "a topic")
    if topic not in TOPICS:
        raise UnknownNameError("topic", topic, TOPICS)
    made = Drawing(build(source, access=access, naming=naming), topic, show_ports)
    if not made.solution:
        raise FluxvizError(f"nothing to draw: {made.topology.app} has no connections that the spec tells of")
    if len(made.nodes) > MAX_CARDS:
        raise FluxvizError(f"a canvas holds {MAX_CARDS} cards, and {made.topology.app} has {len(made.nodes)} parts")
    return made
