"""Every rule by its code, and the families of codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from fluxviz.checks.exposure.rules import EXPOSURE_RULES
from fluxviz.checks.limits.rules import LIMIT_RULES
from fluxviz.checks.names.rules import NAME_RULES
from fluxviz.checks.order.rules import ORDER_RULES
from fluxviz.checks.ports.rules import PORT_RULES
from fluxviz.checks.public_path.rules import PUBLIC_RULES
from fluxviz.checks.rule import Rule
from fluxviz.checks.serving.rules import SERVING_RULES
from fluxviz.checks.storage.rules import STORAGE_RULES
from fluxviz.errors import UnknownNameError, WrongTypeError
from fluxviz.faults import name_kind

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.code: rule
        for rules in (
            NAME_RULES, PORT_RULES, EXPOSURE_RULES, PUBLIC_RULES, SERVING_RULES, STORAGE_RULES,
            LIMIT_RULES, ORDER_RULES,
        )
        for rule in rules
    }
)  # fmt: skip
"""Every rule by its code."""

FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "FX1": "names",
        "FX2": "ports",
        "FX3": "exposure",
        "FX4": "public path",
        "FX5": "TLS in the container, timeouts",
        "FX6": "storage",
        "FX7": "limits of FluxOS",
        "FX8": "order and images",
    }
)
"""The families of codes."""


def get_rule(code: str) -> Rule:
    """Return a rule by its code.

    Raises:
        UnknownNameError: there is none.

    >>> get_rule("fx101").title
    'a host with a component that does not exist'

    """
    rule = RULES.get(code.upper())
    if rule is None:
        raise UnknownNameError("rule", code, RULES)
    return rule


def read_codes(given: Iterable[str] | str | None) -> tuple[str, ...]:
    """Read codes, or what codes begin with; several may stand in one text, with commas.

    Raises:
        UnknownNameError: no rule has a code that begins so.
        WrongTypeError: it is no text.

    >>> read_codes("fx1, FX203"), read_codes(None)
    (('FX1', 'FX203'), ())

    """
    if given is None:
        return ()
    texts = [given] if isinstance(given, str) else [*given] if isinstance(given, Iterable) else [given]
    if not all(isinstance(each, str) for each in texts):
        raise WrongTypeError("codes of rules, such as FX101", name_kind(given))
    codes = tuple(code.strip().upper() for each in texts for code in each.split(","))
    for code in codes:
        if not code or not any(known.startswith(code) for known in RULES):
            raise UnknownNameError("rule", code, RULES)
    return codes
