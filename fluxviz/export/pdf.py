"""PDF: the SVG on one page of its own size, as vectors, its text selectable; the same bytes for the same picture."""

from __future__ import annotations

import re

from fluxviz.errors import MissingExtraError

_OBJECT = re.compile(rb"(\d+) 0 obj\b(.*?)(\bstream\r?\n|\bendobj\b)", re.DOTALL)
_REFERENCE = re.compile(rb"(?<![\w.])(\d+) 0 R\b")
_NAMED = re.compile(rb"<<\n((?: +/\w+ \d+ 0 R\n){2,}) *>>")
_ROOT, _INFO = re.compile(rb"/Root (\d+) 0 R"), re.compile(rb"/Info (\d+) 0 R")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")


def write_pdf(svg: str) -> bytes:
    """Write the PDF of an SVG.

    Args:
        svg: The picture. Its lists of fonts must end in ``sans-serif``: the converter drops texts it has no font for.

    Raises:
        MissingExtraError: the converter is not installed.

    """
    try:
        import vl_convert
    except ModuleNotFoundError:
        raise MissingExtraError("PDF", "images") from None
    return in_order(bytes(vl_convert.svg_to_pdf(svg)))


def in_order(data: bytes) -> bytes:
    """Bring the objects of a PDF into one order: the converter writes its fonts in another at every call.

    What is not built as the converter's files are stays as it is.
    """
    start = _START.search(data)
    table = data[int(start[1]) :] if start else b""
    root, info = _ROOT.search(table), _INFO.search(table)
    if not table.startswith(b"xref") or root is None:
        return data
    places = sorted(int(line.split()[0]) for line in re.findall(rb"\d{10} \d{5} n", table))
    ends = [*places[1:], int(start[1]) if start else 0]
    bodies: dict[int, tuple[bytes, bytes]] = {}
    for place, end in zip(places, ends, strict=True):
        match = _OBJECT.match(data, place, end)
        if match is None:
            return data
        head = _NAMED.sub(_sorted_names, match[2])
        bodies[int(match[1])] = head, data[match.start(3) : end]
    numbers = _walk([int(each[1]) for each in (root, info) if each], bodies)
    if len(numbers) != len(bodies):
        return data
    return _written(data[: places[0]], bodies, numbers, root, info)


def _sorted_names(match: re.Match[bytes]) -> bytes:
    inner = b"".join(sorted(match[1].splitlines(keepends=True)))
    return match[0].replace(match[1], inner)


def _walk(firsts: list[int], bodies: dict[int, tuple[bytes, bytes]]) -> dict[int, int]:
    """Return the objects new numbers, in the order in which they are met."""
    numbers: dict[int, int] = {}
    waiting = firsts[::-1]
    while waiting:
        number = waiting.pop()
        if number in bodies and number not in numbers:
            numbers[number] = len(numbers) + 1
            waiting += [int(each) for each in _REFERENCE.findall(bodies[number][0])][::-1]
    return numbers


def _written(
    head: bytes,
    bodies: dict[int, tuple[bytes, bytes]],
    numbers: dict[int, int],
    root: re.Match[bytes],
    info: re.Match[bytes] | None,
) -> bytes:
    def renumbered(match: re.Match[bytes]) -> bytes:
        return b"%d 0 R" % numbers.get(int(match[1]), 0)

    parts, places, length = [head], [], len(head)
    for old, new in numbers.items():
        before, after = bodies[old]
        part = b"%d 0 obj%b%b" % (new, _REFERENCE.sub(renumbered, before), after)
        places.append(length)
        parts.append(part)
        length += len(part)
    rows = b"".join(b"%010d 00000 n\r\n" % place for place in places)
    named = b"  /Info %d 0 R\n" % numbers[int(info[1])] if info else b""
    trailer = b"trailer\n<<\n  /Size %d\n  /Root %d 0 R\n%b>>" % (len(places) + 1, numbers[int(root[1])], named)
    table = b"xref\n0 %d\n0000000000 65535 f\r\n%b%b\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, rows, trailer, length)
    return b"".join([*parts, table])
