"""What hypothesis draws specs and names from."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

TEXT = st.text(max_size=40)
TOKENS = st.sampled_from(
    ["", "x", "80", "[80]", "[", "{}", "null", "fluxdb_shop", "fluxdb_shop:5432", "a=b", "A=http://fluxdb_shop", "0:/x"]
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | TEXT | TOKENS
WORDS = """
version name compose components repotag ports port containerPorts containerPort domains environmentParameters
enviromentParameters environment commands containerData instances enterprise secrets description owner data status
appSpecifications cpu value
"""
KEYS = TEXT | st.sampled_from(WORDS.split())
JSON_VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6), max_leaves=12
)

Path = tuple[Any, ...]


def paths(value: Any, above: Path = ()) -> list[Path]:
    """List the paths of everything in a document, the document itself first."""
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [above, *(path for key, child in children for path in paths(child, (*above, key)))]


def replaced(value: Any, path: Path, new: Any) -> Any:
    """Give a document with something else at a path."""
    if not path:
        return new
    head, *rest = path
    if isinstance(value, dict):
        return {key: replaced(child, tuple(rest), new) if key == head else child for key, child in value.items()}
    return [replaced(child, tuple(rest), new) if place == head else child for place, child in enumerate(value)]


@st.composite
def mutations(draw: st.DrawFn, document: Any) -> Any:
    """Give a document in which one or more parts are replaced by arbitrary JSON."""
    for _ in range(draw(st.integers(1, 3))):
        document = replaced(document, draw(st.sampled_from(paths(document))), draw(JSON_VALUES))
    return document


@st.composite
def shuffled(draw: st.DrawFn, document: Any) -> Any:
    """Give a document with the keys of every object in another order."""
    if isinstance(document, dict):
        keys = draw(st.permutations(list(document)))
        return {key: draw(shuffled(document[key])) for key in keys}
    if isinstance(document, list):
        return [draw(shuffled(item)) for item in document]
    return document
