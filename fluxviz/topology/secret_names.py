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
_LOOKS = re.compile(
    r"[0-9a-f]{32,}|[0-9A-F]{32,}|[sr]k_(?:live|test)_\w{10,}|sk-[\w-]{20,}|gh[pousr]_\w{20,}|github_pat_\w{20,}|"
    r"glpat-[\w-]{15,}|xox[abeprs]-[\w-]{10,}|A(?:KIA|SIA)[0-9A-Z]{16}|AIza[\w-]{30,}|SG\.[\w-]{16,}\.[\w-]{16,}|"
    r"eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*|(?=(?:\D*\d){4})(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9_-]{32,}"
)
"""Random signs, and secrets as GitHub, GitLab, Slack, Stripe, AWS, Google, SendGrid and JWT write them."""
_KNOWN_TO_ALL = frozenset(
    """
    public pub id ids hash commit sha sha1 sha256 md5 digest checksum sum address addr txid tx transaction node nodes
    wallet payee collateral outpoint account cid ipfs did uuid guid pubkey zelid owner
    peer peers xpub zpub fingerprint contract revision rev ref build genesis block tag version image tracking dsn
    """.split()
)
_FEWEST_SIGNS = 6


def looks_secret(name: str, text: str) -> bool:
    """Return whether a value is a secret by its look, whatever its name; hashes, ids and public keys look the same.

    >>> looks_secret("REGISTRATION_CODE", "9f86d081884c7d659a2feaa0c55ad015"), looks_secret("GIT_SHA", "9f86d08188" * 4)
    (True, False)
    """
    if _LOOKS.fullmatch(text) is None or len(set(text)) < _FEWEST_SIGNS:
        return False
    return not _KNOWN_TO_ALL & set(read_name(name).words)


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
            by_look = looks_secret(variable.name, text)
            held = found.group(1) if found else text if name.secret or name.veiled or by_look else ""
            if held and not _STAND_INS.fullmatch(held) and not is_placeholder(held):
                yield f"{component.key} {variable.name or f'entry {index + 1}'}"
