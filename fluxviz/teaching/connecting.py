"""``connection_code``: what a component writes, in Python or Node, to call another one of its app."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from string import Template

from fluxviz.errors import FluxvizError, UnknownNameError
from fluxviz.refusing import strict
from fluxviz.teaching.code_forms import FORMS
from fluxviz.teaching.showing import listing
from fluxviz.topology import BROWSER, Component, Node, Port, Source, Topology, build
from fluxviz.topology.snippets import variable_prefix

LANGUAGES = tuple(FORMS)
"""The languages there is code in."""

_HTTP = ("http", "https")


@dataclass(frozen=True)
class ConnectionCode:
    """Code that calls a component. No secret is in it: names and passwords are read from the environment.

    Attributes:
        language: ``python`` or ``node``.
        code: The code.
        package: What is installed for it; empty where the language brings it.
        variables: The environment variables it reads.

    """

    language: str
    code: str
    package: str = ""
    variables: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.code

    def __repr__(self) -> str:
        """Return the code: in a notebook it stands as it is, to be copied."""
        return self.code.rstrip("\n")

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        fenced = listing(self.code, "js" if self.language == "node" else self.language)
        return {"text/markdown": fenced.markdown, "text/plain": repr(self)}


@strict
def connection_code(app: Source, source: str, target: str, *, language: str = "python") -> ConnectionCode:
    """Return the code by which a component calls another, with the hosts and ports of this app.

    Args:
        app: The app: whatever :func:`fluxviz.build` takes.
        source: Name of the component that calls, or ``browser``: then the public URL is called.
        target: Name of the component that is called.
        language: ``python`` or ``node``.

    Raises:
        SpecError: the spec cannot be read; carries every fault.
        UnknownNameError: no such node or language.
        FluxvizError: nothing of the target can be called from there.

    >>> from fluxviz import patterns
    >>> print(connection_code(patterns.redis_cache(), "api", "redis"), end="")
    import os
    <BLANKLINE>
    import redis
    <BLANKLINE>
    client = redis.Redis(host="fluxredis_myapp", port=6379, password=os.environ.get("REDIS_PASSWORD"))

    """
    if language not in FORMS:
        raise UnknownNameError("language", language, LANGUAGES)
    topology = build(app)
    caller, called = topology.node(source), topology.node(target)
    if not isinstance(called, Component):
        components = [component.name for component in topology.components]
        raise UnknownNameError("component", target, components)
    if caller.id == BROWSER:
        return _filled(language, "http", _public_url(topology, called))
    host, port = _inside(topology, caller, called)
    scheme = port.protocol if port.protocol in ("https", "mongodb") else "http"
    form = "http" if port.protocol in _HTTP else port.protocol
    return _filled(language, form, f"{scheme}://{host}:{port.container}", host, port, variable_prefix(called, port))


def _public_url(topology: Topology, called: Component) -> str:
    for host in topology.public_hosts:
        if host.works and host.component == called.key:
            return f"https://{host.host}"
    raise FluxvizError(f"no public name leads to {called.label}: the browser cannot call it")


def _inside(topology: Topology, caller: Node, called: Component) -> tuple[str, Port]:
    """Return the host and the port that are called: by a link that is there, else the first port that is known."""
    linked = [
        edge.port for edge in topology.of_kind("internal") if (edge.source, edge.target) == (caller.id, called.id)
    ]
    known = [port for port in called.ports if port.container is not None]
    port = next((port for port in known if port.container in linked), None) or next(iter(known), None)
    if not isinstance(caller, Component) or caller.app != called.app or not called.host or port is None:
        raise FluxvizError(f"no host and port of {called.label} is known that {caller.label} could call")
    return called.host, port


def _filled(
    language: str, protocol: str, url: str, host: str = "", port: Port | None = None, prefix: str = ""
) -> ConnectionCode:
    form = FORMS[language].get(protocol) or FORMS[language][""]
    values = {"host": _text(host), "port": port.container if port else "", "url": _text(url), "p": prefix}
    return ConnectionCode(
        language=language,
        code=Template(form.code).substitute(values),
        package=form.package,
        variables=tuple(_variables(prefix, form.variables)),
    )


def _text(text: str) -> str:
    """Quote a text as both languages read it."""
    return json.dumps(text, ensure_ascii=False)


def _variables(prefix: str, endings: Iterable[str]) -> list[str]:
    return [f"{prefix}_{ending}" for ending in endings]
