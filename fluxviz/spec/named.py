"""An app by its name, as it runs now: ``flux:shop`` stands wherever the path of a spec may stand."""

from __future__ import annotations

from pathlib import Path, PurePath

from fluxviz.network.names import PREFIX, name_in

SpecAt = Path | str
"""Where a spec is: a file, or the network, by ``flux:NAME``."""


def is_named(source: object) -> bool:
    """Return whether a source is an app by its name. A path that begins so is a path: ``Path("flux:shop")``."""
    return name_in(source) is not None


def spec_at(written: str, folder: Path = Path()) -> SpecAt:
    """Return where a spec is that is written in a command or in settings: a path is as seen from a folder.

    >>> spec_at("flux:shop", Path("docs"))
    'flux:shop'
    """
    return written if is_named(written) else folder / written


def stem_of(source: str | PurePath) -> str:
    """Return what files are called after that are made of a spec.

    >>> stem_of("flux:shop"), stem_of("specs/shop.json")
    ('shop', 'shop')
    """
    return str(source).removeprefix(PREFIX) if is_named(source) else PurePath(source).stem
