"""Marks: the small drawings in a picture, each with the word that stands for it where it cannot be drawn.

All are drawn by hand for fluxviz on a 24 x 24 grid, as strokes; a filled shape says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from fluxviz.drawing.line_styles import CALL, DOOR, FAULT, PLAIN, SECURE, STORAGE, UNSURE, Line


@dataclass(frozen=True)
class Glyph:
    """One small drawing.

    Attributes:
        word: What stands for it in a DOT file.
        strokes: SVG path data on a 24 x 24 grid, drawn as lines.
        fills: SVG path data on the same grid, drawn filled.
        role: The role it is painted with.
        size: How large it is drawn, in points.
        dashes: The dash pattern of its lines, as SVG has it; empty for solid ones.
        width: How thick its lines are, on its own grid.
        cap: How its dashes end, as SVG has it.
        room: Empty room beside it, in points.
        drop: How far below the middle of its line it is drawn, in points.

    """

    word: str
    strokes: str = ""
    fills: str = ""
    role: str = "glyph"
    size: float = 26
    dashes: str = ""
    width: float = 1.7
    cap: str = "round"
    room: float = 5
    drop: float = 0


_LOCK_BODY = "M6 11h12v9H6z"
_SHIELD = "M12 2.5l8 3v6c0 5-3.4 8.3-8 10-4.6-1.7-8-5-8-10v-6z"

_CARD = 11.0
"""How far the mark of a card hangs below the line of its name."""


def _sample(word: str, line: Line) -> Glyph:
    """Return the sample of a line for the legend, just as the line is drawn."""
    return Glyph(word, "M1 12h22", role=line.role, size=24, dashes=line.dashes, width=line.width, cap=line.cap)


GLYPHS: dict[str, Glyph] = {
    "database": Glyph(
        "[DB]",
        "M4 6c0-1.7 3.6-3 8-3s8 1.3 8 3-3.6 3-8 3-8-1.3-8-3zM4 6v12c0 1.7 3.6 3 8 3s8-1.3 8-3V6"
        "M4 10c0 1.7 3.6 3 8 3s8-1.3 8-3M4 14c0 1.7 3.6 3 8 3s8-1.3 8-3",
        drop=_CARD,
    ),
    "cache": Glyph("[KV]", "M12 3l9 4.5-9 4.5-9-4.5zM3 12l9 4.5 9-4.5M3 16.5L12 21l9-4.5", drop=_CARD),
    "web": Glyph("[WEB]", "M3 4h18v16H3zM3 8.5h18M6 6.3h.1M8.5 6.3h.1M11 6.3h.1M7 16l3-3 2.5 2.5L16 12", drop=_CARD),
    "api": Glyph(
        "[API]",
        "M8.5 4C5.5 4 7 10 4 12c3 2 1.5 8 4.5 8M15.5 4c3 0 1.5 6 4.5 8-3 2-1.5 8-4.5 8M9.5 12h.1M12 12h.1M14.5 12h.1",
        drop=_CARD,
    ),
    "queue": Glyph("[MQ]", "M3 7h12v10H3zM3 7l6 5.5L15 7M18 9h3M18 12h3M18 15h3", drop=_CARD),
    "worker": Glyph(
        "[JOB]",
        "M12 8.5a3.5 3.5 0 100 7 3.5 3.5 0 000-7zM12 3v3M12 18v3M3 12h3M18 12h3"
        "M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2M5.6 18.4l2.2-2.2M16.2 7.8l2.2-2.2",
        drop=_CARD,
    ),
    "game": Glyph(
        "[ GAME ]",
        "M7 7h10c3 0 4 3 4.5 7 .4 3.5-2.5 4-4 1.5L16 13H8l-1.5 2.5C5 18 2.1 17.5 2.5 14 3 10 4 7 7 7z"
        "M7 10.5h3M8.5 9v3M15.5 9.5h.1M17 11.5h.1",
        drop=_CARD,
    ),
    "unknown": Glyph("[APP]", "M12 3l8 4.5v9L12 21l-8-4.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9", drop=_CARD),
    "browser": Glyph(
        "[WWW]",
        "M12 3a9 9 0 100 18 9 9 0 000-18zM3 12h18M12 3c-3 2.5-4 5.5-4 9s1 6.5 4 9M12 3c3 2.5 4 5.5 4 9s-1 6.5-4 9",
        drop=_CARD,
    ),
    "cloud": Glyph("[CF]", "M7 19h10.5a4 4 0 00.6-7.95A6 6 0 006.6 10 4.6 4.6 0 007 19z", drop=_CARD),
    "edge": Glyph(
        "[ EDGE ]",
        f"{_SHIELD}M8.5 11.7l2.5 2.5 4.5-4.8",
        role="secure",
        drop=_CARD,
    ),
    "edge-tcp": Glyph("[ EDGE ]", f"{_SHIELD}M7.5 11.5h8.5M13 8.5l3 3-3 3", drop=_CARD),
    "edge-dead": Glyph("[ EDGE ]", f"{_SHIELD}M9.2 9l5.6 5.6M14.8 9l-5.6 5.6", role="muted", drop=_CARD),
    "external": Glyph(
        "[EXT]",
        "M12 3a9 9 0 100 18 9 9 0 000-18zM3 12h18M12 3c-3 2.5-4 5.5-4 9s1 6.5 4 9M12 3c3 2.5 4 5.5 4 9s-1 6.5-4 9",
        role="muted",
        drop=_CARD,
    ),
    "unresolved": Glyph(
        "[???]", "M8.5 9a3.5 3.5 0 117 .3c0 2.7-3.5 2.7-3.5 5.2M12 18.5h.1", role="door", width=2.2, drop=_CARD
    ),
    "volume": Glyph("[VOL]", "M4 4h16v16H4zM4 14h16M7.5 17h.1M11 17h5", role="storage", drop=_CARD),
    "hidden": Glyph("[***]", f"{_LOCK_BODY}M8.5 11V8a3.5 3.5 0 017 0v3", role="muted", drop=_CARD),
    "lock": Glyph("TLS", "M8.5 11V8a3.5 3.5 0 017 0v3", _LOCK_BODY, role="secure", size=14, width=2.2),
    "unlock": Glyph("plain", f"{_LOCK_BODY}M8.5 11V7a3.5 3.5 0 016.6-1.6", role="plain", size=14, width=2.2),
    "maybe": Glyph("TLS?", "M8 9a4 4 0 117 2.5c0 2.3-3.2 2.4-3.2 4.8M11.8 20h.1", role="plain", size=14, width=2.4),
    "door": Glyph("open", "M5 21V3h10v18M3 21h18M15 5l5 2v14", "M11.5 11h1.7v2.5h-1.7z", role="door", size=15, width=2),
    "to": Glyph("-->", "M3 12h16M13 6l6 6-6 6", role="muted", size=12, width=2.4, room=8),
    "dead": Glyph("-x-", "M6 6l12 12M18 6L6 18", role="door", size=12, width=2.8, room=8),
    "added": Glyph("[+]", "M12 3a9 9 0 100 18 9 9 0 000-18zM12 7.5v9M7.5 12h9", role="secure", size=14, width=2.4),
    "removed": Glyph("[-]", "M4 4h16v16H4zM7.5 12h9", role="door", size=14, width=2.4),
    "changed": Glyph("[~]", "M12 3l9.5 17h-19zM12 9v5M12 17h.1", role="call", size=14, width=2.4),
    "confirmed": Glyph(
        "[ok]", "M12 3a9 9 0 100 18 9 9 0 000-18zM7.8 12.3l2.9 2.9 5.5-5.8", role="secure", size=14, width=2.4
    ),
    "refuted": Glyph(
        "[!!]",
        "M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM8.8 8.8l6.4 6.4M15.2 8.8l-6.4 6.4",
        role="door",
        size=14,
        width=2.4,
    ),
    "untold": Glyph("[--]", "M12 3a9 9 0 100 18 9 9 0 000-18zM8 12h8", role="muted", size=14, width=2.4),
    "missing": Glyph("[?]", "M12 3a9 9 0 100 18 9 9 0 000-18z", role="call", size=14, width=2.4, dashes="4 3.5"),
    "extra": Glyph("[/]", "M12 3a9 9 0 100 18 9 9 0 000-18zM5.8 5.8l12.4 12.4", role="door", size=14, width=2.4),
    "mistaken": Glyph("[!]", "M12 3l9.5 17h-19zM12 9v5M12 17h.1", role="door", size=14, width=2.4),
    "aside": Glyph("[.]", "M12 3a9 9 0 100 18 9 9 0 000-18zM8 12h8", role="muted", size=14, width=2.4),
    "note": Glyph("--", fills="M12 6.5a5.5 5.5 0 100 11 5.5 5.5 0 000-11z", role="muted", size=8, room=5),
    "line-secure": _sample("____", SECURE),
    "line-plain": _sample("_ _ _", PLAIN),
    "line-assumed": _sample("_.._", UNSURE),
    "line-door": _sample("_ . _", DOOR),
    "line-call": _sample(". . .", CALL),
    "line-storage": _sample("= = =", STORAGE),
    "line-wrong": _sample("_x_x_", FAULT),
}
