"""What became of an app, as one HTML page: its versions in a list to step through, each with its picture.

No script runs in it: a version is chosen by a radio button, as which the arrow keys step through the list.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from fluxviz.drawing.cells import SMALL
from fluxviz.export.static_page import page_text, static_page
from fluxviz.live.history import Step
from fluxviz.live.history_layout import draw_versions
from fluxviz.live.history_words import days, sentences
from fluxviz.topology import Naming

MOST_PICTURES = 60
"""How many versions are drawn, the newest: each is a picture of its own in the page."""
_SMALLEST = 10
"""How small a picture's text may get on a screen, in pixels, before the picture scrolls in its box."""
_WIDTH = re.compile(r'width="([\d.]+)"')

_STYLE = """
body { max-width: 100rem; }
fieldset { border: 1px solid var(--line); border-radius: 8px; margin: 0; padding: .5rem 1rem; min-width: 0; }
.step { display: grid; grid-template-columns: 1.75rem 1fr; padding: .5rem 0; border-top: 1px solid var(--line); }
.step:first-of-type { border-top: 0; } .step ul { margin: 0; padding: 0 0 0 1.1rem; overflow-wrap: anywhere; }
.step input { align-self: start; margin: .35rem 0 0; } .step:has(:checked) .when { font-weight: 700; }
.when { color: var(--soft); } .version { display: none; margin-top: 0; }
@media (min-width: 70rem) {
  .history { display: grid; grid-template-columns: minmax(20rem, 26rem) 1fr; gap: 1.5rem; align-items: start; }
  .versions { position: sticky; top: 1rem; } fieldset { max-height: calc(100vh - 4rem); overflow-y: auto; }
}
@media (max-width: 69.99rem) { fieldset { max-height: 40vh; overflow-y: auto; margin-bottom: 1rem; } }
@supports not selector(:has(a)) { .version { display: block; } }
@media print { .version { display: block; } }
"""


def history_page(app: str, steps: Sequence[Step], naming: Naming | str | None = None) -> str:
    """Write the page; it begins with the newest version.

    Args:
        app: The app's name.
        steps: What became of it, the oldest first.
        naming: Whose public names are drawn.

    Raises:
        EngineError: the Graphviz engine did not draw.

    """
    picture_of, drawn = _pictures(steps)
    svgs = draw_versions([drawn[number].messages[-1].topology(naming) for number in sorted(drawn)]) if drawn else []
    widest = max((float(found[1]) for svg in svgs if (found := _WIDTH.search(svg))), default=0.0)
    least = f"@media screen {{ .version svg {{ min-width: {math.ceil(widest * _SMALLEST / SMALL)}px; }} }}\n"
    shown = "".join(
        f".history:has(#step-{step}:checked) #version-{picture} {{ display: block; }}\n"
        for step, picture in picture_of.items()
    )
    body = "\n".join(_body(app, steps, picture_of, svgs))
    return static_page(f"{app}: its history", body, f"{_STYLE}{least}{shown}")


def _pictures(steps: Sequence[Step]) -> tuple[dict[int, int], dict[int, Step]]:
    """Return the picture of each step that has one, and the step that each picture is drawn of."""
    versions = [number for number, step in enumerate(steps) if _is_version(step)][-MOST_PICTURES:]
    picture_of: dict[int, int] = {}
    for number in range(len(steps)):
        before = [picture for picture, version in enumerate(versions) if version <= number]
        if before:
            picture_of[number] = before[-1]
    return picture_of, {picture: steps[version] for picture, version in enumerate(versions)}


def _is_version(step: Step) -> bool:
    return step.kind in ("registered", "changed") and step.messages[-1].spec is not None


def _body(app: str, steps: Sequence[Step], picture_of: dict[int, int], svgs: Sequence[str]) -> Iterator[str]:
    yield f"<h1>{page_text(app)}: its history</h1>"
    yield "<p>Choose a version; the arrow keys step through them. What stays keeps its place.</p>"
    yield '<div class="history">\n<fieldset>\n<legend>Versions, the newest first</legend>'
    for number, step in reversed([*enumerate(steps)]):
        checked = " checked" if number == len(steps) - 1 else ""
        yield f'<label class="step"><input type="radio" name="step" id="step-{number}"{checked}>'
        block = step.messages[-1].height
        when = f"{days(step)}{'' if block is None else f', block {block}'}".replace("\n", " ")
        yield f'<span><span class="when">{page_text(when)}</span>'
        yield f"<ul>{''.join(f'<li>{page_text(line)}</li>' for line in sentences(step))}</ul>"
        if number not in picture_of:
            yield "<small>Not drawn.</small>"
        yield "</span></label>"
    yield '</fieldset>\n<div class="versions">'
    for number, svg in enumerate(svgs):
        yield f'<figure class="version" id="version-{number}" tabindex="0">\n{svg}</figure>'
    yield "</div>\n</div>"
