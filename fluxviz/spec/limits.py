"""Public ports that FluxOS refuses, and those that cost extra.

Source: ``bannedPorts`` and ``enterprisePorts`` in ``ZelBack/config/default.js`` of RunOnFlux/flux.
"""

from __future__ import annotations

BANNED_PORTS = frozenset(
    {22, 23, 25, 53, 123, 161, 512, 513, 3388, 3389, 4444, 5800, 5900, 5901, 8384, 27017}
    | {*range(16100, 16300), *range(26100, 26300), *range(30000, 30100)}
)
"""Public ports that FluxOS refuses."""


def is_dear_port(port: int) -> bool:
    """Tell whether a public port costs extra on Flux.

    >>> is_dear_port(80), is_dear_port(3000)
    (True, False)
    """
    return port <= 1023 or port in {6667, 8080, 8081, 8443}
