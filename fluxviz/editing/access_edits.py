"""Edits of the access file: what CloudFlare does with a domain, and findings that are lived with."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from fluxviz.editing.draft import Draft
from fluxviz.editing.json_editing import add_item, put_member, remove_value
from fluxviz.errors import FluxvizError, UnknownNameError
from fluxviz.refusing import require_text
from fluxviz.spec import Component, SslMode
from fluxviz.topology.route import bare_host


def set_cloudflare(
    draft: Draft,
    host: str,
    *,
    proxied: bool | None = None,
    ssl: SslMode | str | None = None,
    always_https: bool | None = None,
) -> Draft:
    """Set what CloudFlare does with a custom domain, in the access file.

    Args:
        draft: The app.
        host: The custom domain: of the spec, or of the access file.
        proxied: CloudFlare proxies it; None: as it is.
        ssl: CloudFlare's SSL mode; None: as it is.
        always_https: "Always Use HTTPS"; None: as it is.

    Raises:
        UnknownNameError: the app has no such custom domain, or there is no such mode.

    """
    require_text(host, "a custom domain")
    written = {domain.lower() for each in draft.spec.components for port in each.ports for domain in port.domains}
    known = sorted(written | {each.host for each in draft.access.domains})
    if host.lower() not in known:
        raise UnknownNameError("custom domain", host, known)
    modes = [mode.value for mode in SslMode]
    if ssl is not None and str(getattr(ssl, "value", ssl)) not in modes:
        raise UnknownNameError("SSL mode", str(ssl), modes)
    asked: dict[str, Any] = {"proxied": proxied, "ssl": str(getattr(ssl, "value", ssl)), "always_https": always_https}
    if ssl is None:
        asked["ssl"] = None
    text = draft.access_text
    for key, value in asked.items():
        if value is not None:
            text = _with_setting(text, host.lower(), key, value)
    return draft.with_access_text(text)


def suppress(draft: Draft, code: str, where: str, reason: str) -> Draft:
    """Write into the access file that a finding is lived with.

    Args:
        draft: The app.
        code: The code of its rule.
        where: The component, place, node or edge; empty: everywhere.
        reason: Why.

    Raises:
        FluxvizError: there is no reason.
        AccessError: it is no code of a rule.

    """
    for text, what in ((code, "the code of a rule"), (where, "a place"), (reason, "a reason")):
        require_text(text, what)
    if not reason.strip():
        raise FluxvizError("a suppression needs a reason")
    entry = {"code": code, **({"where": where} if where else {}), "reason": reason.strip()}
    text, document = draft.access_text, json.loads(draft.access_text)
    if isinstance(document.get("suppress"), list):
        return draft.with_access_text(add_item(text, "suppress", entry))
    return draft.with_access_text(put_member(text, "", "suppress", [entry]))


def _domains_of(draft: Draft, component: Component) -> list[str]:
    """Name the domains of the access file that lead to a component: it says so, or the spec alone does."""
    listed = _listed([component]) - _listed([each for each in draft.spec.components if each is not component])
    return [
        each.host
        for each in draft.access.domains
        if each.component == component.key or (each.component is None and bare_host(each.host) in listed)
    ]


def forget_component(draft: Draft, component: Component) -> Draft:
    """Take out of the access file what leads to a component: its domains, and the links from it and to it.

    A domain that was left would lead to another component, or to none.
    """
    text, hosts = draft.access_text, set(_domains_of(draft, component))
    document = json.loads(text)
    domains, links = document.get("domains") or [], document.get("links") or []
    gone = [f"links[{at}]" for at, link in enumerate(links) if component.key in (link["source"], link["target"])]
    if isinstance(domains, Mapping):
        gone += [f"domains.{host}" for host in domains if _as_read(host) in hosts]
    else:
        gone += [f"domains[{at}]" for at, each in enumerate(domains) if _as_read(each["host"]) in hosts]
    for path in reversed(gone):
        text = remove_value(text, path)
    return draft.with_access_text(text) if gone else draft


def _listed(components: Iterable[Component]) -> set[str]:
    return {bare_host(host) for each in components for port in each.ports for host in port.domains}


def _as_read(host: str) -> str:
    return host.strip().rstrip(".").lower()


def _with_setting(text: str, host: str, key: str, value: Any) -> str:
    domains = json.loads(text).get("domains")
    if isinstance(domains, Mapping):
        written = next((each for each in domains if _as_read(each) == host), None)
        if written is None or domains[written] is None:
            return put_member(text, "domains", written or host, {key: value})
        return put_member(text, f"domains.{written}", key, value)
    if isinstance(domains, list):
        for index, each in enumerate(domains):
            if _as_read(str(each["host"])) == host:
                return put_member(text, f"domains[{index}]", key, value)
        return add_item(text, "domains", {"host": host, key: value})
    return put_member(text, "", "domains", {host: {key: value}})
