"""Everything fluxviz raises on purpose.

::

    FluxvizError
    ├── DocumentError        a file cannot be read; carries every fault at once
    │   ├── SpecError        ... the Flux app spec
    │   ├── AccessError      ... the public access file
    │   ├── ThemeError       ... a user's theme
    │   ├── ReviewError      ... the notes and tours of a review
    │   ├── DocsError        ... the settings of the docs, or a block in a Markdown file
    │   ├── LinksError       ... the connections that a learner wrote
    │   └── PatternError     ... the parameters of a pattern make no spec that FluxOS accepts
    ├── MissingExtraError    an optional package is not installed
    ├── UnknownNameError     a node, theme, format or engine that is not there; lists what is
    │   ├── UnknownKeywordError    ... a keyword that a call does not take; a TypeError, too
    │   └── UnknownAttributeError  ... an attribute that an object does not have; an AttributeError, too
    ├── UnchangeableError    an attribute of a value that does not change; an AttributeError, too
    ├── WrongTypeError       a value of a kind that is not taken; a TypeError, too
    ├── UnwritableError      a file cannot be written; an OSError, too
    ├── NetworkError         the Flux network was asked, and gave no answer that can be used; names the cause
    └── EngineError          the Graphviz engine
        ├── EngineMissingError
        ├── EngineFailedError
        └── EngineTimeoutError

Warnings: ``SpecWarning`` is data, kept on the spec; ``EngineWarning`` is a Python warning.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable
from dataclasses import FrozenInstanceError
from pathlib import Path

from fluxviz.faults import Fault, one_line
from fluxviz.slips import nearest

_SHOWN = 100
"""How many faults a message names."""


class FluxvizError(Exception):
    """The root of every error raised here on purpose."""


class DocumentError(FluxvizError):
    """A document that cannot be read, with all of its faults.

    Attributes:
        source: The file's name, or what stands for it (``<text>``, ``<stdin>``).
        faults: Every fault found, in the order of the document.

    """

    noun = "document"

    def __init__(self, source: str, faults: Iterable[Fault]) -> None:
        self.source = source
        self.faults = tuple(faults)
        super().__init__(source, self.faults)

    def __str__(self) -> str:
        if len(self.faults) == 1:
            return f"{self.refusal}: {self.faults[0].text(self.source)}"
        lines = "".join(f"\n  {fault.text(self.source)}" for fault in self.faults[:_SHOWN])
        if len(self.faults) > _SHOWN:
            lines += f"\n  and {len(self.faults) - _SHOWN} more"
        return f"{self.refusal}, {len(self.faults)} faults:{lines}"

    @property
    def refusal(self) -> str:
        """What the message begins with."""
        return f"not a {self.noun} that can be drawn"


class SpecError(DocumentError):
    """The Flux app spec cannot be read.

    Attributes:
        registration: What FluxOS refuses first when it is registered; empty where that is not known.

    """

    noun = "Flux app spec"
    registration = ""


class AccessError(DocumentError):
    """The public access file cannot be read, or names what the spec does not have."""

    noun = "public access file"


class ThemeError(DocumentError):
    """The theme file cannot be read."""

    noun = "theme"


class ReviewError(DocumentError):
    """The review file cannot be read."""

    @property
    def refusal(self) -> str:
        """What the message begins with."""
        return "not a review file"


class LinksError(DocumentError):
    """A list of connections, as a learner writes it, cannot be read."""

    @property
    def refusal(self) -> str:
        """What the message begins with."""
        return "not a list of connections that can be read"


class PatternError(DocumentError):
    """The parameters of a pattern make no spec that FluxOS accepts."""

    @property
    def refusal(self) -> str:
        """What the message begins with."""
        return "not parameters of a spec that FluxOS accepts"


class DocsError(DocumentError):
    """The settings of the docs, or a block in a Markdown file, cannot be followed."""

    @property
    def refusal(self) -> str:
        """What the message begins with."""
        return "not settings of docs that can be drawn"


class UnknownNameError(FluxvizError):
    """A name that is not there, with those that are.

    >>> print(UnknownNameError("theme", "neon", ["dark", "light"]))
    unknown theme 'neon'; choose from: dark, light
    >>> print(UnknownNameError("theme", "drak", ["dark", "light"]))
    unknown theme 'drak'; did you mean dark? choose from: dark, light
    """

    def __init__(self, what: str, name: str, choices: Iterable[str], meant: str = "") -> None:
        choices = tuple(choices)
        super().__init__(what, name, choices, meant)
        self.what, self.name, self.choices, self.meant = what, name, choices, meant

    def __str__(self) -> str:
        near = self.meant or (nearest(self.name, self.choices) if isinstance(self.name, str) else "")
        question = f"did you mean {near}? " if near else ""
        wrong = f"unknown {self.what} {self.name!r}" if self.name else f"no {self.what} is given"
        return f"{wrong}; {question}choose from: {', '.join(self.choices)}"


class UnknownKeywordError(UnknownNameError, TypeError):
    """A keyword that a call does not take, with those that it does."""


class UnknownAttributeError(UnknownNameError, AttributeError):  # type: ignore[misc]  # AttributeError may lack a name
    """An attribute that cannot be set, with those that can."""


class UnchangeableError(FluxvizError, FrozenInstanceError):
    """An attribute of a value that does not change.

    >>> print(UnchangeableError("Topology", "naming"))
    a Topology does not change: naming cannot be set
    """

    def __init__(self, kind: str, attribute: str) -> None:
        super().__init__(kind, attribute)
        self.kind, self.attribute = kind, attribute

    def __str__(self) -> str:
        return f"a {self.kind} does not change: {self.attribute} cannot be set"


class WrongTypeError(FluxvizError, TypeError):
    """A value of a kind that is not taken; ``found`` is the kind, and nothing of the value.

    >>> print(WrongTypeError("a list of apps", "int"))
    expected a list of apps, found int
    """

    def __init__(self, expected: str, found: str) -> None:
        super().__init__(expected, found)
        self.expected, self.found = expected, found

    def __str__(self) -> str:
        return f"expected {self.expected}, found {self.found}"


class UnwritableError(FluxvizError, OSError):
    """A file that cannot be written; nothing was.

    >>> print(UnwritableError("docs/app.svg", "Permission denied"))
    cannot write docs/app.svg: Permission denied
    """

    def __init__(self, path: str, reason: str, number: int | None = None) -> None:
        super().__init__(path, reason)
        self.filename, self.strerror, self.errno = path, reason, number

    def __str__(self) -> str:
        return f"cannot write {one_line(str(self.filename))}: {self.strerror}"


class AmbiguousNameError(UnknownNameError):
    """A name that several have, with the names that tell them apart.

    >>> print(AmbiguousNameError("component", "web", ["blog.web", "shop.web"]))
    several apps have a component 'web'; choose from: blog.web, shop.web
    """

    def __str__(self) -> str:
        return f"several apps have a {self.what} {self.name!r}; choose from: {', '.join(self.choices)}"


class MissingExtraError(FluxvizError):
    """What was asked for needs packages that are not installed.

    >>> print(MissingExtraError("PDF", "images"))
    PDF needs packages that are not installed: pip install 'fluxviz[images]'
    """

    def __init__(self, what: str, extra: str) -> None:
        self.what, self.extra = what, extra
        super().__init__(what, extra)

    def __str__(self) -> str:
        return f"{self.what} needs packages that are not installed: pip install 'fluxviz[{self.extra}]'"


class NetworkError(FluxvizError):
    """The Flux network was asked, and gave no answer that can be used.

    Attributes:
        asked: What was asked for, such as ``flux:shop``.
        cause: Why there is no answer: one of ``fluxviz.network.Cause``.
        detail: What is to be said of it; nothing in it is as the server wrote it but what was made harmless.

    >>> print(NetworkError("flux:shop", "time-out", "no whole answer within 30 s"))
    flux:shop: time-out: no whole answer within 30 s

    """

    def __init__(self, asked: str, cause: str, detail: str) -> None:
        super().__init__(asked, cause, detail)
        self.asked, self.cause, self.detail = asked, cause, detail

    def __str__(self) -> str:
        return f"{one_line(self.asked)}: {self.cause}: {self.detail}"


class EngineError(FluxvizError):
    """The Graphviz engine did not draw."""


class EngineMissingError(EngineError):
    """The Graphviz engine is not on this machine."""


class EngineFailedError(EngineError):
    """The Graphviz engine ended with an error; its own words are in the message."""


class EngineTimeoutError(EngineError):
    """The Graphviz engine took longer than its time limit."""


class EngineWarning(UserWarning):
    """The Graphviz engine drew, and complained."""


def describe_error(error: Exception) -> str:
    """Describe what went wrong: an error that nobody foresaw by its place in fluxviz, and nothing that it held."""
    if isinstance(error, FluxvizError):
        return str(error)
    package = Path(__file__).parent
    own = [
        f"{Path(frame.filename).relative_to(package).as_posix()}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(package)
    ]
    place = own[-1] if own else "an unknown place"
    return f"fluxviz failed at {place} ({type(error).__name__}): please report it"
