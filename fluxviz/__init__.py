"""See the network of a Flux app: what is public, what is encrypted, who talks to whom on which host and port.

>>> import fluxviz
>>> diagram = fluxviz.draw({"version": 4, "name": "blog", "compose": [
...     {"name": "web", "repotag": "nginx:1.27", "ports": [80], "containerPorts": [80]}]})
>>> diagram.save("blog.svg")  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from fluxviz.lazy import fetch_lazily

if TYPE_CHECKING:
    from fluxviz import patterns as patterns
    from fluxviz import teaching as teaching
    from fluxviz.changes import Changes as Changes
    from fluxviz.changes import diff as diff
    from fluxviz.checks import Finding as Finding
    from fluxviz.checks import Findings as Findings
    from fluxviz.checks import check as check
    from fluxviz.conversion import Conversion as Conversion
    from fluxviz.conversion import convert as convert
    from fluxviz.diagram import Diagram as Diagram
    from fluxviz.diagram import Drawn as Drawn
    from fluxviz.diagram import draw as draw
    from fluxviz.diagram import draw_all as draw_all
    from fluxviz.diagram import draw_changes as draw_changes
    from fluxviz.diagram import draw_probe as draw_probe
    from fluxviz.diagram import explore as explore
    from fluxviz.errors import AccessError as AccessError
    from fluxviz.errors import EngineError as EngineError
    from fluxviz.errors import FluxvizError as FluxvizError
    from fluxviz.errors import MissingExtraError as MissingExtraError
    from fluxviz.errors import NetworkError as NetworkError
    from fluxviz.errors import PatternError as PatternError
    from fluxviz.errors import SpecError as SpecError
    from fluxviz.errors import ThemeError as ThemeError
    from fluxviz.errors import UnknownNameError as UnknownNameError
    from fluxviz.faults import Fault as Fault
    from fluxviz.probing import ProbeReport as ProbeReport
    from fluxviz.probing import probe as probe
    from fluxviz.spec import AppSpec as AppSpec
    from fluxviz.spec import CustomDomain as CustomDomain
    from fluxviz.spec import PublicAccess as PublicAccess
    from fluxviz.spec import SslMode as SslMode
    from fluxviz.spec import load as load
    from fluxviz.spec import load_access as load_access
    from fluxviz.topology import FDM as FDM
    from fluxviz.topology import GUIDE as GUIDE
    from fluxviz.topology import Naming as Naming
    from fluxviz.topology import Topology as Topology
    from fluxviz.topology import build as build
    from fluxviz.topology import join as join
    from fluxviz.traces import explain as explain
    from fluxviz.traces import trace as trace
    from fluxviz.widget import Explorer as Explorer

__version__ = "0.1.0"

__getattr__, __dir__, __all__ = fetch_lazily(
    __name__,
    {
        "changes": ("Changes", "diff"),
        "checks": ("Finding", "Findings", "check"),
        "conversion": ("Conversion", "convert"),
        "diagram": ("Diagram", "Drawn", "draw", "draw_all", "draw_changes", "draw_probe", "explore"),
        "errors": (
            "AccessError",
            "EngineError",
            "FluxvizError",
            "MissingExtraError",
            "NetworkError",
            "PatternError",
            "SpecError",
            "ThemeError",
            "UnknownNameError",
        ),
        "faults": ("Fault",),
        "patterns": (),
        "probing": ("ProbeReport", "probe"),
        "spec": ("AppSpec", "CustomDomain", "PublicAccess", "SslMode", "load", "load_access"),
        "teaching": (),
        "topology": ("FDM", "GUIDE", "Naming", "Topology", "build", "join"),
        "traces": ("explain", "trace"),
        "widget": ("Explorer",),
    },
)


def load_ipython_extension(shell: Any) -> None:
    """Return a notebook the cell magic ``%%fluxviz``: what ``%load_ext fluxviz`` calls."""
    import_module("fluxviz.magic").load_magics(shell)
