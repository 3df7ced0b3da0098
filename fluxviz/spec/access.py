"""What the Flux spec cannot say: DNS, CloudFlare, and links that leave no trace in it.

Given as a keyword, or as a file ``NAME.access.json`` or ``NAME.access.toml`` beside ``NAME.json``.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from os import PathLike
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from fluxviz.errors import AccessError, Fault
from fluxviz.spec.fields import MAX_PORT
from fluxviz.spec.hostnames import is_host_name
from fluxviz.spec.settings_file import Steps, path_of, read_document, validate_document

SUFFIXES = (".access.json", ".access.toml")


class SslMode(StrEnum):
    """CloudFlare's SSL/TLS mode: how it talks to the Flux edge for HTTPS visitors."""

    OFF = "off"
    FLEXIBLE = "flexible"
    FULL = "full"
    STRICT = "strict"


def _host(value: Any) -> str:
    if not isinstance(value, str) or not is_host_name(value.strip().rstrip(".")):
        raise ValueError("expected a host name such as shop.example.com")
    return value.strip().rstrip(".").lower()


def _mode(value: Any) -> Any:
    if isinstance(value, str):
        text = value.strip().lower()
        return "strict" if text in {"full (strict)", "full_strict", "full-strict"} else text
    return value


_Host = Annotated[str, BeforeValidator(_host)]
_Port = Annotated[int, Field(ge=1, le=MAX_PORT)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class CustomDomain(_Frozen):
    """A domain of your own that leads to the app. The defaults are the networking guide's set-up.

    Attributes:
        host: The domain, such as ``shop.example.com``.
        component: The component it leads to; None: the one that the spec's ``domains`` or the CNAME says.
        port: The component's public port it leads to; None: its first that speaks HTTP.
        cname: What the DNS record points to; None: the app's own domain.
        proxied: CloudFlare proxies the name (the orange cloud).
        ssl: CloudFlare's SSL mode.
        always_https: CloudFlare's "Always Use HTTPS".

    """

    host: _Host
    component: str | None = None
    port: _Port | None = None
    cname: _Host | None = None
    proxied: bool = True
    ssl: Annotated[SslMode, BeforeValidator(_mode)] = SslMode.FULL
    always_https: bool = True


class DeclaredLink(_Frozen):
    """A link between two components that the spec cannot show.

    Attributes:
        source: The component that calls.
        target: The component that is called.
        port: The container port; None where it is not known.
        protocol: What is spoken, such as ``postgresql``.

    """

    source: str
    target: str
    port: _Port | None = None
    protocol: str | None = Field(default=None, pattern=r"^[a-z][a-z0-9+.-]{0,30}$")


class Suppression(_Frozen):
    """A finding that is known and lived with.

    Attributes:
        code: The code of its rule, such as ``FX301``, or what codes begin with.
        where: The component, place, node or edge; empty: everywhere.
        reason: Why; without one a suppression is refused.

    """

    code: Annotated[str, Field(pattern=r"^[Ff][Xx][0-9]{0,3}$")]
    where: str = ""
    reason: Annotated[str, Field(pattern=r"\S")]


class PublicAccess(_Frozen):
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

    def domain(self, host: str) -> CustomDomain | None:
        """Give the custom domain of a host, or None."""
        return next((domain for domain in self.domains if domain.host == host.lower()), None)


AccessLike = PublicAccess | Mapping[str, Any] | str | PathLike[str]


def load_access(source: AccessLike) -> PublicAccess:
    """Load a public access overlay from a file, a mapping, or as it is.

    Raises:
        AccessError: it cannot be read; carries every fault with its path.

    >>> load_access({"domains": {"shop.example.com": {"ssl": "strict"}}}).domains[0].proxied
    True

    """
    if isinstance(source, PublicAccess):
        return source
    value, name, lines = read_document(source, AccessError)
    return _validate(value, name, lines)


def access_beside(path: str | PathLike[str]) -> Path | None:
    """Give the access file that stands beside a spec, or None.

    Raises:
        AccessError: there are two, a JSON and a TOML one.

    """
    stem = Path(path).with_suffix("")
    present = [file for suffix in SUFFIXES if _is_file(file := stem.with_name(stem.name + suffix))]
    if len(present) > 1:
        raise AccessError(str(present[0]), [Fault("", f"{present[1].name} stands beside it; keep one of the two")])
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
        odd = [Fault(f"domains.{host}", _ODD_SETTINGS) for host, entry in entries if not _is_settings(entry)]
        if odd:
            raise AccessError(name, odd)
        hosts = [host for host, _ in entries]
        value = {**value, "domains": [{**(entry or {}), "host": host} for host, entry in entries]}

    def path(steps: Steps) -> str:
        if hosts and steps[:1] == ("domains",) and len(steps) > 1:
            return f"domains.{hosts[int(steps[1])]}" + "".join(f".{step}" for step in steps[2:])
        return path_of(steps)

    access = validate_document(PublicAccess, value, name, lines, AccessError, path)
    names = [domain.host for domain in access.domains]
    twice = sorted({host for host in names if names.count(host) > 1})
    if twice:
        raise AccessError(name, [Fault("domains", f"{host} stands twice") for host in twice])
    return access


_ODD_SETTINGS = "expected an object with the settings of this host, and no host in it"


def _is_settings(entry: Any) -> bool:
    return entry is None or (isinstance(entry, Mapping) and "host" not in entry)
