"""What was written: Flux app specs of every version and dialect become one AppSpec."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fluxviz.lazy import fetch_lazily

if TYPE_CHECKING:
    from fluxviz.mask import MASK as MASK
    from fluxviz.spec.access import AccessLike as AccessLike
    from fluxviz.spec.access import PublicAccess as PublicAccess
    from fluxviz.spec.access import access_beside as access_beside
    from fluxviz.spec.access import load_access as load_access
    from fluxviz.spec.access_parts import CustomDomain as CustomDomain
    from fluxviz.spec.access_parts import DeclaredLink as DeclaredLink
    from fluxviz.spec.access_parts import Suppression as Suppression
    from fluxviz.spec.loading import load as load
    from fluxviz.spec.model import AppSpec as AppSpec
    from fluxviz.spec.model import Component as Component
    from fluxviz.spec.model import PortMapping as PortMapping
    from fluxviz.spec.model import Resources as Resources
    from fluxviz.spec.model import SpecWarning as SpecWarning
    from fluxviz.spec.model import Variable as Variable
    from fluxviz.spec.secrets import Secret as Secret
    from fluxviz.spec.settings_file import read_document as read_document
    from fluxviz.spec.settings_file import validate_document as validate_document
    from fluxviz.spec.source import Document as Document
    from fluxviz.spec.source import SourceLike as SourceLike
    from fluxviz.spec.ssl_mode import SslMode as SslMode
    from fluxviz.spec.storage import Mount as Mount

__getattr__, __dir__, __all__ = fetch_lazily(
    __name__,
    {
        "access": ("AccessLike", "PublicAccess", "access_beside", "load_access"),
        "access_parts": ("CustomDomain", "DeclaredLink", "Suppression"),
        "loading": ("load",),
        "model": ("AppSpec", "Component", "PortMapping", "Resources", "SpecWarning", "Variable"),
        "secrets": ("MASK", "Secret"),
        "settings_file": ("read_document", "validate_document"),
        "source": ("Document", "SourceLike"),
        "ssl_mode": ("SslMode",),
        "storage": ("Mount",),
    },
)
