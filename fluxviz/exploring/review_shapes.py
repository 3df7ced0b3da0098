"""The shapes of what a browser is given of a review; ``frontend/shapes.js`` says the same in JSDoc."""

from __future__ import annotations

from typing import Any, NotRequired, TypedDict


class NoteEntry(TypedDict):
    """A note.

    Attributes:
        part: Id of the part that it is about; empty for the app.
        number: Which of the part's notes it is, from 1.
        here: The app has such a part.
        text: The note, in Markdown.
        author: Who says so.
        date: When.
        state: ``open`` or ``resolved``.

    """

    part: str
    number: int
    here: bool
    text: str
    author: str
    date: str
    state: str


class TourStop(TypedDict):
    """One stop of a tour: what is to be seen, and the traits that show it."""

    text: str
    state: dict[str, Any]


class TourEntry(TypedDict):
    """A tour."""

    title: str
    steps: list[TourStop]


class FoundEntry(TypedDict):
    """A finding, as far as it can be fixed or lived with.

    Attributes:
        code: The code of its rule.
        where: Its path in the document.
        part: Id of what a click selects; empty where that is nothing.
        text: What is wrong.
        certain: It has a fix that is certain.
        patch: On a page of its own, the fix; empty where a secret stands on its line.

    """

    code: str
    where: str
    part: str
    text: str
    certain: bool
    patch: NotRequired[str]


class VariableForm(TypedDict):
    """A variable that names a host; of its port where that stands beside it."""

    name: str
    host: str
    port: int | None


class ComponentForm(TypedDict):
    """What can be edited of a component.

    Attributes:
        key: Its key.
        part: The id of its node.
        image: Its image, without credentials.
        ports: Its ports, public and container.
        domains: The custom domain of each.
        variables: The variables that name a host.

    """

    key: str
    part: str
    image: str
    ports: list[list[int | None]]
    domains: list[str]
    variables: list[VariableForm]


class DomainForm(TypedDict):
    """What CloudFlare does with a custom domain."""

    host: str
    proxied: bool
    ssl: str
    always: bool


class ReviewState(TypedDict):
    """What there is of a review; what is not there is not known, or not to be had on a page.

    Attributes:
        module: The digest of the module that shows it.
        may_edit: The readers may edit and note.
        error: Why what was last asked was not done; empty where it was.
        at: The form of the browser that asked it.
        cannot: Why nothing can be edited.
        notes: The notes.
        tours: The tours.
        edits: What waits, in sentences.
        diff: What that changes, masked.
        files: What would be written.
        refused: Why it cannot be written; empty where it can.
        found: The findings.
        components: Forms of the components.
        domains: Forms of CloudFlare.
        parts: The components of patterns that can be added.

    """

    module: NotRequired[str]
    may_edit: NotRequired[bool]
    error: NotRequired[str]
    at: NotRequired[str]
    cannot: NotRequired[str]
    notes: NotRequired[list[NoteEntry]]
    tours: NotRequired[list[TourEntry]]
    edits: NotRequired[list[str]]
    diff: NotRequired[str]
    files: NotRequired[list[str]]
    refused: NotRequired[str]
    found: NotRequired[list[FoundEntry]]
    components: NotRequired[list[ComponentForm]]
    domains: NotRequired[list[DomainForm]]
    parts: NotRequired[list[str]]
