"""Names of Flux containers that are still to be filled in: ``fluxdb_``, ``fluxdb_{APPNAME}``, ``flux{NAME}_shop``.

Forms append the app's name when they are filled in. Until then nothing answers to such a name; and yet one without its
app can only mean one component, so that the link is drawn, as one that does not work yet.
"""

from __future__ import annotations

import re

MARK = "-unfinished"
"""Stands for the app's name while text is read; no app can have a name that begins with a hyphen."""

SHOWN = "…"
"""Stands for it in what is shown: what is to be filled in could be anything."""

_STAND_INS = frozenset(["appname", "yourapp", "yourappname", "myappname", "your-app", "your-app-name", "app-name"])
_APP = (
    r"\$\{[^{}\s]{1,60}\}|\$\([^()\s]{1,60}\)|\$[A-Za-z]\w{0,60}|\{\{[^{}]{1,60}\}\}|\{[\w .-]{1,60}\}|<[\w .-]{1,60}>|"
    r"\[[\w .-]{1,60}\]|%\w{1,60}%|(?:YOUR_|MY_|THE_)?APP_NAME(?!\w)|(?:YOUR|MY|THE)_APP(?!\w)"
)
_UNFINISHED = re.compile(
    rf"(?<![\w.-])(?P<host>(?:flux|zel)[a-z0-9-]{{1,63}}_)(?:{_APP}|(?![\w{{$<\[%-]))", re.IGNORECASE
)


_NO_COMPONENT = re.compile(rf"(?<![\w.-])(?P<head>flux|zel)(?:{_APP})(?=_[a-z0-9])", re.IGNORECASE)


def marked(text: str) -> str:
    """Put the mark where the name of an app, or of a component, is still to be filled in.

    >>> marked("redis://fluxcache_${APP}:6379"), marked("fluxdb_"), marked("fluxdb_shop")
    ('redis://fluxcache_-unfinished:6379', 'fluxdb_-unfinished', 'fluxdb_shop')
    >>> marked("http://flux{NAME}_shop:80"), marked("flux{component}_{app}")
    ('http://flux-unfinished_shop:80', 'flux{component}_{app}')
    """
    if "_" not in text:
        return text
    text = _NO_COMPONENT.sub(lambda match: f"{match['head']}{MARK}", text)
    return _UNFINISHED.sub(lambda match: f"{match['host']}{MARK}", text)


def why_unfinished(host: str) -> str:
    """Return why a call to such a host cannot work yet."""
    whose = "a component's" if lacks_component(host) else "the app's"
    return f"unfinished: nothing answers to {shown(host)} before {whose} name is filled in"


def lacks_component(host: str) -> bool:
    """Return whether which component a host means is still to be filled in.

    >>> lacks_component("flux-unfinished_shop"), lacks_component("fluxdb_-unfinished")
    (True, False)
    """
    return host.partition("_")[0].endswith(MARK)


def is_unfinished(host: str, app: str) -> bool:
    """Return whether a host has the mark, or a word in place of the app's name that is not this app's name.

    >>> is_unfinished("fluxdb_-unfinished", "shop"), is_unfinished("fluxdb_yourapp", "shop"), is_unfinished("db", "db")
    (True, True, False)
    """
    name = host.rpartition("_")[2]
    return MARK in host or ("_" in host and name in _STAND_INS and name != app)


def shown(text: str) -> str:
    """Write a text with marks in it for a reader."""
    return text.replace(MARK, SHOWN)
