"""Two pictures in one, side by side: before and after."""

from __future__ import annotations

import re
from html import escape

_SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')
_GAP = 24.0
_TITLE = 30.0
_STYLE = (
    "text.side { fill: #556070 } "
    "@media (prefers-color-scheme: dark) { text.side { fill: #a7b2c2 } svg.sides { background: #10151d } }"
)


def put_side_by_side(left: str, right: str, titles: tuple[str, str], font: str) -> str:
    """Put two SVGs side by side, each under its title.

    Args:
        left: The SVG on the left; its ids differ from those of the right.
        right: The SVG on the right.
        titles: What stands above each.
        font: The font of the titles.

    """
    sizes = [(float(match[1]), float(match[2])) for svg in (left, right) if (match := _SIZE.match(svg))]
    width = sizes[0][0] + _GAP + sizes[1][0]
    height = max(high for _, high in sizes) + _TITLE
    size = f'width="{width:.7g}" height="{height:.7g}" viewBox="0 0 {width:.7g} {height:.7g}"'
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" class="sides" {size} font-family="{font}">']
    lines.append(f"<style>{_STYLE}</style>")
    for svg, title, x in ((left, titles[0], 0.0), (right, titles[1], sizes[0][0] + _GAP)):
        lines.append(f'<text class="side" x="{x + 12:.7g}" y="20" font-size="14">{escape(title)}</text>')
        lines.append(svg.replace("<svg ", f'<svg x="{x:.7g}" y="{_TITLE:.7g}" ', 1).rstrip())
    return "\n".join([*lines, "</svg>"]) + "\n"
