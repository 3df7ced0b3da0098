"""Which settings of an app hold something that looks like a secret. Names only: no value leaves here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fluxviz.spec import AppSpec
from fluxviz.topology.references.addresses import is_placeholder
from fluxviz.topology.references.vocabulary import read_name

_PASSWORD_IN_URL = re.compile(r"://[^/\s:@]*:([^/\s@]+)@")
_STAND_INS = re.compile(
    r"(?:change[_-]?me|your[_-].*|x{3,}|\*+|<.*>|\.\.\.|password|secret|none|null|true|false|\d{1,5})?", re.IGNORECASE
)


def secret_settings(spec: AppSpec) -> Iterator[str]:
    """Name the settings whose values look secret, as ``component VARIABLE``; stand-ins such as CHANGE_ME do not.

    >>> from fluxviz.spec import load
    >>> list(secret_settings(load({"version": 4, "name": "shop", "compose": [{"name": "api", "ports": [80],
    ...     "environmentParameters": ["DB_PASSWORD=hunter2!", "API_KEY=CHANGE_ME", "LOG=info"]}]})))
    ['api DB_PASSWORD']
    """
    for component in spec.components:
        for index, variable in enumerate(component.environment):
            text = variable.value.read().strip()
            name = read_name(variable.name)
            found = _PASSWORD_IN_URL.search(text)
            held = found.group(1) if found else text if name.secret or name.veiled else ""
            if held and not _STAND_INS.fullmatch(held) and not is_placeholder(held):
                yield f"{component.key} {variable.name or f'entry {index + 1}'}"
