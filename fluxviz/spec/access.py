"""What the Flux spec cannot say: DNS, CloudFlare, and links that leave no trace in it.

Given as a keyword, or as a file ``NAME.access.json`` or ``NAME.access.toml`` beside ``NAME.json``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from os import PathLike
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from fluxviz.errors import AccessError, Fault
from fluxviz.spec.fields import MAX_PORT, found
from fluxviz.spec.hostnames import is_host_name
from fluxviz.spec.json_text import JsonFaultsError, line_numbers, parse_json
from fluxviz.spec.source import open_document

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


class PublicAccess(_Frozen):
    """How the public reaches the app, and what else the spec leaves out.

    Attributes:
        domains: The custom domains; in a file also an object of host to settings.
        links: Links that the spec cannot show.
        show: Names of environment variables whose values are no secret and may be shown.

    """

    domains: tuple[CustomDomain, ...] = ()
    links: tuple[DeclaredLink, ...] = ()
    show: tuple[str, ...] = ()

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
    document = open_document(source, AccessError)
    if document.text is None:
        return _validate(document.mapping, document.name, {})
    if document.name.endswith(".toml"):
        try:
            return _validate(tomllib.loads(document.text), document.name, {})
        except tomllib.TOMLDecodeError as error:
            raise AccessError(document.name, [Fault("", f"is not TOML: {error}")]) from None
        except (ValueError, RecursionError):
            raise AccessError(
                document.name, [Fault("", "is not TOML: nested too deep, or a number too long")]
            ) from None
    try:
        value = parse_json(document.text)
    except JsonFaultsError as error:
        raise AccessError(document.name, error.faults) from None
    return _validate(value, document.name, line_numbers(document.text))


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
    if not isinstance(value, Mapping):
        raise AccessError(name, [Fault("", f"expected an object with domains, links or show, found {found(value)}")])
    document, by_host = dict(value), isinstance(value.get("domains"), Mapping)
    if by_host:
        entries = sorted(value["domains"].items(), key=str)
        odd = [Fault(f"domains.{h}", _ODD_SETTINGS) for h, entry in entries if not _is_settings(entry)]
        if odd:
            raise AccessError(name, odd)
        document["domains"] = [{**(entry or {}), "host": host} for host, entry in entries]
    try:
        access = PublicAccess.model_validate(document)
    except ValidationError as error:
        hosts = [host for host, _ in sorted(value["domains"].items(), key=str)] if by_host else []
        faults = [_fault(each["loc"], each["msg"], lines, hosts) for each in error.errors(include_input=False)]
        raise AccessError(name, faults) from None
    names = [domain.host for domain in access.domains]
    twice = sorted({host for host in names if names.count(host) > 1})
    if twice:
        raise AccessError(name, [Fault("domains", f"{host} stands twice") for host in twice])
    return access


_ODD_SETTINGS = "expected an object with the settings of this host, and no host in it"


def _is_settings(entry: Any) -> bool:
    return entry is None or (isinstance(entry, Mapping) and "host" not in entry)


def _fault(steps: tuple[int | str, ...], message: str, lines: Mapping[str, int], hosts: list[Any]) -> Fault:
    where = ""
    for step in steps:
        if isinstance(step, int):
            where += f".{hosts[step]}" if hosts and where == "domains" else f"[{step}]"
        else:
            where += f".{step}" if where else step
    if message == "Extra inputs are not permitted":
        message = "is no setting that fluxviz knows"
    text = message.removeprefix("Value error, ")
    return Fault(where, text[:1].lower() + text[1:], lines.get(where))
