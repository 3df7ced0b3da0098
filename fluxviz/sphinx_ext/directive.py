"""``.. fluxviz:: app.json``: a picture of the app, drawn anew when the spec changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from fluxviz.docs.embedding import embed
from fluxviz.docs.figure import ALIGNMENTS, Placement
from fluxviz.docs.jobs import OPTIONS
from fluxviz.errors import FluxvizError, UnknownNameError
from fluxviz.spec.named import is_named

_DRAWN = tuple(option for option in OPTIONS if option != "name")
"""What is asked of the picture; ``name`` is reStructuredText's own word for a label."""


def _alignment(text: str) -> str:
    return str(directives.choice(text, ALIGNMENTS))


class FluxvizPicture(nodes.General, nodes.Inline, nodes.Element):
    """A picture in a document: the SVG, and what is shown where there can be none."""


class _OptionSpec(dict[str, Any]):
    """What each option is read by; one that is not there is told with those that are, which docutils does not do."""

    def __missing__(self, name: str) -> Any:
        raise KeyError(str(UnknownNameError("option", name, self)).removeprefix("unknown option "))


class FluxvizDirective(SphinxDirective):
    """Draws the spec that it names, as seen from the document or, with a slash before it, from the docs' root.

    ``flux:NAME`` is an app as it runs when the docs are built: the network is asked then.

    Options: ``alt``, ``caption``, ``width``, ``align``, ``class``, ``name`` (a label to refer to), ``inline`` (the
    SVG itself stands in the page, with tooltips), ``app`` (the app's name, where the spec has none), and ``access``,
    ``naming``, ``theme``, ``direction``, ``detail``, ``view``, ``trace`` as for ``fluxviz draw``.
    """

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = _OptionSpec(
        {
            "alt": directives.unchanged,
            "caption": directives.unchanged,
            "width": directives.length_or_percentage_or_unitless,
            "align": _alignment,
            "class": directives.class_option,
            "inline": directives.flag,
            "name": directives.unchanged_required,
            "app": directives.unchanged_required,
            **dict.fromkeys(_DRAWN, directives.unchanged_required),
        }
    )

    def run(self) -> list[nodes.Node]:
        """Draw; what cannot be drawn is told with its file and line."""
        written = self.arguments[0]
        options = {key: value for key, value in self.options.items() if key in _DRAWN}
        if "app" in self.options:
            options["name"] = self.options["app"]
        options.setdefault("theme", self.env.config.fluxviz_theme)
        # On the page itself, ids must not be those of another picture.
        prefix = f"fv{self.env.new_serialno('fluxviz')}-" if "inline" in self.options else ""
        if is_named(written):
            self.env.note_reread()  # it may be another by the next build
        else:
            _, written = self.env.relfn2path(written)
            self.env.note_dependency(written)
        try:
            drawn = embed(written, Path(self.env.doc2path(self.env.docname)).parent, options, prefix=prefix)
        except FluxvizError as error:
            raise self.error(str(error)) from None
        for each in drawn.inputs:
            self.env.note_dependency(str(each))
        picture = FluxvizPicture(
            svg=drawn.svg,
            sentences=drawn.sentences,
            file=drawn.name,
            size=drawn.size,
            placement=self._placement(drawn.alt),
            inline=drawn.inline,
        )
        self.set_source_info(picture)
        if "caption" not in self.options:
            self.add_name(picture)
            return [picture]
        texts, faults = self.parse_inline(self.options["caption"])
        figure = nodes.figure("", picture, nodes.caption(self.options["caption"], "", *texts))
        if "align" in self.options:
            figure["align"] = self.options["align"]
        self.add_name(figure)
        return [figure, *faults]

    def _placement(self, alt: str) -> Placement:
        width = self.options.get("width", "")
        return Placement(
            alt=self.options.get("alt", alt),
            width=f"{width}px" if width.replace(".", "").isdecimal() else width,
            align=self.options.get("align", ""),
            classes=tuple(self.options.get("class", [])),
        )
