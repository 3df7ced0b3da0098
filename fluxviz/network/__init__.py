"""The public API of the Flux network: the one place that opens sockets for it, and only when it is asked.

It knows names, addresses, envelopes and what can go wrong; it knows nothing of specs. Needs the extra ``live``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fluxviz.lazy import fetch_lazily

if TYPE_CHECKING:
    from fluxviz.network.api import FluxApi as FluxApi
    from fluxviz.network.bases import Bases as Bases
    from fluxviz.network.causes import Cause as Cause
    from fluxviz.network.names import app_name as app_name
    from fluxviz.network.names import name_in as name_in
    from fluxviz.network.rows import InstallError as InstallError
    from fluxviz.network.rows import Location as Location
    from fluxviz.network.rows import Place as Place
    from fluxviz.network.rows import Price as Price
    from fluxviz.network.rows import Verdict as Verdict
    from fluxviz.network.wording import harmless as harmless

__getattr__, __dir__, __all__ = fetch_lazily(
    __name__,
    {
        "api": ("FluxApi",),
        "bases": ("Bases",),
        "causes": ("Cause",),
        "names": ("app_name", "name_in"),
        "rows": ("InstallError", "Location", "Place", "Price", "Verdict"),
        "wording": ("harmless",),
    },
)
