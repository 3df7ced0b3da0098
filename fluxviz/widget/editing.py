"""An explorer that edits the app's own texts: what can be changed of them, and fixes of what was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from fluxviz.checks import Finding, Findings, fix_text
from fluxviz.checks.rules import read_codes
from fluxviz.editing import (
    Draft,
    add_component,
    entry_places,
    remove_component,
    set_cloudflare,
    set_domains,
    set_image,
    set_ports,
    set_target,
    suppress,
)
from fluxviz.errors import FluxvizError
from fluxviz.exploring import (
    describe_what_if,
    keep_what_if,
)
from fluxviz.refusing import require_text, strict
from fluxviz.spec import SslMode
from fluxviz.widget.pending import PendingTraits
from fluxviz.widget.what_if_traits import OF_ACCESS, OF_SPEC


class EditingTraits(PendingTraits):
    """An explorer that edits the app's own texts."""

    @strict
    def edit(
        self,
        component: str,
        *,
        image: str | None = None,
        ports: Mapping[int, int] | None = None,
        domains: Sequence[str] | None = None,
        variable: str | None = None,
        host: str | None = None,
        port: int | None = None,
    ) -> None:
        """Edit a component.

        Args:
            component: Its name.
            image: Its Docker image.
            ports: Its ports: each public port to the one behind it.
            domains: The custom domains of its ports, in their order; empty text for none.
            variable: A variable, for what follows.
            host: The host that the variable names: a component's name, or any host.
            port: The port that the variable gives.

        Raises:
            UnknownNameError: no such component, or no such variable.
            FluxvizError: it cannot be edited so, or nothing changes.

        >>> import fluxviz
        >>> explorer = fluxviz.explore({"version": 4, "name": "shop", "compose": [
        ...     {"name": "web", "repotag": "nginx:1.27", "ports": [8080], "containerPorts": [80]}]})
        >>> explorer.edit("web", image="nginx:1.28")
        >>> explorer.edits
        ('web: image nginx:1.28',)

        """
        changes: list[tuple[str, Callable[[Draft], Draft]]] = []
        if image is not None:
            changes.append((f"image {image}", lambda draft: set_image(draft, component, image)))
        if ports is not None:
            pairs = ports.items() if isinstance(ports, Mapping) else ()
            said = ", ".join(f"{public} to {inside}" for public, inside in pairs)
            changes.append((f"ports {said or 'none'}", lambda draft: set_ports(draft, component, ports)))
        if domains is not None:
            said = ", ".join(str(each) for each in domains if each) if isinstance(domains, (list, tuple)) else ""
            changes.append((f"domains {said or 'none'}", lambda draft: set_domains(draft, component, domains)))
        if variable is not None and (host is not None or port is not None):
            said = ":".join(str(each) for each in (host, port) if each is not None)
            changes.append(
                (f"{variable} leads to {said}", lambda draft: set_target(draft, component, variable, host, port))
            )
        elif host is not None or port is not None:
            raise FluxvizError("a host or a port is that of a variable: give variable=, too")
        if not changes:
            raise FluxvizError("expected what to edit: image, ports, domains, or variable with host or port")

        def change(draft: Draft) -> Draft:
            for _, make in changes:
                draft = make(draft)
            return draft

        self._edit(f"{component}: {'; '.join(said for said, _ in changes)}", change)

    @strict
    def edit_cloudflare(
        self,
        domain: str,
        *,
        proxied: bool | None = None,
        ssl: SslMode | str | None = None,
        always_https: bool | None = None,
    ) -> None:
        """Set what CloudFlare does with a custom domain, in the access file beside the spec.

        Args:
            domain: The custom domain.
            proxied: CloudFlare proxies it.
            ssl: CloudFlare's SSL mode.
            always_https: CloudFlare's "Always Use HTTPS".

        Raises:
            UnknownNameError: no such domain, or no such mode.
            FluxvizError: nothing changes, or the access file is TOML.

        """
        asked = {"proxied": proxied, "ssl": getattr(ssl, "value", ssl), "always_https": always_https}
        said = ", ".join(f"{name} {_said(value)}" for name, value in asked.items() if value is not None)
        change = {"proxied": proxied, "ssl": ssl, "always_https": always_https}
        self._edit(f"{domain}: {said}", lambda draft: set_cloudflare(draft, domain, **change))  # type: ignore[arg-type]

    @strict
    def add(self, part: str, *, name: str | None = None) -> None:
        """Add a component of one of the guide's patterns.

        Args:
            part: The pattern and the component, such as ``full_stack/postgres``.
            name: What it is called; None: as in the pattern.

        Raises:
            UnknownNameError: there is no such one; lists all.
            FluxvizError: there is a component of that name, or the app has no list of components.

        """
        require_text(part, "a component of a pattern")
        said = f"{name or part.rpartition('/')[2]}: added from {part}"
        self._edit(said, lambda draft: add_component(draft, part, name))

    @strict
    def remove(self, component: str) -> None:
        """Take a component out of the spec, and its domains and declared links out of the access file.

        What calls it stays as it is written.

        Raises:
            UnknownNameError: there is no such component.
            FluxvizError: it is the only one, or volumes are shared by numbers that would change.

        """
        before = self._pending.draft
        after = remove_component(before, component)
        hosts = {each.host for each in after.access.domains}
        gone = [each.host for each in before.access.domains if each.host not in hosts]
        if len(after.access.links) < len(before.access.links):
            gone.append("its links")
        where = f", and {', '.join(gone)} of the access file" if gone else ""
        self._edit(f"{component}: removed{where}", lambda _: after)

    @strict
    def fix(self, *, rule: str | None = None, where: str | None = None) -> Findings:
        """Fix findings whose fix is certain, and return those that are fixed.

        Args:
            rule: The code of a rule, or what codes begin with; None: every rule.
            where: The place of one finding; None: wherever it stands.

        Raises:
            UnknownNameError: there is no such rule.
            FluxvizError: none of them has a fix that is certain.

        """
        found = self._base_findings()
        found = found.of(rule) if rule is not None else found
        wanted = [each for each in found if each.certain_fix and where in (None, each.where)]
        fixed: list[Finding] = []

        def change(draft: Draft) -> Draft:
            done = fix_text(draft.text, wanted)
            fixed.extend(done.applied)
            if not done.applied:
                raise FluxvizError("no finding here has a fix that is certain")
            entries, edits = entry_places(draft.spec), [each.certain_fix for each in done.applied if each.certain_fix]
            words = [
                (*entries[edit.where], word) for edit in edits if edit.where in entries for word in (edit.old, edit.new)
            ]
            return draft.with_text(done.text, *words)

        codes = ", ".join(dict.fromkeys(f"{each.code} of {each.component or 'the app'}" for each in wanted))
        self._edit(f"fixed {codes}", change)
        return Findings(fixed, found.source)

    @strict
    def suppress(self, rule: str, *, where: str = "", reason: str) -> None:
        """Write into the access file beside the spec that a finding is known and lived with.

        Args:
            rule: The code of its rule.
            where: The component, place, node or edge; empty: everywhere.
            reason: Why.

        Raises:
            UnknownNameError: no rule has a code that begins so; lists all.
            FluxvizError: there is no reason, or the access file is TOML.

        """
        read_codes([rule])
        place = f" at {where}" if where else ""
        self._edit(f"{rule}{place}: suppressed: {reason}", lambda draft: suppress(draft, rule, where, reason))

    def keep(self) -> None:
        """Make edits of the what-ifs that are applied.

        Raises:
            FluxvizError: none is applied; or the texts cannot say what is.

        """
        what_if = self._what_if()
        if not what_if:
            raise FluxvizError("there is no what-if to keep")
        said = " ".join(describe_what_if(self._case.topology, what_if)) or "what was tried"
        pending = self._pending.edit(f"kept: {said}", lambda draft: keep_what_if(draft, what_if))
        self._set_what_if({**OF_SPEC, **OF_ACCESS})
        self._take(pending)


def _said(value: object) -> str:
    return {True: "on", False: "off"}.get(value, str(value)) if isinstance(value, bool) else str(value)
