"""Read an SVG back: its elements, ids and texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, fromstring

_SPACE = "{http://www.w3.org/2000/svg}"
_XML_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Picture:
    """A parsed SVG."""

    root: Element

    @property
    def elements(self) -> Iterator[Element]:
        return self.root.iter()

    def of(self, tag: str) -> list[Element]:
        return list(self.root.iter(_SPACE + tag))

    @property
    def ids(self) -> list[str]:
        return [element.attrib["id"] for element in self.elements if "id" in element.attrib]

    def groups(self, kind: str) -> dict[str, Element]:
        """Give the groups that are a ``node`` or a ``link``, by their data-id.

        A card that stands for several nodes is a ``group``, with a group for each of them inside.
        """
        found = {}
        for group in self.of("g"):
            classes = group.attrib.get("class", "").split()
            if classes[:1] == [kind] and "node-group" not in classes:
                assert group.attrib["data-id"] not in found
                found[group.attrib["data-id"]] = group
        return found

    def title(self, group: Element) -> str:
        """Give the title of a group itself."""
        return group.findtext(f"{_SPACE}title") or ""

    @property
    def words(self) -> str:
        """Give everything that is read as text."""
        return "\n".join("".join(text.itertext()) for text in self.of("text"))

    @property
    def description(self) -> str:
        return self.root.findtext(f"{_SPACE}desc") or ""


def read_svg(svg: str) -> Picture:
    """Parse an SVG that must be well-formed."""
    assert _XML_ILLEGAL.search(svg) is None
    return Picture(fromstring(svg.encode("utf-8")))
