"""StillDiagram: a picture that saves itself, shows itself in a notebook, and gives others like it."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from fluxviz.errors import FluxvizError, UnchangeableError, WrongTypeError
from fluxviz.faults import name_kind
from fluxviz.refusing import refuse_keywords, require_text, signature_of, strict
from fluxviz.rendering.looks import check_looks
from fluxviz.rendering.picture import Picture
from fluxviz.rendering.writing import Rendering, render, save

if TYPE_CHECKING:
    from fluxviz.rendering.sequence_diagram import SequenceDiagram
    from fluxviz.traces import Path as TracedPath

_OPTIONS = tuple(each.name for each in fields(Rendering))
_FIELDS = tuple(each.name for each in fields(Picture))
_WIDE = 800
"""The widest picture, in points, that a notebook's output holds on a screen of 1,200 px."""
_SIZE = re.compile(r' width="([\d.]+)" height="[\d.]+"(?= viewBox)')


class StillDiagram(Picture):
    """All of a :class:`fluxviz.Diagram` but the widget; :class:`~fluxviz.rendering.picture.Picture` says what it holds.

    It does not change; ``with_`` gives another.
    """

    __signature__ = signature_of(Picture)

    def __new__(cls, *_: object, **given: object) -> Self:
        """Refuse what a diagram does not have, with what it has."""
        refuse_keywords(cls.__name__, given, _FIELDS)
        return super().__new__(cls)

    def __setattr__(self, name: str, value: object) -> None:
        raise UnchangeableError(type(self).__name__, name)

    def save(self, path: str | PathLike[str], **options: Any) -> Path:
        """Write a file whose format its name tells; ``fluxviz formats`` lists them.

        It carries the graph it shows and a digest of itself, by which ``fluxviz docs check`` tells whether it is
        still true. Markdown comes with its picture, an SVG of the same name.

        Args:
            path: Where to.
            options: ``prefix`` for an SVG, ``scale`` for a PNG; for a page, ``date`` and ``review`` (notes and tours).

        Raises:
            UnknownNameError: no such format.
            MissingExtraError: the format needs packages that are not installed.
            UnwritableError: the file cannot be written; then nothing is. An OSError, too.

        """
        refuse_keywords("save", options, ("prefix", "scale", "date", "review"))
        try:
            target = Path(path)
        except TypeError:
            raise WrongTypeError("the path of a file", name_kind(path)) from None
        save(self, target, Rendering(**options))
        return target

    def render(self, suffix: str, **options: Any) -> str | bytes:
        """Return the text or the bytes of a format, named by its suffix.

        Args:
            suffix: Such as ``.png``.
            options: ``prefix`` for an SVG, ``scale`` for a PNG, ``picture`` for Markdown.

        Raises:
            UnknownNameError: no such format.
            MissingExtraError: the format needs packages that are not installed.

        """
        refuse_keywords("render", options, _OPTIONS)
        require_text(suffix, "the suffix of a format, such as .svg")
        return render(self, suffix, Rendering(**options))

    @strict
    def trace(self, start: str, end: str) -> Self:
        """Return the same diagram with the paths from a start to an end lit, and all else dimmed.

        Raises:
            UnknownNameError: no such node.

        """
        for name in (start, end):
            require_text(name, "the name of a node")
        from fluxviz.drawing import highlight_trace
        from fluxviz.traces import trace

        return replace(self, highlight=highlight_trace(trace(self.topology, start, end)))

    def sequence(self, path: TracedPath | None = None) -> SequenceDiagram:
        """Return a path of a request as a sequence diagram, in this diagram's theme.

        Args:
            path: One of the ``paths`` or ``blocked`` of ``fluxviz.trace(topology, start, end)``; None: the first of the
                trace that is lit, as in ``diagram.trace("browser", "api").sequence()``.

        Raises:
            FluxvizError: no path is given, and none is lit.
            UnknownNameError: the path is not one of this topology.

        """
        from fluxviz.rendering.sequence_diagram import SequenceDiagram
        from fluxviz.traces import Path, trace

        if path is None:
            if self.highlight is None or not self.highlight.ends:
                raise FluxvizError("expected a path, as fluxviz.trace gives it, or a diagram that trace has lit one of")
            found = trace(self.topology, *self.highlight.ends)
            path = next(iter((*found.paths, *found.blocked)), None)
        if path is None:
            raise FluxvizError("no request gets there: there is no path to draw")
        if not isinstance(path, Path):
            raise WrongTypeError("a path, as fluxviz.trace gives it", name_kind(path))
        return SequenceDiagram(self.topology, path, self.theme)

    def with_(self, **changes: Any) -> Self:
        """Return the same diagram with another theme, direction, engine, highlight, detail or view, or with findings.

        Raises:
            UnknownNameError: no such theme, direction, detail or view.
            UnknownKeywordError: a diagram has no such attribute.

        """
        refuse_keywords("with_", changes, _FIELDS)
        return replace(self, **check_looks(changes))

    def __repr__(self) -> str:
        return f"Diagram({self.topology!r}, theme {self.theme.name!r}, direction {self.direction!r})"

    def _repr_mimebundle_(self, *, prefix: str = "", **_: object) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        """Show the picture in a notebook: SVG, and the picture in sentences, which are the same in every run.

        No HTML: GitHub takes SVG out of it. The sentences are all that JupyterLab shows of a notebook that it does
        not trust.

        Args:
            prefix: Put before every id, in front of the picture's own mark.

        """
        told = self.text()
        bundle = {"image/svg+xml": fit_output(self.svg(prefix=f"{prefix}{self.fingerprint}-")), "text/plain": told}
        return bundle, {"image/svg+xml": {"alt": told}}


def fit_output(svg: str) -> str:
    """Let a wide picture be as wide as the output it stands in: JupyterLab shows it as an image, and limits none."""
    return _SIZE.sub(lambda size: ' width="100%"' if float(size[1]) > _WIDE else size[0], svg, count=1)
