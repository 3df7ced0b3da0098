"""MkDocs: the plugin ``fluxviz`` draws what stands in a fenced block of that name."""

from fluxviz.mkdocs_ext.plugin import FluxvizPlugin

__all__ = ["FluxvizPlugin"]
