"""How a command is declared: enums as choices, and a group that loads what it runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Any

import click

_ALSO_CALLED = (
    ("mmd", "mermaid"),
    ("md", "markdown"),
    ("drawio", "draw.io", "diagrams.net"),
    ("dot", "gv", "graphviz"),
    ("mjs", "js", "es module", "esm", "module"),
    ("html", "htm"),
    ("text", "txt", "plain"),
    ("table", "tables"),
    ("github", "gha"),
)
"""Well-known names of one format, of which each command has one."""
HELP_NAMES = {"help_option_names": ["-h", "--help"]}


class EnumChoice(click.Choice[str]):
    """One of an enum's values, given to the command as its member."""

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__([member.value for member in kind])
        self.kind = kind

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the member of a value, or of another well-known name of it: ``mermaid`` for ``mmd``."""
        if value not in self.choices:
            word = str(value).lower()
            alike = {word, *(also for names in _ALSO_CALLED if word in names for also in names)}
            value = next((choice for choice in self.choices if choice in alike), value)
        if value not in self.choices:
            from fluxviz.slips import nearest  # what is right needs no guess

            if near := nearest(str(value), self.choices):
                listed = ", ".join(map(repr, self.choices))
                self.fail(f"{value!r} is not one of {listed}; did you mean {near}?", param, ctx)
        return self.kind(super().convert(value, param, ctx))


def offering(names: Callable[[], Iterable[str]]) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """Make what a shell completes an argument with of a list of names, which is asked for then."""
    return lambda _, __, begun: [name for name in names() if name.lower().startswith(begun.lower())]


Decorator = Callable[[Callable[..., None]], Callable[..., None]]


def choice_option(flag: str, name: str, default: StrEnum, says: str) -> Decorator:
    """Make an option that takes one of an enum's values.

    Args:
        flag: Such as ``--detail``.
        name: The parameter of the command.
        default: The member that is taken where it is left out.
        says: What the help says.

    """
    kind = EnumChoice(type(default))
    return click.option(flag, name, type=kind, default=default.value, show_default=True, help=says)


def output_option(says: str) -> Decorator:
    """Make the option of the file that a command writes."""
    return click.option("--output", "-o", "output", type=click.Path(path_type=Path), metavar="FILE", help=says)


def command(examples: str) -> Callable[[Callable[..., None]], click.Command]:
    """Make a command of a function, whose help ends with examples."""
    return click.command(epilog=examples, context_settings=HELP_NAMES)


@dataclass(frozen=True)
class Listed:
    """A command that is not loaded yet.

    Attributes:
        module: The module below ``fluxviz.cli`` that has it.
        function: What it is called there.
        summary: What the list of commands says of it, in at most 66 letters.

    """

    module: str
    function: str
    summary: str


class LazyCommands(MutableMapping[str, click.Command]):
    """Name to command, whose module is loaded when it is taken."""

    def __init__(self, listed: Mapping[str, Listed]) -> None:
        self._listed = listed
        self._added: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name in self._added:
            return self._added[name]
        listed = self._listed[name]
        found: click.Command = getattr(import_module(f"fluxviz.cli.{listed.module}"), listed.function)
        found.name = name
        return found

    def __setitem__(self, name: str, value: click.Command) -> None:
        self._added[name] = value

    def __delitem__(self, name: str) -> None:
        del self._added[name]

    def __iter__(self) -> Iterator[str]:
        return iter((*self._listed, *self._added))

    def __len__(self) -> int:
        return len(self._listed) + len(self._added)


class LazyGroup(click.Group):
    """A group that loads a command when it is called: listing them, or the version, loads none."""

    def __init__(self, *, listed: Mapping[str, Listed], **options: Any) -> None:
        super().__init__(commands=LazyCommands(listed), **options)
        self.listed = listed

    def invoke(self, ctx: click.Context) -> Any:
        """Run what is asked; an error that no command foresaw ends in one line."""
        try:
            return super().invoke(ctx)
        except Exception as error:  # whatever it is, a traceback could hold a secret
            from fluxviz.cli.failing import end_with

            end_with(error)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the shape of the method
        """Return the names in their order, not by the alphabet."""
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands without loading one."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, each.summary) for name, each in self.listed.items()])
