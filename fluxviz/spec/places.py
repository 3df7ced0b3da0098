"""Where each part of an app stands in its document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fluxviz.spec.components import environment_key
from fluxviz.spec.model import AppSpec, Component


class Places:
    """Where each part of an app stands in its document.

    Attributes:
        spec: The app.
        original: What it was read from.
        list_key: The key of the list of components.

    """

    def __init__(self, spec: AppSpec) -> None:
        self.spec, self.original = spec, spec.original
        document = self.original.document
        self.list_key = "components" if "components" in document and not document.get("compose") else "compose"

    def at(self, component: Component, rest: str = "") -> str:
        """Return the path of a component, or of something in it, within the spec."""
        whole = "" if self.spec.single_container else f"{self.list_key}[{component.index}]"
        return f"{whole}.{rest}" if whole and rest else whole or rest

    def written(self, component: Component) -> Mapping[str, Any]:
        """Return a component as it stands in the document; empty where there is none."""
        document = self.original.document
        if self.spec.single_container:
            return document
        parts = document.get(self.list_key)
        found = parts[component.index] if isinstance(parts, list) and component.index < len(parts) else {}
        return found if isinstance(found, Mapping) else {}

    def written_environment(self, component: Component) -> Sequence[Any]:
        """Return the entries of a component's environment as the document has them; empty where they are no list."""
        document = self.written(component)
        key = environment_key(document)
        entries = document.get(key)
        return entries if isinstance(entries, list) else ()

    def index_at(self, where: str) -> int | None:
        """Return the number of the component that a path is in; None where it is in none."""
        number = where.partition("]")[0].removeprefix("compose[")
        return int(number) if where.startswith("compose[") and number.isdigit() else None

    def component_at(self, where: str) -> Component | None:
        """Return the component that a path is in."""
        index = self.index_at(where)
        return next((each for each in self.spec.components if each.index == index), None)

    def environment_at(self, component: Component, index: int) -> str:
        """Return the path of an entry of the environment."""
        document = self.written(component)
        key = environment_key(document)
        if isinstance(document.get(key), Mapping):
            return self.at(component, f"{key}.{component.environment[index].name}")
        if isinstance(document.get(key), str):
            return self.at(component, key)
        return self.at(component, f"{key}[{index}]")

    def command_at(self, component: Component, text: str) -> str:
        """Return the path of the word of a command that holds a text."""
        words = self.written(component).get("commands")
        for index, word in enumerate(words if isinstance(words, list) else ()):
            if isinstance(word, str) and text and text.lower() in word.lower():
                return self.at(component, f"commands[{index}]")
        return self.at(component, "commands")

    def port_at(self, component: Component, key: str, index: int, port: int | None = None) -> str:
        """Return the path of a port: of this number in the document where there is one, else at this index."""
        document = self.written(component)
        singular = key.removesuffix("s")
        if key not in document and singular in document:
            return self.at(component, singular)
        written = document.get(key)
        if port is not None and isinstance(written, list):
            index = next((i for i, each in enumerate(written) if str(each) == str(port)), index)
        return self.at(component, f"{key}[{index}]" if not isinstance(written, (str, int)) else key)
