"""Every output that an app has, and what a secret looks like in it."""

from __future__ import annotations

import base64
import html
import json
import pickle
import re
import traceback
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from fluxviz import FluxvizError, build, check, convert, diff, draw, explain, export, load, trace
from fluxviz.checks import fix_text
from fluxviz.export.card_formats import card_json, card_markdown
from fluxviz.rendering import FORMATS, with_provenance
from fluxviz.topology.reference_card import reference_card

from .shapes import CANARY

_DRAWN = tuple(suffix for suffix in FORMATS if suffix not in (".png", ".pdf", ".html"))


def quick(document: dict[str, Any] | bytes) -> Iterator[tuple[str, str]]:
    """Yield what needs no engine, or the error."""
    text = document if isinstance(document, bytes) else json.dumps(document, indent=2, ensure_ascii=False)
    try:
        spec = load(text)
    except FluxvizError as error:
        yield "error", str(error) + repr(error) + "".join(traceback.format_exception_only(error))
        return
    yield "spec", repr(spec) + repr(spec.components) + str(spec.warnings) + spec.model_dump_json() + _pickled(spec)
    topology = build(spec)
    yield (
        "topology",
        repr(topology) + repr(topology.nodes) + repr(topology.edges) + repr(topology.notes) + _pickled(topology),
    )
    findings = check(text)
    yield "findings", findings.text() + repr(list(findings)) + _pickled(findings)
    writers = (export.findings_json, export.findings_github, export.findings_markdown, export.findings_text)
    yield "findings written", "".join(write([findings]) for write in writers) + export.findings_sarif([findings], "1")
    fixed = fix_text(text.decode("utf-8-sig", "surrogatepass") if isinstance(text, bytes) else text, findings)
    yield "fixes", fixed.diff + "".join(each.text("x") for each in fixed.left)
    yield "explain", repr(explain(topology)) + repr([trace(topology, node.id) for node in topology.nodes])
    card = reference_card(topology)
    yield "hosts", card_json(card, verify=True) + card_markdown(card, verify=True)
    try:
        conversion = convert(text)
    except FluxvizError as error:
        yield "conversion's error", str(error) + repr(error)
    else:
        yield "conversion's report", repr(conversion) + "".join(map(str, conversion.report))
    other = build(load({"version": 4, "name": spec.name, "compose": [{"name": "x", "ports": [1]}]}))
    changes = diff(other, topology)
    yield "changes", repr(changes) + export.changes_markdown(changes, everything=True) + export.changes_json(changes)


def whole(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield every output."""
    yield from quick(document)
    try:
        diagram = draw(document)
    except FluxvizError:
        return
    yield "picture", diagram.svg() + diagram.dot() + diagram.json() + diagram.text() + repr(diagram)
    yield "notebook", repr(diagram._repr_mimebundle_())
    for suffix in _DRAWN:
        yield f"saved as {suffix}", str(with_provenance(diagram, suffix))


_NUMBERED = re.compile(r"\\u([0-9a-fA-F]{4})")


def _pickled(value: object) -> str:
    return pickle.dumps(value).decode("latin-1")


def leaks(outputs: Iterator[tuple[str, str]]) -> list[str]:
    """Name the outputs that hold the canary: as it is, escaped in any way, or in base64."""
    cores = [base64.b64encode(b"x" * lead + CANARY.encode())[4:-4].decode() for lead in range(3)]
    found = []
    for name, text in outputs:
        folded = "\n".join((text, unquote(text), html.unescape(text), _plain(text))).casefold()
        if CANARY.casefold() in folded or any(core in text for core in cores):
            at = folded.find(CANARY.casefold())
            found.append(f"{name}: …{folded[max(0, at - 80) : at + 30]!r}")
    return found


def _plain(text: str) -> str:
    """Return a text with the signs that JSON and JavaScript write by their numbers."""
    return _NUMBERED.sub(lambda found: chr(int(found[1], 16)), text) if "\\u" in text else ""
