"""Notebooks as readers meet them: JupyterLab, Notebook 7, Voila, marimo and converted pages, each in a real browser."""
