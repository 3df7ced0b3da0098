"""Pattern: a spec that is ready, what goes beside it, and where it parts from the guide."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from fluxviz.spec import AppSpec, PublicAccess, load
from fluxviz.spec.document import document_text


@dataclass(frozen=True)
class Pattern:
    """One pattern of the guide, with its parameters filled in.

    Attributes:
        name: What it is asked for by, such as ``full_stack``.
        title: What it is called.
        shows: What there is to see, in a sentence.
        section: Where the guide has it.
        text: The document as JSON, as a file has it.
        access: What the spec cannot say, for ``draw`` and ``build``; None: nothing.
        deviations: Where it parts from the guide's own text and why, a sentence each.
        remaining: What is still to be filled in or decided, a sentence each.

    """

    name: str
    title: str
    shows: str
    section: str
    text: str = field(repr=False)
    access: PublicAccess | None = None
    deviations: tuple[str, ...] = field(default=(), repr=False)
    remaining: tuple[str, ...] = field(default=(), repr=False)

    @property
    def document(self) -> dict[str, Any]:
        """The document as plain values, anew each time."""
        document: dict[str, Any] = json.loads(self.text)
        return document

    @cached_property
    def spec(self) -> AppSpec:
        """The app."""
        return load(self.document, source_name=self.name)

    @property
    def access_text(self) -> str:
        """The access overlay as JSON, as ``NAME.access.json`` beside the spec has it; empty where there is none."""
        if self.access is None:
            return ""
        settings = [domain.model_dump(mode="json", exclude_none=True) for domain in self.access.domains]
        return document_text({"domains": {each.pop("host"): each for each in settings}})
