"""The plugin."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from fluxviz.docs import embed
from fluxviz.drawing import get_theme
from fluxviz.errors import FluxvizError, UnknownNameError
from fluxviz.mkdocs_ext.fences import read_fence, replace_fences

FOLDER = "assets/fluxviz"
"""Where the pictures stand in the site."""


class FluxvizConfig(Config):  # type: ignore[no-untyped-call]
    """What can be set in ``mkdocs.yml``.

    Attributes:
        theme: The look of pictures that do not say otherwise.

    """

    theme = config_options.Type(str, default="auto")


class FluxvizPlugin(BasePlugin[FluxvizConfig]):  # type: ignore[no-untyped-call]
    """Draws the specs that fenced blocks name, as seen from the page or, with a slash before, from the docs' root.

    A spec that is drawn is not published with the site: its settings may hold secrets.
    """

    def __init__(self) -> None:
        self._inputs: dict[Path, None] = {}

    def load_config(self, options: dict[str, Any], config_file_path: str | None = None) -> Any:
        """Take what ``mkdocs.yml`` sets; what there is not is an error, where MkDocs alone would warn and go on."""
        errors, warnings = super().load_config(options, config_file_path)
        known = [name for name, _ in self.config._schema]
        for name in options:
            if name not in known:
                errors.append((name, ValidationError(str(UnknownNameError("setting", name, known)))))
        theme = str(options.get("theme", "auto"))
        if not theme.endswith((".toml", ".json")):  # a file's place depends on the spec
            try:
                get_theme(theme)
            except UnknownNameError as error:
                errors.append(("theme", ValidationError(str(error))))
        return errors, [each for each in warnings if each[0] in known]

    def on_page_markdown(self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put pictures in place of the blocks of a page."""

        def drawn(text: str, line: int) -> str:
            try:
                return self._draw(text, page, config, files)
            except (FluxvizError, ValueError) as error:
                raise PluginError(f"{page.file.src_uri}:{line}: fluxviz: {error}") from None

        return replace_fences(markdown, drawn)

    def on_serve(self, server: Any, /, **_: Any) -> Any:
        """Have the specs watched, so that a saved one is drawn anew."""
        for path in self._inputs:
            server.watch(str(path))
        return server

    def _draw(self, text: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        name, options = read_fence(text)
        root = Path(config.docs_dir)
        folder = root if name.startswith("/") else (root / page.file.src_uri).parent
        alt = options.pop("alt", "")
        options.setdefault("theme", self.config.theme)
        picture = embed(folder / name.lstrip("/"), options)
        self._inputs.update(dict.fromkeys(picture.inputs))
        self._keep_back(picture.inputs, root, files)
        file = File.generated(config, f"{FOLDER}/{picture.name}.svg", content=picture.svg)
        if files.get_file_from_path(file.src_uri) is None:
            files.append(file)
        address = escape(get_relative_url(file.url, page.file.url), quote=True)
        alt = escape(" ".join((alt or picture.alt).split()), quote=True)
        style = "max-width: 100%; height: auto"
        return f'\n<p class="fluxviz"><img src="{address}" alt="{alt}" style="{style}"></p>\n'

    def _keep_back(self, inputs: tuple[Path, ...], root: Path, files: Files) -> None:
        read = {path.resolve() for path in inputs}
        for file in files:
            if file.abs_src_path and (root / file.src_uri).resolve() in read:
                file.inclusion = InclusionLevel.EXCLUDED
