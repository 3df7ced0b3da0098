"""What the Flux spec cannot say: DNS, CloudFlare, and links that leave no trace in it.

Given as a keyword, or as a file ``NAME.access.json`` or ``NAME.access.toml`` beside ``NAME.json``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import fields
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from fluxviz.errors import AccessError
from fluxviz.faults import Fault
from fluxviz.frozen import Frozen
from fluxviz.refusing import refuse_keywords, signature_of, strict
from fluxviz.spec.access_file import AccessFile, lines_by_host
from fluxviz.spec.hostnames import is_host_name
from fluxviz.spec.named import is_named
from fluxviz.spec.settings_file import Steps, path_of, read_document, validate_document
from fluxviz.spec.source import is_json_text

if TYPE_CHECKING:
    from fluxviz.spec.access_parts import AccessParts, CustomDomain, DeclaredLink, Suppression

SUFFIXES = (".access.json", ".access.toml")

MAX_DOMAINS = 2_000
"""How many custom domains an access file may tell of."""


class PublicAccess(Frozen):
    """How the public reaches the app, and what else the spec leaves out.

    Attributes:
        domains: The custom domains; in a file also an object of host to settings.
        links: Links that the spec cannot show.
        show: Names of environment variables whose values are no secret and may be shown.
        suppress: Findings that are known and lived with, each with its reason.

    """

    domains: tuple[CustomDomain, ...] = ()
    links: tuple[DeclaredLink, ...] = ()
    show: tuple[str, ...] = ()
    suppress: tuple[Suppression, ...] = ()

    def __new__(cls, *_: object, **given: object) -> Self:
        """Refuse what it does not have, with what it has."""
        refuse_keywords(cls.__name__, given, [each.name for each in fields(cls)])
        return super().__new__(cls)

    def __post_init__(self) -> None:
        if self.domains or self.links or self.show or self.suppress:  # an empty one has nothing to check
            parts = self._parts()
            for name in parts.__class__.model_fields:
                object.__setattr__(self, name, getattr(parts, name))

    def _parts(self) -> AccessParts:
        from fluxviz.spec.access_parts import AccessParts

        return AccessParts(domains=self.domains, links=self.links, show=self.show, suppress=self.suppress)

    def model_dump(self, **options: Any) -> dict[str, Any]:
        """Return it as a dict, with the options of ``pydantic.BaseModel.model_dump``."""
        return self._parts().model_dump(**options)

    def domain(self, host: str) -> CustomDomain | None:
        """Return the custom domain of a host, or None."""
        return next((domain for domain in self.domains if domain.host == host.lower()), None)


PublicAccess.__signature__ = signature_of(PublicAccess)  # type: ignore[attr-defined]  # what inspect asks for

AccessLike = PublicAccess | Mapping[str, Any] | str | PathLike[str]


@strict
def load_access(source: AccessLike) -> PublicAccess:
    """Load a public access overlay from a file, a mapping, or as it is.

    Raises:
        AccessError: it cannot be read; carries every fault with its path.

    >>> load_access({"domains": {"shop.example.com": {"ssl": "strict"}}}).domains[0].proxied
    True

    """
    return read_access(source)[0]


def read_access(source: AccessLike) -> tuple[PublicAccess, AccessFile]:
    """Load a public access overlay, and say where it was read from.

    Raises:
        AccessError: it cannot be read; carries every fault with its path.

    """
    if isinstance(source, PublicAccess):
        return source, AccessFile()
    value, name, lines = read_document(source, AccessError)
    access = _validate(value, name, lines)
    is_file = isinstance(source, (str, PathLike)) and not (isinstance(source, str) and is_json_text(source))
    return access, AccessFile(name, lines_by_host(value, lines)) if is_file else AccessFile()


def access_beside(source: object) -> Path | None:
    """Return the access file that stands beside a spec whose source is a path, or None: nothing stands beside a name.

    Raises:
        AccessError: there are two, a JSON and a TOML one; or it is a link that leads out of its folder.

    """
    if not isinstance(source, (str, PathLike)) or is_named(source):
        return None
    if isinstance(source, str) and is_json_text(source):
        return None
    stem = Path(source).with_suffix("")
    present = [file for suffix in SUFFIXES if _is_file(file := stem.with_name(stem.name + suffix))]
    if len(present) > 1:
        raise AccessError(str(present[0]), [Fault("", f"{present[1].name} stands beside it; keep one of the two")])
    if present and present[0].is_symlink() and not present[0].resolve().is_relative_to(stem.parent.resolve()):
        raise AccessError(str(present[0]), [Fault("", "is a link that leads out of its folder; name it with --access")])
    return present[0] if present else None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name too long for the system is no file's
        return False


def _validate(value: Any, name: str, lines: Mapping[str, int]) -> PublicAccess:
    by_host = isinstance(value, Mapping) and isinstance(value.get("domains"), Mapping)
    hosts: list[Any] = []
    if by_host:
        entries = sorted(value["domains"].items(), key=str)
        odd = [Fault(f"domains.{_shown(host)}", _ODD_SETTINGS) for host, entry in entries if not _is_settings(entry)]
        if odd:
            raise AccessError(name, odd)
        hosts = [host for host, _ in entries]
        value = {**value, "domains": [{**(entry or {}), "host": host} for host, entry in entries]}

    def path(steps: Steps) -> str:
        if hosts and steps[:1] == ("domains",) and len(steps) > 1:
            return f"domains.{_shown(hosts[int(steps[1])])}" + "".join(f".{step}" for step in steps[2:])
        return path_of(steps)

    odd_host = next((host for host in hosts if not is_host_name(str(host))), None)
    if (line := lines.get(f"domains.{odd_host}")) is not None:  # the line tells which one is meant
        lines = {**lines, f"domains.{_shown(odd_host)}.host": line}

    from fluxviz.spec.access_parts import AccessParts

    parts = validate_document(AccessParts, value, name, lines, AccessError, path)
    access = PublicAccess(domains=parts.domains, links=parts.links, show=parts.show, suppress=parts.suppress)
    if len(access.domains) > MAX_DOMAINS:
        raise AccessError(name, [Fault("domains", f"more than {MAX_DOMAINS:,}")])
    twice = sorted(host for host, count in Counter(domain.host for domain in access.domains).items() if count > 1)
    if twice:
        raise AccessError(name, [Fault("domains", f"{host} stands twice") for host in twice])
    return access


def _shown(host: object) -> str:
    """Return a key that is a host name; any other could hold anything."""
    return str(host) if is_host_name(str(host)) else "(an odd name)"


_ODD_SETTINGS = "expected an object with the settings of this host, and no host in it"


def _is_settings(entry: Any) -> bool:
    return entry is None or (isinstance(entry, Mapping) and "host" not in entry)
