"""Edits of a variable: the host and the port that it names, and no letter of it besides."""

from __future__ import annotations

import re

from fluxviz.editing.component_edits import find_component
from fluxviz.editing.draft import Draft
from fluxviz.editing.words import Edit, replace_words, stands_once
from fluxviz.errors import FluxvizError, UnknownNameError
from fluxviz.refusing import require_text
from fluxviz.spec import Component
from fluxviz.spec.json_text import value_spans
from fluxviz.spec.limits import MAX_PORT
from fluxviz.topology import build
from fluxviz.topology.naming import host_of
from fluxviz.topology.references.finding import Reference

_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,250}[A-Za-z0-9])?")
PAIRED = "port of the pair"
"""How a port is read that stands in a variable of its own, beside that of the host."""


def set_target(draft: Draft, name: str, variable: str, host: str | None = None, port: int | None = None) -> Draft:
    """Let a variable name another host, another port, or both; its passwords and paths stay as they are.

    Args:
        draft: The app.
        name: The component.
        variable: The variable that names the host, or the port alone.
        host: The new host: a component's name stands for its host on the app's own network; None: as it is.
        port: The new port; None: as it is.

    Raises:
        UnknownNameError: there is no such component, or no such variable.
        FluxvizError: no one host or port is read in the variable; or what is given is none.

    """
    component = find_component(draft, name)
    require_text(variable, "the name of a variable")
    if host is not None:
        require_text(host, "a host")
    names = [each.name for each in component.environment if each.name]
    if variable not in names:
        raise UnknownNameError(f"variable of {component.name}", variable, names)
    if names.count(variable) > 1:
        raise FluxvizError(f"{component.name} has {variable} more than once: edit it by hand")
    provenance = build(draft.spec, access=draft.access).provenance
    own = [each for each in (provenance.references if provenance else ()) if each.component == component.key]
    if host is not None:
        draft, own = _with_host(draft, component, variable, host, own)
    return draft if port is None else _with_port(draft, component, variable, port, own)


def _with_host(
    draft: Draft, component: Component, variable: str, host: str, references: list[Reference]
) -> tuple[Draft, list[Reference]]:
    other = next((each for each in draft.spec.components if host in (each.key, each.name)), None)
    new = host_of(draft.spec, other) if other is not None else host
    if not _HOST.fullmatch(new):
        raise FluxvizError("expected a host: a component's name, a domain, or an address")
    own = [each for each in references if each.evidence[0].variable == variable]
    hosts = sorted({each.host for each in own})
    if len(hosts) != 1:
        found = f"{len(hosts)} hosts are" if hosts else "no host is"
        raise FluxvizError(f"{found} read in {variable} of {component.name}: edit it by hand")
    after = _edited(draft, component, variable, hosts[0], new)
    provenance = build(after.spec, access=after.access).provenance
    return after, [each for each in (provenance.references if provenance else ()) if each.component == component.key]


def _with_port(draft: Draft, component: Component, variable: str, port: int, references: list[Reference]) -> Draft:
    if not isinstance(port, int) or isinstance(port, bool) or not 1 <= port <= MAX_PORT:
        raise FluxvizError(f"expected a port from 1 to {MAX_PORT:,}")
    index = _index(component, variable)
    value = component.environment[index].value.read().strip()
    is_port = variable.upper().endswith("PORT") or any(
        each.evidence[-1].variable == variable and each.evidence[-1].rule == PAIRED for each in references
    )
    if is_port and value.isascii() and value.isdigit():
        return _edited(draft, component, variable, value, str(port))
    own = [each for each in references if each.evidence[0].variable == variable]
    paired = {each.evidence[-1].variable for each in own if each.evidence[-1].rule == PAIRED}
    if paired:
        raise FluxvizError(f"the port of {variable} stands in {', '.join(sorted(paired))}: name that")
    ends = {(each.host, each.port) for each in own}
    if len(ends) != 1:
        found = f"{len(ends)} ports are" if ends else "no port is"
        raise FluxvizError(f"{found} read in {variable} of {component.name}: edit it by hand")
    ((host, old),) = ends
    beside = f"{host}:{old}"
    if stands_once(_token(draft, component, variable), beside):
        return _edited(draft, component, variable, beside, f"{host}:{port}", str(old), str(port))
    if "://" in value and stands_once(_token(draft, component, variable), host):
        return _edited(draft, component, variable, host, f"{host}:{port}", host, str(port))
    raise FluxvizError(f"no port stands in {variable} of {component.name}: edit it by hand")


def _edited(draft: Draft, component: Component, variable: str, old: str, new: str, *shown: str) -> Draft:
    where = _where(draft, component, variable)
    span = value_spans(draft.text).get(where)
    token = _token(draft, component, variable)
    if span is None or not stands_once(token, old):
        raise FluxvizError(f"{variable} of {component.name} does not hold what is to be changed once: edit it by hand")
    token = replace_words(token, [Edit(where, old, new)])
    words = [(component.key, variable, word) for word in (old, new, *shown)]
    return draft.with_text(draft.text[: span.start] + token + draft.text[span.end :], *words)


def _token(draft: Draft, component: Component, variable: str) -> str:
    span = value_spans(draft.text).get(_where(draft, component, variable))
    return "" if span is None else draft.text[span.start : span.end]


def _where(draft: Draft, component: Component, variable: str) -> str:
    places = draft.places
    return places.original.place(places.environment_at(component, _index(component, variable)))


def _index(component: Component, variable: str) -> int:
    return next(index for index, each in enumerate(component.environment) if each.name == variable)
