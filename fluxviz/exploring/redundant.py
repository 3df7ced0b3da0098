"""What is applied and is already so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from fluxviz.exploring.custom_domains import domains_after, known_domains, read_host, with_domain_alone
from fluxviz.exploring.what_if import Case, WhatIf


def drop_redundant(case: Case, what_if: WhatIf) -> WhatIf:
    """Return the changes without those that change nothing: to try what is already so is to try nothing.

    What asks for something that is not there, such as a mode of CloudFlare where there is none, stays, to be answered.

    Args:
        case: The app as it is.
        what_if: What is asked.

    Raises:
        FluxvizError: a domain that is asked for is no host name.

    """
    if case.spec is None:
        return what_if
    known = known_domains(case.spec, case.access)
    hosts = [domain.host for domain, _ in known]
    domain = what_if.domain
    if domain is not None and [each for each in (read_host(domain, "domain"),) if each] == hosts:
        domain = None
    renamed = {host: now for host, now in what_if.domains.items() if read_host(now, f"domains: {host}") != host}
    alone = with_domain_alone(case.spec, case.access, domain) if domain else None
    settings = [(each.proxied and given, each.ssl) for each, given in (known_domains(*alone) if alone else known)]
    if domain and not alone:
        new = domains_after(case.spec, case.access, domain, None, None)
        settings = [(each.proxied, each.ssl) for each in new]
    proxied, ssl = what_if.proxied, what_if.ssl
    if settings and {each for each, _ in settings} == {proxied}:
        proxied = None
    if {mode for each, mode in settings if (each if proxied is None else proxied)} == {ssl}:
        ssl = None
    return replace(
        what_if,
        domain=domain,
        domains=renamed,
        proxied=proxied,
        ssl=ssl,
        publishes=_moved(what_if.publishes),
        listens=_moved(what_if.listens),
    )


def _moved(ports: Mapping[str, int]) -> dict[str, int]:
    return {name: number for name, number in ports.items() if name.rpartition(":")[2] != str(number)}
