"""LinkCanvas: a widget on which cards are connected. What is asked and what is right, those who use it know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from IPython.display import DisplayHandle, display
from traitlets import Dict, List, Unicode

from fluxviz.frontend import packed_canvas
from fluxviz.widget.strict import StrictTraits

Bundle = tuple[dict[str, Any], dict[str, Any]]
"""What an output shows, and its metadata."""


class LinkCanvas(StrictTraits):
    """Cards, and the connections that are drawn between them by mouse, by touch or by keyboard.

    What it shows itself by goes to the browser and into the saved notebook: it holds no answer. An answer that is asked
    for is sent as a message, which nobody keeps.
    """

    _esm = packed_canvas()

    _sheet = Dict(help="the cards, and what there is to choose from").tag(sync=True)
    _drawn = List(Dict(), help="the connections, in the order in which they were drawn").tag(sync=True)
    _verdict = Dict(help="what was said to what was checked last").tag(sync=True)
    _told = List(Unicode(), help="the hints that were told").tag(sync=True)
    _controls = Dict(help="the themes that can be painted with").tag(sync=True)
    _style = Unicode("", help="the style sheet").tag(sync=True)

    def __init__(self, **state: Any) -> None:
        """Make a widget that begins with a state."""
        self._saved: list[DisplayHandle] = []
        super().__init__(**state)
        self.on_msg(self._hear)
        self.observe(lambda _: self._save(), ["_drawn", "_verdict", "_told"])

    def _hear(self, _: object, content: object, __: object) -> None:
        """Do what a browser asks for."""
        said = content if isinstance(content, Mapping) else {}
        asked = said.get("ask")
        if asked == "check":
            self._check(said.get("drawn"))
        elif asked == "hint":
            self._tell_hint()
        elif asked == "answer":
            self._tell_answer(said.get("drawn"))
        self.send({"heard": True})  # where nothing changes by it, it is no silence

    def _check(self, drawn: object) -> None:
        """Say what is right and what is wrong with what a browser says is drawn."""
        raise NotImplementedError

    def _tell_hint(self) -> None:
        """Tell the next hint."""
        raise NotImplementedError

    def _tell_answer(self, drawn: object) -> None:
        """Send the answer, beside what a browser says is drawn."""
        raise NotImplementedError

    def _stills(self) -> tuple[Bundle, ...]:
        """Return what is saved beside the widget: for readers without a kernel."""
        raise NotImplementedError

    def _save(self) -> None:
        """Bring what is saved up to date."""
        if self._saved:
            for handle, (bundle, metadata) in zip(self._saved, self._stills(), strict=True):
                handle.update(bundle, metadata=metadata, raw=True)

    def _repr_mimebundle_(self, **options: Any) -> Bundle:
        """Return the widget, and text where there is no kernel to show a widget."""
        view, metadata = super()._repr_mimebundle_(**options) or ({}, {})
        stills = self._stills()
        return {**view, **stills[-1][0]}, {**metadata, **stills[-1][1]}

    def _ipython_display_(self) -> None:
        """Show the widget, and in the next outputs what is saved, which hides while the widget shows."""
        view, _ = super()._repr_mimebundle_() or ({}, {})
        display({name: data for name, data in view.items() if name != "text/plain"}, raw=True)
        self._saved = [
            display(bundle, metadata=metadata, raw=True, display_id=True) for bundle, metadata in self._stills()
        ]
