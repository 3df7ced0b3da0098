"""Edits of a spec's own text, and of its access file's, that leave every other byte as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fluxviz.lazy import fetch_lazily

if TYPE_CHECKING:
    from fluxviz.editing.access_edits import set_cloudflare as set_cloudflare
    from fluxviz.editing.access_edits import suppress as suppress
    from fluxviz.editing.app_edits import add_component as add_component
    from fluxviz.editing.app_edits import part_names as part_names
    from fluxviz.editing.app_edits import remove_component as remove_component
    from fluxviz.editing.component_edits import find_component as find_component
    from fluxviz.editing.component_edits import set_domains as set_domains
    from fluxviz.editing.component_edits import set_image as set_image
    from fluxviz.editing.component_edits import set_ports as set_ports
    from fluxviz.editing.draft import EMPTY_ACCESS as EMPTY_ACCESS
    from fluxviz.editing.draft import Draft as Draft
    from fluxviz.editing.held_text import HeldText as HeldText
    from fluxviz.editing.masking import entry_places as entry_places
    from fluxviz.editing.masking import spec_digest as spec_digest
    from fluxviz.editing.patching import unified_patch as unified_patch
    from fluxviz.editing.variable_edits import set_target as set_target
    from fluxviz.editing.words import Edit as Edit
    from fluxviz.editing.words import mask_value as mask_value
    from fluxviz.editing.words import replace_words as replace_words
    from fluxviz.editing.words import stands_once as stands_once

__getattr__, __dir__, __all__ = fetch_lazily(
    __name__,
    {
        "access_edits": ("set_cloudflare", "suppress"),
        "app_edits": ("add_component", "part_names", "remove_component"),
        "component_edits": ("find_component", "set_domains", "set_image", "set_ports"),
        "draft": ("EMPTY_ACCESS", "Draft"),
        "held_text": ("HeldText",),
        "masking": ("entry_places", "spec_digest"),
        "patching": ("unified_patch",),
        "variable_edits": ("set_target",),
        "words": ("Edit", "mask_value", "replace_words", "stands_once"),
    },
)
