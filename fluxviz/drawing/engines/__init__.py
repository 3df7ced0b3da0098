"""The Graphviz engines: DOT goes in, Graphviz' JSON comes out.

``pure`` is the embedded engine: a program that comes by pip, and in Pyodide, where no program runs, its twin in
WebAssembly, which gives the same bytes. ``wasm`` is that twin by name, run by Node. ``dot`` is the system's Graphviz.
"""

from fluxviz.drawing.engines.running import ENGINES, TIME_LIMIT, EngineName, run_engine, run_engine_on_all

__all__ = ["ENGINES", "TIME_LIMIT", "EngineName", "run_engine", "run_engine_on_all"]
