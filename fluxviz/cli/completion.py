"""``fluxviz completion``."""

from __future__ import annotations

from enum import StrEnum

import click
from click.shell_completion import get_completion_class

from fluxviz.cli.commands import EnumChoice, command
from fluxviz.cli.console import write_out

EXAMPLES = """
Examples:

  eval "$(fluxviz completion bash)"

  eval "$(fluxviz completion zsh)"

  fluxviz completion fish > ~/.config/fish/completions/fluxviz.fish
"""


class ShellChoice(StrEnum):
    """A shell that completes."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


@command(EXAMPLES)
@click.argument("shell", type=EnumChoice(ShellChoice), help="Your shell.")
def completion_command(*, shell: ShellChoice) -> None:
    """Print what makes a shell complete commands and options; put the line into the shell's start-up file."""
    from fluxviz.cli.app import app

    kind = get_completion_class(shell.value)
    if kind is not None:
        write_out(kind(app, {}, "fluxviz", "_FLUXVIZ_COMPLETE").source())
