"""``check_answer``: says what is still wrong with what a learner made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from fluxviz.errors import FluxvizError, WrongTypeError
from fluxviz.faults import name_kind
from fluxviz.refusing import strict
from fluxviz.spec import AccessLike
from fluxviz.teaching import block_answers, page_calls, wanted
from fluxviz.teaching.drawings.exercise import Drawing, check_drawing
from fluxviz.teaching.misconceptions import Slip
from fluxviz.teaching.outcomes import Outcome, is_unanswered
from fluxviz.teaching.questions import Exercise
from fluxviz.topology import Naming, Topology, build

Pairs = Iterable[tuple[str, str]]


@strict
def check_answer(
    answer: Any,
    question: Exercise | Drawing | None = None,
    *,
    calls: Pairs = (),
    browser_calls: Pairs = (),
    pages: Mapping[str, Iterable[str]] | None = None,
    private: Iterable[str] = (),
    public: Iterable[str] = (),
    off: Iterable[str] = (),
    leads: Mapping[str, str] | None = None,
    listens: Mapping[str, int] | None = None,
    publishes: Mapping[str, int | tuple[int, int] | Mapping[int, int]] | None = None,
    ssl: Mapping[str, str] | None = None,
    change: tuple[Any, Any] | None = None,
    without: Iterable[str] = (),
    contains: Iterable[str] = (),
    blocks: Mapping[str, Iterable[str]] | None = None,
    looks: Mapping[str, str] | None = None,
    show: bool = False,
    access: AccessLike | None = None,
    naming: Naming | str | None = None,
) -> Outcome:
    """Say what is still wrong with the answer to an exercise.

    A cell of an exercise is given out with ``...`` for the answer: then nothing is wrong yet, and it says so.

    Args:
        answer: What was made: a spec in any form that :func:`fluxviz.build` takes, a picture, an explorer, a text;
            or the answer to a question. To a drawing: the connections, a line each, or the canvas.
        question: The question that is answered, or the drawing; None: what follows is wanted of the answer.
        calls: Pairs of components: the first calls the second inside the app.
        browser_calls: Pairs of components: the browser calls the second for the page of the first.
        pages: Components and the only ones that browsers call for the page of each, such as ``{"web": ["api"]}``: every
            address that is built into it leads to one of them.
        private: Components without a public port.
        public: Components that a public name leads to.
        off: Components that do not run.
        leads: Public names and the component each leads to.
        listens: Components and a container port of each.
        publishes: Components and a public port of each, or a public port with the container port it leads to; or all
            its public ports, each to its container port, as in ``{"web": {33080: 80}}``: then it may have no other.
        ssl: Domains and the SSL/TLS mode of the CloudFlare before each, such as ``{"shop.example.com": "full"}``.
        change: The old app and the new one: the answer is the picture of that change.
        without: Codes of rules, or what they begin with, that ``fluxviz.check`` does not find.
        contains: Pieces of a text.
        blocks: Files of specs and what a Markdown block shows of each, such as ``{"app.json": ["links", "tls"]}``.
        looks: How a picture is drawn, such as ``detail="overview"``.
        show: Show the answer to a drawing, too; it is kept that it was shown, as a canvas keeps it.
        access: What the spec cannot say, where the answer is a spec.
        naming: Whose public names to use.

    Raises:
        WrongTypeError: what is wanted is none of these.

    >>> spec = {"version": 4, "name": "shop", "compose": [{"name": "db", "ports": [35432], "containerPorts": [5432]}]}
    >>> check_answer(..., private=["db"]), check_answer(spec, private=["db"])
    (Not answered yet., Not yet. db still publishes port 35432: anyone can call it on any node.)

    """
    wants: dict[Callable[[Topology, Any], Iterator[str]], Any] = {
        wanted.calls: _pairs(calls),
        wanted.browser_calls: _pairs(browser_calls),
        wanted.private: _several(private),
        wanted.public: _several(public),
        wanted.off: _several(off),
        wanted.leads: leads or {},
        wanted.listens: listens or {},
        wanted.publishes: publishes or {},
        wanted.ssl: ssl or {},
        wanted.without: _several(without),
    }
    of_text = {"contains": _several(contains), "blocks": blocks, "looks": looks, "change": change is not None}
    asked = {**{want.__name__: value for want, value in wants.items()}, "pages": pages, **of_text}
    task = question.id if question else ", ".join(f"{name}={value!r}" for name, value in asked.items() if value)
    if is_unanswered(answer):
        return Outcome(answered=False, task=task)
    if isinstance(question, Drawing):
        return check_drawing(answer, question, show=show)
    if question is not None:
        verdict = question.check(answer)
        said = () if verdict.right else (verdict.said or "That is not it.",)
        return Outcome(True, said, verdict.misconception, task)
    wrong = [f"{piece} is not in it." for piece in _several(contains) if piece not in str(answer)]
    if blocks:
        wrong += block_answers.blocks(answer, blocks)
    for name, value in (looks or {}).items():
        if getattr(answer, name, None) != value:
            wrong.append(f"{name} is {getattr(answer, name, 'not to be seen')}.")
    slips: list[Slip] = []
    if change is not None or pages or any(wants.values()):
        try:
            if change is not None:
                old, new = (topology_of(each, access, naming) for each in change)
                wrong += wanted.change(answer, old, new)
            topology = topology_of(answer, access, naming)
            wrong += [said for want, value in wants.items() if value for said in want(topology, value)]
            slips += page_calls.pages(topology, pages or {})
        except FluxvizError as error:
            return Outcome(True, (f"It cannot be checked: {error}",), task=task)
    wrong += [slip.says for slip in slips]
    belief = next((slip.misconception for slip in slips if slip.misconception), "")
    return Outcome(True, tuple(dict.fromkeys(wrong)), belief, task, is_touched(answer))


def is_touched(answer: Any) -> bool:
    """Return whether a learner did something: false of an explorer that is as it was made."""
    return getattr(answer, "touched", True) is not False


def _several(names: Iterable[str]) -> tuple[str, ...]:
    """Return names, where one alone may have been given as it is."""
    return (names,) if isinstance(names, str) else tuple(names)


def _pairs(pairs: Pairs) -> tuple[tuple[str, str], ...]:
    """Return pairs of components.

    Raises:
        WrongTypeError: they are none.

    """
    given = tuple(pairs)
    for pair in given:
        if isinstance(pair, str) or len(tuple(pair)) != 2:
            raise WrongTypeError('pairs of components, such as [("api", "postgres")]', name_kind(pair))
    return given


def topology_of(answer: Any, access: AccessLike | None = None, naming: Naming | str | None = None) -> Topology:
    """Return the network of what a learner made: a picture or an explorer as it is now, or a spec.

    Raises:
        FluxvizError: it tells no app.

    """
    made = getattr(answer, "topology", None)
    source = made if isinstance(made, Topology) else answer
    return build(source, access=access, naming=naming)
