"""Commands: flags become settings, and what stands free is kept apart."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_LONG = re.compile(r"--?([A-Za-z][\w.-]*)(?:=(.*))?", re.DOTALL)
_JAVA = re.compile(r"-D([\w.-]+)=(.*)", re.DOTALL)
_ASSIGNMENT = re.compile(r"([A-Za-z_][\w.]*)=(.*)", re.DOTALL)
_SHELLS = frozenset({"sh", "bash", "ash", "zsh", "dash", "/bin/sh", "/bin/bash", "/bin/ash", "/usr/bin/env"})
_OPERATORS = frozenset({"&&", "||", ";", "|", "&", "(", ")", ";;", "<", ">", ">>", "!"})
_SHORT_HOST = frozenset(
    """
    psql pg_isready pg_dump pg_restore createdb mysql mysqladmin mysqldump mariadb mariadb-admin redis-cli
    mongo mongosh mongodump nc ncat netcat telnet mosquitto_sub mosquitto_pub clickhouse-client ldapsearch
    rabbitmqadmin valkey-cli cqlsh dockerize
    """.split()
)
_WAITERS = re.compile(r"(?:^|/)(?:wait-for(?:-it)?(?:\.sh)?|nc|ncat|netcat|telnet|waitforit)$")
_HOST_AND_PORT = re.compile(r"[\w.-]+:\d{1,5}")
_CURL = re.compile(r"(?:^|/)(?:curl|wget|http|https)$")
_CURL_VALUE = re.compile(
    r"-(?:[HdubAeFoXT]|-header|-data\S*|-user|-cookie|-user-agent|-referer|-form|-output|-request)"
)
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
        free: Words that are no flag's value.
        hosts: Words that stand where a host must: ``-h fluxdb_app``, ``wait-for-it.sh db:5432``.

    """

    flags: list[tuple[str, str]] = field(default_factory=list)
    free: list[str] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)


def read_command(words: Sequence[str]) -> Iterator[Command]:
    """Read a Docker command: one for each program that it runs.

    >>> [c.hosts for c in read_command(["sh", "-c", "psql -h fluxdb_app -p 5432 && node x"])]
    [[], ['fluxdb_app:5432'], []]
    """
    flat: list[str] = []
    for word in words:
        flat += [";", *_split(word)] if _is_script(word, flat) else [word]
    program: list[str] = []
    for word in flat:
        if word in _OPERATORS:
            if program:
                yield _read(program)
            program = []
        elif program or word not in _KEYWORDS:
            program.append(word.rstrip(";") if word.endswith(";") else word)
    if program:
        yield _read(program)


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


def _read(words: list[str]) -> Command:
    command = Command()
    program = words[0].rpartition("/")[2]
    takes_short = program in _SHORT_HOST
    waits = _WAITERS.search(words[0]) is not None
    fetches = _CURL.search(words[0]) is not None
    host, port = "", ""
    index = 0
    while index < len(words):
        word = words[index]
        following = words[index + 1] if index + 1 < len(words) else ""
        index += 1
        if fetches and _CURL_VALUE.fullmatch(word):
            index += 1
        elif match := _JAVA.fullmatch(word):
            command.flags.append((match[1], match[2]))
        elif takes_short and re.fullmatch(r"-[hH](.*)", word):
            host = word[2:].lstrip("=") or following
            index += not word[2:]
        elif takes_short and re.fullmatch(r"-[pP]\d*", word) and (word[2:] or _PORT.fullmatch(following)):
            port = word[2:] or following
            index += not word[2:]
        elif (match := _LONG.fullmatch(word)) and len(word) > 2:
            index += _flag(command, match, following, words[index + 1] if index + 1 < len(words) else "")
        elif index == 1 and not (_ASSIGNMENT.fullmatch(word) or "://" in word):
            continue
        elif (match := _ASSIGNMENT.fullmatch(word)) and not _LONG.fullmatch(word):
            command.flags.append((match[1], match[2]))
        elif waits and _PORT.fullmatch(following) and not word.startswith("-"):
            command.hosts.append(f"{word}:{following}")
            index += 1
        elif waits and not command.hosts and _HOST_AND_PORT.fullmatch(word):
            command.hosts.append(word)
        else:
            command.free.append(word)
    if host:
        command.hosts.append(f"{host}:{port}" if port and ":" not in host else host)
    return command


def _flag(command: Command, match: re.Match[str], following: str, after: str) -> int:
    """Read a long flag; give how many of the following words are its value."""
    name, value = match[1], match[2]
    if value is not None:
        command.flags.append((name, value))
        return 0
    if not following or following.startswith("-"):
        return 0
    if name in _TWO_WORDS and _PORT.fullmatch(after):
        command.flags.append((name, f"{following}:{after}"))
        return 2
    command.flags.append((name, following))
    return 1
