"""The plugin."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from fluxviz.docs.embedding import embed
from fluxviz.docs.figure import SCRIPT, STYLE_SHEET, read_page_asset, take_placement, write_picture
from fluxviz.drawing import get_theme
from fluxviz.errors import FluxvizError, UnknownNameError
from fluxviz.mkdocs_ext.fences import Fence, read_fence, replace_fences
from fluxviz.spec.named import is_named
from fluxviz.spec.recognition import is_spec

FOLDER = "assets/fluxviz"
"""Where the pictures stand in the site."""

_LOG = get_plugin_logger("fluxviz")
_WORD, _END = "fluxvizpicture", "fluxvizcaptionend"
_PLACE = re.compile(rf"(?:<p>)?(?P<word>{_WORD}\d+)(?: (?P<caption>[^\n]*) {_END})?(?:\s*</p>)?")


class FluxvizConfig(Config):  # type: ignore[no-untyped-call]
    """What can be set in ``mkdocs.yml``.

    Attributes:
        theme: The look of pictures that do not say otherwise.

    """

    theme = config_options.Type(str, default="auto")


class FluxvizPlugin(BasePlugin[FluxvizConfig]):  # type: ignore[no-untyped-call]
    """Draws the specs that fenced blocks name, as seen from the page or, with a slash before, from the docs' root.

    No spec is published with the site, drawn or not: its settings may hold secrets.
    """

    def __init__(self) -> None:
        self._inputs: dict[Path, None] = {}
        self._waiting: dict[str, str] = {}

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

    def on_config(self, config: MkDocsConfig, /) -> MkDocsConfig:
        """Have every page load the style sheet and the script that pictures share."""
        for name, loaded in ((STYLE_SHEET, config.extra_css), (SCRIPT, config.extra_javascript)):
            if f"{FOLDER}/{name}" not in loaded:
                loaded.append(f"{FOLDER}/{name}")
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add what pictures share, and keep every spec out of the site."""
        self._waiting.clear()
        for name in (STYLE_SHEET, SCRIPT):
            files.append(File.generated(config, f"{FOLDER}/{name}", content=read_page_asset(name)))
        for file in files:
            if file.abs_src_path and not file.is_documentation_page() and is_spec(Path(file.abs_src_path)):
                file.inclusion = InclusionLevel.EXCLUDED
                _LOG.info("%s reads as a Flux spec: it is not published", file.src_uri)
        return files

    def on_page_markdown(self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put a word in place of each block, which Markdown leaves where it is: a picture comes there afterwards."""

        def drawn(fence: Fence) -> str:
            try:
                return self._draw(fence.text, page, config, files)
            except (FluxvizError, ValueError) as error:
                raise PluginError(f"{page.file.src_uri}:{fence.line}: fluxviz: {error}") from None

        def passed(line: int) -> None:
            _LOG.warning("%s:%d: a block stands in indented code, and stays text", page.file.src_uri, line)

        return replace_fences(markdown, drawn, passed)

    def on_page_content(self, html: str, /, **_: Any) -> str:
        """Put the pictures in place of the words."""

        def figure(found: re.Match[str]) -> str:
            picture, caption = self._waiting.get(found["word"]), found["caption"]
            if picture is None:
                return found[0]
            if not caption:
                return picture
            return f'<figure class="fluxviz-figure">{picture}<figcaption>{caption}</figcaption></figure>'

        return _PLACE.sub(figure, html)

    def on_serve(self, server: Any, /, **_: Any) -> Any:
        """Have the specs watched, so that a saved one is drawn anew."""
        for path in self._inputs:
            server.watch(str(path))
        return server

    def _draw(self, text: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Draw a block, and return what stands in its place until Markdown is done: a paragraph with its caption."""
        name, options = read_fence(text)
        root = Path(config.docs_dir)
        folder = root if name.startswith("/") else (root / page.file.src_uri).parent
        placed = take_placement(options)
        options.setdefault("theme", self.config.theme)
        picture = embed(name if is_named(name) else str(folder / name.lstrip("/")), folder, options)
        self._inputs.update(dict.fromkeys(picture.inputs))
        self._keep_back(picture.inputs, root, files)
        file = File.generated(config, f"{FOLDER}/{picture.name}.svg", content=picture.svg)
        if files.get_file_from_path(file.src_uri) is None:
            files.append(file)
        word = f"{_WORD}{len(self._waiting)}"
        address = get_relative_url(file.url, page.file.url)
        self._waiting[word] = write_picture(address, picture.size, replace(placed, alt=placed.alt or picture.alt))
        caption = f" {placed.caption} {_END}" if placed.caption else ""
        return f"{word}{caption}"

    def _keep_back(self, inputs: tuple[Path, ...], root: Path, files: Files) -> None:
        read = {path.resolve() for path in inputs}
        for file in files:
            if file.abs_src_path and (root / file.src_uri).resolve() in read:
                file.inclusion = InclusionLevel.EXCLUDED
