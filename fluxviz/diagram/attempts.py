"""Several diagrams at once, of which one that cannot be made stops no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fluxviz.diagram.diagram import Diagram
from fluxviz.errors import FluxvizError, describe_error
from fluxviz.rendering import lay_out_ahead


@dataclass(frozen=True)
class NotDrawn:
    """Why there is no diagram."""

    reason: str


def attempt(make: Callable[[], Diagram], name: str) -> Diagram | NotDrawn:
    """Make a diagram, or tell why there is none.

    Args:
        make: Makes it.
        name: What messages call it, where its own do not.

    """
    try:
        return make()
    except FluxvizError as error:
        return NotDrawn(str(error))
    except Exception as error:  # one that nobody foresaw
        return NotDrawn(f"{name}: {describe_error(error)}")


def attempt_all(makers: Iterable[tuple[Callable[[], Diagram], str]]) -> list[Diagram | NotDrawn]:
    """Make several diagrams, each as :func:`attempt` does, and lay them out by one run of the engine."""
    made = [attempt(make, name) for make, name in makers]
    lay_out_ahead([each for each in made if isinstance(each, Diagram)])
    return made
