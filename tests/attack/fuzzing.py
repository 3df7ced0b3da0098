"""Mutants of real specs: structure, bytes, and fragments of YAML, URLs and commands in values."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from fluxviz import FluxvizError, draw
from tests.specimens import ALL, SHARED, path_of

from .outputs import quick

ODD: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    1e308,
    float("inf"),
    10**30,
    70000,
    "",
    " ",
    "\ud800",
    "a\x00b",
    "\u202e",
    "\r\u2028x",
    [],
    {},
    [[]],
    [{}],
    {"name": "x", "value": None},
    {"": {}},
    "[",
    '["a"',
    "[1,2]",
    "{}",
    "x" * 5000,
    "²",
    "\u0663",
    "\u0661:\u0662",
    "🚀",
    ".",
    "..",
    "a" * 300,
    "constructor",
    "__proto__",
    "0:/x",
    "g:|0:/d",
    ["\udfff"],
    {"\ud800": "\ud800"},
    "NaN",
    [None, 1, {"a": 1}],
)
FRAGMENTS = (
    "!!bool x",
    "!!int x",
    "!!timestamp x",
    "!!binary x",
    "!!python/name:os.system",
    "a: !!float x",
    "- - - a",
    "? b",
    "&a *a",
    "<<: x",
    "a: " + "1" * 5000,
    "2020-13-45",
    "{a: [",
    "|\n  x",
    "%YAML 9",
    "---",
    "a: 0o9",
    "a: 1_0",
    "://",
    "a://",
    "x://:@",
    "http://[::1",
    "http://[::1]:99999/",
    "jdbc:oracle:thin:@h:²",
    "postgres://u:p@h/?host=a&port=²",
    "/dns4/x/tcp/99999",
    "host=",
    "host='",
    "a;b=c;",
    "@tcp(",
    "u@tcp()/",
    "-h",
    "-p",
    "--",
    "'",
    '"',
    "\\",
    "$(",
    "`",
    "&&",
    ";;",
    "$((",
    "#",
    "|",
    "tcp://:0",
    "redis://:²@x",
    "1.2.3.4.5",
    "::",
    ":::",
    "fe80::1%eth0",
    "xn--",
    "a..b",
    ".a",
    "a.",
    "²:²",
    "x:\u0663",
    "\x85",
    "\u2028",
    "<a>",
    "${",
    "%%",
    "{{",
    "fluxa_b",
    "flux_",
    "a=b=c",
    "=",
    "PORT=²",
    "DB_PORT=\u0663",
    "A\ud800=b",
)

_PIECES = (b"", b"\xff", b"\x00", b'"', b"{", b"]", b"\\ud83d", b"\\u0000", b"\xe2\x80\xa8", b"9" * 400, b",")


def mutants(seed: int, count: int) -> Iterator[bytes]:
    """Yield mutants of specs, ours and the real ones where they are at hand."""
    paths = [path_of(name) for name in ALL] + (sorted(SHARED.glob("*.json")) if SHARED.is_dir() else [])
    texts = [path.read_bytes() for path in paths]
    chance = random.Random(seed)
    for number in range(count):
        text = texts[number % len(texts)]
        yield _bytes(text, chance) if chance.random() < 0.25 else _structure(text, chance)


def _bytes(text: bytes, chance: random.Random) -> bytes:
    changed = bytearray(text)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(changed))
        piece = chance.choice(
            [b"", b"\xff", b"\x00", b'"', b"{", b"]", b"\\ud83d", b"\\u0000", b"\xe2\x80\xa8", b"9" * 400, b","]
        )
        changed[at : at + chance.randint(0, 3)] = piece
    return bytes(changed)


def _structure(text: bytes, chance: random.Random) -> bytes:
    value = deepcopy(json.loads(text))
    for _ in range(chance.randint(1, 4)):
        spots = list(_spots(value))
        if not spots:
            break
        holder, key = chance.choice(spots)
        old = holder[key]
        change = chance.randrange(7)
        if change == 0:
            del holder[key]
        elif change == 1:
            holder[key] = deepcopy(chance.choice(ODD))
        elif change == 2 and isinstance(old, str):
            at = chance.randrange(len(old) + 1)
            holder[key] = old[:at] + chance.choice(FRAGMENTS) + old[at:]
        elif change == 3 and isinstance(old, str):
            holder[key] = old.partition("=")[0] + "=" + chance.choice(FRAGMENTS) + chance.choice(FRAGMENTS)
        elif change == 4:
            holder[key] = [old] if chance.random() < 0.5 else {"x": old}
        elif change == 5 and isinstance(holder, dict):
            holder[chance.choice(["a\ud800", "", "compose", "x y", "components", "port", "²"])] = holder.pop(key)
        elif change == 6 and isinstance(old, list):
            holder[key] = old * 3 + [deepcopy(chance.choice(ODD))]
    return json.dumps(value, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")


def _spots(value: Any) -> Iterator[tuple[Any, Any]]:
    for key in list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield value, key
        yield from _spots(value[key])


def crash_of(mutant: bytes, *, picture: bool = False) -> str:
    """Give what leaves the library but its own errors; empty where nothing does."""
    try:
        for _, text in quick(mutant):
            text.encode()
        if picture:
            draw(mutant).svg().encode()
    except FluxvizError:
        return ""
    except Exception as error:
        import traceback

        last = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} at {last.filename.rpartition('/')[2]}:{last.lineno}: {str(error)[:120]}"
    return ""
