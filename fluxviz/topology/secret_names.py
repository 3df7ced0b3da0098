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
_NO_SECRET = re.compile(
    r"(?:true|false|yes|no|on|off|none|null|\d{1,5}|/[\w./-]+|[\w./-]+\.(?:pem|crt|key|json|txt)|\*+|\.{3}|x{3,})?",
    re.IGNORECASE,
)
"""Values that are no secret, whatever the name: switches, numbers, paths, and signs that stand for one."""
TO_FILL_IN = re.compile(
    r"(?<![a-z])change[_-]?(?:me|this)(?![a-z])|\byour[_-]\w|replace[_-]?(?:me|this)|<[a-z][\w .-]*>|\bx{4,64}\b|"
    r"\{\{\w+\}\}|fill[_-]?me|\bto-?be-?filled",
    re.IGNORECASE,
)
"""What is left in a text for somebody to fill in."""
COMMON_PASSWORDS = frozenset(
    """
    password passwd pass passw0rd secret root admin administrator postgres postgresql mysql mariadb mongo mongodb redis
    test testing example demo default guest user changeit letmein qwerty welcome minioadmin rabbitmq 123456 1234567
    12345678 123456789 1234567890 password1 password123 admin123 root123 test123 secret123 dbpass dbpassword mypassword
    """.split()
)
"""Passwords that everybody tries first."""
SECRET_WORDS = frozenset(
    """
    password passwd pass pwd pw passphrase secret secrets token tokens apikey mnemonic seedphrase key jwt credential
    credentials
    """.split()
)
"""Words of names whose value is a secret."""
_SECRET_ENDS = ("password", "passwd", "passphrase", "secret", "token", "pass")
_MAYBE_WORDS = frozenset("salt pepper private pat pin cookie auth authorization hmac".split())
"""Words of names whose value is a secret where it looks like one, and a switch, a name or a mode where not."""
_MIXED = re.compile(r"(?=\D*\d)(?=[^A-Za-z]*[A-Za-z])\S{8,}")
_PUBLIC_WORDS = frozenset("public pub id publishable site policy length name file path url".split())
_AUTH = ("REDISCLI_AUTH", "NEO4J_AUTH")
"""Variables that hold a password, though their names do not say so."""
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


def held_secret(name: str, text: str, *, loose: bool = False) -> str:
    """Return the secret that a setting holds, by its name and its value; empty where it holds none, or a stand-in.

    Args:
        name: The variable's name, or the flag's.
        text: Its value.
        loose: Take what only stands for a secret for one, too.

    >>> held_secret("DB_PASSWORD", "hunter2"), held_secret("PGPASSWORD", "${PW}"), held_secret("TLS_KEY", "/t/key.pem")
    ('hunter2', '', '')
    >>> held_secret("RPC_AUTH", "me:hunter22"), held_secret("AUTH", "basic"), held_secret("SITE_KEY", "abcdef123456")
    ('me:hunter22', '', '')

    """
    if found := secret_inside(text):
        return "" if not loose and (is_placeholder(found) or _NO_SECRET.fullmatch(found)) else found
    read = read_name(name)
    words = {*read.words}
    if name in _AUTH:
        return "" if is_placeholder(text) and not loose else text
    if not (read.secret or read.veiled) or words & _PUBLIC_WORDS:
        return ""
    text = text.strip("\"'")
    if not any(map(_names_secret, words)) and not (_MAYBE_WORDS & words and _MIXED.fullmatch(text)):
        return ""
    if not loose and (_NO_SECRET.fullmatch(text) or (is_placeholder(text) and text.lower() not in COMMON_PASSWORDS)):
        return ""
    return "" if "://" in text or text[:1] in "{[" else text


def _names_secret(word: str) -> bool:
    """Return whether a word of a name is one for secrets, or ends in one: ``PGPASSWORD``, ``--requirepass``."""
    return word in SECRET_WORDS or word.endswith(_SECRET_ENDS)


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

    They are those that FX307 and FX308 tell of.

    >>> from fluxviz.spec import load
    >>> list(secret_settings(load({"version": 4, "name": "shop", "compose": [{"name": "api", "ports": [80],
    ...     "environmentParameters": ["DB_PASSWORD=hunter2!", "API_KEY=CHANGE_ME", "LOG=info"]}]})))
    ['api DB_PASSWORD']
    """
    for component in spec.components:
        for index, variable in enumerate(component.environment):
            text = variable.value.read().strip()
            held = held_secret(variable.name, text) or looks_secret(variable.name, text)
            if held and not TO_FILL_IN.search(text):
                yield f"{component.key} {variable.name or f'entry {index + 1}'}"
