"""Why a link is believed: the place in the spec, the rule that read it, and how sure that is."""

from __future__ import annotations

from typing import Literal

from fluxviz.frozen import Frozen

USUAL_PORT = "usual port"
"""How the rule of a link ends whose port no setting gives: the target's that fits, or the usual one of its image."""

Certainty = Literal["certain", "likely", "declared"]


class Evidence(Frozen):
    """One place in the spec that a link was read from.

    Attributes:
        component: The component whose variable or command it is.
        variable: The variable's name; ``command`` for the Docker command, ``containerData`` for a volume;
            empty where the link was declared.
        rule: How it was read, such as ``url`` or ``host and port pair``.
        value: The value with every secret part masked.
        certainty: ``certain``, ``likely``, or ``declared`` by the user.
        why: One sentence.

    """

    component: str
    variable: str
    rule: str
    value: str = ""
    certainty: Certainty = "certain"
    why: str = ""
