"""FX2: ports, as they are published and as they are called."""

from __future__ import annotations

from collections.abc import Iterator

from fluxviz.checks.findings import Finding
from fluxviz.checks.moving import port_lists
from fluxviz.checks.ports.rules import (
    BANNED_PORT,
    DEAR_PORT,
    HOST_PORT,
    LENGTHS,
    MAPPED_BY_ACCIDENT,
    NO_PORT,
    NOT_DECLARED,
    NOT_LISTENING,
    PORT_TWICE,
    SAME_PUBLIC_PORT,
)
from fluxviz.checks.rule import Rule
from fluxviz.checks.subject import Subject
from fluxviz.spec import Component, PortMapping
from fluxviz.spec.hostnames import typed_domains
from fluxviz.spec.limits import BANNED_PORTS, MAX_PORT, is_dear_port
from fluxviz.topology.answering import answers
from fluxviz.topology.image_ports import image_answers_on
from fluxviz.topology.listening import called_by_host_port, port_behind
from fluxviz.topology.protocols import ON_ONE_PORT, WELL_KNOWN, family, has_tls
from fluxviz.topology.references.finding import Reference
from fluxviz.topology.references.vocabulary import read_name
from fluxviz.topology.unheard import Unheard, is_mentioned, unheard_call, unheard_mapping


def check_ports(subject: Subject) -> Iterator[Finding]:
    """Find ports that are called but not there, and ports that cannot be published."""
    for reference in subject.references:
        if reference.target.kind == "internal" and reference.port is not None:
            yield from _called(subject, reference, reference.port)
            yield from _beside(subject, reference)
    owners: dict[int, tuple[Component, int]] = {}
    for component in subject.spec.components:
        yield from _lengths(subject, component)
        yield from _mapped(subject, component)
        for index, port in enumerate(component.ports):
            yield from _published(subject, component, index, port)
            if port.public is None:
                continue
            if port.public in owners:
                other, _ = owners[port.public]
                whose = "it" if other is component else other.name
                message = f"{component.name} publishes {port.public}, and {whose} does too"
                where = subject.at(component, f"ports[{index}]")
                yield subject.finding(SAME_PUBLIC_PORT, where, message, component=component)
            owners.setdefault(port.public, (component, index))


def _called(subject: Subject, reference: Reference, port: int) -> Iterator[Finding]:
    target = subject.components[reference.target.name]
    declared = [mapping.container for mapping in target.ports if mapping.container is not None]
    unheard = unheard_call(target, port)
    if (port in declared and unheard is None) or reference.evidence[0].rule == "log shipping":
        return
    guessed = ", the port that is meant most likely" if reference.port_is_likely else ""
    said = f"{reference.component}'s {_variable(reference)} calls {target.name} on {port}{guessed}"
    mapping = called_by_host_port(target, port) if not guessed else None
    if mapping is not None:
        inside = port_behind(target, mapping)
        listens = f"inside the app it listens on {inside}" if inside else "inside the app only container ports answer"
        message = f"{said}, its public port; {listens}"
        right = None if _answers(target, reference, inside) is False else inside
        yield _link(subject, HOST_PORT, reference, message, right, certain=True)
        return
    technology = subject.product(target)
    if unheard is not None:
        listens_not = "does not seem to listen" if unheard.is_likely else "does not listen"
        message = f"{said}, where it {listens_not}: {unheard.sentence}"
        yield _link(subject, NOT_LISTENING, reference, message, _meant(subject, target, reference, unheard))
        return
    if (
        guessed
        or is_mentioned(target, port)
        or (technology is not None and technology.ports)
        or image_answers_on(target, port)
    ):
        return
    if declared:
        listed = ", ".join(map(str, declared))
        message = f"{said}, which is none of its container ports: {listed}"
        right = declared[0] if len(declared) == 1 and _answers(target, reference, declared[0]) else None
        yield _link(subject, NOT_DECLARED, reference, message, right)


