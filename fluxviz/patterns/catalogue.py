"""Every pattern by its name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from fluxviz.errors import UnknownNameError
from fluxviz.patterns.one_component import (
    custom_domain_root,
    custom_domain_subdomain,
    different_mapping,
    standard_port,
)
from fluxviz.patterns.recipe import Recipe
from fluxviz.patterns.shared_data import api_database, microservices_shared_database, redis_cache
from fluxviz.patterns.tiers import frontend_api_database, full_stack, three_tier

_ALL: tuple[Recipe[Any], ...] = (
    three_tier,
    standard_port,
    different_mapping,
    custom_domain_subdomain,
    custom_domain_root,
    full_stack,
    api_database,
    frontend_api_database,
    microservices_shared_database,
    redis_cache,
)
PATTERNS: Mapping[str, Recipe[Any]] = MappingProxyType({each.name: each for each in _ALL})
"""Every pattern, in the order of the guide."""


def get_recipe(name: str) -> Recipe[Any]:
    """Return a pattern's recipe by its name; hyphens stand for underscores.

    Raises:
        UnknownNameError: there is none of this name.

    >>> get_recipe("full-stack").title
    'Full-stack example'

    """
    recipe = PATTERNS.get(name.replace("-", "_"))
    if recipe is None:
        raise UnknownNameError("pattern", name, PATTERNS)
    return recipe
