"""What MkDocs does besides: pages that are made from the code, the navigation, and links that leave ``assets/docs``."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT)]

from generated import make_files  # noqa: E402 - it stands beside this file
from generated.links import lead_inside  # noqa: E402
from generated.navigation import make_navigation  # noqa: E402
from generated.pictures import open_large  # noqa: E402
from mkdocs.exceptions import PluginError  # noqa: E402
from mkdocs.structure.files import File, Files  # noqa: E402

PLAYGROUND = "FLUXVIZ_PLAYGROUND"
"""Set to ``no``, the page to try fluxviz is left out of the site: it needs Node, npm and a network to be built."""


def on_config(config: Any) -> Any:
    """Name every page in the order it is read in."""
    config.nav = make_navigation()
    return config


def on_files(files: Files, config: Any) -> Files:
    """Add the pages that are made from the code, and what they show."""
    for name, content in make_files():
        files.append(File.generated(config, name, content=content))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Lead links to other files of the repository to where they are in the site, or on the web."""
    return lead_inside(markdown, page.file.src_uri)


def on_page_content(html: str, page: Any, files: Files, **_: Any) -> str:
    """Have pictures open large."""
    return open_large(html, page, files)


def on_post_build(config: Any) -> None:
    """Build the page to try fluxviz, with its own Python."""
    if os.environ.get(PLAYGROUND) == "no":
        return
    if shutil.which("npm") is None or shutil.which("node") is None:
        raise PluginError(f"the page to try fluxviz needs Node and npm: install them, or set {PLAYGROUND}=no")
    from playground.build import build

    build(Path(config.site_dir) / "playground", rules="../reference/rules/")
