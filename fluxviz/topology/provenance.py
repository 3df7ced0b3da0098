"""What a topology was built from, for those who look at it once more."""

from __future__ import annotations

from dataclasses import dataclass, field

from fluxviz.spec import AppSpec, Component, PublicAccess
from fluxviz.spec.access_file import AccessFile
from fluxviz.topology.references.finding import Reference
from fluxviz.topology.routes import Routes


@dataclass(frozen=True)
class Provenance:
    """A spec, what is known of its access, and what was read in both.

    Attributes:
        spec: The app.
        access: What the spec cannot say.
        routes: Its published ports and public names.
        references: Every place where a component names a host.
        access_file: Where the overlay was read from.
        gone: Components that a what-if or a change has just taken away: what still calls them means them.

    """

    spec: AppSpec
    access: PublicAccess
    routes: Routes = field(repr=False)
    references: tuple[Reference, ...] = field(repr=False)
    access_file: AccessFile = field(default_factory=AccessFile, repr=False)
    gone: tuple[Component, ...] = field(default=(), repr=False)
