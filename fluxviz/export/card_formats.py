"""The quick reference card as Markdown and as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fluxviz.export.json_writing import write_json
from fluxviz.export.markdown_text import escape_markdown
from fluxviz.topology.reference_card import ReferenceCard, verify_commands
from fluxviz.unseen import clean

_URL = re.compile(r"https://[A-Za-z0-9._-]+(?= |$)")
_HOST = re.compile(r"(?:(?:[A-Za-z0-9*-]+[._]+)+[A-Za-z0-9-]+(?::\d+)?|[A-Za-z0-9-]+:\d+|@)(?= |$)")
_OF_HOSTS = ("internal host:port", "public URL", "host", "names", "domain", "name", "value")
"""Headings of columns that hold hosts."""
HEADINGS = ("component", "internal host:port", "public URL", "public port", "container port", "speaks", "image")


def card_cells(card: ReferenceCard) -> list[tuple[str, ...]]:
    """Return the card's rows as text, in the order of ``HEADINGS``; several URLs stand a line each."""
    cells: list[tuple[str, ...]] = []
    for row in card.rows:
        urls = [*row.urls]
        urls += [f"{url} ({'domain manager' if card.naming == 'guide' else 'guide'})" for url in row.other_urls]
        urls += [f"{address} (TCP: the edge adds no TLS)" for address in row.tcp]
        urls += [row.direct] if row.direct else []
        urls += [f"no answer: {row.stopped}"] if row.stopped and not urls else []
        cells.append(
            (
                row.component,
                row.internal,
                "\n".join(urls) or "none",
                "none" if row.public_port is None else str(row.public_port),
                "not known" if row.container_port is None else str(row.container_port),
                f"{row.protocol}?" if row.assumed else row.protocol or "not known",
                row.image or "not given",
            )
        )
    return cells


def record_cells(card: ReferenceCard) -> list[tuple[str, ...]]:
    """Return the DNS records as text: domain, type, name, value, proxied, note."""
    proxied = {True: "proxied (orange cloud)", False: "DNS only (grey cloud)", None: "not known"}
    return [
        (record.host, record.type, record.name, record.value, proxied[record.proxied], record.note)
        for record in card.records
    ]


RECORD_HEADINGS = ("domain", "type", "name", "value", "CloudFlare", "note")


@dataclass(frozen=True)
class CardView:
    """A quick reference card that shows itself in a notebook.

    Attributes:
        card: The card.

    """

    card: ReferenceCard

    def __repr__(self) -> str:
        """Return the rows as lines of text, the same in every run."""
        lines = [f"Hosts and ports of {clean(self.card.app)}"]
        lines += ["  ".join(clean(cell.replace("\n", ", ")) for cell in cells) for cells in card_cells(self.card)]
        return "\n".join(lines)

    def _repr_markdown_(self) -> str:
        return card_markdown(self.card)


def card_json(card: ReferenceCard, *, verify: bool = False) -> str:
    """Return the card as JSON text."""
    data = card.model_dump(mode="json")
    if verify:
        data["verify"] = list(verify_commands(card))
    return write_json(data)


def card_markdown(card: ReferenceCard, *, verify: bool = False) -> str:
    """Return the card as Markdown."""
    parts = [f"## {escape_markdown(card.app)}: hosts and ports", *table_lines(HEADINGS, card_cells(card))]
    if card.records:
        parts += ["### DNS records to set", *table_lines(RECORD_HEADINGS, record_cells(card))]
    if card.notes:
        parts += ["### Notes", "", *(f"- {escape_markdown(text)}" for text in card.notes), ""]
    if verify:
        commands = [clean(command) for command in verify_commands(card)]
        parts += ["### Try it by hand", "", "```sh", *commands, "```", ""]
    return "\n".join(parts)


def table_lines(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Write a table in Markdown, a line each, with an empty line before and after it."""
    lines = ["", f"| {' | '.join(headings)} |", f"|{' --- |' * len(headings)}"]
    named = [heading in _OF_HOSTS for heading in headings]
    lines += [f"| {' | '.join(map(_cell, row, named))} |" for row in rows]
    return [*lines, ""]


def _cell(text: str, of_hosts: bool) -> str:
    return "<br>".join(_linked(line, of_hosts) for line in text.split("\n"))


def _linked(line: str, of_hosts: bool) -> str:
    """Return a line of a cell.

    A URL stands between angle brackets: a bare one is taken for a link with the backslashes that escape its name. A
    host is code, so that it is copied as it is.
    """
    host = _HOST.match(line) if of_hosts else None
    if host is not None:
        return f"`{host[0]}`{escape_markdown(line[host.end() :])}"
    url = _URL.match(line)
    return escape_markdown(line) if url is None else f"<{url[0]}>{escape_markdown(line[url.end() :])}"
