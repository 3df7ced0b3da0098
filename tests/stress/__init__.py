"""Stress apps: specs that a picture breaks on first. Nothing here is random: the same apps in every run.

>>> spec, access = stress_apps()["chain_of_8"]
>>> len(spec["compose"])
8
"""

from .building import Access, Spec
from .calls import call_apps
from .names import name_apps
from .outside import outside_apps
from .public import public_apps
from .scripts import script_apps
from .sizes import size_apps

__all__ = ["Access", "Spec", "stress_apps"]


def stress_apps() -> dict[str, tuple[Spec, Access | None]]:
    """Give every stress app by its name: the spec, and its access overlay where it has one."""
    groups = (size_apps(), call_apps(), name_apps(), script_apps(), public_apps(), outside_apps())
    apps = {name: app for group in groups for name, app in group.items()}
    assert len(apps) == sum(map(len, groups)), "two stress apps share a name"
    return apps
