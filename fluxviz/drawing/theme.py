"""Themes: what each role in a picture is painted with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

WORDS_FAMILY = "Helvetica, Arial, sans-serif"
HOSTS_FAMILY = "Menlo, Consolas, Liberation Mono, Courier New, monospace, sans-serif"


@dataclass(frozen=True)
class Palette:
    """One colour a role, as ``#rrggbb``.

    Attributes:
        page: Behind everything.
        text: Words.
        muted: Words of less weight.
        frame: The line around the app.
        frame_fill: Behind the app's components.
        card: Behind a component that the public reaches, the edge, the browser.
        card_line: The line around those.
        private: Behind a component with no public port.
        private_line: The line around that.
        outside: Behind what is no part of the app.
        outside_line: The line around that.
        port: Behind a published port.
        inner_port: Behind a port that only the app sees.
        glyph: The technology marks.
        secure: Encrypted hops.
        plain: Plain hops.
        door: Ports that are open to the internet past the edge, and what goes wrong.
        call: Calls that the browser makes for a front end.
        storage: Volumes and their mounts.

    """

    page: str
    text: str
    muted: str
    frame: str
    frame_fill: str
    card: str
    card_line: str
    private: str
    private_line: str
    outside: str
    outside_line: str
    port: str
    inner_port: str
    glyph: str
    secure: str
    plain: str
    door: str
    call: str
    storage: str

    def colours(self) -> dict[str, str]:
        """Return each role's colour."""
        return {role: getattr(self, role) for role in ROLES}


ROLES = tuple(each.name for each in fields(Palette))
"""The names of the roles, which are the names of colours in a theme's file."""

LIGHT = Palette(
    page="#ffffff",
    text="#18212f",
    muted="#556070",
    frame="#7d8aa0",
    frame_fill="#f5f7fa",
    card="#ffffff",
    card_line="#4a5c78",
    private="#eaedf3",
    private_line="#6b7789",
    outside="#fbf8f1",
    outside_line="#8a7f66",
    port="#dcebfd",
    inner_port="#e1e5ec",
    glyph="#2b5fb8",
    secure="#0b7a4b",
    plain="#596579",
    door="#c02626",
    call="#1d63d8",
    storage="#7a5a00",
)
DARK = Palette(
    page="#10151d",
    text="#e8edf5",
    muted="#a7b2c2",
    frame="#6d7b92",
    frame_fill="#161d28",
    card="#1f2937",
    card_line="#93a4be",
    private="#19212d",
    private_line="#8290a6",
    outside="#25221a",
    outside_line="#a89a76",
    port="#1e3a5f",
    inner_port="#323d4e",
    glyph="#7fb0ff",
    secure="#3ecf8e",
    plain="#a3afc2",
    door="#ff7b7b",
    call="#79aaff",
    storage="#d9b44a",
)
PRINT = Palette(
    page="#ffffff",
    text="#000000",
    muted="#404040",
    frame="#606060",
    frame_fill="#ffffff",
    card="#ffffff",
    card_line="#000000",
    private="#f0f0f0",
    private_line="#404040",
    outside="#ffffff",
    outside_line="#606060",
    port="#ffffff",
    inner_port="#e8e8e8",
    glyph="#000000",
    secure="#000000",
    plain="#404040",
    door="#000000",
    call="#202020",
    storage="#505050",
)
CONTRAST = Palette(
    page="#000000",
    text="#ffffff",
    muted="#ffffff",
    frame="#ffffff",
    frame_fill="#000000",
    card="#000000",
    card_line="#ffffff",
    private="#1a1a1a",
    private_line="#ffffff",
    outside="#000000",
    outside_line="#ffffff",
    port="#00264d",
    inner_port="#1a1a1a",
    glyph="#7fd4ff",
    secure="#3dff9e",
    plain="#ffffff",
    door="#ffb000",
    call="#7fd4ff",
    storage="#ffe066",
)


@dataclass(frozen=True)
class Fonts:
    """Font families, as CSS lists them; each list ends in ``sans-serif``, which every reader has.

    Attributes:
        words: For words. As wide as Arial, or text will not fit its cards.
        hosts: For hosts and ports. As wide as Courier.

    """

    words: str = WORDS_FAMILY
    hosts: str = HOSTS_FAMILY


@dataclass(frozen=True, repr=False)
class Theme:
    """A look.

    Attributes:
        name: What it is asked for by.
        palette: Its colours.
        at_night: Its colours where the reader's system is dark; None: the same.
        fonts: Its fonts.

    """

    name: str
    palette: Palette
    at_night: Palette | None = None
    fonts: Fonts = field(default_factory=Fonts)

    def __repr__(self) -> str:
        # Forty colours would drown the signature that they stand in.
        return f"Theme({self.name!r})"


AUTO = Theme("auto", LIGHT, DARK)
THEMES: Mapping[str, Theme] = {
    theme.name: theme
    for theme in (
        AUTO,
        Theme("light", LIGHT),
        Theme("dark", DARK),
        Theme("print", PRINT),
        Theme("contrast", CONTRAST),
    )
}


def changed(palette: Palette, colours: Mapping[str, str]) -> Palette:
    """Return a palette with some of its colours changed."""
    return replace(palette, **colours)
