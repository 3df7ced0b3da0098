"""The apps that questions are made from in these tests: our own specs, the guide's patterns, and the real ones."""

from __future__ import annotations

from collections.abc import Iterator

import fluxviz
from fluxviz import Topology
from fluxviz.errors import DocumentError
from fluxviz.patterns import PATTERNS, guide_example
from fluxviz.spec import access_beside
from tests.specimens import ALL, SHARED, path_of

DOMAIN = {"domains": {"shop.example.com": {"ssl": "flexible"}, "example.org": {"proxied": False}}}


def ours() -> Iterator[tuple[str, Topology]]:
    """Yield the topologies of our own specs in both namings, of the patterns, and of several apps together."""
    for name in ALL:
        spec = fluxviz.load(path_of(name))
        for naming in (fluxviz.GUIDE, fluxviz.FDM):
            yield f"{name} {naming.name}", fluxviz.build(spec, access=access_beside(path_of(name)), naming=naming)
    for name in PATTERNS:
        for kind, pattern in (("ours", PATTERNS[name].pattern()), ("guide", guide_example(name))):
            yield f"pattern {name} {kind}", fluxviz.build(pattern.spec, access=pattern.access)
    apps = [fluxviz.build(fluxviz.load(path_of(name))) for name in ("v4_shop", "guide_fullstack", "v8_enterprise")]
    yield "several apps", fluxviz.join(apps)


def real() -> Iterator[tuple[str, Topology]]:
    """Yield the topologies of the real specs that can be read, with custom domains of our own besides."""
    for path in sorted(SHARED.glob("*.json")):
        try:
            yield path.stem, fluxviz.build(fluxviz.load(path, name="unnamed"), access=DOMAIN)
        except DocumentError:
            continue  # what cannot be drawn is tested where it is loaded
