"""Which settings of an app hold something that looks like a secret. Names only: no value leaves here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fluxviz.spec import AppSpec
from fluxviz.topology.references.addresses import is_placeholder
from fluxviz.topology.references.vocabulary import read_name

_INSIDE = re.compile(
    r"""://[^/\s:@]*:(?P<url>[^/\s@]+)@
    | [?&](?:(?:api|access|auth|private)[_-]?)?(?:key|token|secret|password|passwd|pwd|sig|signature)=
      (?P<query>[^&\s\#"']{6,})
    | ://hooks\.slack\.com/(?:services|workflows|triggers)/(?P<slack>[\w/-]{12,})
    | ://(?:\w+\.)?discord(?:app)?\.com/api/(?:v\d+/)?webhooks/\d+/(?P<discord>[\w-]{6,})
    | ://api\.telegram\.org/bot(?P<telegram>\d+:[\w-]{6,})
    | ://(?P<user>(?=[^@\s/]*\d)[\w.~%-]{8,})@(?:\w+\.)?(?:github|gitlab|bitbucket)\.\w+
    | ^["']?[\w.-]+:(?P<dsn>[^\s:@/"']+)@(?:(?:tcp|udp|unix)\(|[a-z0-9_][\w.-]*(?::\d+)?(?:/|["']?$))
    | \b(?:Basic|Bearer)\s+(?P<bearer>(?=\S*\d)[\w+/.~-]{8,}=*)
    | (?:^|["'\s])(?:[\w-]{1,20}-)?(?:api-?key|(?:auth|access)-?token|secret)\s*:\s*(?P<header>[\w+/.~-]{6,})
    | (?:^|[;\s"'])(?:password|passwd|pwd)\s*=\s*(?P<keyword>'[^']+'|"[^"]+"|[^\s;"']+)
    | (?:^|\s)--?(?:pass|password|passwd|token|secret|api-?key|auth-?token)[=\s]+(?!-)(?P<flag>[^\s"']+)
    | ["'](?:\w*[_-])?(?:password|passwd|passphrase|secret|token|(?:api|private|secret|access)[_-]?key)["']\s*:
      \s*["'](?P<json>[^"']{4,})["']""",
    re.IGNORECASE | re.VERBOSE,
)
"""Secrets inside a value: in a URL, a DSN, a keyword string, a header, a flag, a webhook's address, a field of JSON."""
_MNEMONIC = re.compile(r"[a-z]{3,8}(?: [a-z]{3,8}){11,23}")
_MNEMONIC_LENGTHS = (12, 15, 18, 21, 24)
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


def secret_inside(text: str) -> str:
    """Return the secret that stands inside a value, whatever its name; empty where none does.

    >>> secret_inside("postgres://app:hunter2@db/app"), secret_inside("https://api.example.com/v1?api_key=a1b2c3d4e5")
    ('hunter2', 'a1b2c3d4e5')
    >>> secret_inside('{"db": {"host": "db", "password": "hunter2"}}'), secret_inside("https://example.com/?q=key")
    ('hunter2', '')
    """
    found = _INSIDE.search(text)
    return "" if found is None else next(held for held in found.groups() if held is not None)


def looks_secret(name: str, text: str) -> bool:
    """Return whether a value is a secret by its look, whatever its name; hashes, ids and public keys look the same.

    >>> looks_secret("REGISTRATION_CODE", "9f86d081884c7d659a2feaa0c55ad015"), looks_secret("GIT_SHA", "9f86d08188" * 4)
    (True, False)
    """
    if _MNEMONIC.fullmatch(text) and len(text.split()) in _MNEMONIC_LENGTHS:
        return True
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
            by_look = looks_secret(variable.name, text)
            held = secret_inside(text) or (text if name.secret or name.veiled or by_look else "")
            if held and not _STAND_INS.fullmatch(held) and not is_placeholder(held):
                yield f"{component.key} {variable.name or f'entry {index + 1}'}"
