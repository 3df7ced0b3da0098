"""FX1: the names by which components call each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, zip_longest

from fluxviz.checks.findings import Finding
from fluxviz.checks.names.guessing import can_answer, guess, only
from fluxviz.checks.names.handed_on import is_handed_on
from fluxviz.checks.names.rewriting import at_public_name, with_address, with_host
from fluxviz.checks.names.rules import (
    ANOTHER_APP,
    BROWSER_CANNOT,
    LOCALHOST,
    NO_COMPONENT,
    NO_NAME,
    NO_PREFIX,
    NOBODY_HERE,
    PUBLIC_NAME_INSIDE,
    SEPARATOR,
    SHORT_FORM,
    TRAILING_PLACEHOLDER,
)
from fluxviz.checks.names.unheard_home import why_unheard
from fluxviz.checks.rule import Rule
from fluxviz.checks.subject import Subject
from fluxviz.spec import Component
from fluxviz.topology.protocols import WELL_KNOWN
from fluxviz.topology.public_suffixes import ends_publicly
from fluxviz.topology.references.addresses import is_flux_name
from fluxviz.topology.references.finding import Reference
from fluxviz.topology.references.unfinished import SHOWN
from fluxviz.topology.references.unreachable import why_unreachable
from fluxviz.topology.references.vocabulary import read_name

_SEPARATORS = re.compile(r"[-._]")


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
        written = with_host(value, reference.host, new)
        fix = "" if written == value else written if variable == "command" else f"{variable}={written}"
        if fix and _is_text(subject, reference):
            fix = f"in {variable}, {new} in place of {reference.host}"
    return subject.finding(
        rule,
        subject.reference_at(reference),
        message,
        fix,
        component=subject.components[reference.component],
        element=subject.reference_element(reference),
        edit=(reference.host, new) if certain and new else None,
    )


def _is_text(subject: Subject, reference: Reference) -> bool:
    """Return whether a host stands in a text of several words, such as a configuration, and is not all of a value."""
    environment, index = subject.components[reference.component].environment, reference.entry
    value = environment[index].value.read() if index is not None and index < len(environment) else ""
    return re.search(r"\S\s+\S", value) is not None


def _said(reference: Reference) -> str:
    variable = reference.evidence[0].variable
    return f"{reference.component}'s {variable}"


def _hosts(subject: Subject, reference: Reference) -> dict[str, Component]:
    """Return the names that a component could call: those of all others."""
    return {
        subject.host(each): each for each in subject.spec.components if each.key != reference.component and each.name
    }


def _unresolved(subject: Subject, reference: Reference) -> Iterator[Finding]:
    host = reference.host
    if lost := why_unreachable(host):
        yield _make(subject, NO_NAME, reference, f"{_said(reference)} names {host}: {lost}")
        return
    if "." in host:
        yield from _separated(subject, reference)
        return
    name, _, app = host.rpartition("_")
    meant = guess(subject, reference, name[len("flux") :])
    near = subject.host(meant.component) if meant else ""
    question = f"; did you mean {near}?" if near else ""
    if app.lower() == subject.spec.name.lower():
        question = question or f"; it has {_listed(_hosts(subject, reference))}"
        message = f"{_said(reference)} names {host}, but no component has that name{question}"
        yield _make(subject, NO_COMPONENT, reference, message, near, certain=meant is not None and meant.certain)
    else:
        message = f"{_said(reference)} names {host} of the app {app}, and apps cannot call each other{question}"
        yield _make(subject, ANOTHER_APP, reference, message, near)


def _listed(names: dict[str, Component]) -> str:
    return ", ".join(names) or "no other"


def _outside(subject: Subject, reference: Reference) -> Iterator[Finding]:
    host = reference.host
    if subject.spec.single_container or host.count(".") > 1 or ":" in host or is_flux_name(host):  # or networkWith's
        return
    respelt = list(_separated(subject, reference))
    yield from respelt
    if not respelt and "." not in host and re.search("[a-z]", host, re.IGNORECASE):
        meant = guess(subject, reference, host)
        near = subject.host(meant.component) if meant else ""
        question = f"; did you mean {near}?" if near else ""
        message = f"{_said(reference)} names {host}, which no component has and no public DNS can hold{question}"
        yield _make(subject, NO_NAME, reference, message, near)


def _separated(subject: Subject, reference: Reference) -> Iterator[Finding]:
    """Find a name that has other signs in it than a component's, or lacks ``flux`` before them."""
    host, plain = reference.host, _SEPARATORS.sub("", reference.host).lower()
    for full, component in _hosts(subject, reference).items():
        spelt = _SEPARATORS.sub("", full).lower()
        if plain == spelt and host.lower() != full.lower():
            message = f"{_said(reference)} names {host} with {_odd(host, full)}; {component.name} answers at {full}"
            yield _respelt(subject, SEPARATOR, reference, message, component)
            return
        if full.startswith("flux") and f"flux{plain}" == spelt and _SEPARATORS.search(host):
            message = f"{_said(reference)} names {host} without flux; {component.name} answers at {full}"
            yield _respelt(subject, NO_PREFIX, reference, message, component)
            return


def _odd(host: str, full: str) -> str:
    """Return the first sign in a name that its component's host has not there, in words."""
    signs = zip_longest(_SEPARATORS.findall(host), _SEPARATORS.findall(full))
    odd = next((one for one, other in signs if one != other), "")
    return {".": "a dot", "-": "a hyphen", "_": "an underscore"}.get(odd or "", "a sign less")


