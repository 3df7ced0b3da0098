"""SequenceDiagram: a path of a request as messages between the parts it meets, in every format that has such."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from os import PathLike, fspath
from pathlib import Path as FilePath

from fluxviz.drawing import AUTO, Theme
from fluxviz.errors import UnknownNameError, UnwritableError, WrongTypeError
from fluxviz.export import write_file
from fluxviz.export.sequence_svg import write_sequence_svg
from fluxviz.export.sequence_text import write_sequence_d2, write_sequence_markdown, write_sequence_mermaid
from fluxviz.faults import name_kind
from fluxviz.refusing import strict
from fluxviz.topology import Topology
from fluxviz.traces import Interaction, Path, interaction_of


@dataclass(frozen=True)
class SequenceDiagram:
    """A path of a request as a sequence diagram: name look-ups, TLS, requests and answers in their order.

    It shows itself in a notebook. Where something goes wrong on the path, that is its last message.

    Attributes:
        topology: Where the path was found.
        path: The path.
        theme: What it is painted with.

    Raises:
        FluxvizError: the path has no hops.
        UnknownNameError: the path is not one of this topology.

    >>> import fluxviz
    >>> shop = fluxviz.build({"version": 4, "name": "shop", "compose": [
    ...     {"name": "web", "ports": [80], "containerPorts": [80]}]})
    >>> print(fluxviz.draw(shop).sequence(fluxviz.trace(shop, "browser", "web").paths[0]).d2().splitlines()[0])
    shape: sequence_diagram

    """

    topology: Topology
    path: Path
    theme: Theme = AUTO

    def __post_init__(self) -> None:
        """Refuse a path of another topology at once."""
        _ = self.interaction

    @cached_property
    def interaction(self) -> Interaction:
        """Its participants and messages."""
        return interaction_of(self.topology, self.path)

    @strict
    def svg(self, *, prefix: str = "") -> str:
        """Return the SVG, 800 px wide.

        Args:
            prefix: Put before every id, so that several can live on one page.

        """
        return write_sequence_svg(self.interaction, self.topology, self.theme, prefix=prefix)

    def mermaid(self) -> str:
        """Return a Mermaid ``sequenceDiagram``, for Markdown that draws it by itself."""
        return write_sequence_mermaid(self.interaction)

    def d2(self) -> str:
        """Return a D2 ``sequence_diagram``."""
        return write_sequence_d2(self.interaction, self.topology, self.theme.palette)

    def markdown(self) -> str:
        """Return Markdown: the Mermaid diagram, and its steps in sentences."""
        return write_sequence_markdown(self.interaction)

    def text(self) -> str:
        """Tell the messages in sentences, a line each."""
        return "\n".join((self.interaction.title, *(each.text for each in self.interaction.messages)))

    def save(self, path: str | PathLike[str]) -> FilePath:
        """Write a file whose format its name tells: ``.svg``, ``.mmd``, ``.d2`` or ``.md``.

        Args:
            path: Where to.

        Raises:
            UnknownNameError: no such format.
            UnwritableError: the file cannot be written; then nothing is. An OSError, too.

        """
        try:
            target = FilePath(fspath(path))
        except TypeError:
            raise WrongTypeError("the path of a file", name_kind(path)) from None
        check_sequence_suffix(target.suffix)
        try:
            write_file(target, _WRITERS[target.suffix.lower()](self))
        except OSError as error:
            raise UnwritableError(str(target), error.strerror or "not a path", error.errno) from None
        return target

    def __repr__(self) -> str:
        return f"SequenceDiagram({self.interaction.title!r}, theme {self.theme.name!r})"

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        """Show it in a notebook: SVG, and the messages in sentences, which are the same in every run."""
        told = self.text()
        return {"image/svg+xml": self.svg(), "text/plain": told}, {"image/svg+xml": {"alt": told}}


_WRITERS: Mapping[str, Callable[[SequenceDiagram], str]] = {
    ".svg": SequenceDiagram.svg,
    ".mmd": SequenceDiagram.mermaid,
    ".d2": SequenceDiagram.d2,
    ".md": SequenceDiagram.markdown,
}


def check_sequence_suffix(suffix: str) -> None:
    """Refuse a format that no sequence diagram has.

    Raises:
        UnknownNameError: no such format.

    """
    if suffix.lower() not in _WRITERS:
        raise UnknownNameError("format", suffix, tuple(_WRITERS))
