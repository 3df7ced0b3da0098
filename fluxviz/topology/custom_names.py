"""Custom domains as the domain manager makes names of them: ``d``, ``www.d`` and ``test.d``, or a dead one.

Source: ``getCustomDomains`` in ``src/services/domain/index.js`` and ``addConfigurations`` in
``src/services/domainService.js`` of RunOnFlux/flux-domain-manager.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fluxviz.mask import MASK
from fluxviz.spec import Secret
from fluxviz.spec.hostnames import MAX_HOST, is_host_name, is_of_flux, typed_domains

_DELETED = re.compile(r"""[&/\\#,+()$~%'":*?<>{}]""")
_PATH = re.compile(r"[/?#]")
_SHOWN = re.compile(
    r"\s*(?:https?://)?([\w*.-]{1,200})(?::\d{1,5}|(?:/[a-z]{0,12}){1,3})?\s*", re.ASCII | re.IGNORECASE
)
_NO_NAME = Secret("")
_MAX_CERTIFIED = 64
_PASSED_OVER = "the domain manager passes it over: it is too short, or has no dot"

_CUT = (
    "the domain manager takes of it what stands behind the first www. and before the next, and passes that over: it is "
    "too short, or has no dot"
)


@dataclass(frozen=True)
class CustomName:
    """A custom domain.

    Attributes:
        host: The name as its owner means it; empty where nothing of the entry can be shown.
        made: What the domain manager makes of it, held as a secret, since a password may be in it; empty where it
            passes the name over.
        served: The names that the edge answers to: ``d``, ``www.d``, ``test.d``; empty where all are dead.
        problem: Why ``host`` gets no answer; empty where it does.
        uncertified: Why the edge gets no certificate for it, which breaks it where CloudFlare has none for it either;
            empty where it does.

    """

    host: str
    made: Secret = _NO_NAME
    served: tuple[str, ...] = ()
    problem: str = ""
    uncertified: str = ""


def custom_names(entry: str, version: int) -> Iterator[CustomName]:
    """Yield the names that the domain manager makes of one entry of ``domains``.

    Args:
        entry: The entry as it is written; several names may stand in it, separated by commas.
        version: The version of the spec.

    >>> [name.served for name in custom_names("https://www.x.com/", 8)]
    [('x.com', 'www.x.com', 'test.x.com')]
    >>> [name.problem for name in custom_names("x.com:8081", 8)]
    ['the domain manager makes x.com8081 of it']

    """
    for piece in entry.split(","):
        if piece.strip():
            name = _name(piece, version)
            if name is not None:
                yield name


def _name(piece: str, version: int) -> CustomName | None:
    made = _DELETED.sub("", piece.replace("https://", "").replace("http://", ""))
    if "www." in made:
        made = made.split("www.")[1]
    typed = typed_domains(piece)[0]
    shown = _SHOWN.fullmatch(piece)
    host = typed[0] if typed else shown[1] if shown else ""
    if is_of_flux(made):
        return None
    if "." not in made or len(made) < (4 if version < 4 else 3):
        cut = made.strip().lower() != host.lower().removesuffix(".")
        return CustomName(host, problem=_CUT if cut and "www." in piece else _PASSED_OVER) if host else None
    lower = made.lower()
    names = (made, f"www.{lower}", f"test.{lower}")
    served = tuple(name for name in names if name == name.lower() and is_host_name(name))
    if host.lower().removeprefix("www.") != lower:
        served = ()  # another name than its owner means, and perhaps one with a secret in it
    problem = _unmatched(host)
    if problem:
        served = ()
    elif host and host.lower() not in served:
        problem = _why(host, piece, made, told=shown is not None)
    return CustomName(host, Secret(made), served, problem, _uncertified(host))


def _unmatched(host: str) -> str:
    """Return why no visitor's request carries a name as it is written: the edge compares letter by letter."""
    if not host.isascii():
        return "browsers ask for its xn-- form, and the Flux edge matches only what is written"
    if host.rpartition(".")[2].isdecimal():
        return "its last part is a number: that is an address, and no name that DNS can lead to the Flux edge"
    return ""


def _uncertified(host: str) -> str:
    """Return why the edge gets no certificate for a name. Source: ``domain/cert.js`` of the domain manager."""
    if len(host) > _MAX_CERTIFIED:
        return f"it is longer than {_MAX_CERTIFIED} characters, and the Flux edge gets no certificate for it"
    return "the Flux edge gets no certificate for it: Let's Encrypt takes no underscore" if "_" in host else ""


def _why(host: str, piece: str, made: str, *, told: bool) -> str:
    if made.strip().lower() == host.lower().removeprefix("www."):
        if made != made.strip():
            return "a blank beside it is taken for a part of the name"
        if made != made.lower():
            return "it is typed with upper-case letters, which the Flux edge never matches"
    if len(host) > MAX_HOST or any(len(label) > 63 for label in host.split(".")):
        return "a part of it is longer than 63 letters, and DNS allows no more"
    if made.strip() == host:
        return "a part of it is empty, or begins or ends with a sign that no host name has there"
    if told and "@" not in piece:
        beside = piece.partition("://")[2] or piece
        path = _DELETED.sub("", beside[match.start() :]) if (match := _PATH.search(beside)) else ""
        return f"the domain manager makes {made.strip().removesuffix(path)}{MASK if path else ''} of it"
    return "the domain manager makes another name of what stands beside it"
