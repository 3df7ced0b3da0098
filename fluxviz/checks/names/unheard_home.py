"""FX112: ``localhost`` on a port of which nothing says that the component itself listens there."""

from __future__ import annotations

from fluxviz.checks.subject import Subject
from fluxviz.topology.protocols import WELL_KNOWN, family
from fluxviz.topology.references.finding import Reference
from fluxviz.topology.references.vocabulary import read_name

_BINDS = frozenset({"addr", "address", "bind", "listen"})
"""Words of settings that hold what a server binds to, as well as what a client calls."""


def why_unheard(subject: Subject, reference: Reference) -> str:
    """Return what to say of a call to ``localhost`` behind which nobody is known to listen; empty where it may work.

    A process may call itself over HTTP, as a health check does, and an image may hold more than one server: over HTTP
    it is said of a known product alone, and of no image that is a store itself.
    """
    own, port = subject.components[reference.component], reference.port or 0
    asked = family(reference.asked or WELL_KNOWN.get(port, "http"))
    product = subject.product(own)
    if reference.is_for_browser or reference.entry is None or asked in ("tcp", "udp"):
        return ""
    if asked == "http" and (product is None or not product.ports):
        return ""
    words = read_name(reference.evidence[0].variable).words
    if (_BINDS & {*words} and "://" not in reference.evidence[0].value) or subject.technology(own).role == "database":
        return ""
    command = " ".join(word.read() for word in own.commands).lower()
    if asked in command or str(port) in command:
        return ""  # it may start that server beside its own
    if "sock" in own.environment[reference.entry].value.read().lower():
        return ""  # a socket of the file system stands in a shared volume, perhaps
    return f"which is {own.name} itself; nothing in the spec says that it listens there"
