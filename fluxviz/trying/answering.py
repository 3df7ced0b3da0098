"""What a page shows of a spec that is being typed: its picture, findings and hosts, or what keeps it from them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from fluxviz.checks import check
from fluxviz.checks.rules import get_rule
from fluxviz.diagram import Diagram, draw
from fluxviz.errors import DocumentError, FluxvizError
from fluxviz.export.card_formats import HEADINGS, RECORD_HEADINGS, card_cells, record_cells
from fluxviz.faults import Fault
from fluxviz.spec import load
from fluxviz.spec.source import Document
from fluxviz.topology import FluxEdge, Topology, build
from fluxviz.topology.reference_card import reference_card
from fluxviz.topology.sentences import title_of
from fluxviz.traces import trace
from fluxviz.traces.hops import Path

_COMPOSE_FILE = re.compile(r"""^["\s{]*services["\s]*:\s*(?:\{|#|$)""", re.MULTILINE)
_NO_SPEC = "this is a Compose file; fluxviz reads Flux app specs, which are JSON with a list called compose"
_LOOKS = ("direction", "detail", "theme")


def typed(text: str) -> Document:
    """Return what is typed as the text that it is: never the path of a file, nor an address."""
    return Document("the text", text=text)


def answer(text: str, options: str) -> str:
    """Draw and check what was typed.

    Args:
        text: The text of a spec.
        options: A JSON object with ``naming``, ``direction``, ``detail`` and ``theme``, as of :func:`fluxviz.draw`.

    Returns:
        A JSON object: ``faults``, with their lines, where the text cannot be drawn; else ``name``, ``title``, ``svg``,
        ``findings``, ``warnings``, ``hosts``, ``records``, ``notes``, and the ``nodes`` that a trace can begin at.

    """
    if _COMPOSE_FILE.search(text):
        return _told({"faults": [{"where": "", "line": 1, "message": _NO_SPEC}]})
    looks = json.loads(options)
    try:
        return _told(_answered(_drawn(text, looks)))
    except DocumentError as error:
        return _told({"faults": [_fault(each) for each in error.faults]})
    except FluxvizError as error:
        return _told({"faults": [{"where": "", "line": None, "message": str(error)}]})


def _fault(fault: Fault) -> dict[str, Any]:
    """Return a fault without the advice that is for the command line."""
    message = fault.message.partition(" (or give it with --name")[0]
    if message.startswith("found a list of "):
        message = f"{message.partition(';')[0]}: paste one of them"
    return {"where": fault.where, "line": fault.line, "message": message}


def trace_between(text: str, options: str, start: str, end: str) -> str:
    """Return the paths of a request, each with its steps as sentences, as JSON text."""
    try:
        found = trace(_built(text, json.loads(options)["naming"]), start, end)
    except FluxvizError as error:
        return _told({"problem": str(error)})
    paths = [*map(_path, found.paths), *map(_path, found.blocked)]
    return _told({"paths": paths, "more": found.more})


def save(text: str, options: str, suffix: str) -> str:
    """Return the text of a file of the picture: ``.svg``, ``.html``, ``.md``, ``.mmd`` or ``.drawio``.

    Raises:
        FluxvizError: the text cannot be drawn.

    """
    diagram = _drawn(text, json.loads(options))
    match suffix:
        case ".html":
            return diagram.page()
        case ".md":
            return diagram.markdown()
        case ".mmd":
            return diagram.mermaid()
        case ".drawio":
            return diagram.drawio()
        case _:
            return diagram.svg()


@lru_cache(maxsize=1)
def _built(text: str, naming: str) -> Topology:
    """Return the network of what is typed; picture, trace and files of the same text ask for it one after the other."""
    return build(load(typed(text)), naming=naming)


def _drawn(text: str, options: Mapping[str, Any]) -> Diagram:
    return draw(_built(text, options["naming"]), **{name: options[name] for name in _LOOKS})


def _answered(diagram: Diagram) -> dict[str, Any]:
    topology = diagram.topology
    card = reference_card(topology)
    findings = check(topology)
    return {
        "name": topology.app,
        "title": title_of(topology),
        "svg": diagram.svg(),
        "summary": findings.summary,
        "findings": [
            {
                "code": each.code,
                "severity": each.severity,
                "line": each.line,
                "where": each.where,
                "message": each.sentence,
                "why": each.why,
                "fix": each.fix,
                "title": get_rule(each.code).title,
            }
            for each in findings
        ],
        "warnings": [{"line": each.line, "where": each.where, "message": each.message} for each in topology.warnings],
        "hosts": {"headings": HEADINGS, "rows": card_cells(card)},
        "records": {"headings": RECORD_HEADINGS, "rows": record_cells(card)},
        "notes": [*card.notes, *card.dead],
        "nodes": [{"id": node.id, "label": node.label} for node in topology.nodes if not isinstance(node, FluxEdge)],
    }


def _path(path: Path) -> dict[str, Any]:
    return {"works": path.works, "hosts": path.hosts, "steps": [hop.text for hop in path.hops]}


def _told(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
