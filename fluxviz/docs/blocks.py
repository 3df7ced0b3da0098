"""Blocks in Markdown: what stands between ``<!-- fluxviz app.json -->`` and ``<!-- /fluxviz -->``."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from fluxviz.diagram import Diagram
from fluxviz.docs.containers import is_held, without_indent
from fluxviz.docs.jobs import OPTIONS, BlockJob, Options, refuse_looks, theme_from, tidy
from fluxviz.errors import DocsError, FluxvizError, UnknownNameError
from fluxviz.export import SECTIONS, FileProvenance, Section, embed_provenance, embedded_graph, write_markdown
from fluxviz.faults import Fault
from fluxviz.rendering import Rendering, look_of
from fluxviz.spec.named import is_named, spec_at, stem_of

_BEGIN = re.compile(r"^(?P<prefix>[ \t>]*)<!--\s*fluxviz\s+(?P<words>.+?)\s*-->\s*$")
_END = re.compile(r"^(?P<prefix>[ \t>]*)<!--\s*/fluxviz\s*-->\s*$")
_FENCE = re.compile(r"^(?P<prefix>[ \t>]*)(?P<fence>`{3,}|~{3,})")

_LARGEST = 50_000_000
"""The largest file that is read back, in bytes; a picture of 500 components has 2 MB."""


@dataclass(frozen=True)
class Block:
    """A block as it stands in a file.

    Attributes:
        words: What its first line says.
        line: The number of its first line, counted from 1.
        body: What stands between its first and its last line, without the indent.
        prefix: What stands before each of its lines: in a list blanks, in a quote ``>``.

    """

    words: str
    line: int
    body: str
    prefix: str = ""


def find_blocks(text: str, name: str) -> list[Block]:
    """Find the blocks of a Markdown text; what stands in fenced code is none.

    Raises:
        DocsError: a block has no end, or an end no block.

    """
    blocks: list[Block] = []
    faults: list[Fault] = []
    begun: tuple[int, str, str] | None = None
    body: list[str] = []
    lines, whole = text.splitlines(), text.splitlines(keepends=True)
    for number, line in _outside_code(lines):
        begin, end = (None, None) if line is None else (_BEGIN.match(line), _END.match(line))
        found = begin or end
        if found and not begun and not is_held(lines, number - 1, found["prefix"]):
            continue
        if begin:
            if begun:
                faults.append(Fault("", "a block begins inside another", number))
            begun, body = (number, begin["words"], begin["prefix"]), []
        elif end:
            if begun is None:
                faults.append(Fault("", "<!-- /fluxviz --> without a block before it", number))
            else:
                blocks.append(Block(begun[1], begun[0], "".join(without_indent(body, begun[2])), begun[2]))
            begun = None
        elif begun:
            body.append(whole[number - 1])
    if begun:
        faults.append(Fault("", "the block has no <!-- /fluxviz -->", begun[0]))
    if faults:
        raise DocsError(name, faults)
    return blocks


def _outside_code(lines: list[str]) -> Iterator[tuple[int, str | None]]:
    """Yield each line with its number; None for those in fenced code."""
    fence = ""
    for number, line in enumerate(lines, 1):
        found = _FENCE.match(line)
        if found and not fence and not is_held(lines, number - 1, found["prefix"]):
            found = None
        if fence:
            if found and found["fence"].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
            yield number, None
        elif found:
            fence = found["fence"]
            yield number, None
        else:
            yield number, line


def fill_blocks(text: str, bodies: Mapping[int, str]) -> str:
    """Return a Markdown text with some of its blocks filled in, by the numbers of their first lines."""
    lines = text.splitlines(keepends=True)
    blocks = {block.line: block for block in find_blocks(text, "")}
    for start in sorted(bodies, reverse=True):
        old = len(blocks[start].body.splitlines())
        lines[start : start + old] = [_indented(bodies[start], blocks[start].prefix)]
    return "".join(lines)


def _indented(body: str, prefix: str) -> str:
    return "".join(f"{prefix if line.strip() else prefix.rstrip()}{line}" for line in body.splitlines(keepends=True))


def block_jobs(path: Path, defaults: Options) -> list[BlockJob]:
    """Read the jobs of a Markdown file.

    Raises:
        DocsError: it cannot be read; carries every fault with its line.

    """
    return jobs_in(read_text(path), path, defaults)


def jobs_in(text: str, path: Path, defaults: Options) -> list[BlockJob]:
    """Read the jobs of a Markdown text that stands, or is to stand, in a file.

    Raises:
        DocsError: it cannot be read; carries every fault with its line.

    """
    jobs, faults = [], []
    blocks = find_blocks(text, str(path))
    for number, block in enumerate(blocks, 1):
        try:
            jobs.append(_job(path, number, block, defaults))
        except FluxvizError as error:
            faults.append(Fault("", str(error), block.line))
    if faults:
        raise DocsError(str(path), faults)
    return jobs


def read_output(path: Path) -> bytes:
    """Read a file that pictures are in, and no more than they can be.

    Raises:
        OSError: it cannot be read, is no plain file, or is larger.

    """
    if path.exists() and not path.is_file():
        raise OSError(None, "is no plain file")
    with path.open("rb") as file:
        data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise OSError(None, f"is over {_LARGEST // 1_000_000} MB")
    return data


def read_text(path: Path) -> str:
    """Read a Markdown file as it is, line ends too.

    Raises:
        DocsError: it cannot be read.

    """
    try:
        return read_output(path).decode("utf-8")
    except OSError as error:
        raise DocsError(str(path), [Fault("", f"cannot be opened: {error.strerror or error}")]) from None
    except UnicodeDecodeError:
        raise DocsError(str(path), [Fault("", "is not UTF-8 text")]) from None


def _job(path: Path, number: int, block: Block, defaults: Options) -> BlockJob:
    try:
        spec, *settings = shlex.split(block.words)
    except ValueError as error:  # a quote that has no end
        raise FluxvizError(f"is no list of settings: {error}") from None
    known = (*OPTIONS, "show", "picture")
    given: dict[str, str] = {}
    for setting in settings:
        key, equals, value = setting.partition("=")
        if not equals:
            raise FluxvizError(f"expected settings such as detail=full, any of {', '.join(known)}")
        if key not in known:
            raise UnknownNameError("option", key, known)
        given[key] = value
    show = _sections(given.pop("show", ""))
    picture = given.pop("picture", "") or _picture_of(spec)
    options: dict[str, Any] = {each.name: getattr(defaults, each.name) for each in fields(Options)}
    if "theme" in given:
        given["theme"] = theme_from(path.parent, given["theme"])
    refuse_looks(given)
    options |= {**given, "access": tidy(path.parent / given["access"]) if "access" in given else None}
    at = spec_at(spec, path.parent)
    return BlockJob(
        tidy(at) if isinstance(at, Path) else at,
        path,
        number,
        block.line,
        Options(**options),
        show,
        picture if "picture" in show else "",
    )


def _picture_of(spec: str) -> str:
    return f"{stem_of(spec)}.svg" if is_named(spec) else Path(spec).with_suffix(".svg").as_posix()


def _sections(text: str) -> tuple[Section, ...]:
    if not text:
        return SECTIONS
    asked = text.split(",")
    odd = [each for each in asked if each not in SECTIONS]
    if odd:
        raise UnknownNameError("section", odd[0], SECTIONS)
    return tuple(section for section in SECTIONS if section in asked)


def block_look(job: BlockJob, diagram: Diagram) -> str:
    """Return the digest of what decides how a block looks."""
    return look_of(diagram, Rendering(prefix=",".join(job.show), picture=job.picture))


def write_block(job: BlockJob, diagram: Diagram) -> str:
    """Write what a block holds."""
    text = write_markdown(diagram.topology, job.picture, job.show, heading="")
    provenance = FileProvenance(block_look(job, diagram), embedded_graph(diagram.topology, diagram.detail))
    return str(embed_provenance(f"\n{text}", ".md", provenance, short=True))
