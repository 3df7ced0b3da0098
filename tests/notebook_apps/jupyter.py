"""One Jupyter server for JupyterLab and Notebook 7: both are pages of the same process."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat.sign import NotebookNotary

from tests.notebook_apps.homes import Home
from tests.notebook_apps.processes import free_port, running

_NEWS = "@jupyterlab/apputils-extension:notification"


@dataclass(frozen=True)
class JupyterServer:
    """A server without a token on 127.0.0.1.

    Attributes:
        url: its address, without a slash at the end.
        home: where it lives; ``home.notebooks`` is the folder that it serves.

    """

    url: str
    home: Home

    @property
    def notebooks(self) -> Path:
        """The folder that it serves."""
        return self.home.notebooks

    def set(self, plugin: str, **settings: Any) -> None:
        """Write the user's settings of a plugin, such as ``@jupyterlab/notebook-extension:tracker``."""
        package, name = plugin.split(":")
        file = self.home.settings / package / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(settings), "utf-8")

    def validate(self, path: str, *, trusted: bool) -> None:
        """Sign a notebook as it lies on the disk, or take its signature back."""
        notebook = nbformat.read(self.notebooks / path, as_version=4)
        notary = NotebookNotary(data_dir=str(self.home.data))
        try:
            if trusted:
                notary.sign(notebook)
            else:
                notary.unsign(notebook)
        finally:
            notary.store.close()


@contextmanager
def jupyter_server(root: Path) -> Iterator[JupyterServer]:
    """Serve JupyterLab at ``/lab`` and Notebook 7 at ``/notebooks`` from a new home below a folder."""
    home = Home(root)
    server = JupyterServer(f"http://127.0.0.1:{(port := free_port())}", home)
    (home.config / "jupyter_server_config.json").write_text(json.dumps(_configuration(home, port)), "utf-8")
    server.set(_NEWS, fetchNews="false", checkForUpdates=False)
    command = [sys.executable, "-m", "jupyterlab", "--no-browser"]
    with running(command, f"{server.url}/api/status", home):
        yield server


def _configuration(home: Home, port: int) -> dict[str, Any]:
    extensions = [str(_extensions(home))]
    return {
        "ServerApp": {
            "allow_root": True,  # CI runs as root in a container
            "ip": "127.0.0.1",
            "jpserver_extensions": {
                "jupyterlab": True,
                "notebook": True,
                "notebook_shim": True,
                "voila.server_extension": False,  # Voila has a process of its own
            },
            "open_browser": False,
            "port": port,
            "port_retries": 0,
            "root_dir": str(home.notebooks),
        },
        "IdentityProvider": {"token": ""},
        "LabApp": {
            "labextensions_path": extensions,
            "check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
            "expose_app_in_browser": True,
            "extension_manager": "readonly",
            "news_url": None,
        },
        "JupyterNotebookApp": {"expose_app_in_browser": True, "labextensions_path": extensions},
    }


def _extensions(home: Home) -> Path:
    """Link the extensions that are installed, without JupyterLite's kernel: JupyterLab cannot load that."""
    folder = home.data / "labextensions"
    for installed in (Path(sys.prefix) / "share/jupyter/labextensions").iterdir():
        if installed.name != "@jupyterlite":
            folder.mkdir(parents=True, exist_ok=True)
            (folder / installed.name).symlink_to(installed)
    return folder
