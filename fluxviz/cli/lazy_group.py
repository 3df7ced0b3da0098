"""A group of commands, each loaded when it is called: listing them, or the version, loads none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, ClassVar

import typer
from typer.core import TyperGroup
from typer.main import get_command


@dataclass(frozen=True)
class Listed:
    """A command that is not loaded yet.

    Attributes:
        module: The module below ``fluxviz.cli`` that has it: a ``typer.Typer`` called ``app``.
        summary: What the list of commands says of it, in at most 66 letters.

    """

    module: str
    summary: str


class LazyCommands(Mapping[str, Any]):
    """Name to command, which is made when it is taken."""

    def __init__(self, listed: Mapping[str, Listed]) -> None:
        self.listed = listed

    def __getitem__(self, name: str) -> Any:
        module = import_module(f"fluxviz.cli.{self.listed[name].module}")
        command = get_command(module.app)
        command.name = name
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(self.listed)

    def __len__(self) -> int:
        return len(self.listed)


class LazyGroup(TyperGroup):
    """The group; a subclass says what is in it.

    Attributes:
        listed: Name to command, in the order of the list.

    """

    listed: ClassVar[Mapping[str, Listed]] = {}

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.commands = LazyCommands(self.listed)  # type: ignore[assignment]

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - the shape of the method
        """Write the list of commands without loading one."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, each.summary) for name, each in self.listed.items()])


def single(command: Any, examples: str) -> typer.Typer:
    """Return an app of one command, for its module to offer as ``app``."""
    app = typer.Typer(
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.command(epilog=examples)(command)
    return app
