"""The home of a server: a folder that takes all that Jupyter and marimo would read from or leave in the user's own."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
_KERNEL = {
    "argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
    "display_name": "Python 3",
    "language": "python",
}


class Home:
    """Folders for configuration, kernels, settings and notebooks below one root."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.notebooks = self._folder("notebooks")
        self.config = self._folder("config")
        self.settings = self._folder("settings")
        self.data = self._folder("data")
        kernel = self._folder("data/kernels/python3")
        (kernel / "kernel.json").write_text(json.dumps(_KERNEL), "utf-8")
        # JupyterLite's kernel is installed beside JupyterLab here, which it breaks: it is for JupyterLite alone.
        switched_off = {"disabledExtensions": {"@jupyterlite/pyodide-kernel-extension": True}}
        (self._folder("config/labconfig") / "page_config.json").write_text(json.dumps(switched_off), "utf-8")

    def _folder(self, name: str) -> Path:
        folder = self.root / name
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def environment(self) -> dict[str, str]:
        """Give the variables for a process that lives here and imports fluxviz and its tests from this repository."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "MARIMO_"))}
        return inherited | {
            "HOME": str(self.root),
            "IPYTHONDIR": str(self._folder("ipython")),
            "JUPYTER_CONFIG_DIR": str(self.config),
            "JUPYTER_DATA_DIR": str(self.data),
            "JUPYTER_RUNTIME_DIR": str(self._folder("runtime")),
            "JUPYTERLAB_SETTINGS_DIR": str(self.settings),
            "JUPYTERLAB_WORKSPACES_DIR": str(self._folder("workspaces")),
            # In a virtual environment its own kernels and configuration would come before those of this home.
            "JUPYTER_PREFER_ENV_PATH": "0",
            "MARIMO_SKIP_UPDATE_CHECK": "1",
            "PYTHONPATH": os.pathsep.join(filter(None, (str(REPOSITORY), os.environ.get("PYTHONPATH")))),
            "XDG_CACHE_HOME": str(self._folder("cache")),
            "XDG_CONFIG_HOME": str(self._folder("xdg")),
            "XDG_DATA_HOME": str(self._folder("share")),
            "XDG_STATE_HOME": str(self._folder("state")),
        }