def _respelt(subject: Subject, rule: Rule, reference: Reference, message: str, component: Component) -> Finding:
    """Return the finding about a name that has other signs in it than its component has.

    What has a dot in it and ends as public names do, such as ``postgres.shop``, may be just such a name.
    """
    if can_answer(subject, reference, component) is False:
        return _make(subject, rule, reference, message)
    certain = "." not in reference.host or not ends_publicly(reference.host)
    return _make(subject, rule, reference, message, subject.host(component), certain=certain)


def _internal(subject: Subject, reference: Reference) -> Iterator[Finding]:
    component = subject.components[reference.target.name]
    if reference.evidence[0].rule == "log shipping":
        return
    full = subject.host(component)
    if reference.is_for_browser:
        yield _browser_cannot(subject, reference, BROWSER_CANNOT, component, "a name inside the app")
    elif reference.target.short:
        message = f"{_said(reference)} calls {component.name} by its bare name; its full name is {full}"
        yield _make(subject, SHORT_FORM, reference, message, full)


def _here(subject: Subject, reference: Reference) -> Iterator[Finding]:
    """Find ``localhost`` on a port where another component listens and this one does not."""
    own = subject.components[reference.component]
    if reference.port is None or _listens(subject, own, reference.port):
        return
    around = [each for each in (*subject.spec.components, *subject.gone) if each.key != own.key]
    other = only((each for each in around if _surely_listens(subject, each, reference.port)), subject)
    if other is None or can_answer(subject, reference, other) is False:
        if other is None and (why := why_unheard(subject, reference)):
            message = f"{_said(reference)} calls {reference.host}:{reference.port}, {why}"
            yield _make(subject, NOBODY_HERE, reference, message)
        return
    if reference.is_for_browser:
        yield _browser_cannot(subject, reference, LOCALHOST, other, "the visitor's own machine")
        return
    full = subject.host(other)
    message = (
        f"{_said(reference)} calls {reference.host}:{reference.port}, which is {own.name} itself; "
        f"{other.name} listens there, at {full}"
    )
    yield _make(subject, LOCALHOST, reference, message, full)


def _browser_cannot(subject: Subject, reference: Reference, rule: Rule, component: Component, what: str) -> Finding:
    """Say that the browser gets a name that does not lead it to a component, and which one would."""
    route = next((each for each in subject.named_routes if each.component == component.key), None)
    host = subject.public_name(route) if route else ""
    served = any(each.component == component.key for each in subject.http_routes)
    lost = "no public name with an answer" if served else "no public port that it could call"
    instead = f"; https://{host} leads to {component.name}" if host else f"; {component.name} has {lost}"
    evidence = reference.evidence[0]
    written = at_public_name(evidence.value, reference.host, host) if host else ""
    return subject.finding(
        rule,
        subject.reference_at(reference),
        f"{_said(reference)} gives the browser {reference.host}, {what}{instead}",
        f"{evidence.variable}={written}" if written else "",
        component=subject.components[reference.component],
        element=subject.reference_element(reference),
    )


def _listens(subject: Subject, component: Component, port: int) -> bool:
    """Return whether a component is known to listen on a port."""
    if any(mapping.container == port for mapping in component.ports):
        return True
    technology = subject.product(component)
    if technology is not None and technology.ports:
        return port in technology.ports
    if port in _own_ports(subject, component):
        return True
    detected = WELL_KNOWN.get(port)
    return detected is not None and subject.technology(component).protocol == detected


def _surely_listens(subject: Subject, component: Component, port: int) -> bool:
    """Return whether a component listens on a port so surely that it can be named in place of another.

    A web server knows more ports than it opens: where a component declares some, others of its image do not count.
    """
    technology = subject.product(component)
    declared = [mapping.container for mapping in component.ports if mapping.container is not None]
    if (
        technology is not None
        and technology.ports
        and declared
        and port not in (*declared, *islice(technology.ports, 1))
    ):
        return port in _own_ports(subject, component)
    return _listens(subject, component, port)


def _own_ports(subject: Subject, component: Component) -> set[int]:
    """Return the ports that a component's settings name without a host beside them: those it listens on."""
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
    route = subject.routes.passed(reference.port) or subject.routes.target(reference.target.name)
    variable = reference.evidence[0].variable
    if route is None or route.component == reference.component or is_handed_on(read_name(variable).words):
        return
    component = subject.components[route.component]
    at = f"{subject.host(component)}:{route.container or route.public}"
    message = (
        f"{_said(reference)} calls {component.name} by the public name {reference.host}; inside the app it is {at}"
    )
    written = with_address(reference.evidence[0].value, reference.host, at, route)
    if not written:
        message += f", which speaks {route.detected.protocol}"
    yield subject.finding(
        PUBLIC_NAME_INSIDE,
        subject.reference_at(reference),
        message,
        f"{variable}={written}" if written and variable != "command" else written,
        component=subject.components[reference.component],
        element=subject.reference_element(reference),
    )


def _unfinished(subject: Subject, reference: Reference) -> Finding:
    begun = f"{reference.host.rpartition('_')[0]}_"
    names = f"{begun} and no app after it"
    if reference.host.partition("_")[0].endswith(SHOWN):
        names = f"{reference.host}, where the name of a component is missing"
    message = f"{_said(reference)} names {names}: nothing answers until it is filled in"
    filled = f"{begun}{subject.spec.name}" if reference.target.kind == "internal" else ""
    return _make(subject, TRAILING_PLACEHOLDER, reference, message, filled)
