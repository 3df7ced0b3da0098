"""Find every reference that the components of an app hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from fluxviz.spec import AppSpec, Component
from fluxviz.topology.evidence import USUAL_PORT, Certainty, Evidence
from fluxviz.topology.listening import called_by_host_port, port_behind
from fluxviz.topology.moved_ports import own_port_variables
from fluxviz.topology.naming import host_of
from fluxviz.topology.protocols import ON_ONE_PORT, family
from fluxviz.topology.references.mismatches import doubt, mismatch, speaks_another
from fluxviz.topology.references.protocols import detect_protocol
from fluxviz.topology.references.resolving import NOBODY, Resolver, Target
from fluxviz.topology.references.scanning import scan, scan_command
from fluxviz.topology.references.settings import Finding, Setting, environment_settings
from fluxviz.topology.references.tls import TlsSettings, is_encrypted, told_of_tls, uses_tls
from fluxviz.topology.references.unfinished import marked, shown, why_unfinished
from fluxviz.topology.references.usual_ports import Speaks, likely_port
from fluxviz.topology.references.vocabulary import read_name
from fluxviz.topology.routes import Routes
from fluxviz.topology.technologies import detect_technology
from fluxviz.topology.unheard import unheard_call

COMMAND = "command"
"""What evidence calls the Docker command."""

GELF_PORT = 514
"""UDP port of the log collector; source: ``dockerService.js`` in RunOnFlux/flux."""


@dataclass(frozen=True)
class Reference:
    """One place where a component names a host.

    Attributes:
        component: Key of the component whose setting it is.
        target: What it names.
        port: The port; None where it is not known.
        protocol: What is spoken; None where it is not known.
        evidence: Why it is believed: the setting that names the host, and the one that gives its port.
        entry: Index of the environment entry; None for a command.
        encrypted: TLS protects the call; None where that is not known.
        assumed: What is spoken is assumed: nothing in the spec tells.
        explicit: Its own scheme, or a setting beside it, says what is spoken.
        asked: What its scheme or the setting's name asks for, whoever answers; None where neither tells.
        problem: Why the call cannot work; empty where it can.
        contradiction: How its scheme and its port contradict each other, so that it gets no answer; empty where not.
        doubt: How they contradict each other on TLS, so that nobody knows whether it does; empty where not.
        host: The host as the spec writes it.

    """

    component: str
    target: Target
    port: int | None
    protocol: str | None
    evidence: tuple[Evidence, ...]
    entry: int | None = None
    encrypted: bool | None = None
    assumed: bool = False
    explicit: bool = False
    asked: str | None = None
    problem: str = ""
    contradiction: str = ""
    doubt: str = ""
    host: str = ""

    @property
    def port_is_likely(self) -> bool:
        """Whether nothing in the spec gives the port: it is the usual one of the target's image."""
        return self.evidence[0].rule.endswith(USUAL_PORT)

    @property
    def is_for_browser(self) -> bool:
        """Whether the setting is built into a front end, so that visitors' browsers make the call."""
        return read_name(self.evidence[0].variable).browser


def find_references(spec: AppSpec, routes: Routes, show: frozenset[str] = frozenset()) -> list[Reference]:
    """Find every reference of an app, in the order of the spec.

    Args:
        spec: The app.
        routes: Its public names.
        show: Names of variables whose values are no secret: their evidence holds them whole.

    """
    resolver = Resolver(spec, routes)
    return [
        reference
        for component in spec.components
        for reference in (*_of_component(component, resolver, show), *_logs(component, spec))
    ]


def _of_component(component: Component, resolver: Resolver, show: frozenset[str]) -> Iterator[Reference]:
    settings = [replace(each, text=marked(each.text)) for each in environment_settings(component.environment)]
    own = own_port_variables(component)
    settings = [each for each in settings if each.name not in own or not each.text.strip().isdecimal()]
    findings = [*scan(settings, "environment")]
    if component.commands:
        words = [marked(word.read()) for word in component.commands]
        findings += scan_command(words, Setting("", "", None, COMMAND))
    seen: set[tuple[object, ...]] = set()
    tls = TlsSettings(component)
    for finding in findings:
        target = resolver.resolve(finding, component)
        if target is None:
            continue
        reference = _reference(finding, target, component, resolver, show, tls)
        mark = (reference.entry, target.kind, target.name, reference.port)
        if mark not in seen:
            seen.add(mark)
            yield reference


