"""The findings about one file."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .faults import RULES, WATCHED, Rule
from .picture import Picture

SMALLEST = 9.0
"""The least height of a text, in px on a page of 800 px, that is asked for."""

SMALL_APP = 6
"""Up to how many components it is asked for."""


@dataclass(frozen=True)
class Report:
    """What is wrong with one file.

    Attributes:
        name: The file.
        components: How many components it shows.
        min_px: The height of its smallest text at 800 px; 0 where there is none.
        width: How wide the picture is at its own size, in px.
        height: How high.
        scale: How far it was shrunk to 800 px; 1 where it was not.
        faults: What breaks each rule.
        watched: What is told but is no fault by itself.
        problem: Why it could not be measured; empty where it was.
        any_size: Small text is no fault.

    """

    name: str
    components: int
    min_px: float
    width: float
    height: float
    scale: float
    faults: Mapping[str, tuple[str, ...]]
    watched: Mapping[str, tuple[str, ...]]
    problem: str = ""
    any_size: bool = False

    @property
    def counts(self) -> dict[str, int]:
        return {rule: len(found) for rule, found in self.faults.items()}

    @property
    def too_small(self) -> bool:
        return not self.any_size and self.components <= SMALL_APP and self.min_px < SMALLEST - 0.005

    @property
    def clean(self) -> bool:
        return not self.problem and not self.too_small and not any(self.faults.values())


READABLE = 0.25
"""How far a picture may be shrunk to be read; below that, letters are specks that a browser rounds as it likes."""


def report_on(name: str, pictures: Sequence[Picture], any_size: bool) -> Report:
    """Hold every rule against a picture, as the page shows it and at its own size; a fault in either is one."""
    shown, whole = pictures[0], pictures[-1]
    sizes = [text.size for group in shown.groups for text in group.texts if text.words.strip()]
    problem = "" if shown.nodes and sizes else "shows no node or no text"
    scale = shown.view.right / whole.view.right
    read = pictures if scale >= READABLE else [whole]
    return Report(
        name=name,
        components=sum(node.what == "component" for node in shown.nodes),
        min_px=min(sizes, default=0.0),
        width=whole.view.right,
        height=whole.view.bottom,
        scale=scale,
        faults={column: _found(rule, read) for column, rule in RULES.items()},
        watched={column: _found(rule, [whole]) for column, rule in WATCHED.items()},
        problem=problem,
        any_size=any_size,
    )


def _found(rule: Rule, pictures: Sequence[Picture]) -> tuple[str, ...]:
    """Give what breaks a rule in any layout; what is said of one and the same part in both counts once."""
    most: Counter[str] = Counter()
    for picture in pictures:
        most |= Counter(rule(picture))
    return tuple(most.elements())


def unmeasured(name: str, problem: str) -> Report:
    """Tell that a file is no picture."""
    return Report(name, 0, 0.0, 0.0, 0.0, 1.0, dict.fromkeys(RULES, ()), dict.fromkeys(WATCHED, ()), problem)
