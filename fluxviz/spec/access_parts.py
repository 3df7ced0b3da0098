"""What an access file may hold: custom domains, declared links, suppressed findings; checked by pydantic.

Loaded when there is such a file, or when one of these is made.
"""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from fluxviz.errors import AccessError
from fluxviz.refusing import refuse_keywords
from fluxviz.spec.hostnames import as_asked_for, is_host_name
from fluxviz.spec.limits import MAX_PORT
from fluxviz.spec.settings_file import validate_document
from fluxviz.spec.ssl_mode import SslMode


def _host(value: Any) -> str:
    if not isinstance(value, str) or not is_host_name(value.strip().rstrip(".")):
        raise ValueError("expected a host name such as shop.example.com")
    return as_asked_for(value.strip().rstrip(".").lower())


def _number(value: Any) -> Any:
    if isinstance(value, bool):
        raise ValueError("expected a port, found true or false")
    return value


def _mode(value: Any) -> Any:
    if isinstance(value, str):
        text = value.strip().lower()
        return "strict" if text in {"full (strict)", "full_strict", "full-strict"} else text
    return value


_Host = Annotated[str, BeforeValidator(_host)]
_Port = Annotated[int, BeforeValidator(_number), Field(ge=1, le=MAX_PORT)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    def __new__(cls, *_: object, **given: object) -> Self:
        """Refuse what it does not have or take; pydantic, which makes one of a document, gives nothing.

        Raises:
            UnknownKeywordError: it has no such setting.
            AccessError: a setting does not take the value; carries every fault.

        """
        refuse_keywords(cls.__name__, given, cls.model_fields)
        if given:
            validate_document(cls, given, "<access>", {}, AccessError)
        return super().__new__(cls)


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


class AccessParts(_Frozen):
    """All of it; see :class:`~fluxviz.spec.access.PublicAccess`."""

    domains: tuple[CustomDomain, ...] = ()
    links: tuple[DeclaredLink, ...] = ()
    show: tuple[str, ...] = ()
    suppress: tuple[Suppression, ...] = ()
