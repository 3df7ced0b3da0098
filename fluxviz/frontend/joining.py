"""Join the front end's modules into one: anywidget and a page of its own load a single module, from no file.

The modules keep to a few habits that make this safe, and tests hold them: an import is one line, a comment is a line
or block of its own, and no two modules call two things by one name.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(\w+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const|let)\b)", re.MULTILINE)
_EMPTY_EXPORT = re.compile(r"^export \{\};$", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*//.*$|/\*\*(?:.|\n)*?\*/ ?", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_BLANK = re.compile(r"\n{2,}")
_NEEDLESS_COMMA = re.compile(r",(?=\n[}\])])")
"""A comma after the last of several, each on a line of its own."""
_NEEDLESS_BREAK = re.compile(r"(?<=[{([,;=>?:&|])\n|\n(?=[})\].?:])")
"""A line break beside a sign that no statement ends with or begins with: safe where statements end in ``;``."""
_CSS_ROOM = re.compile(r"\s*([{};:,>])\s+|\s+([{])")


@cache
def widget_module() -> str:
    """Give the module that anywidget runs."""
    return _joined("widget")


@cache
def page_script() -> str:
    """Give the script of a page of its own; it ends with its start."""
    return f"{_joined('page')}start();\n"


@cache
def style_sheet() -> str:
    """Give the style sheet."""
    return _CSS_ROOM.sub(r"\1\2", _read("style.css")).strip()


def module_names(entry: str) -> list[str]:
    """Name the modules that an entry needs, each after those it needs itself."""
    order: list[str] = []

    def visit(name: str) -> None:
        if name in order:
            return
        for needed in _IMPORT.findall(_read(f"{name}.js")):
            visit(needed)
        order.append(name)

    visit(entry)
    return order


def _joined(entry: str) -> str:
    text = "\n".join(_bare(_read(f"{name}.js")) for name in module_names(entry))
    lines = _BLANK.sub("\n", _INDENT.sub("", text))
    return _NEEDLESS_BREAK.sub("", _NEEDLESS_COMMA.sub("", lines)).strip() + "\n"


def _bare(module: str) -> str:
    """Leave out what only a reader or a type checker needs, and what ties a module to others."""
    for pattern in (_COMMENT, _IMPORT, _EXPORT, _EMPTY_EXPORT):
        module = pattern.sub("", module)
    return module


def _read(name: str) -> str:
    return files("fluxviz.frontend").joinpath(name).read_text("utf-8")
