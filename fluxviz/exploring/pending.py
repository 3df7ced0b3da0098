"""Edits that wait: what was done to an app's texts since they were read, taken back or written to their files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from fluxviz.conversion.rewriting import written_of
from fluxviz.editing import EMPTY_ACCESS, Draft, HeldText, unified_patch
from fluxviz.errors import AccessError, DocumentError, FluxvizError, SpecError, UnwritableError
from fluxviz.export import write_files
from fluxviz.spec import AppSpec, PublicAccess, access_beside, load_access
from fluxviz.spec.document import document_text
from fluxviz.spec.original import Original
from fluxviz.spec.source import Document, open_document

_MARK = "\ufeff"


@dataclass(frozen=True)
class File:
    """A file as it was read.

    Attributes:
        path: Where it stands; None where the text is in no file.
        there: There is such a file already.
        marked: It begins with a byte order mark.

    """

    path: Path | None = None
    there: bool = False
    marked: bool = False

    def name(self, otherwise: str) -> str:
        """Return what a patch calls it: its path from the working folder, or its name."""
        if self.path is None:
            return otherwise
        here = Path.cwd()
        return self.path.relative_to(here).as_posix() if self.path.is_relative_to(here) else self.path.name

    def whole(self, text: str) -> str:
        """Return a text as the file has it."""
        return f"{_MARK}{text}" if self.marked else text


@dataclass(frozen=True)
class Step:
    """One edit.

    Attributes:
        said: What was done, in a sentence without secrets.
        draft: The app after it.

    """

    said: str
    draft: Draft


@dataclass(frozen=True)
class Pending:
    """An app's texts as they were read, and the edits since. Its repr holds no text.

    Attributes:
        first: The app as it was read.
        spec_file: Where the spec stands.
        access_file: Where the access file stands, or belongs.
        steps: The edits, in order.
        access_is_given: The public access came from no file beside the spec.

    """

    first: Draft
    spec_file: File = File()
    access_file: File = File()
    steps: tuple[Step, ...] = ()
    access_is_given: bool = False

    @classmethod
    def of(cls, spec: AppSpec, access: PublicAccess) -> Self:
        """Begin with an app as it was loaded.

        Raises:
            FluxvizError: there is no document that it was read from.

        """
        file, spec_file = spec.original.file, File()
        written = written_of(spec)
        if written.document is not spec.original.document:
            # It was changed since it was read, as by a what-if: its text is written anew, and is in no file.
            spec = spec.model_copy(update={})
            spec.keep_original(Original(written.document, document_text(written.document)))
        elif file is not None and spec.original.text is not None:
            spec_file = File(file, there=True, marked=_read(file, SpecError).marked if file.is_file() else False)
        access_file, text, is_given = _access_file(file if spec_file.path else None, access)
        return cls(Draft.of(spec, access, text), spec_file, access_file, access_is_given=is_given)

    @property
    def draft(self) -> Draft:
        """The app after every edit."""
        return self.steps[-1].draft if self.steps else self.first

    def edit(self, said: str, change: Callable[[Draft], Draft]) -> Self:
        """Return it with an edit more.

        Raises:
            FluxvizError: it cannot be made, it changes nothing, or the access file is TOML.

        """
        draft = change(self.draft)
        if (draft.text, draft.access_text) == (self.draft.text, self.draft.access_text):
            raise FluxvizError(f"nothing changes: {said}")
        path = self.access_file.path
        if draft.access_text != self.draft.access_text and path is not None and path.suffix == ".toml":
            raise FluxvizError(f"{path.name} is TOML, of which fluxviz edits nothing: write it there ({said})")
        return replace(self, steps=(*self.steps, Step(said, draft)))

    def undo(self) -> Self:
        """Return it without the last edit.

        Raises:
            FluxvizError: there is none.

        """
        if not self.steps:
            raise FluxvizError("there is no edit to undo")
        return replace(self, steps=self.steps[:-1])

    def with_access(self, access: PublicAccess) -> Self:
        """Return it with public access that was given in place of the file's."""

        def other(draft: Draft) -> Draft:
            return replace(draft, access=access, access_text=_as_text(access))

        steps = tuple(replace(step, draft=other(step.draft)) for step in self.steps)
        return replace(self, first=other(self.first), access_file=File(), steps=steps, access_is_given=True)

    @property
    def shown(self) -> str:
        """What the edits change, as a patch for eyes: everything that could be secret is masked."""
        names = self.spec_file.name(f"{self.first.spec.name}.json"), self.access_file.name(self._access_name)
        return self.draft.patch_shown(self.first, *names, created=not self.access_file.there)

    def patch(self) -> HeldText:
        """Return what the edits change, as ``git apply`` takes it."""
        first, draft = self.first, self.draft
        spec_name = self.spec_file.name(f"{first.spec.name}.json")
        spec = unified_patch(self.spec_file.whole(first.text), self.spec_file.whole(draft.text), spec_name)
        whole = self.access_file.whole
        old = whole(first.access_text) if self.access_file.there else ""
        new = whole(draft.access_text) if draft.access_text != first.access_text else old
        access = unified_patch(old, new, self.access_file.name(self._access_name), created=not self.access_file.there)
        return HeldText(spec + access, self.shown)

    @property
    def _access_name(self) -> str:
        return f"{self.first.spec.name}.access.json"

    @property
    def targets(self) -> dict[str, str]:
        """Why each text that changes cannot be written to a file; empty text where it can."""
        told: dict[str, str] = {}
        if self.draft.text != self.first.text:
            told["spec"] = "" if self.spec_file.path else "the spec was not read from a file: take explorer.source"
        if self.draft.access_text != self.first.access_text:
            known = self.access_file.path is not None
            told["access"] = "" if known else "the access was not read from a file: take explorer.access_source"
        return told

    def write(self) -> tuple[tuple[Path, ...], Self]:
        """Write the edits to their files, whole or not at all, and return these, and what begins anew from there.

        Raises:
            FluxvizError: there is no file, or what stands in it is not what was read.
            UnwritableError: a file cannot be written.

        """
        targets = self.targets
        if refused := next(filter(None, targets.values()), ""):
            raise FluxvizError(refused)
        texts: dict[Path, str] = {}
        for kind, file, before, after, error in (
            ("spec", self.spec_file, self.first.text, self.draft.text, SpecError),
            ("access", self.access_file, self.first.access_text, self.draft.access_text, AccessError),
        ):
            if kind not in targets or file.path is None:
                continue
            _refuse_changed(file, before, error)
            texts[file.path] = file.whole(after)
        try:
            write_files(texts)
        except OSError as error:
            names = ", ".join(path.name for path in texts)
            raise UnwritableError(names, error.strerror or "not a path", error.errno) from None
        access_file = replace(self.access_file, there=True) if "access" in targets else self.access_file
        return tuple(texts), replace(self, first=self.draft, access_file=access_file, steps=())


