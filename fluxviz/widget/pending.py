"""Edits that wait in an explorer: shown, taken back, written to the files that the app was read from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from fluxviz.checks import Findings
from fluxviz.editing import (
    Draft,
    HeldText,
)
from fluxviz.errors import FluxvizError
from fluxviz.exploring import (
    Case,
    Pending,
    apply_what_if,
    check_topology,
    drop_redundant,
    make_case,
)
from fluxviz.spec import PublicAccess
from fluxviz.topology import NAMINGS
from fluxviz.widget.what_if_traits import EDIT, OF_ACCESS, OF_SPEC, WhatIfTraits


class PendingTraits(WhatIfTraits):
    """An explorer in which edits of the app's own texts wait, until :meth:`apply` writes them to their files."""

    _pending_edits: Pending | None = None

    @property
    def edits(self) -> tuple[str, ...]:
        """What was edited since the app was read, and is written nowhere yet, in sentences."""
        return tuple(step.said for step in self._pending.steps) if self._pending_edits is not None else ()

    @property
    def source(self) -> HeldText:
        """The text of the spec with the edits. It holds the app's environment: its repr shows none of it."""
        return HeldText(self._pending.draft.text)

    @property
    def access_source(self) -> HeldText:
        """The text of the access file with the edits; ``{}`` where there is none."""
        return HeldText(self._pending.draft.access_text)

    def patch(self) -> HeldText:
        """Return the edits as a unified diff, as ``git apply`` takes it; empty where there are none.

        Lines around a change stand in it, and may hold secrets: a notebook shows it masked, ``print`` and files get
        the whole.
        """
        return self._pending.patch()

    def apply(self) -> tuple[Path, ...]:
        """Write the edits to the files that the app was read from, every other byte as it was, and return these files.

        Each file takes its place as a whole, or none does.

        Raises:
            FluxvizError: nothing waits; the app was not read from a file; a file has changed since it was read.
            UnwritableError: a file cannot be written.

        """
        if not self.edits:
            raise FluxvizError("there is no edit to apply")
        files, self._pending_edits = self._pending.write()
        self._tell_review()
        return files

    def undo(self) -> None:
        """Take back the last edit.

        Raises:
            FluxvizError: there is none.

        """
        self._take(self._pending.undo())

    @property
    def _pending(self) -> Pending:
        if self._pending_edits is None:
            if self._base.spec is None:
                raise FluxvizError(f"nothing can be edited of {self._what_is_drawn()}: explore one app")
            self._pending_edits = Pending.of(self._base.spec, self._base.access)
        return self._pending_edits

    def _base_findings(self) -> Findings:
        return check_topology(self._edited().topology)

    def _edited(self) -> Case:
        draft = self._pending.draft
        return make_case(draft.spec, draft.access, NAMINGS[self.naming])

    def _begin_edits_anew(self, given: str) -> None:
        if given == "access" and self._pending_edits is not None:
            self._pending_edits = self._pending_edits.with_access(self.access or PublicAccess())
        else:
            self._pending_edits = None
        self._tell_review()

    def _edit(self, said: str, change: Callable[[Draft], Draft]) -> None:
        self._take(self._pending.edit(said, change))

    def _take(self, pending: Pending) -> None:
        """Show an app with other edits; what-ifs that ask for what is gone are taken back."""
        draft, naming, before = pending.draft, NAMINGS[self.naming], self._pending_edits
        self._pending_edits = pending
        try:
            base = self._edited()
        except FluxvizError:
            self._pending_edits = before
            raise
        try:
            apply_what_if(draft.spec, draft.access, naming, drop_redundant(base, self._what_if()))
        except FluxvizError:
            self._set_what_if({**OF_SPEC, **OF_ACCESS})
        self._redraw(given=EDIT)
        self._tell_review()

    def _tell_review(self) -> None:
        """Tell the browser what waits, and what was said."""
