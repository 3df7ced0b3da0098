"""A site of notebooks that run in the reader's browser: JupyterLite with fluxviz, the course and the reader's specs."""

from fluxviz.lite.building import build_site

__all__ = ["build_site"]
