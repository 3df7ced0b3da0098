"""Apps whose components are encrypted: what cannot be read is told to be so, and never to be gone, or the same."""

from __future__ import annotations

from fluxviz.changes.model import Change
from fluxviz.topology import Topology

_TOLD = {
    (False, True): ("readable", "encrypted", "The components are encrypted now: what they do cannot be read any more."),
    (True, False): ("encrypted", "readable", "The components can be read now; before, they were encrypted."),
    (True, True): ("encrypted", "encrypted", "The components are encrypted: whether they changed cannot be read."),
}


def compare_sealed(before: Topology, after: Topology) -> Change | None:
    """Return what is to be said where the components of one side cannot be read; None where nothing is hidden.

    Two encrypted sides with the same ciphertext are the same.
    """
    sealed = _is_sealed(before), _is_sealed(after)
    if sealed not in _TOLD or (all(sealed) and _ciphertext(before) == _ciphertext(after)):
        return None
    once, now, text = _TOLD[sealed]
    return Change(kind="sealed", text=text, before=once, after=now)


def _is_sealed(topology: Topology) -> bool:
    return topology.spec is not None and topology.spec.encrypted


def _ciphertext(topology: Topology) -> object:
    """Return the ciphertext, to be compared and never shown."""
    return None if topology.spec is None else topology.spec.original.document.get("enterprise")
