"""Workflow commands, which GitHub shows at the line of a file.

Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from typing import Literal

from fluxviz.unseen import clean


def workflow_command(
    level: Literal["error", "warning", "notice"], message: str, *, file: str, line: int, title: str
) -> str:
    r"""Write one command, with its line end.

    >>> workflow_command("error", "api: 3000 -> 3001", file="app.json", line=1, title="docs")
    '::error file=app.json,line=1,title=docs::api: 3000 -> 3001\n'
    """
    marks = {"file": file, "line": str(line), "title": title}
    said = ",".join(f"{key}={_property(value)}" for key, value in marks.items())
    text = "\n".join(clean(each) for each in message.split("\n"))
    return f"::{level} {said}::{_data(text)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(clean(text)).replace(":", "%3A").replace(",", "%2C")
