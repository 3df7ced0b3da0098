"""``lab`` and ``deal``: labs by name and by seed; the same seed gives the same labs on every machine."""

from __future__ import annotations

import copy
from dataclasses import replace
from random import Random

from fluxviz.errors import UnknownNameError
from fluxviz.refusing import require_text, strict
from fluxviz.teaching.labs import inside, outside, running
from fluxviz.teaching.labs.draft import draft
from fluxviz.teaching.labs.mutation import Mutation
from fluxviz.teaching.labs.repairing import Lab

_MUTATIONS = {
    each.name: each
    for module in (inside, outside, running)
    for each in vars(module).values()
    if isinstance(each, Mutation)
}
NAMES = tuple(sorted(_MUTATIONS))
"""The faults there are, for teachers: a name tells much."""


@strict
def lab(name: str, *, seed: int = 0) -> Lab:
    """Return a lab by its fault.

    Args:
        name: One of :data:`NAMES`.
        seed: Deals names, ports and slips; another one gives another variant.

    Raises:
        UnknownNameError: there is no such fault.

    """
    require_text(name, "the name of a lab")
    if name not in _MUTATIONS:
        raise UnknownNameError("lab", name, NAMES)
    fault = _MUTATIONS[name]
    made = draft(f"{seed} {name}")
    sound, sound_access = copy.deepcopy(made.document), copy.deepcopy(made.access)
    symptom = fault.breaks(made)
    sound["instances"] = made.document["instances"]
    return Lab(name, seed, symptom, fault.teaches, made.document, made.access, sound, sound_access)


@strict
def deal(seed: int, *, count: int = 3) -> tuple[Lab, ...]:
    """Deal labs of different faults: a seed of its own for each learner gives each other ones.

    Args:
        seed: The same seed deals the same labs.
        count: How many at the most.

    >>> [lab.number for lab in deal(4)], deal(4) == deal(4)
    ([1, 2, 3], True)

    """
    names = list(NAMES)
    Random(f"deal {seed}").shuffle(names)  # noqa: S311 - it deals exercises
    chosen = names[: max(count, 0)]
    return tuple(replace(lab(name, seed=seed), number=number) for number, name in enumerate(chosen, 1))
