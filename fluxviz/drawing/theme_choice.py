"""``get_theme``: the theme that is asked for, one of fluxviz' own or a user's file."""

from __future__ import annotations

from os import PathLike

from fluxviz.drawing.theme import THEMES, Theme
from fluxviz.errors import UnknownNameError

_SUFFIXES = (".toml", ".json")


def get_theme(theme: str | PathLike[str] | Theme) -> Theme:
    """Return a theme: as it is, by its name, or from a file that ends in ``.toml`` or ``.json``.

    Raises:
        UnknownNameError: there is none of that name.
        ThemeError: the file cannot be read; carries every fault.

    """
    if isinstance(theme, Theme):
        return theme
    name = str(theme)
    if name.endswith(_SUFFIXES):
        from fluxviz.drawing.theme_file import load_theme  # pydantic, which a theme of fluxviz' own does not need

        return load_theme(theme)
    if name not in THEMES:
        raise UnknownNameError("theme", name, (*THEMES, "FILE.toml", "FILE.json"))
    return THEMES[name]
