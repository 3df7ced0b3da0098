"""Documents of 5 MB of every form: what they take to load, to build and to check."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from fluxviz import FluxvizError, build, check, load
from tests.specimens import app, component

SIZE = 4_900_000


def _repeated(text: str, size: int = SIZE) -> str:
    return (text * (size // len(text) + 1))[:size]


def _many(make: Callable[[int], Any], size: int = SIZE) -> list[Any]:
    """Make as many items as fill a document."""
    width = len(json.dumps(make(123_456))) + 2
    return [make(number) for number in range(size // width)]


VALUES = (
    "a.", "<", " ", "@ ", "x://u:@ @", "a://b ", "a,", "a: b\n", "a=b;", "{", "[", "'", "\\", "${", "fluxa", "%a", "a_",
    "psql -h a ; ", "-a ", "@tcp(", "/dns/a/tcp/", "jdbc:oracle:thin:@", "host=a ", "a:80,", '{"a":', "- ", "&a ",
)  # fmt: skip
"""What one value is made of, up to the length of a document."""

FORMS: dict[str, Callable[[int], Any]] = {
    "entries that name one host": lambda n: {"environmentParameters": _many(lambda i: f"K{i}_HOST=fluxdb_shop", n)},
    "entries that name a host each": lambda n: {
        "environmentParameters": _many(lambda i: f"K{i}_HOST=h{i}.example.com", n)
    },
    "passwords": lambda n: {"environmentParameters": _many(lambda i: f"K{i}_PASSWORD=secret{i}", n)},
    "entries of 400 letters": lambda n: {"environmentParameters": _many(lambda i: f"K{i}_URL=" + "a," * 190, n)},
    "entries of 3,700 letters": lambda n: {
        "environmentParameters": _many(lambda i: f"K{i}=" + "redis://a:b@c " * 260, n)
    },
    "entries of YAML": lambda n: {"environmentParameters": _many(lambda i: f"K{i}_URL=" + "a: b\n" * 75, n)},
    "entries without a name": lambda n: {"environmentParameters": _many(lambda _: "x", n)},
    "an object of entries": lambda n: {"environment": dict.fromkeys(_many(lambda i: f"K{i}", n // 2), "v")},
    "words of a command": lambda n: {"commands": _many(lambda _: "--a", n)},
    "scripts of a command": lambda n: {"commands": ["sh", "-c", *_many(lambda _: "psql -h a -p 5432 ; " * 20, n)]},
    "unknown keys": lambda n: dict.fromkeys(_many(lambda i: f"key{i}", n // 2), 1),
    "odd keys": lambda n: dict.fromkeys(_many(lambda i: f"k {i}", n // 2), 1),
    "ports": lambda n: {"ports": _many(lambda i: 31000 + i % 999, n)},
    "domains": lambda n: {"domains": _many(lambda i: f"a{i}.example.com", n)},
    "names in one domain": lambda n: {"domains": [",".join(_many(lambda i: f"a{i}.example.com", n))]},
    "mounts": lambda n: {"containerData": _repeated("m:/a|0:/b|", n)},
    "an image": lambda n: {"repotag": _repeated("a.", n)},
    "a name": lambda n: {"name": _repeated("a", n)},
    "nesting": lambda n: {"x": [[[]]] * (n // 8)},
}
"""What a component has."""

TOPS: dict[str, Callable[[int], Any]] = {
    "components": lambda n: app(*_many(lambda i: component(f"c{i}"), n)),
    "empty components": lambda n: app(*_many(lambda _: {}, n)),
    "components of one name": lambda n: app(*_many(lambda _: {"name": "a", "repotag": "x"}, n)),
    "contacts": lambda n: app(contacts=_many(lambda _: "a", n)),
    "an enterprise blob": lambda n: app(enterprise=_repeated("x", n)),
    "a description": lambda n: app(description=_repeated("networkWith [", n)),
}


def documents(size: int) -> dict[str, Callable[[], bytes]]:
    """Return what makes each document of about a size."""

    def encoded(value: Any) -> bytes:
        return json.dumps(value).encode()

    made: dict[str, Callable[[], bytes]] = {}
    for unit in VALUES:
        text = _repeated(unit, size * 4 // 5)
        made[f"a value of {unit!r}"] = lambda t=text: encoded(app(component(environmentParameters=[f"DB_HOST={t}"])))
        made[f"a command of {unit!r}"] = lambda t=text: encoded(app(component(commands=["sh", "-c", t])))
    for name, form in FORMS.items():
        made[name] = lambda f=form: encoded(app({**component("web"), **f(size)}, component("db", 5432)))
    for name, form in TOPS.items():
        made[name] = lambda f=form: encoded(f(size))
    made["one key many times"] = lambda: b"{" + b",".join([b'"a":1'] * (size // 6)) + b"}"
    made["brackets"] = lambda: b"[" * size
    made["digits"] = lambda: b'{"version":' + b"1" * (size - 20) + b"}"
    return made


def time_of(document: bytes) -> tuple[float, str]:
    """Return the seconds of processor time that a document takes, and what came of it."""
    start = time.process_time()
    try:
        found = f"{len(check(build(load(document))))} findings"
    except FluxvizError as error:
        found = f"refused: {str(error).splitlines()[0][:60]}"
    return time.process_time() - start, found
