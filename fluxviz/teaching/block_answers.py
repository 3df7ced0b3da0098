"""What an exercise wants of a block in a Markdown file, read as ``fluxviz docs build`` reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from fluxviz.docs.blocks import jobs_in
from fluxviz.docs.jobs import Options
from fluxviz.errors import FluxvizError

_PAGE = Path("page.md")


def blocks(answer: object, shown: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Want a block for each file of a spec, that shows some sections and no others."""
    try:
        jobs = jobs_in(str(answer), _PAGE, Options())
    except FluxvizError as error:
        yield f"fluxviz docs build refuses it: {error}"
        return
    for name, sections in shown.items():
        found = next((job for job in jobs if str(job.spec) == name), None)
        if found is None:
            yield f"There is no block for {name} in it."
            continue
        wanted = set(sections)
        yield from (f"The block does not show {each}." for each in sorted(wanted - set(found.show)))
        yield from (f"The block shows {each}, too." for each in found.show if each not in wanted)
