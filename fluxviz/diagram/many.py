"""``draw_all``: many apps at once, in this process or by any ``concurrent.futures.Executor``."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby, islice
from typing import Any

from fluxviz.diagram.attempts import NotDrawn, attempt_all
from fluxviz.diagram.diagram import Diagram
from fluxviz.diagram.drawing import draw, highlight_path
from fluxviz.errors import FluxvizError, SpecError, UnknownNameError, WrongTypeError, describe_error
from fluxviz.export import suffix_meant
from fluxviz.faults import name_kind
from fluxviz.refusing import keywords_of, refuse_keywords
from fluxviz.rendering import FORMATS, Rendering, with_provenance
from fluxviz.spec import AccessLike, AppSpec, Document, PublicAccess, SpecWarning, access_beside, load_access
from fluxviz.spec.named import stem_of
from fluxviz.spec.source import open_document
from fluxviz.topology import Source, Topology, several

CHUNK = 16
"""How many apps are drawn at once: their first layouts come from one run of the engine."""

WAITING = 64
"""How many chunks an executor is given before the first of them is awaited."""

LOOKS = ("naming", "theme", "direction", "detail", "view", "engine", "check", "name")
"""What ``draw`` takes besides a source and its access."""


@dataclass(frozen=True)
class Drawn:
    """What came of one source.

    Attributes:
        source: What messages call it: its path, ``<mapping>`` …
        content: The picture, as it would be saved: text, or bytes for PNG and PDF; None where it cannot be drawn.
        error: Why it cannot be drawn; empty where it is.
        warnings: What was odd about it and was read all the same.
        picture: The SVG that Markdown shows beside its tables, by the name of the source and ``.svg``; None for all
            other formats.

    """

    source: str
    content: str | bytes | None = field(repr=False)
    error: str = ""
    warnings: tuple[SpecWarning, ...] = ()
    picture: str | bytes | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Task:
    """One app to draw, as another process or machine is given it. Its repr shows nothing of the spec.

    Attributes:
        name: What messages call it.
        given: The document, spec or topology; None where it cannot be read.
        access: What the spec cannot say.
        error: Why it cannot be read.

    """

    name: str
    given: Document | AppSpec | Topology | None = field(repr=False)
    access: PublicAccess | None = field(repr=False, default=None)
    error: str = ""

    @property
    def stem(self) -> str:
        """What its files are called after."""
        return (self.given.stem if isinstance(self.given, Document) else "") or stem_of(self.name)

    @property
    def can_travel(self) -> bool:
        """It can be sent to another process: what is pickled of a loaded spec holds no values, and no links."""
        return not isinstance(self.given, (AppSpec, Topology))


def draw_all(
    sources: Iterable[Source],
    *,
    access: AccessLike | None = None,
    executor: Executor | None = None,
    suffix: str = ".svg",
    trace: str = "",
    scale: float | None = None,
    prefix: str = "",
    **looks: Any,
) -> Iterator[Drawn]:
    """Draw many apps, and yield each as it would be saved, in the order of the sources.

    One that cannot be drawn stops no other: its ``error`` says why. Files are read here, not by the executor, so its
    workers may be on other machines; they are sent the whole documents, and need fluxviz and nothing else. What was
    loaded or built already is drawn here, since pickles hold no values that may be secret.

    Args:
        sources: Whatever ``draw`` takes, one an app.
        access: What none of the specs can say; None: each path takes the access file beside it.
        executor: Any executor, such as a ``ProcessPoolExecutor`` or Dask's ``Client.get_executor()``; None: this
            process.
        suffix: The format, by the end of its files' names.
        trace: ``FROM:TO``: the request whose paths are highlighted; empty: none.
        scale: How many pixels of a PNG stand for one of the picture's own.
        prefix: Put before every id of an SVG.
        looks: ``naming``, ``theme``, ``direction``, ``detail``, ``view``, ``engine``, ``check`` and ``name``, as for
            ``draw``.

    Raises:
        UnknownNameError: no such format.
        AccessError: the access overlay cannot be read.
        UnknownKeywordError: no such keyword.
        WrongTypeError: one source, not several; no executor.

    >>> apps = [{"version": 4, "name": name, "compose": [{"name": "web", "ports": [80]}]} for name in ("a", "b")]
    >>> [drawn.content.startswith("<svg") for drawn in draw_all(apps)]
    [True, True]

    """
    sources = several(sources, "draw_all")
    if executor is not None and not isinstance(executor, Executor):
        raise WrongTypeError("a concurrent.futures.Executor", name_kind(executor))
    if not isinstance(trace, str):
        raise WrongTypeError("trace as text, FROM:TO", name_kind(trace))
    if suffix not in FORMATS:
        raise UnknownNameError("format", str(suffix or ""), FORMATS, suffix_meant(str(suffix or "")))
    refuse_keywords("draw_all", looks, (*keywords_of(draw_all), *LOOKS))
    how = Rendering(prefix=prefix) if scale is None else Rendering(prefix=prefix, scale=scale)
    overlay = None if access is None else load_access(access)
    tasks = (_task(source, overlay) for source in sources)
    return _drawn(tasks, executor, (suffix, trace, how, looks))


_Plan = tuple[str, str, Rendering, Mapping[str, Any]]


def _drawn(tasks: Iterator[Task], executor: Executor | None, plan: _Plan) -> Iterator[Drawn]:
    waiting: deque[Callable[[], list[Drawn]]] = deque()
    for chunk, can_travel in _chunks(tasks):
        if executor is None or not can_travel:
            waiting.append(partial(draw_chunk, chunk, *plan))
        else:
            waiting.append(executor.submit(draw_chunk, chunk, *plan).result)
        if executor is None or len(waiting) >= WAITING:
            yield from waiting.popleft()()
    while waiting:
        yield from waiting.popleft()()


def _chunks(tasks: Iterator[Task]) -> Iterator[tuple[list[Task], bool]]:
    """Yield the tasks in chunks, each with whether it can be sent to another process."""
    while chunk := list(islice(tasks, CHUNK)):
        for can_travel, alike in groupby(chunk, key=lambda task: task.can_travel):
            yield list(alike), can_travel


def _task(source: Source, access: PublicAccess | None) -> Task:
    if isinstance(source, (AppSpec, Topology)):
        return Task(source.source if isinstance(source, AppSpec) else source.app, source, access)
    name = "<source>"
    try:
        document = open_document(source, SpecError)
        name = document.name
        beside = access_beside(source) if access is None else None
        return Task(document.name, document, load_access(beside) if beside else access)
    except FluxvizError as error:
        return Task(error.source if isinstance(error, SpecError) else name, None, error=str(error))
    except Exception as error:  # one that nobody foresaw stops no other app
        return Task(name, None, error=f"{name}: {describe_error(error)}")


def draw_chunk(tasks: Sequence[Task], suffix: str, trace: str, how: Rendering, looks: Mapping[str, Any]) -> list[Drawn]:
    """Draw a few apps: what an executor is asked for."""
    made = attempt_all((partial(_diagram, task, trace, looks), task.name) for task in tasks)
    return [_saved(task, each, suffix, how) for task, each in zip(tasks, made, strict=True)]


def _diagram(task: Task, trace: str, looks: Mapping[str, Any]) -> Diagram:
    if task.given is None:
        raise FluxvizError(task.error)
    diagram = draw(task.given, access=task.access, **looks)
    return highlight_path(diagram, trace) if trace else diagram


def _saved(task: Task, made: Diagram | NotDrawn, suffix: str, how: Rendering) -> Drawn:
    if isinstance(made, NotDrawn):
        return Drawn(task.name, None, made.reason)
    try:
        picture = None
        if suffix == ".md":
            picture, how = with_provenance(made, ".svg", how), replace(how, picture=f"{task.stem}.svg")
        return Drawn(task.name, with_provenance(made, suffix, how), "", made.topology.warnings, picture)
    except Exception as error:  # one that nobody foresaw stops no other app
        return Drawn(task.name, None, f"{task.name}: {describe_error(error)}", made.topology.warnings)
