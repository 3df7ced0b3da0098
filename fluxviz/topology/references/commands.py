"""Commands: flags become settings, and what stands free is kept apart."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from fluxviz.spec import Component
from fluxviz.topology.references.clients import Client, Meaning, find_client, read_option
from fluxviz.topology.references.keywords import read_keywords

_LONG = re.compile(r"--?([A-Za-z][\w.-]*)(?:=(.*))?", re.DOTALL)
_JAVA = re.compile(r"-D([\w.-]+)=(.*)", re.DOTALL)
_ASSIGNMENT = re.compile(r"([A-Za-z_][\w.]*)=(.*)", re.DOTALL)
_SHELLS = frozenset({"sh", "bash", "ash", "zsh", "dash", "/bin/sh", "/bin/bash", "/bin/ash", "/usr/bin/env"})
_OPERATORS = frozenset({"&&", "||", ";", "|", "&", "(", ")", ";;", "<", ">", ">>", "!"})
_WAITERS = re.compile(r"(?:^|/)(?:wait-for(?:-it)?(?:\.sh)?|nc|ncat|netcat|telnet|waitforit)$")
_FETCHERS = re.compile(r"(?:^|/)(?:curl|wget|http|https)$")
_FETCHED = re.compile(r"--(?:header|data\S*|user|proxy-user|pass|cookie|user-agent|referer|form|output|request)")
_NO_PROGRAM = re.compile(r"[:@~]|^(?:flux|zel)[a-z0-9-]+_", re.IGNORECASE)
"""What stands where a program should, and is none: the first word for an image that has an entry point."""
_HOST_AND_PORT = re.compile(r"[\w.-]+:\d{1,5}")
_PORT = re.compile(r"\d{1,5}")
_KEYWORDS = frozenset(
    ["until", "while", "if", "then", "else", "elif", "do", "done", "fi", "exec", "time", "nohup", "sudo", "!", "{"]
)
_TWO_WORDS = frozenset({"replicaof", "slaveof"})


@dataclass
class Command:
    """What a command says.

    Attributes:
        flags: Flags and assignments with their values, by name.
        free: Words that are no flag's value, and keyword strings.
        hosts: Words that stand where a host must: ``-h fluxdb_app``, ``wait-for-it.sh db:5432``.
        words: All words as they stand, with the program itself where it is written.

    """

    flags: list[tuple[str, str]] = field(default_factory=list)
    free: list[str] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)
    words: tuple[str, ...] = ()


def read_command(words: Sequence[str]) -> Iterator[Command]:
    """Read a Docker command: one for each program that it runs.

    >>> [c.hosts for c in read_command(["sh", "-c", "psql -h fluxdb_app -p 5432 && node x"])]
    [[], ['fluxdb_app:5432'], []]
    >>> [c.hosts for c in read_command(["mysql -h fluxdb_app -p48213 -P 3307"])]
    [['fluxdb_app:3307']]
    """
    flat: list[str] = []
    for word in words:
        flat += [";", *_split(word)] if _is_script(word, flat) else [word]
    program: list[str] = []
    for word in flat:
        if word in _OPERATORS:
            if program:
                yield _Reader(program).read()
            program = []
        elif program or word not in _KEYWORDS:
            program.append(word.rstrip(";") if word.endswith(";") else word)
    if program:
        yield _Reader(program).read()


def commands_of(component: Component) -> tuple[Command, ...]:
    """Return what the programs of a component's command say, in order."""
    return tuple(read_command([word.read() for word in component.commands]))


def settings_of(component: Component) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every variable of a component, and of every flag of its command."""
    for variable in component.environment:
        yield variable.name, variable.value.read().strip()
    for command in commands_of(component):
        yield from command.flags


def _is_script(word: str, before: list[str]) -> bool:
    if not re.search(r"\s", word):
        return False
    after_shell = any(each in _SHELLS for each in before[:3]) or not before
    return after_shell or word.startswith("-")


def _split(text: str) -> list[str]:
    lexer = shlex.shlex(text, posix=True, punctuation_chars="();&|<>")
    lexer.whitespace_split = True
    lexer.commenters = ""
    try:
        return list(lexer)
    except ValueError:
        return text.replace("'", " ").replace('"', " ").split()


class _Reader:
    """One program with its words, read from the first to the last."""

    def __init__(self, words: list[str]) -> None:
        self.words, self.index = words, 0
        self.command = Command(words=tuple(words))
        self.client: Client | None = None
        self.host = self.port = ""
        self.waits = self.fetches = False

    def read(self) -> Command:
        """Read all words."""
        while self.index < len(self.words):
            word = self.words[self.index]
            self.index += 1
            self._word(word)
        if self.host:
            pair = f"{self.host}:{self.port}" if self.port and ":" not in self.host else self.host
            self.command.hosts.append(pair)
        return self.command

    def _following(self) -> str:
        return self.words[self.index] if self.index < len(self.words) else ""

    def _word(self, word: str) -> None:
        command, following = self.command, self._following()
        if match := _JAVA.fullmatch(word):
            command.flags.append((match[1], match[2]))
        elif option := read_option(self.client, word):
            self._option(*option)
        elif self.fetches and _FETCHED.fullmatch(word):
            self.index += 1
        elif (match := _LONG.fullmatch(word)) and len(word) > 2:
            self._flag(match[1], match[2], following)
        elif match := _ASSIGNMENT.fullmatch(word):
            keywords = read_keywords(word) if re.search(r"[\s;]", match[2]) else None
            if keywords is not None and len(keywords.pairs) > 1:
                command.free.append(word)
            else:
                command.flags.append((match[1], match[2]))
        elif word == "--":
            self.client, self.waits = None, False
        elif (self.client is None and not self.waits and self._starts(word)) or (
            self.index == 1 and not _NO_PROGRAM.search(word)
        ):
            pass  # the program itself
        elif self.waits and _PORT.fullmatch(following) and not word.startswith("-"):
            command.hosts.append(f"{word}:{following}")
            self.index += 1
        elif self.waits and not command.hosts and _HOST_AND_PORT.fullmatch(word):
            command.hosts.append(word)
        else:
            command.free.append(word)

    def _starts(self, word: str) -> bool:
        """Return whether a word starts a program that is known, behind ``timeout 10`` or ``env`` perhaps."""
        self.client = find_client(word)
        self.waits, self.fetches = _WAITERS.search(word) is not None, _FETCHERS.search(word) is not None
        return self.client is not None or self.waits

    def _option(self, meaning: Meaning, glued: str, takes_next: bool) -> None:
        following = self._following()
        value = glued
        if takes_next and not glued and (self.client is not None or not following.startswith("-")):
            self.index += 1
            value = following
        if meaning == "host":
            self.host = value
        elif meaning == "port":
            self.port = value if _PORT.fullmatch(value) else ""
        elif meaning == "free" and value:
            self.command.free.append(value)
        elif meaning == "secret" and self.client is not None and value:
            self.command.flags.append(("password", value))

    def _flag(self, name: str, value: str | None, following: str) -> None:
        """Read a long flag, with the words that are its value."""
        if value is not None:
            self.command.flags.append((name, value))
        elif following and not following.startswith("-"):
            self.index += 1
            after = self._following()
            if name in _TWO_WORDS and _PORT.fullmatch(after):
                self.index += 1
                following = f"{following}:{after}"
            self.command.flags.append((name, following))
