"""Diagram: a picture of an app's network, which saves itself, shows itself, and is explored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fluxviz.rendering import StillDiagram

if TYPE_CHECKING:
    from fluxviz.widget import Explorer


class Diagram(StillDiagram):
    """A picture of an app's network. It does not change; ``with_`` gives another.

    Attributes:
        topology: What it shows.
        theme: ``auto`` (light, and dark where the reader's system is), ``light``, ``dark`` …
        direction: ``TB``: top to bottom; ``LR``: the public side to the left of the app; ``auto``: top to bottom,
            unless text then gets too small on a docs page and left to right is better.
        engine: ``pure``: the embedded Graphviz engine; ``dot``: the system's, whose bytes differ.
        highlight: What is highlighted, such as the paths of a trace; None: everything.
        detail: ``overview``, ``network`` or ``full``.
        view: ``all``, ``public`` or ``internal``.
        remarks: Id of each part that changed to what is said of it, where it shows a change.
        change: What changed, where it shows a change.
        applied: The app as it is, and what is tried on it, where it shows a what-if.
        findings: What is wrong, numbered on the picture and listed under it.

    """

    def explore(self, **traits: Any) -> Explorer:
        """Return a widget to review the app by clicking through it, in a notebook.

        Args:
            traits: What the widget begins with, such as ``selected="api"`` or ``ssl="flexible"``; see
                :class:`fluxviz.Explorer`.

        Raises:
            UnknownKeywordError: there is no such trait.

        """
        from fluxviz.widget import Explorer  # Jupyter's packages, which a picture does not need

        highlighted = {"trace": list(self.highlight.ends)} if self.highlight and self.highlight.ends else {}
        return Explorer(self, **{**highlighted, **traits})
