"""What the parts of an app are called in an estate."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote

from fluxviz.topology.app import App

SHARED_KINDS = ("request", "proxy", "browser_call")
"""The kinds of edges whose ids hold no component: the apps of an estate share them."""


@dataclass(frozen=True)
class EstateNames:
    """What the parts of an app are called in an estate.

    Attributes:
        app: The app, as the estate has it.

    """

    app: App

    @property
    def name(self) -> str:
        """What the app is called in the estate: the second of a name is ``name#2``."""
        return unquote(self.app.key)

    def component_key(self, key: str) -> str:
        """Return the key of a component in the estate."""
        return f"{self.name}.{key}"

    def node_id(self, node: str) -> str:
        """Return a node's id in the estate; what apps share keeps its own."""
        kind, _, rest = node.partition(".")
        return f"{kind}.{self.app.key}.{rest}" if kind in ("component", "volume", "unresolved") else node

    def edge_id(self, name: str) -> str:
        """Put the app's key before the first name of a component in an edge's id."""
        kind, _, rest = name.partition(".")
        for shared in ("edge.", "browser."):
            if kind in ("forward", "direct") and rest.startswith(shared):
                return f"{kind}.{shared}{self.app.key}.{rest.removeprefix(shared)}"
        return f"{kind}.{self.app.key}.{rest}"