def _reference(
    finding: Finding, target: Target, component: Component, resolver: Resolver, show: frozenset[str], tls: TlsSettings
) -> Reference:
    address = finding.address
    port, provenance = address.port, finding.port_from
    sole, likely = "", False
    if target.kind == "internal":
        called = resolver.components[target.name]
        if port is None and "+srv" not in address.scheme:
            ports = [mapping.container for mapping in called.ports if mapping.container is not None]
            speaks = partial(resolver.routes.detected_protocol, target.name)
            port = ports[0] if len(ports) == 1 and not speaks_another(_wanted(finding), speaks(ports[0])) else None
            sole = "the target's only container port" if port is not None else ""
            if port is None and (port := _likely_port(finding, called, component, speaks)) is not None:
                whose = "one of the target's that fits" if port in ports else "the usual one of the target's image"
                sole, likely = f"no port is given, and this is {whose}", True
    detected = resolver.routes.detected_protocol(target.name, port) if target.kind == "internal" else None
    passed = resolver.routes.passed(port) if target.kind in ("browser_call", "edge") else None
    detected = detected if passed is None else passed.detected
    plain = detected is not None and detected.plain
    if port is None and detected is not None and detected.assumed and _speaks_several(resolver, target.name):
        detected = None
    protocol, told_by = detect_protocol(address.scheme, finding.name.words, port, detected)
    if target.kind in ("browser_call", "edge") and passed is None and not address.scheme:
        protocol, told_by = "https", "scheme"
    if target.kind in ("browser_call", "edge", "egress") and port is None and protocol in ("https", "http"):
        port, provenance = (443 if protocol == "https" else 80), "scheme"
    own = finding.scope == "environment"
    explicit = {
        "value": "the port stands in the value",
        "pair": f"the port comes from {finding.pair}" if own else "the port stands beside it",
        "scheme": "the port is the protocol's default",
        "none": sole or "no port is given",
    }[provenance]
    certainty: Certainty = "certain" if target.sure and not likely else "likely"
    named = Evidence(
        component=component.key,
        variable=finding.setting.shown,
        rule=f"{address.rule}, {USUAL_PORT}" if likely else address.rule,
        value=finding.setting.text if _is_shown(finding.setting, component, show) else shown(address.masked),
        certainty=certainty,
        why=_sentence(finding, target, explicit),
    )
    evidence: tuple[Evidence, ...] = (named,)
    if finding.pair and own:
        why = f"{finding.pair} gives the port of {finding.setting.shown}."
        pair = Evidence(
            component=component.key, variable=finding.pair, rule="port of the pair", value=str(port),
            certainty=certainty, why=why,
        )  # fmt: skip
        evidence = (named, pair)
    inside = target.kind == "internal" or passed is not None  # what answers is known
    assumed = detected is not None and detected.assumed and told_by == "target"
    known = detected.encrypted if detected is not None else None
    is_open = detected is not None and detected.optional
    is_open = is_open or (port is None and not address.scheme and protocol in ON_ONE_PORT)  # it may be the port of TLS
    told = told_of_tls(finding, tls, port)
    asked = is_encrypted(
        address.scheme, told, port, None if assumed else protocol, known, inside=inside,
        settled=detected is not None and detected.settled, contested=detected is not None and detected.contested,
        optional=is_open and not plain,
    )  # fmt: skip
    encrypted = None if asked and plain else asked  # the caller wants TLS, the image has none as it comes
    hoped = inside and encrypted is True and detected is not None and not detected.encrypted
    contradiction = mismatch(address.scheme, port, target.kind, detected)
    return Reference(
        component.key,
        target,
        port,
        protocol,
        evidence,
        finding.setting.index,
        encrypted=encrypted,
        assumed=assumed or hoped,  # nothing but this call tells that TLS is spoken there
        explicit=told_by == "scheme" or encrypted is True,
        asked=_wanted(finding),
        problem=_problem(finding, target, resolver, port) or contradiction,
        contradiction=contradiction,
        doubt="" if contradiction else doubt(address.scheme, port, encrypted, detected, told=told, asked=asked is True),
        host=shown(address.host),
    )


