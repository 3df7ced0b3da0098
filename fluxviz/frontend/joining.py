"""Join the front end's modules into one: anywidget and a page of its own load a single module, from no file.

The modules keep to habits that make this safe, and tests hold them: an import is one line, and no two modules call two
things by one name. Comments and room, two fifths of the bytes, are left out by ``rjsmin``, which gives the same text
with and without its C part.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(\w+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const|let)\b)", re.MULTILINE)


@cache
def widget_module() -> str:
    """Return the module that anywidget runs."""
    return _joined("widget")


@cache
def page_script() -> str:
    """Return the script of a page of its own; it ends with its start."""
    return f"{_joined('page')}start();\n"


@cache
def style_sheet() -> str:
    """Return the style sheet."""
    return _read("style.css")


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
    from rjsmin import jsmin  # a picture alone does not need it

    modules = (_EXPORT.sub("", _IMPORT.sub("", _read(f"{name}.js"))) for name in module_names(entry))
    return str(jsmin("\n".join(modules))) + "\n"


def _read(name: str) -> str:
    return files("fluxviz.frontend").joinpath(name).read_text("utf-8")
