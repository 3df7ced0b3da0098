"""A user's theme: a small file of named colours and fonts, checked.

::

    base = "light"          # what is not named here is as in light, dark, print, contrast or auto

    [colours]
    secure = "#006644"
    page = "#fffdf7"

    [dark]                  # colours where the reader's system is dark; only with base = "auto"
    page = "#101010"

    [fonts]
    words = "Inter, Arial, sans-serif"
"""

from __future__ import annotations

from os import PathLike
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, model_validator

from fluxviz.drawing.theme import HOSTS_FAMILY, ROLES, THEMES, WORDS_FAMILY, Fonts, Theme, changed
from fluxviz.errors import ThemeError
from fluxviz.spec import read_document, validate_document

_Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$", to_lower=True)]


def _family(value: str) -> str:
    names = [name.strip() for name in value.split(",")]
    plain = all(name and all(c.isalnum() or c in " -_" for c in name) for name in names)
    if not plain or names[-1] != "sans-serif":
        raise ValueError("expected font names separated by commas, the last of them sans-serif")
    return ", ".join(names)


_Family = Annotated[str, StringConstraints(max_length=200), AfterValidator(_family)]


class _Fonts(BaseModel):
    model_config = ConfigDict(defer_build=True, extra="forbid", hide_input_in_errors=True)

    words: _Family = WORDS_FAMILY
    hosts: _Family = HOSTS_FAMILY


class _File(BaseModel):
    model_config = ConfigDict(defer_build=True, extra="forbid", hide_input_in_errors=True)

    base: Literal["auto", "light", "dark", "print", "contrast"] = "auto"
    colours: dict[Literal[ROLES], _Colour] = {}  # type: ignore[valid-type]
    dark: dict[Literal[ROLES], _Colour] = {}  # type: ignore[valid-type]
    fonts: _Fonts = _Fonts()

    @model_validator(mode="after")
    def _dark_needs_auto(self) -> Self:
        if self.dark and self.base != "auto":
            raise ValueError("dark goes with base = 'auto' only: the other themes look the same by day and night")
        return self


def load_theme(path: str | PathLike[str]) -> Theme:
    """Load a theme from a file.

    Raises:
        ThemeError: it cannot be read; carries every fault with its place.

    """
    value, name, lines = read_document(path, ThemeError)
    file: Any = validate_document(_File, value, name, lines, ThemeError)
    base = THEMES[file.base]
    night = None if base.at_night is None else changed(base.at_night, file.dark)
    fonts = Fonts(file.fonts.words, file.fonts.hosts)
    return Theme(str(path), changed(base.palette, file.colours), night, fonts)
