"""What was written: Flux app specs of every version and dialect become one AppSpec."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fluxviz.spec.access import AccessLike, PublicAccess, SslMode, access_beside, load_access
from fluxviz.spec.loading import load
from fluxviz.spec.model import AppSpec, Component, PortMapping, Resources, SpecWarning, Variable
from fluxviz.spec.secrets import MASK, Secret
from fluxviz.spec.settings_file import read_document, validate_document
from fluxviz.spec.source import SourceLike, is_json_text
from fluxviz.spec.storage import Mount

if TYPE_CHECKING:
    from fluxviz.spec.access_parts import CustomDomain, DeclaredLink, Suppression

__all__ = [
    "MASK",
    "AccessLike",
    "AppSpec",
    "Component",
    "CustomDomain",
    "DeclaredLink",
    "Mount",
    "PortMapping",
    "PublicAccess",
    "Resources",
    "Secret",
    "SourceLike",
    "SpecWarning",
    "SslMode",
    "Suppression",
    "Variable",
    "access_beside",
    "is_json_text",
    "load",
    "load_access",
    "read_document",
    "validate_document",
]


def __getattr__(name: str) -> Any:
    """Fetch what needs pydantic when it is first used."""
    if name not in ("CustomDomain", "DeclaredLink", "Suppression"):
        raise AttributeError(f"module 'fluxviz.spec' has no attribute {name!r}")
    from fluxviz.spec import access_parts

    return getattr(access_parts, name)
