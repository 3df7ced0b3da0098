"""What was written: Flux app specs of every version and dialect become one AppSpec."""

from fluxviz.spec.access import (
    AccessLike,
    CustomDomain,
    DeclaredLink,
    PublicAccess,
    SslMode,
    Suppression,
    access_beside,
    load_access,
)
from fluxviz.spec.loading import load
from fluxviz.spec.model import AppSpec, Component, PortMapping, Resources, SpecWarning, Variable
from fluxviz.spec.secrets import MASK, Secret
from fluxviz.spec.settings_file import read_document, validate_document
from fluxviz.spec.source import SourceLike, is_json_text
from fluxviz.spec.storage import Mount

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