def _problem(finding: Finding, target: Target, resolver: Resolver, port: int | None) -> str:
    """Return why a call cannot work; empty where it can."""
    if target.unfinished:
        return why_unfinished(finding.address.host)
    if target.why == NOBODY:
        return f"no such name: {NOBODY}"
    if target.kind in ("browser_call", "edge"):
        return resolver.routes.refusal(target.name, port)
    return _inside_problem(finding, resolver.components[target.name], port) if target.kind == "internal" else ""


def _inside_problem(finding: Finding, called: Component, port: int | None) -> str:
    if finding.scope == "environment" and finding.name.browser:
        return f"no path for a browser: {finding.setting.shown} is built into a front end, and names an internal host"
    mapping = called_by_host_port(called, port) if port is not None else None
    if mapping is None:
        unheard = unheard_call(called, port) if port is not None else None
        return unheard.problem(port) if unheard is not None else ""
    inside = port_behind(called, mapping)
    return f"a host port: inside the app, {called.name} {f'listens on {inside}' if inside else 'listens on another'}"


def _speaks_several(resolver: Resolver, key: str) -> bool:
    """Return whether a component is known to speak more than one protocol, so that none is to be assumed."""
    called = resolver.components[key]
    return len({family(each) for each in detect_technology(called.image, called.name).ports.values()}) > 1


def _likely_port(finding: Finding, called: Component, caller: Component, speaks: Speaks) -> int | None:
    return likely_port(called, speaks, _wanted(finding), caller, tls=uses_tls(finding.address.scheme))


def _wanted(finding: Finding) -> str | None:
    """Return the protocol that the setting itself asks for; None where it asks for none."""
    return detect_protocol(finding.address.scheme, finding.name.words, None, None)[0]


def _is_shown(setting: Setting, component: Component, show: frozenset[str]) -> bool:
    """Return whether a text stands in a variable that the user opened: not in a command, nor in an entry behind it."""
    variable = component.environment[setting.index] if setting.index is not None else None
    return variable is not None and variable.name in show and setting.text in variable.value.read()


def _sentence(finding: Finding, target: Target, port: str) -> str:
    what = {
        "internal": f"names the component {target.name}",
        "unresolved": f"names {target.name}",
        "browser_call": f"names the public host {target.name}",
        "edge": f"names the public host {target.name}",
        "egress": f"names {target.name}, outside the app",
        "self": "names the machine of each visitor" if finding.name.browser else "names the container itself",
    }[target.kind]
    short = " by its bare name, which resolves but is easily mistaken" if target.short else ""
    reason = f"; {target.why}" if target.why else ""
    return f"{finding.setting.shown} {what}{short}{reason}; {port}."


def _logs(component: Component, spec: AppSpec) -> Iterator[Reference]:
    """``LOG=SEND`` ships the component's output to the one with ``LOG=COLLECT``."""
    for index, variable in enumerate(component.environment):
        if variable.name == "LOG" and variable.value.read().strip().upper() == "SEND":
            for other in spec.components:
                if other.key != component.key and _collects(other):
                    why = f"LOG=SEND ships the output of {component.key} to {other.key}, which has LOG=COLLECT."
                    evidence = Evidence(component=component.key, variable="LOG", rule="log shipping", why=why)
                    target = Target("internal", other.key)
                    host = host_of(spec, other)
                    yield Reference(component.key, target, GELF_PORT, "gelf", (evidence,), index, host=host)
                    return


def _collects(component: Component) -> bool:
    return any(
        variable.name == "LOG" and variable.value.read().strip().upper() == "COLLECT"
        for variable in component.environment
    )
