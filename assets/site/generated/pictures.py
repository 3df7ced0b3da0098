"""Pictures of hand-written pages: they open large by a click and scroll rather than shrink, as those of the plugin."""

from __future__ import annotations

import posixpath
import re
from typing import Any

from fluxviz.docs.figure import Placement, write_picture

_IMAGE = re.compile(r'<p>(?P<images>(?:\s*<img [^>]*src="[^"]+\.svg(?:#[\w-]+)?"[^>]*>)+\s*)</p>')
_ONE = re.compile(r'<img [^>]*?alt="(?P<alt>[^"]*)"[^>]*?src="(?P<src>[^"#]+)(?P<scheme>#[\w-]+)?"[^>]*>')
_SIZE = re.compile(r'<svg [^>]*?width="(?P<width>[\d.]+)" height="(?P<height>[\d.]+)"')


def open_large(html: str, page: Any, files: Any) -> str:
    """Return a page whose pictures open large.

    Args:
        html: The page.
        page: What MkDocs knows of it.
        files: All that the site has.

    """
    sizes = {file.url: file for file in files if file.url.endswith(".svg")}

    def figure(found: re.Match[str]) -> str:
        return "".join(_written(image, page, sizes) for image in _ONE.finditer(found["images"]))

    return _IMAGE.sub(figure, html)


def _written(image: re.Match[str], page: Any, sizes: dict[str, Any]) -> str:
    place = posixpath.normpath(posixpath.join(posixpath.dirname(page.file.dest_uri), image["src"]))
    file = sizes.get(place)
    size = None if file is None else _SIZE.search(file.content_string)
    if size is None:
        return image[0]
    natural = float(size["width"]), float(size["height"])
    html = write_picture(
        image["src"], natural, Placement(classes=tuple(filter(None, [image["scheme"] and image["scheme"][1:]])))
    )
    return html.replace('alt=""', f'alt="{image["alt"]}" loading="lazy"')
