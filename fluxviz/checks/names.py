"""FX1: the names by which components call each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from fluxviz.checks.findings import Finding
from fluxviz.checks.name_rules import (
    ANOTHER_APP,
    BROWSER_CANNOT,
    LOCALHOST,
    NO_COMPONENT,
    NO_NAME,
    NO_PREFIX,
    PUBLIC_NAME_INSIDE,
    SEPARATOR,
    SHORT_FORM,
    TRAILING_PLACEHOLDER,
)
from fluxviz.checks.rule import Rule
from fluxviz.checks.subject import Subject
from fluxviz.spec import Component
from fluxviz.topology.protocols import WELL_KNOWN
from fluxviz.topology.references import Reference
from fluxviz.topology.references.addresses import is_flux_name
from fluxviz.topology.references.vocabulary import read_name

_SEPARATORS = re.compile(r"[-._]")
_NO_CALL_WORDS = frozenset(
    """
    frontend front site callback redirect origin origins public base external webhook cors return link links root app
    web home canonical self own www domain website ui client notify issuer audience
    """.split()
)


def check_names(subject: Subject) -> Iterator[Finding]:
    """Find names that lead nowhere, elsewhere, or where they should not."""
    for reference in subject.references:
        if reference.target.unfinished:
            yield _unfinished(subject, reference)
            continue
        match reference.target.kind:
            case "unresolved":
                yield from _unresolved(subject, reference)
            case "egress":
                yield from _outside(subject, reference)
            case "internal":
                yield from _internal(subject, reference)
            case "self":
                yield from _here(subject, reference)
            case "edge":
                yield from _around(subject, reference)
            case _:
                pass


def _make(
    subject: Subject, rule: Rule, reference: Reference, message: str, new: str = "", *, certain: bool = False
) -> Finding:
    value = reference.evidence[0].value
    variable = reference.evidence[0].variable
    fix = ""
    if new:
        written = re.sub(re.escape(reference.host), lambda _: new, value, flags=re.IGNORECASE)
        fix = written if variable == "command" else f"{variable}={written}"
    return subject.finding(
        rule,
        subject.reference_at(reference),
        message,
        fix,
        component=subject.components[reference.component],
        element=subject.reference_element(reference),
        edit=(reference.host, new) if certain and new else None,
    )


def _said(reference: Reference) -> str:
    variable = reference.evidence[0].variable
    return f"{reference.component}'s {variable}"


def _hosts(subject: Subject, reference: Reference) -> dict[str, Component]:
    """Give the names that a component could call: those of all others."""
    return {
        subject.host(each): each for each in subject.spec.components if each.key != reference.component and each.name
    }


def _close(host: str, hosts: dict[str, Component], cutoff: float) -> str:
    lower = {name.lower(): name for name in hosts}
    near = get_close_matches(host.lower(), lower, n=2, cutoff=cutoff)
    return lower[near[0]] if near else ""


def _unresolved(subject: Subject, reference: Reference) -> Iterator[Finding]:
    host, hosts = reference.host, _hosts(subject, reference)
    app = host.rpartition("_")[2]
    if app.lower() == subject.spec.name.lower():
        near = _close(host, hosts, 0.75)
        question = f"; did you mean {near}?" if near else f"; it has {_listed(hosts)}"
        message = f"{_said(reference)} names {host}, but no component has that name{question}"
        yield _make(subject, NO_COMPONENT, reference, message, near, certain=_is_typo(host, near, hosts))
        return
    own = next((name for name in hosts if name.lower().startswith(f"{host.lower().rpartition('_')[0]}_")), "")
    near = own or _close(host, hosts, 0.9)
    question = f"; did you mean {near}?" if near else ""
    message = f"{_said(reference)} names {host} of the app {app}, and apps cannot call each other{question}"
    yield _make(subject, ANOTHER_APP, reference, message, near)


def _is_typo(host: str, near: str, hosts: dict[str, Component]) -> bool:
    """Tell whether a name can only be one other: so near that no second is."""
    return bool(near) and len(get_close_matches(host.lower(), [name.lower() for name in hosts], n=2, cutoff=0.85)) == 1


def _listed(names: dict[str, Component]) -> str:
    return ", ".join(names) or "no other"


def _outside(subject: Subject, reference: Reference) -> Iterator[Finding]:
    host = reference.host
    if subject.spec.single_container or host.count(".") > 1 or is_flux_name(host):  # which networkWith links
        return
    plain = _SEPARATORS.sub("", host).lower()
    for full, component in _hosts(subject, reference).items():
        spelt = _SEPARATORS.sub("", full).lower()
        if plain == spelt and host.lower() != full.lower():
            sign = "a dot" if "." in host else "a hyphen"
            message = f"{_said(reference)} names {host} with {sign}; {component.name} answers at {full}"
            yield _make(subject, SEPARATOR, reference, message, full, certain=True)
            return
        if full.startswith("flux") and f"flux{plain}" == spelt and _SEPARATORS.search(host):
            message = f"{_said(reference)} names {host} without flux; {component.name} answers at {full}"
            yield _make(subject, NO_PREFIX, reference, message, full, certain=True)
            return
    if "." not in host and re.search("[a-z]", host, re.IGNORECASE):
        near = _close(f"flux{host}_{subject.spec.name}", _hosts(subject, reference), 0.75)
        question = f"; did you mean {near}?" if near else ""
        message = f"{_said(reference)} names {host}, which no component has and no public DNS can hold{question}"
        yield _make(subject, NO_NAME, reference, message, near)


def _internal(subject: Subject, reference: Reference) -> Iterator[Finding]:
    component = subject.components[reference.target.name]
    if reference.evidence[0].rule == "log shipping":
        return
    full = subject.host(component)
    variable = reference.evidence[0].variable
    if read_name(variable).browser:
        route = next((each for each in subject.http_routes if each.component == component.key), None)
        new = f"https://{subject.public_name(route)}" if route else ""
        instead = f"; {new} leads there" if new else f"; {component.name} has no public port that it could call"
        message = f"{_said(reference)} gives the browser {reference.host}, a name inside the app{instead}"
        yield subject.finding(
            BROWSER_CANNOT,
            subject.reference_at(reference),
            message,
            f"{variable}={new}" if new else "",
            component=subject.components[reference.component],
            element=subject.reference_element(reference),
        )
    elif reference.target.short:
        message = f"{_said(reference)} calls {component.name} by its bare name; its full name is {full}"
        yield _make(subject, SHORT_FORM, reference, message, full)


def _here(subject: Subject, reference: Reference) -> Iterator[Finding]:
    """Find ``localhost`` on a port where another component listens and this one does not."""
    own = subject.components[reference.component]
    if reference.port is None or _listens(subject, own, reference.port):
        return
    others = [each for each in subject.spec.components if each is not own and _listens(subject, each, reference.port)]
    if len(others) != 1:
        return
    full = subject.host(others[0])
    message = (
        f"{_said(reference)} calls {reference.host}:{reference.port}, which is {own.name} itself; "
        f"{others[0].name} listens there, at {full}"
    )
    yield _make(subject, LOCALHOST, reference, message, full)


def _listens(subject: Subject, component: Component, port: int) -> bool:
    """Tell whether a component is known to listen on a port."""
    if any(mapping.container == port for mapping in component.ports):
        return True
    technology = subject.product(component)
    if technology is not None and technology.ports:
        return port in technology.ports
    if port in _own_ports(subject, component):
        return True
    speech = WELL_KNOWN.get(port)
    return speech is not None and subject.technology(component).protocol == speech


def _own_ports(subject: Subject, component: Component) -> set[int]:
    """Give the ports that a component's settings name without a host beside them: those it listens on."""
    settings = list(subject.settings_of(component))
    hosts = {setting.read.host_stem for setting in settings}
    return {
        int(setting.text)
        for setting in settings
        if setting.read.port_stem is not None
        and setting.read.port_stem not in hosts
        and setting.text.isascii()
        and setting.text.isdigit()
        and len(setting.text) < 6
    }


def _around(subject: Subject, reference: Reference) -> Iterator[Finding]:
    """Find a call inside the app that leaves it and comes back through the edge."""
    route = subject.routes.target(reference.target.name)
    variable = reference.evidence[0].variable
    if route is None or route.component == reference.component or _NO_CALL_WORDS & set(read_name(variable).words):
        return
    component = subject.components[route.component]
    at = f"{subject.host(component)}:{route.container or route.public}"
    message = (
        f"{_said(reference)} calls {component.name} by the public name {reference.host}; inside the app it is {at}"
    )
    yield subject.finding(
        PUBLIC_NAME_INSIDE,
        subject.reference_at(reference),
        message,
        f"{variable}=http://{at}" if variable != "command" else f"http://{at}",
        component=subject.components[reference.component],
        element=subject.reference_element(reference),
    )


def _unfinished(subject: Subject, reference: Reference) -> Finding:
    begun = f"{reference.host.rpartition('_')[0]}_"
    message = f"{_said(reference)} names {begun} and no app after it: nothing answers until it is filled in"
    return _make(subject, TRAILING_PLACEHOLDER, reference, message, f"{begun}{subject.spec.name}")
