"""The command line: parse, call, print, exit code."""

from fluxviz.cli.app import main

__all__ = ["main"]
