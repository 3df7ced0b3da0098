"""How ``fluxviz docs check`` names places, and what it tells GitHub."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from fluxviz.docs import Outcome, gather
from fluxviz.docs.jobs import Place
from fluxviz.export.workflow_commands import workflow_command

_TITLE = "fluxviz docs check"


def shown(place: Place) -> str:
    """Name a place as seen from where the command runs, so that an editor can jump to it."""
    path = Path(os.path.relpath(place.path)) if _is_below_here(place.path) else place.path
    return f"{path}:{place.line}" if place.line else str(path)


def docs_github(outcomes: Sequence[Outcome], settings: Path) -> str:
    """Write a command for each change and each failure: at the spec, the block, the file or the settings to blame."""
    written = []
    for report in gather(outcomes):
        blamed = report.blamed or Place(settings)
        concerned = ", ".join(shown(place) for place in report.places if place != blamed)
        text = f"{report.text}\nNo longer true: {concerned}" if concerned else report.text
        written.append(_command(blamed, text))
    for outcome in outcomes:
        place = Place(outcome.spec) if isinstance(outcome.spec, Path) else outcome.place
        written += [_command(place, text) for text in outcome.messages if outcome.kind == "failed"]
    return "".join(dict.fromkeys(written))


def _command(place: Place, text: str) -> str:
    return workflow_command("error", text, file=shown(Place(place.path)), line=place.line or 1, title=_TITLE)


def _is_below_here(path: Path) -> bool:
    return Path(os.path.abspath(path)).is_relative_to(Path.cwd())  # noqa: PTH100 - follows no link