def _meant(subject: Subject, target: Component, reference: Reference, unheard: Unheard) -> int | None:
    """Return the port that is meant most likely where a call finds nobody; None where that is not known."""
    declared = [mapping.container for mapping in target.ports if mapping.container is not None]
    known = unheard.ports
    if unheard.told_by == "image" and unheard.is_likely:
        known = known if family(reference.asked or "") == "http" and len(known) == 1 else ()
    elif unheard.told_by == "image" and declared:
        known = tuple(each for each in known if each in declared)
    there = next((each for each in known if _answers(target, reference, each) is not False), None)
    return there if there is None or not _differs_on_tls(subject, target, reference, there) else None


def _differs_on_tls(subject: Subject, target: Component, reference: Reference, port: int) -> bool:
    """Return whether a link asks for TLS where a port is known to speak none, or the other way round."""
    asked, encrypted = reference.asked, subject.routes.detected_protocol(target.key, port).encrypted
    if encrypted is None or asked is None or asked in ON_ONE_PORT:
        return False
    return bool(has_tls(asked)) is not encrypted


def _answers(target: Component, reference: Reference, port: int | None) -> bool | None:
    """Return whether a component answers on a port what a link asks for that calls another; None: not known."""
    asked = reference.asked or WELL_KNOWN.get(reference.port or 0)
    return answers(target, asked, port, read_name(reference.evidence[0].variable).words)


def _variable(reference: Reference) -> str:
    return reference.evidence[-1].variable


def _link(
    subject: Subject, rule: Rule, reference: Reference, message: str, right: int | None, *, certain: bool = False
) -> Finding:
    """Make a finding about the port of a link, which stands in the value of the host or in a variable of its own."""
    paired = reference.evidence[-1].rule == "port of the pair"
    where = subject.reference_at(reference, pair=paired)
    evidence = reference.evidence[-1] if paired else reference.evidence[0]
    beside, wrong = f"{reference.host}:{reference.port}", str(reference.port)
    fix, edit = "", None
    certain = certain and not (paired and len(subject.paired[reference.component, evidence.variable]) > 1)
    if right is not None and paired:
        fix, edit = f"{evidence.variable}={right}", (wrong, str(right))
    elif right is not None and beside in evidence.value:
        new = f"{reference.host}:{right}"
        fix, edit = evidence.value.replace(beside, new), (beside, new)
        fix = fix if evidence.variable == "command" else f"{evidence.variable}={fix}"
    return subject.finding(
        rule,
        where,
        message,
        fix,
        component=subject.components[reference.component],
        element=subject.reference_element(reference),
        edit=edit if certain else None,
    )


def _beside(subject: Subject, reference: Reference) -> Iterator[Finding]:
    """Find a ..._HOST that holds a port, with a ..._PORT beside it."""
    named = reference.evidence[0]
    if named.rule != "host and port" or reference.entry is None:
        return
    caller = subject.components[reference.component]
    host = caller.environment[reference.entry]
    if not host.name.upper().endswith(("HOST", "HOSTNAME")):
        return
    stem = host.name.upper().removesuffix("NAME").removesuffix("HOST").rstrip("_")
    for variable in caller.environment:
        if stem and variable.name.upper() in (f"{stem}_PORT", f"{stem}PORT") and variable.value:
            message = (
                f"{caller.name}'s {host.name} holds {reference.host}:{reference.port}, "
                f"and {variable.name} gives a port beside it"
            )
            yield subject.finding(
                PORT_TWICE,
                subject.reference_at(reference),
                message,
                f"{host.name}={reference.host}\n{variable.name}={reference.port}",
                component=caller,
                element=subject.reference_element(reference),
            )


