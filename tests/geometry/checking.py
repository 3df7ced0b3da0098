"""``check``: SVGs go in, one report a file comes out."""

from collections.abc import Mapping
from contextlib import ExitStack

from .browser import Chromium
from .picture import read_picture
from .report import Report, report_on, unmeasured


def check(svgs: Mapping[str, str], *, any_size: bool = False, chromium: Chromium | None = None) -> list[Report]:
    """Measure pictures at 800 px wide and say what is wrong with each.

    Args:
        svgs: The SVG by its name.
        any_size: Do not ask for 9 px text: these are for wide screens.
        chromium: The browser, where one runs already.

    Raises:
        ChromiumMissingError: there is no Chromium.

    """
    with ExitStack() as stack:
        page = chromium or stack.enter_context(Chromium())
        return [_report(page, name, svg, any_size) for name, svg in svgs.items()]


def _report(page: Chromium, name: str, svg: str, any_size: bool) -> Report:
    data = page.measure(svg)
    if data["problem"]:
        return unmeasured(name, data["problem"])
    return report_on(name, [read_picture(layout) for layout in data["layouts"]], any_size)
