"""``python -m tests.gallery``: write the contact sheet ``assets/gallery/``; ``--check`` tells what differs from it."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import fluxviz
from fluxviz import Diagram
from fluxviz.drawing import get_theme
from fluxviz.export import write_svg
from tests.guide_patterns import full_stack, guide_patterns
from tests.stress import stress_apps

GALLERY = Path(__file__).parents[1] / "assets" / "gallery"
INDEX = "index.html"
THEMES = ("light", "dark")
MAX_BYTES = 5_000_000
"""How large the gallery may be: it stands in the repository."""

STRESS = {
    "web_1_and_database": "The smallest app with a link",
    "web_6_and_database": "Six published components around one database",
    "web_10_and_database": "Ten components, the most an app may have",
    "ten_by_five_mixed": "Ten components with five public ports each; every second one speaks no HTTP",
    "six_by_two_and_links": "Six components in a ring, two ports each",
    "one_game_server": "Five ports that the edge cannot serve: five open doors",
    "hidden": "An enterprise app: nothing of its components can be read",
    "chain_of_8": "Eight components, each calling the next",
    "all_to_all_6": "Six components that all call each other",
    "back_links": "A chain with calls back up",
    "bipartite": "Five components that each call five others",
    "shared_stores_and_queue": "Five services that share a database, a cache, a broker and a document store",
    "many_ports_between_two": "Five calls between the same two components",
    "self_calls": "Components that call themselves: inside, and out and back in",
    "declared_links": "Links that no setting shows, declared by hand",
    "shared_volumes": "Volumes of one component that others mount",
    "long_names": "Names of full length: 63 letters each",
    "long_domain": "A custom domain of 200 letters",
    "markup_in_names": "Names made of markup",
    "script_chinese": "Chinese names",
    "script_arabic": "Arabic names, written from right to left",
    "script_emoji": "Names with emoji",
    "every_script_at_once": "Nine scripts in one app",
    "cloudflare_12_domains": "Twelve custom domains in four zones",
    "ssl_problems": "Every SSL mode of CloudFlare, with what goes wrong in each",
    "browser_calls": "Calls that visitors' browsers make for two front ends",
    "browser_calls_and_doors": "The same, beside three game servers",
    "external_20_spread": "Twenty hosts outside the app, called by five components",
    "unresolved_names": "Calls to names that nobody has",
    "everything_outside": "Calls that go out, back in, and nowhere, all in one app",
}
"""The stress apps that tell the most, each with what there is to see."""

LEVELS = {
    "overview": "Who talks to whom.",
    "network": "Hosts and ports: the default.",
    "full": "Images, resources, evidence, and the open door of every published port.",
}
VIEWS = {
    "all": "Everything.",
    "public": "The public path only.",
    "internal": "What is behind it only.",
}


@dataclass(frozen=True)
class Entry:
    """A picture of the gallery.

    Attributes:
        name: What its files begin with.
        title: What stands under it.
        caption: What there is to see.
        diagram: The picture, without a theme.

    """

    name: str
    title: str
    caption: str
    diagram: Diagram


@dataclass(frozen=True)
class Section:
    """A part of the contact sheet."""

    anchor: str
    title: str
    text: str
    entries: tuple[Entry, ...]


def sections() -> list[Section]:
    """Give what the gallery shows, in its order."""
    return [
        Section("guide", "The networking guide", "Every pattern of Flux's networking guide.", tuple(_guide())),
        Section("detail", "Levels of detail", "The full stack, said three ways: detail=…", tuple(_levels())),
        Section("view", "Views", "The full stack, whole and in its two halves: view=…", tuple(_views())),
        Section("stress", "Stress apps", "Made-up apps that a picture breaks on first.", tuple(_stress())),
    ]


def _guide() -> Iterator[Entry]:
    for name, pattern in guide_patterns().items():
        diagram = fluxviz.draw(pattern.spec, access=pattern.access)
        yield Entry(f"guide-{_dashed(name)}", pattern.title, pattern.caption, diagram)


def _levels() -> Iterator[Entry]:
    for detail, caption in LEVELS.items():
        yield Entry(f"detail-{detail}", detail, caption, fluxviz.draw(full_stack(), detail=detail))


def _views() -> Iterator[Entry]:
    for view, caption in VIEWS.items():
        yield Entry(f"view-{view}", view, caption, fluxviz.draw(full_stack(), view=view))


def _stress() -> Iterator[Entry]:
    apps = stress_apps()
    for name, title in STRESS.items():
        spec, access = apps[name]
        yield Entry(f"stress-{_dashed(name)}", title, f"tests/stress: {name}", fluxviz.draw(spec, access=access))


def _dashed(name: str) -> str:
    return name.replace("_", "-")


def gallery() -> dict[str, str]:
    """Give the text of every file by its name. A theme moves nothing, so each picture is laid out once."""
    shown = sections()
    files = {
        f"{entry.name}.{theme}.svg": write_svg(entry.diagram.scene, entry.diagram.layout, get_theme(theme))
        for section in shown
        for entry in section.entries
        for theme in THEMES
    }
    return files | {INDEX: index(shown)}


def index(shown: Sequence[Section]) -> str:
    """Write the contact sheet: no script, no remote file."""
    links = "\n".join(
        f'<li><a href="#{section.anchor}">{escape(section.title)}</a> <span>{len(section.entries)}</span></li>'
        for section in shown
    )
    return _PAGE.format(
        count=sum(len(section.entries) for section in shown), links=links, sections="\n".join(map(_section, shown))
    )


def _section(section: Section) -> str:
    entries = "\n".join(map(_entry, section.entries))
    return _SECTION.format(
        anchor=section.anchor, title=escape(section.title), text=escape(section.text), entries=entries
    )


def _entry(entry: Entry) -> str:
    width, height = (round(size) for size in (entry.diagram.layout.width, entry.diagram.layout.height))
    topology = entry.diagram.topology
    parts = len(topology.components)
    links = len(topology.edges)
    alt = (
        f"{entry.title}. {entry.caption.rstrip('.')}. "
        f"{parts} component{'' if parts == 1 else 's'}, {links} link{'' if links == 1 else 's'}."
    )
    return _ENTRY.format(
        name=entry.name,
        title=escape(entry.title),
        caption=escape(entry.caption),
        alt=escape(alt),
        width=width + 20,
        height=height + 20,
    )


_ENTRY = """\
<li id="{name}">
<figure>
<a class="day" href="{name}.light.svg"><img src="{name}.light.svg" alt="{alt}" \
width="{width}" height="{height}" loading="lazy"></a>
<a class="night" href="{name}.dark.svg"><img src="{name}.dark.svg" alt="{alt}" \
width="{width}" height="{height}" loading="lazy"></a>
<figcaption>
<h3>{title}</h3>
<p>{caption}</p>
<p class="files"><a href="{name}.light.svg" aria-label="{title}, light">light</a> \
<a href="{name}.dark.svg" aria-label="{title}, dark">dark</a> <span>{width} × {height}</span></p>
</figcaption>
</figure>
</li>"""  # noqa: RUF001 - a multiplication sign between two sizes

_SECTION = """\
<section id="{anchor}" aria-labelledby="{anchor}-title">
<h2 id="{anchor}-title">{title}</h2>
<p class="about">{text}</p>
<ul class="sheet">
{entries}
</ul>
</section>"""

_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>fluxviz: the gallery</title>
<style>
:root {{ --page: #eef1f6; --tile: #ffffff; --line: #cbd3e0; --text: #18212f; --muted: #556070; --link: #1d56b8 }}
.night {{ display: none }}
@media (prefers-color-scheme: dark) {{
  :root {{ --page: #070a0f; --tile: #10151d; --line: #2f3a4b; --text: #e8edf5; --muted: #a7b2c2; --link: #8ab6ff }}
  .day {{ display: none }}
  .night {{ display: block }}
}}
* {{ box-sizing: border-box }}
html {{ scroll-padding-top: 3.5rem }}
body {{ margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, Arial, sans-serif }}
a {{ color: var(--link) }}
a:focus-visible {{ outline: 3px solid var(--link); outline-offset: 2px }}
header, main, footer {{ max-width: 1560px; margin: auto; padding: 0 1.5rem }}
header {{ padding-top: 2.5rem }}
h1 {{ margin: 0; font-size: 2.2rem; line-height: 1.2; letter-spacing: -.01em }}
header p {{ margin: .4rem 0 1rem; max-width: 46rem; color: var(--muted) }}
nav {{ position: sticky; top: 0; z-index: 1; background: var(--page); border-bottom: 1px solid var(--line) }}
nav ul {{ display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; max-width: 1560px; margin: auto; padding: .6rem 1.5rem; \
list-style: none }}
nav span {{ color: var(--muted); font-size: .85rem }}
h2 {{ margin: 2.5rem 0 0; font-size: 1.4rem }}
.about {{ margin: .1rem 0 1rem; color: var(--muted) }}
.sheet {{ display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 28rem), 1fr)); gap: 1.25rem; \
margin: 0; padding: 0; list-style: none }}
.sheet > li {{ display: grid; grid-row: span 2; grid-template-rows: subgrid; gap: 0 }}
figure {{ display: grid; grid-row: span 2; grid-template-rows: subgrid; gap: 0; margin: 0; background: var(--tile); \
border: 1px solid var(--line); border-radius: 10px; overflow: hidden }}
figure > a {{ padding: .75rem }}
img {{ display: block; width: 100%; height: auto; max-height: 46rem; object-fit: contain; object-position: top }}
figcaption {{ padding: .7rem 1rem .8rem; border-top: 1px solid var(--line) }}
h3 {{ margin: 0; font-size: 1rem }}
figcaption p {{ margin: .15rem 0 0; color: var(--muted); font-size: .9rem }}
.files a {{ margin-right: .6rem }}
.files span {{ float: right; font-variant-numeric: tabular-nums }}
footer {{ padding-top: 2rem; padding-bottom: 3rem; color: var(--muted); font-size: .9rem }}
@media print {{ nav {{ display: none }} figure {{ break-inside: avoid }} }}
</style>
</head>
<body>
<header>
<h1>fluxviz: the gallery</h1>
<p>{count} pictures of Flux apps, each in light and dark; this page shows the ones of your system's mode. \
A picture opens at full size.</p>
</header>
<nav aria-label="Sections">
<ul>
{links}
</ul>
</nav>
<main>
{sections}
</main>
<footer>Written by <code>python -m tests.gallery</code>; <code>--check</code> tells which files differ.</footer>
</body>
</html>
"""


