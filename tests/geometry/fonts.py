"""The fonts that a browser may use: those of a machine are not those of another."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from tests.programs import run_program

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "Liberation alone": ("Liberation Sans", "Liberation Mono"),
    "with Noto": ("Liberation Sans", "Liberation Mono", "Noto Sans", "Noto Serif Tibetan"),
}
"""Sets of fonts, each by families whose whole folders belong to it."""


def only(families: tuple[str, ...], folder: Path) -> dict[str, str] | None:
    """Give the environment of a browser that has only the fonts beside these; None where one of them is not there.

    Args:
        families: such as ``Noto Sans``.
        folder: where the settings for it are written.

    """
    if shutil.which("fc-list") is None:
        return None
    files = {family: run_program(["fc-list", "--format", "%{file}\n", family]).stdout.split() for family in families}
    if not all(files.values()):
        return None
    homes = sorted({str(Path(file).parent) for found in files.values() for file in found})
    settings = folder / "fonts.conf"
    written = "".join(f"<dir>{home}</dir>" for home in homes)
    settings.write_text(
        f"<fontconfig>{written}<include ignore_missing='yes'>/etc/fonts/conf.d</include>"
        f"<cachedir>{folder / 'cache'}</cachedir></fontconfig>",
        "utf-8",
    )
    return {**os.environ, "FONTCONFIG_FILE": str(settings)}