def _lengths(subject: Subject, component: Component) -> Iterator[Finding]:
    document = subject.written(component)
    lists = {key: document.get(key) for key in ("ports", "containerPorts", "domains")}
    counts = {key: len(value) for key, value in lists.items() if isinstance(value, list)}
    if len(set(counts.values())) < 2 or "ports" not in counts:
        return
    said = ", ".join(f"{count} {key.removesuffix('s') if count == 1 else key}" for key, count in counts.items())
    message = f"{component.name} has {said}; each port needs one of each"
    domains, most = lists["domains"], counts["ports"]
    fix = ""
    if counts.get("containerPorts") == most and isinstance(domains, list):
        filled = [",".join(typed_domains(each)[0]) if isinstance(each, str) else "" for each in domains]
        filled += [""] * (most - len(filled))
        while len(filled) > most and "" in filled:  # a domain is left out by hand only
            filled.remove("")
        fix = "" if len(filled) > most else '"domains": [' + ", ".join(f'"{each}"' for each in filled) + "]"
    shortest = min(counts, key=lambda key: counts[key])
    yield subject.finding(LENGTHS, subject.at(component, shortest), message, fix, component=component)


def _published(subject: Subject, component: Component, index: int, port: PortMapping) -> Iterator[Finding]:
    public, inside = port.public, port.container
    if public is not None:
        where = subject.port_at(component, "ports", index, public)
        if not 1 <= public <= MAX_PORT:
            message = f"{component.name} publishes {public}; ports are 1 to {MAX_PORT}"
            yield subject.finding(NO_PORT, where, message, component=component)
        elif public in BANNED_PORTS:
            message = f"{component.name} publishes {public}, which Flux bans"
            yield subject.finding(BANNED_PORT, where, message, component=component)
        elif is_dear_port(public):
            message = f"{component.name} publishes {public}, which costs extra on Flux"
            yield subject.finding(DEAR_PORT, where, message, component=component)
    if inside is not None and not 0 <= inside <= MAX_PORT:
        where = subject.port_at(component, "containerPorts", index, inside)
        message = f"{component.name} has the container port {inside}; ports are 0 to {MAX_PORT}"
        yield subject.finding(NO_PORT, where, message, component=component)


def _mapped(subject: Subject, component: Component) -> Iterator[Finding]:
    """Find container ports that the component's command, its own settings or its image contradict."""
    told: dict[str, list[tuple[int, Unheard]]] = {}
    for index, port in enumerate(component.ports):
        if (unheard := unheard_mapping(component, port)) is not None:
            told.setdefault(unheard.sentence, []).append((index, unheard))
    for sentence, places in told.items():  # what is told of several ports is told once
        mapped = ", ".join(f"{component.ports[at].public} to {component.ports[at].container}" for at, _ in places)
        index, unheard = places[0]
        right = _meant_by(subject, component, component.ports[index], unheard) if len(places) == 1 else None
        fix = "" if right is None else _mapped_to(component, index, right)
        where = subject.port_at(component, "containerPorts", index, component.ports[index].container)
        message = f"{component.name} maps {mapped}, but {sentence}"
        yield subject.finding(MAPPED_BY_ACCIDENT, where, message, fix, component=component)


def _meant_by(subject: Subject, component: Component, port: PortMapping, unheard: Unheard) -> int | None:
    """Return the container port that is meant most likely by a mapping to one where nobody listens."""
    if unheard.told_by != "image":
        right = unheard.ports[0] if len(unheard.ports) == 1 else None
        return right if right is None or not subject.routes.detected_protocol(component.key, right).encrypted else None
    if port.public in unheard.ports:
        return port.public
    main = unheard.ports[0]
    spoken = [family(subject.routes.detected_protocol(component.key, each).protocol) for each in (port.container, main)]
    taken = any(each.container == main for each in component.ports)
    return main if spoken == ["http", "http"] and not taken else None


def _mapped_to(component: Component, index: int, inside: int) -> str:
    """Return the lists of ports with another container port in one place."""
    ports = list(component.ports)
    ports[index] = ports[index].model_copy(update={"container": inside})
    return port_lists(ports)
