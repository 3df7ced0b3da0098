"""``quiz``: questions made from a topology, the same for the same seed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from random import Random

from fluxviz.errors import UnknownNameError, WrongTypeError
from fluxviz.faults import name_kind
from fluxviz.refusing import require_text, strict
from fluxviz.teaching.asking import Question
from fluxviz.teaching.encryption import cloudflare_mode, encrypted, tls_ends
from fluxviz.teaching.inside import address_inside, port_inside
from fluxviz.teaching.outside import caller, cname_of, leads_nowhere, leads_to, not_from_outside, open_port
from fluxviz.teaching.public_names import public_name
from fluxviz.teaching.reading import Reading
from fluxviz.topology import Source, build

_MAKERS: Mapping[str, Callable[[Reading], Iterator[Question]]] = {
    "address_inside": address_inside,
    "port_inside": port_inside,
    "leads_to": leads_to,
    "public_name": public_name,
    "cname_of": cname_of,
    "not_from_outside": not_from_outside,
    "open_port": open_port,
    "caller": caller,
    "leads_nowhere": leads_nowhere,
    "encrypted": encrypted,
    "tls_ends": tls_ends,
    "cloudflare_mode": cloudflare_mode,
}
KINDS = tuple(_MAKERS)
"""The kinds of questions, in the order of the guide."""


@strict
def quiz(
    source: Source, *, seed: int = 0, kinds: Iterable[str] | str | None = None, count: int | None = None
) -> tuple[Question, ...]:
    """Make questions from an app's own network.

    Args:
        source: The app: whatever :func:`fluxviz.build` takes.
        seed: The same seed gives the same questions in the same order.
        kinds: Which kinds to ask; None: all that the app gives rise to.
        count: How many to ask at the most, of as many kinds as there are; None: all there are.

    Raises:
        SpecError: the spec cannot be read; carries every fault.
        UnknownNameError: there is no such kind.

    """
    if kinds is not None and not isinstance(kinds, Iterable):
        raise WrongTypeError("kinds of questions", name_kind(kinds))
    wanted = KINDS if kinds is None else (kinds,) if isinstance(kinds, str) else tuple(kinds)
    for kind in wanted:
        require_text(kind, "a kind of question")
        if kind not in _MAKERS:
            raise UnknownNameError("kind of question", kind, KINDS)
    chance = Random(seed)  # noqa: S311 - it deals questions, and keeps no secret
    reading = Reading(build(source))
    piles = [[*_MAKERS[kind](reading)] for kind in dict.fromkeys(wanted)]
    for pile in piles:
        chance.shuffle(pile)
    chance.shuffle(piles)
    dealt = [_dealt(question, seed) for question in _in_turn(piles)]
    return tuple(dealt if count is None else dealt[: max(count, 0)])


@strict
def get_question(source: Source, name: str, *, seed: int = 0) -> Question:
    """Return one question by its id, such as ``address_inside.api.postgres``.

    Args:
        source: The app: whatever :func:`fluxviz.build` takes.
        name: The question's id.
        seed: Orders its choices.

    Raises:
        SpecError: the spec cannot be read; carries every fault.
        UnknownNameError: the app gives rise to no such question; lists those it does.

    """
    require_text(name, "the id of a question")
    questions = {question.id: question for question in quiz(source, seed=seed)}
    if name not in questions:
        raise UnknownNameError("question", name, sorted(questions))
    return questions[name]


def _in_turn(piles: list[list[Question]]) -> Iterator[Question]:
    """Deal from each pile in turn, so that few questions are of many kinds."""
    for place in range(max(map(len, piles), default=0)):
        for pile in piles:
            if place < len(pile):
                yield pile[place]


def _dealt(question: Question, seed: int) -> Question:
    """Put the choices in an order of chance, that of this question alone."""
    choices = list(question.choices)
    Random(f"{seed} {question.id}").shuffle(choices)  # noqa: S311
    return replace(question, choices=tuple(choices))
