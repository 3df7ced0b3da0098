"""What an explorer shows, as a value: to go back to, to link to, to lead others through."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike, fspath
from typing import Any

from fluxviz.errors import ReviewError
from fluxviz.exploring import LAYERS, WHOLE
from fluxviz.refusing import strict
from fluxviz.reviewing import ViewState, fragment_of
from fluxviz.spec import validate_document
from fluxviz.widget.editing import EditingTraits
from fluxviz.widget.strict import UnknownTraitValueError
from fluxviz.widget.what_if_traits import OF_ACCESS, OF_SPEC

_PLAIN: Mapping[str, Any] = {
    "selected": "",
    "trace": [],
    "path": 0,
    "step": 0,
    "layers": list(LAYERS),
    "side": "both",
    "viewport": list(WHOLE),
    "detail": "network",
    "view": "all",
    "naming": "guide",
    **OF_SPEC,
    **OF_ACCESS,
}
"""What each trait of a state is where the state does not say; what the explorer began with counts first."""
_LOOKS = ("detail", "view", "naming")
_LAST = ("path", "step", "viewport")
"""What follows from the others, and is set when these are."""


class ViewingTraits(EditingTraits):
    """An explorer whose view is a value."""

    @property
    def _plain(self) -> dict[str, Any]:
        diagram = self._diagram
        looks = (diagram.detail, diagram.view, diagram.topology.naming)
        return {**_PLAIN, **dict(zip(_LOOKS, looks, strict=True))}

    @property
    def state(self) -> dict[str, Any]:
        """What is shown, by trait, as far as it is not as at first: selection, trace, what-ifs, layers, zoom.

        Assigning one shows it again, on this app or on another version of it; what it does not say is as at first.

        >>> import fluxviz
        >>> explorer = fluxviz.explore({"version": 4, "name": "shop", "compose": [
        ...     {"name": "web", "ports": [8080], "containerPorts": [80]},
        ...     {"name": "db", "repotag": "postgres:16", "ports": [], "containerPorts": []}]}, selected="db")
        >>> explorer.off = ["web"]
        >>> explorer.state
        {'selected': 'component.db', 'off': ['web']}
        """
        plain = self._plain
        return ViewState(
            **{name: getattr(self, name) for name, value in plain.items() if getattr(self, name) != value}
        ).traits()

    @state.setter
    def state(self, state: Mapping[str, Any]) -> None:
        given = validate_document(ViewState, state, "<state>", {}, ReviewError).traits()
        asked = {**self._plain, **given}
        with self.hold_sync():
            self.selected, self.trace = "", []
            # What-ifs first: a part may be there only with them. And a trace before its step.
            with self.hold_trait_notifications():
                for name in (*OF_SPEC, *OF_ACCESS, *_LOOKS):
                    setattr(self, name, asked[name])
            if self._refused is not None:
                raise UnknownTraitValueError.of(self._refused)
            for name in asked:
                if name not in (*OF_SPEC, *OF_ACCESS, *_LOOKS, *_LAST):
                    setattr(self, name, asked[name])
            for name in _LAST:
                setattr(self, name, asked[name])

    @strict
    def link(self, page: str | PathLike[str] = "") -> str:
        """Return the address of what is shown, in a page that was saved of this app.

        Args:
            page: The page's address, or its file; empty: what follows it alone.

        >>> import fluxviz
        >>> explorer = fluxviz.explore({"version": 4, "name": "shop", "compose": [
        ...     {"name": "web", "ports": [8080], "containerPorts": [80]}]}, selected="web")
        >>> explorer.link("shop.html")
        'shop.html#selected=component.web'

        """
        return f"{fspath(page).partition('#')[0]}#{fragment_of(ViewState(**self.state))}"
