"""Markdown: the picture by reference, and what it says as tables: hosts, links, TLS."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, get_args
from urllib.parse import quote

from fluxviz.export.card_formats import HEADINGS, RECORD_HEADINGS, card_cells, record_cells, table_lines
from fluxviz.export.markdown_text import escape_markdown
from fluxviz.topology import SSL_TITLES, CloudFlare, Edge, FluxEdge, Topology
from fluxviz.topology.public_path import names_of_hop
from fluxviz.topology.reference_card import reference_card
from fluxviz.topology.sentences import title_of
from fluxviz.unseen import clean

Section = Literal["picture", "hosts", "links", "tls"]
SECTIONS: tuple[Section, ...] = get_args(Section)

_LINK_HEADINGS = ("from", "to", "kind", "host", "port", "speaks", "encrypted", "remark")
_TLS_HEADINGS = ("hop", "names", "TLS", "who ends it")


def write_markdown(
    topology: Topology, picture: str = "", sections: Sequence[Section] = SECTIONS, *, heading: str = "##"
) -> str:
    """Write a topology as Markdown.

    Args:
        topology: What it shows.
        picture: What the picture's file is called, as seen from the Markdown file; empty: there is none.
        sections: Which parts are written, in the order of ``SECTIONS``.
        heading: What stands before the title; empty: no headings.

    """
    parts: list[str] = []
    if heading:
        parts += [f"{heading} {escape_markdown(title_of(topology))}", ""]
    below = f"{heading}# " if heading else "**"
    close = "" if heading else "**"
    if "picture" in sections and picture:
        parts += [f"![{escape_markdown(_alt(topology))}]({_address(picture)})", ""]
    card = reference_card(topology)
    if "hosts" in sections:
        parts += [f"{below}Hosts and ports{close}", *table_lines(HEADINGS, card_cells(card))]
        if card.records:
            parts += [f"{below}DNS records to set{close}", *table_lines(RECORD_HEADINGS, record_cells(card))]
    if "links" in sections and topology.edges:
        parts += [
            f"{below}Links{close}",
            *table_lines(_LINK_HEADINGS, (_link(edge, topology) for edge in topology.edges)),
        ]
    rows = list(_tls(topology)) if "tls" in sections else []
    if rows:
        parts += [f"{below}TLS{close}", *table_lines(_TLS_HEADINGS, rows)]
    if topology.notes and "hosts" in sections:
        parts += [*(f"- {escape_markdown(note)}" for note in topology.notes), ""]
    return "\n".join(parts)


def _alt(topology: Topology) -> str:
    """Describe the picture in a line: who calls whom is in the tables, and in the picture's own description."""
    names = ", ".join(component.label for component in topology.components)
    return f"{title_of(topology)}: {names}." if names else title_of(topology)


def _address(picture: str) -> str:
    return quote(picture.replace("\\", "/").encode("utf-8", "replace"), safe="/._-~")


def _link(edge: Edge, topology: Topology) -> tuple[str, ...]:
    remarks = [edge.problem, "declared" if edge.declared else "", "short name" if edge.short_form else ""]
    return (
        topology.node(edge.source).label,
        topology.node(edge.target).label,
        edge.kind.replace("_", " "),
        "\n".join(names_of_hop(edge, topology.public_hosts)) or edge.host or "",
        "not known" if edge.port is None and edge.kind != "mount" else edge.port_text,
        edge.protocol_text or ("" if edge.kind == "mount" else "not known"),
        "" if edge.kind == "mount" else {True: "yes", False: "no", None: "not known"}[edge.encrypted],
        "; ".join(remark for remark in remarks if remark),
    )


def _tls(topology: Topology) -> Iterator[tuple[str, ...]]:
    """Yield each hop of the public path: where TLS begins and ends."""
    for edge in topology.of_kind("request", "proxy", "forward", "direct"):
        source, target = topology.node(edge.source), topology.node(edge.target)
        ends = ""
        if edge.has_tls:
            ends = {"cloudflare": "CloudFlare", "edge": "the Flux edge"}.get(target.kind, target.label)
        encryption = {True: "yes", False: "no", None: "not known"}[edge.encrypted]
        if edge.kind == "proxy" and isinstance(source, CloudFlare):
            encryption = f"{encryption} (CloudFlare mode {SSL_TITLES[source.ssl]})"
        hop = f"{source.label} to {target.label}, port {'not known' if edge.port is None else edge.port}"
        yield (
            hop,
            "\n".join(_names(edge, target, topology)),
            encryption,
            ends or {None: "not known", False: "no TLS", True: f"no TLS: {edge.cryptography}"}[edge.encrypted],
        )


def _names(edge: Edge, target: object, topology: Topology) -> Iterable[str]:
    if edge.kind == "direct":
        return [edge.host or f"{edge.nodes}'s own address"]
    named = names_of_hop(edge, topology.public_hosts)
    return named or ([host.address for host in target.hosts] if isinstance(target, FluxEdge) else [])


def alt_text(topology: Topology) -> str:
    """Return the alternative text of a picture, in one line and without markup."""
    return clean(_alt(topology))
