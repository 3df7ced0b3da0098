"""Draft: the texts of an app while it is edited, and what is read from them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self

from fluxviz.editing.masking import Word, mask_spec
from fluxviz.editing.patching import shown_patch
from fluxviz.errors import FluxvizError
from fluxviz.spec import AppSpec, PublicAccess, load, load_access
from fluxviz.spec.document import document_text
from fluxviz.spec.places import Places

EMPTY_ACCESS = "{}\n"
"""The access file before there is one."""


@dataclass(frozen=True)
class Draft:
    """The texts of an app while it is edited. Its repr holds neither.

    Attributes:
        spec: The app as its text says.
        text: The spec's text.
        access: What the spec cannot say, as its own text says.
        access_text: The text of the access file; ``{}`` where there is none.
        shown: Words of the environment that an edit has changed, and that may be shown: hosts and ports.

    """

    spec: AppSpec
    text: str = field(repr=False)
    access: PublicAccess
    access_text: str = field(default=EMPTY_ACCESS, repr=False)
    shown: frozenset[Word] = frozenset()

    @classmethod
    def of(cls, spec: AppSpec, access: PublicAccess, access_text: str = EMPTY_ACCESS) -> Self:
        """Begin with an app as it was loaded.

        Raises:
            FluxvizError: there is no document that it was read from, as of one that came out of a pickle.

        """
        original = spec.original
        if original.text is not None:
            return cls(spec, original.text, access, access_text)
        if not original.document:
            raise FluxvizError("cannot be edited: there is no document that it was read from")
        text = document_text(original.document)
        return cls(load(text, name=spec.name, source_name=spec.source), text, access, access_text)

    @cached_property
    def places(self) -> Places:
        """Where everything stands in the text."""
        return Places(self.spec)

    def with_text(self, text: str, *shown: Word) -> Self:
        """Return it with another text of the spec.

        Raises:
            SpecError: nothing can be drawn of it then.

        """
        spec = load(text, name=self.spec.name, source_name=self.spec.source)
        return replace(self, spec=spec, text=text, shown=self.shown | set(shown))

    def with_access_text(self, text: str) -> Self:
        """Return it with another text of the access file.

        Raises:
            AccessError: it cannot be read then.

        """
        return replace(self, access=load_access(text), access_text=text)

    def patch_shown(self, since: Draft, name: str, access_name: str, *, created: bool = False) -> str:
        """Return what changed since another, masked, for eyes.

        Args:
            since: The app as it was.
            name: What the spec's file is called.
            access_name: What the access file is called.
            created: There is no access file yet.

        """
        words = self.shown | since.shown
        before, after = (mask_spec(each.text, each.spec, words) for each in (since, self))
        spec = shown_patch(since.text, self.text, before, after, name)
        if self.access_text == since.access_text:
            return spec
        old = "" if created else since.access_text
        return spec + shown_patch(old, self.access_text, (), (), access_name, created=created)
