"""Which components are front ends."""

from __future__ import annotations

from fluxviz.checks.subject import Subject
from fluxviz.spec import Component

_FRONT_WORDS = frozenset({"frontend", "front", "web", "website", "ui", "webapp", "site", "www", "client"})


def is_front(subject: Subject, component: Component) -> bool:
    """Return whether a component is a front end: by its name, or by variables that a browser reads."""
    settings = subject.settings_of(component)
    if any(setting.read.browser and not setting.name.startswith("PUBLIC_") for setting in settings):
        return True
    technology = subject.technology(component)
    return technology.role == "web" and (technology.name == "Front end" or component.name.lower() in _FRONT_WORDS)
