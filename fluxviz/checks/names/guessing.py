"""Which component a name that nobody has can be meant for: told by its letters, and by what the link speaks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fluxviz.checks.subject import Subject
from fluxviz.slips import MOST, distance, numbers
from fluxviz.spec import Component
from fluxviz.topology.answering import answers
from fluxviz.topology.protocols import WELL_KNOWN, family
from fluxviz.topology.references.finding import Reference
from fluxviz.topology.references.urls import DEFAULT_PORTS
from fluxviz.topology.references.vocabulary import read_name


@dataclass(frozen=True)
class Guess:
    """A component that may be meant.

    Attributes:
        component: The component.
        certain: It can be no other: it is known to answer what the link asks for, and no other name is near.

    """

    component: Component
    certain: bool = False


def guess(subject: Subject, reference: Reference, name: str) -> Guess | None:
    """Return the one component whose name is so near that a slip of the pen explains the other; None where none is.

    A component that a what-if or a change has just taken away is near itself: nothing is offered in its place.

    Args:
        subject: The app.
        reference: Where a component names a host.
        name: The part of it that should be the name of a component.

    """
    here = [each for each in subject.spec.components if each.key != reference.component and each.name]
    distances = {each: distance(name.lower(), each.name.lower()) for each in (*here, *subject.gone)}
    near = [each for each, far in distances.items() if is_slip(name, each.name, far)]
    least = [each for each in near if distances[each] == min(map(distances.__getitem__, near))]
    if len(least) != 1 or least[0] in subject.gone:
        return None
    known = can_answer(subject, reference, least[0])
    return None if known is False else Guess(least[0], certain=known is True and len(near) == 1)


def can_answer(subject: Subject, reference: Reference, component: Component) -> bool | None:
    """Return whether a component answers what a reference asks for; None where that is not known."""
    words = read_name(reference.evidence[0].variable).words
    asked = reference.asked or WELL_KNOWN.get(reference.port or 0)
    if asked is not None and component not in subject.gone:
        detected = subject.routes.detected_protocol(component.key, reference.port)
        if not detected.assumed and family(detected.protocol) != family(asked):
            return False
    known = answers(component, asked, reference.port, words)
    usual = DEFAULT_PORTS.get(asked or "")
    if known is None and reference.port is None and usual is not None:
        return True if answers(component, asked, usual) else None
    return known


def is_slip(one: str, other: str, far: int | None = None) -> bool:
    """Return whether a slip of the pen makes one name of another: never where their numbers differ.

    >>> is_slip("postgre", "postgres"), is_slip("mysql", "mailer"), is_slip("db", "dbb"), is_slip("redis1", "redis2")
    (True, False, False, False)
    """
    far = distance(one.lower(), other.lower()) if far is None else far
    if far > MOST or far * 3 > min(len(one), len(other)):
        return False
    return numbers(one) == numbers(other)


def only(components: Iterable[Component], subject: Subject) -> Component | None:
    """Return the component where it is the only one, and was not taken away."""
    found = list(components)
    return found[0] if len(found) == 1 and found[0] not in subject.gone else None
