"""The networking guide's patterns as ready specs.

Each is a function that gives an ``AppSpec``; its ``.pattern`` takes the same parameters and gives the whole: the
version 8 document, the access overlay, and every deviation from the guide.

>>> from fluxviz import patterns
>>> patterns.full_stack(app="shop")
AppSpec('shop', version 8, 3 component(s))
>>> whole = patterns.custom_domain_subdomain.pattern(domain="blog.example.com")
>>> whole.access.domains[0].host, whole.document["compose"][0]["domains"]
('blog.example.com', ['blog.example.com'])
"""

from fluxviz.patterns.catalogue import PATTERNS, get_recipe
from fluxviz.patterns.guide import guide_example
from fluxviz.patterns.one_component import (
    custom_domain_root,
    custom_domain_subdomain,
    different_mapping,
    standard_port,
)
from fluxviz.patterns.pattern import Pattern
from fluxviz.patterns.recipe import Recipe
from fluxviz.patterns.shared_data import api_database, microservices_shared_database, redis_cache
from fluxviz.patterns.tiers import frontend_api_database, full_stack, three_tier

__all__ = [
    "PATTERNS",
    "Pattern",
    "Recipe",
    "api_database",
    "custom_domain_root",
    "custom_domain_subdomain",
    "different_mapping",
    "frontend_api_database",
    "full_stack",
    "get_recipe",
    "guide_example",
    "microservices_shared_database",
    "redis_cache",
    "standard_port",
    "three_tier",
]


def __dir__() -> list[str]:
    """Return what there is to use, and not the modules it stands in."""
    return __all__