def _refuse_changed(file: File, text: str, error: type[DocumentError]) -> None:
    assert file.path is not None  # noqa: S101 - asked before
    if not file.there:
        if file.path.exists():
            raise FluxvizError(f"{file.path.name} has come into being since: explore the app anew")
        return
    now = _read(file.path, error)
    if (now.text, now.marked) != (text, file.marked):
        raise FluxvizError(f"{file.path.name} has changed since it was read: explore the app anew; nothing was written")


def _read(path: Path, error: type[DocumentError]) -> Document:
    return open_document(path, error)


def _access_file(spec_file: Path | None, access: PublicAccess) -> tuple[File, str, bool]:
    """Return the access file, its text, and whether the access came from elsewhere."""
    if spec_file is None:
        return File(), _as_text(access), access != PublicAccess()
    beside = access_beside(spec_file)
    if beside is None:
        if access != PublicAccess():
            return File(), _as_text(access), True
        return File(spec_file.with_suffix("").with_name(f"{spec_file.stem}.access.json")), EMPTY_ACCESS, False
    if load_access(beside) != access:
        return File(), _as_text(access), True
    document = _read(beside, AccessError)
    if beside.suffix == ".toml":
        return File(beside, there=True), _as_text(access), False
    return File(beside, there=True, marked=document.marked), document.text or "", False


def _as_text(access: PublicAccess) -> str:
    """Write public access as a file would have it."""
    found = {key: value for key, value in access.model_dump(mode="json", exclude_defaults=True).items() if value}
    return document_text(found) if found else EMPTY_ACCESS
