"""The command line: each command with its options and examples, as the program itself says them."""

from __future__ import annotations

from collections.abc import Iterator

import click

from fluxviz.cli.app import app

FOLDER = "reference/commands"


def make_files() -> Iterator[tuple[str, str]]:
    """Yield the list of the commands, and a page for each."""
    commands = list(_commands(app, "fluxviz"))
    table = "\n".join(f"| [`{name}`]({_file(name)}) | {_first(command)} |" for name, command in commands)
    yield f"{FOLDER}/index.md", f"# Commands\n\n| command | |\n| --- | --- |\n{table}\n"
    for name, command in commands:
        yield f"{FOLDER}/{_file(name)}", _page(name, command)


def pages() -> list[str]:
    """Return the page of each command."""
    return [f"{FOLDER}/{_file(name)}" for name, _ in _commands(app, "fluxviz")]


def _commands(group: click.Group, name: str) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group, info_name=name)
    for each in group.list_commands(context):
        command = group.get_command(context, each)
        if command is None:
            continue
        if isinstance(command, click.Group):
            yield from _commands(command, f"{name} {each}")
        else:
            yield f"{name} {each}", command


def _file(name: str) -> str:
    return f"{name.removeprefix('fluxviz ').replace(' ', '-')}.md"


def _first(command: click.Command) -> str:
    return _plain(command.help or "").split("\n\n")[0].replace("\n", " ")


def _plain(text: str) -> str:
    return text.replace("\b\n", "").replace("\b", "").strip()


def _page(name: str, command: click.Command) -> str:
    context = click.Context(command, info_name=name)
    parts = [f"# {name}", "", _plain(command.help or ""), "", "```text", _usage(command, context), "```", ""]
    arguments = [each for each in command.params if isinstance(each, click.Argument)]
    options = [each for each in command.params if isinstance(each, click.Option) and not each.hidden]
    if arguments:
        parts += ["## Arguments", ""]
        parts += [f"- `{each.make_metavar(context)}`{': any number' if each.nargs == -1 else ''}" for each in arguments]
        parts.append("")
    if options:
        parts += ["## Options", "", "| option | | default |", "| --- | --- | --- |"]
        parts += [_option(each, context) for each in options]
        parts.append("")
    examples = [
        line.strip() for line in (command.epilog or "").splitlines() if line.strip().startswith(("fluxviz", "curl"))
    ]
    if examples:
        parts += ["## Examples", "", "```sh", *examples, "```", ""]
    return "\n".join(parts)


def _usage(command: click.Command, context: click.Context) -> str:
    return f"{context.command_path} {' '.join(command.collect_usage_pieces(context))}"


def _option(option: click.Option, context: click.Context) -> str:
    flags = ", ".join(f"`{flag}`" for flag in (*option.opts, *option.secondary_opts))
    choices = option.type.choices if isinstance(option.type, click.Choice) else ()
    words = _plain(option.help or "").replace("|", "\\|").replace("\n", " ")
    if choices:
        words += f" One of {', '.join(f'`{each}`' for each in choices)}."
    elif not option.is_flag:
        flags += f" `{option.make_metavar(context)}`"
    shown = option.default if option.show_default and not callable(option.default) else ""
    return f"| {flags} | {words} | {f'`{shown}`' if shown not in ('', None, False) else ''} |"
