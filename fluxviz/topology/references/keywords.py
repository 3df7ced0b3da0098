"""Keyword strings: libpq (``host=… port=…``), ADO (``Server=…;Port=…``), StackExchange.Redis."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass

from fluxviz.topology.references.vocabulary import read_name

_PAIR = re.compile(r"\s*([A-Za-z][A-Za-z0-9 _.-]{0,40}?)\s*=\s*(.*)", re.DOTALL)
_HOST_KEYS = frozenset(
    """
    host hostaddr server servers data_source datasource address addr network_address endpoint endpoints
    hostname contact_points contactpoints service_address brokers bootstrap.servers bootstrap_servers
    metadata.broker.list redis broker upstream
    """.split()
)
_SERVER_PORT = re.compile(r"^(?:tcp:|np:)?([^,]+),\s*(\d{1,5})$")

_DRIVER = re.compile(r"\s*([a-z][a-z0-9]{1,20}):(?=\s*[A-Za-z_]+\s*=)")
_TNS = re.compile(r"\(\s*HOST\s*=", re.IGNORECASE)

_SECTION = re.compile(
    r"^[ \t]*+\[++([\w.-]{1,80})\][^\n]*+\n?(?:(?![ \t]*+\[)[^\n]*+(?:\n|\Z))*?(?=[ \t]*+\[|\Z)", re.MULTILINE
)
"""A table of TOML, or a section of an INI file."""

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Keywords:
    """A keyword string.

    Attributes:
        pairs: Its settings.
        opens: It begins with a setting, not with a word such as a program's name.
        driver: What stands before them, such as PDO's ``mysql:``; empty where nothing does.

    """

    pairs: Pairs
    driver: str = ""
    opens: bool = True


def read_keywords(text: str) -> Keywords | None:
    """Split a keyword string into its settings; None where it is none, or names no host.

    >>> read_keywords("host=fluxdb_app port=5432 password=x").pairs[:2]
    [('host', 'fluxdb_app'), ('port', '5432')]
    >>> read_keywords("Server=tcp:fluxsql_app,1433;Database=shop").pairs[:1]
    [('server', 'fluxsql_app:1433')]
    >>> read_keywords("NODE_ENV=production") is None
    True
    """
    if "=" not in text:
        return None
    driver, text = "", _SECTION.sub(_unless_secret, _LONG_TEXT.sub('""', text))
    if match := _DRIVER.match(text):
        driver, text = match[1], text[match.end() :]
    elif _TNS.search(text):
        driver, text = "oracle", re.sub(r"[()]+", ";", text)
    read = [_pair(piece) for piece in _pieces(text)]
    pairs = [pair for pair in read if pair is not None]
    if not any(key in _HOST_KEYS for key, _ in pairs):
        return None
    return Keywords(pairs, driver, opens=read[0] is not None)


_VALUE = r"'(?:[^'\\]|\\.)*+'|\"(?:[^\"\\]|\\.)*+\"|"
_LIBPQ = re.compile(rf"\s*(?:\w+\s*=\s*(?:{_VALUE}[^\s'\";]*+)(?:\s+|$))++")
_LIBPQ_PAIR = re.compile(rf"\w+\s*=\s*(?:{_VALUE}[^\s'\"]*+)")
_LONG_TEXT = re.compile(r"\"\"\".*?(?:\"\"\"|\Z)|\'\'\'.*?(?:\'\'\'|\Z)", re.DOTALL)
"""Texts of several lines, as TOML writes them: nothing in them is a setting."""
_ADO_PAIR = re.compile(r"(?:[^;\"']|\"[^\"]*+\"|'[^']*+'|[\"'])++")


def _unless_secret(section: re.Match[str]) -> str:
    name = read_name(section[1])
    return "" if name.secret or name.guarded else section[0]


def _pieces(text: str) -> list[str]:
    """Split where a reader of such strings would: quotes hold what is between them together."""
    if _LIBPQ.fullmatch(text):
        return _LIBPQ_PAIR.findall(text)
    if ";" in text:
        return _ADO_PAIR.findall(text)
    glued = "=".join(part.strip() for part in text.split("="))
    try:
        return shlex.split(glued)
    except ValueError:
        return glued.split()


def _pair(piece: str) -> tuple[str, str] | None:
    match = _PAIR.fullmatch(piece)
    if match is None:
        return None
    key, value = re.sub(r"[ _]+", "_", match[1].strip().lower()), match[2].strip().strip("'\"")
    key = "server" if key in ("data_source", "datasource") else key
    if key in _HOST_KEYS and (blank := re.search(r"(?<!,)\s+(?!,)", value)):
        value = value[: blank.start()]  # what follows a blank is another setting, perhaps a password
    if key in _HOST_KEYS and (server := _SERVER_PORT.match(value)):
        value = f"{server[1].strip()}:{server[2]}"
    return key, value.removeprefix("tcp:") if not value.startswith("tcp://") else value