def write(files: dict[str, str], folder: Path = GALLERY) -> list[str]:
    """Write the files, take away pictures that are no longer shown, and give the names of what changed."""
    differing = differences(files, folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name in differing:
        if name in files:
            (folder / name).write_bytes(files[name].encode())
        else:
            (folder / name).unlink()
    return differing


def differences(files: dict[str, str], folder: Path = GALLERY) -> list[str]:
    """Give the names of files that are not there, not the same, or there for nothing."""
    there = {path.name: path for path in folder.glob("*.svg")} | {INDEX: folder / INDEX}
    changed = [
        name
        for name, text in files.items()
        if name not in there or not there[name].is_file() or there[name].read_bytes() != text.encode()
    ]
    return sorted([*changed, *(there.keys() - files.keys())])


def main(arguments: Iterable[str] | None = None, folder: Path = GALLERY) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.gallery", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit code 1 where files differ")
    options = parser.parse_args(None if arguments is None else list(arguments))
    start = time.perf_counter()
    files = gallery()
    size = sum(len(text.encode()) for text in files.values())
    if options.check:
        changed = differences(files, folder)
        for name in changed:
            print(f"differs: {folder.name}/{name}", file=sys.stderr)
        if changed:
            print(f"{len(changed)} of {len(files)} files differ: python -m tests.gallery", file=sys.stderr)
    else:
        changed = write(files, folder)
    told = f"{len(files)} files, {size / 1e6:.1f} MB, {time.perf_counter() - start:.1f} s"
    print(told if options.check else f"{told}; {len(changed)} written or taken away")
    if size > MAX_BYTES:
        print(f"too large: more than {MAX_BYTES / 1e6:g} MB", file=sys.stderr)
        return 1
    return 1 if options.check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
