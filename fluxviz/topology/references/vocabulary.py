"""What the name of a setting tells about its value: a host, a port, a secret, a name of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+")

HOST_WORDS = frozenset(
    """
    host hostname hosts hostnames server servers addr addrs address addresses endpoint endpoints url urls uri
    uris dsn node nodes broker brokers peers peer seeds seed upstream upstreams backend ip fqdn remote target
    join contact points bootstrap sentinel sentinels replicas replicaof slaveof connect connection datasource
    domain hostaddr master primary leader
    """.split()
)
"""Words that make a setting a place that holds a host."""

_STRONG_HOST_WORDS = frozenset(
    """
    host hostname hosts hostnames server servers addr addrs address addresses endpoint endpoints url urls uri
    uris dsn brokers upstream upstreams hostaddr sentinels replicaof slaveof
    """.split()
)
_LIST_WORDS = frozenset(
    """
    hosts servers addrs addresses endpoints urls uris nodes brokers peers seeds sentinels
    """.split()
)
_ROLE_WORDS = frozenset(
    ["service", "server", "broker", "instance", "internal", "external", "default", "tcp", "http", "db", "database"]
)
_SENTINEL = dict.fromkeys(("sentinel", "sentinels"), "sentinel")
_NOISE = frozenset(["number", "num", "no"])
_GLUED_HOST = re.compile(r"^(.*?)(hostname|hostaddr|host|server|addr|address|endpoint|url|uri|dsn)$")
_GLUED_PORT = re.compile(r"^(.*?)port$")
_NO_PORT = frozenset(["support", "export", "import", "transport", "report", "passport", "viewport"])

_SECRET_LAST = frozenset(
    """
    password passwd pass pwd pw passphrase secret secrets token tokens key keys apikey credential credentials
    salt pepper private cert certificate signature hash hmac jwt pat pin mnemonic seedphrase cookie auth
    license licence authorization
    """.split()
)
_SECRET_ANYWHERE = frozenset(["password", "passwd", "passphrase", "mnemonic"])
_GLUED_SECRET = re.compile(
    r".+(?:password|passwd|passphrase|pwd|secret|token|(?<!com)(?<!by)(?<!tres)(?<!sur)(?<!over)pass)"
)
_GLUED_WEAK = re.compile(r".+(?:apikey|(?<!^o)auth)|.{2,}pw")
_WEAK_SECRET = frozenset(
    ["key", "keys", "credential", "credentials", "cert", "certificate", "auth", "cookie", "license", "licence"]
)
_GUARDED = (_SECRET_LAST - {"auth", "private"}) | frozenset(
    """
    passwords passwds pwds seed psk otp totp bearer passcode passwort kennwort passwordhash
    cred creds sas hs256 hs384 hs512
    """.split()
)
"""Words that make a name one of a secret wherever they stand in it: ``SERVER_TOKEN_V2``, ``ABLY_KEY_URL``."""
_PEOPLE = frozenset(
    """
    user users username usernames login logins cred creds credential credentials auth authentication authn basic
    account accounts acl acls pass root admin superuser superusers member members principal identity
    """.split()
)
"""Words of names whose ``name:number`` is a person's login."""
_OWN_ADDRESS = frozenset({"site", "app", "base", "public", "home", "canonical", "root", "self", "own"})
_SHOWN_LAST = frozenset({"url", "uri", "host", "hostname", "domain", "origin", "link", "href"})
_SHOWN_TO_OTHERS = frozenset(
    """
    external public root site canonical homepage home web webapp website www app ui frontend browser portal dashboard
    asset assets static cdn media logo icon favicon avatar banner terms privacy imprint help support docs documentation
    callback redirect return success cancel logout overwrite cli
    """.split()
)
_OWN_EXACT = frozenset(
    tuple(name.split())
    for name in (
        "nextauth url", "next auth url", "better auth url", "kc hostname", "kc hostname url", "kc hostname admin",
        "kc hostname admin url", "discourse hostname", "overwritehost", "vapid subject", "wg host",
        "n 8 n host", "n 8 n editor base url", "wp home", "wp siteurl", "mail hostname", "my hostname", "myhostname",
        "override hostname", "mailname", "mail name", "mail domain", "maildomain", "postfix hostname",
        "domainname", "servername", "virtualhost", "hostname override", "public hostname", "external hostname",
        "smtp helo", "helo", "helo name", "helo hostname", "ehlo", "ehlo hostname", "primary domain", "main domain",
        "wordpress url", "wordpress home", "wordpress siteurl", "ghost url", "nextcloud domain", "overwrite host",
        "keycloak hostname", "gitlab hostname", "gitea domain", "jitsi domain", "xmpp domain", "turn realm",
        "realm",
    )
)  # fmt: skip
"""Names of well-known products for the address under which they are reached."""
_OWN_BASE = frozenset({"base", "app", "site", "web", "server", "editor", "public", "my", "own", "self", "full"})
_NOT_A_CALL = frozenset(
    """
    origin origins allowed trusted csrf cors whitelist allowlist blacklist denylist policy csp audience
    """.split()
)
_OWN_NAME = (
    frozenset({"virtual", "host"}), frozenset({"server", "name"}), frozenset({"letsencrypt", "host"}),
    frozenset({"cookie", "domain"}), frozenset({"root", "host"}), frozenset({"session", "domain"}),
    frozenset({"user", "agent"}), frozenset({"bind"}), frozenset({"listen"}), frozenset({"advertise"}),
    frozenset({"advertised"}), frozenset({"noproxy"}), frozenset({"no", "proxy"}), frozenset({"announce"}),
    *(frozenset({word, "domain"}) for word in ("server", "ssh", "base", "acme", "cert", "tls", "ssl")),
    frozenset({"domain", "name"}), frozenset({"fqdn"}), frozenset({"motd"}), frozenset({"my", "hostname"}),
    frozenset({"mydomain"}), frozenset({"myorigin"}), frozenset({"mydestination"}),
)  # fmt: skip
_NO_HOST = frozenset(
    """
    image images version tag repo repository registry package class user username name database dbname schema
    namespace env environment mode level timezone tz path dir directory file locale lang driver dialect engine
    login logins users account accounts uid admin userpass userinfo members principal identity
    email mail from sender subject title description regex pattern format cron schedule type kind role count
    size timeout max min enabled id prefix suffix
    """.split()
)
_BROWSER = re.compile(
    r"^(?:REACT_APP|VITE|NEXT_PUBLIC|NUXT_PUBLIC|VUE_APP|GATSBY|EXPO_PUBLIC|PUBLIC(?!_URL$)|STORYBOOK|NG_APP|RAZZLE)_"
)


@dataclass(frozen=True)
class Name:
    """What a setting's name tells.

    Attributes:
        words: The words in it, in lower case.
        holds_host: Its value is a host, or a list of them.
        strong: The name says so plainly (``DB_HOST``), not only by use (``PRIMARY``).
        is_list: It holds several.
        host_stem: The words that tell which host, for pairing with a port; None where it holds none.
        port_stem: The words that tell whose port; None where it holds none.
        secret: Its value is a secret, whatever it looks like.
        veiled: Its value is a secret unless it is a URL or a document (``…_KEY``, ``…_CREDENTIALS``).
        guarded: A word of it stands for secrets: nothing is read in its value but URLs and names on Flux.
        people: A word of it stands for people: ``name:number`` in its value is a login.
        no_call: Its value names hosts that are allowed, bound or its own, and called by no one here.
        own_address: It is where a front end writes its own public address (``…_SITE_URL``).
        shown: It is an address that a component shows to others and does not call: its own, a CDN's, a page to go to.
        no_host: Its value is some other thing, even where it looks like a host.
        browser: It is built into a front end: the browser makes the call.

    """

    words: tuple[str, ...]
    holds_host: bool
    strong: bool
    is_list: bool
    host_stem: tuple[str, ...] | None
    port_stem: tuple[str, ...] | None
    secret: bool
    veiled: bool
    guarded: bool
    people: bool
    no_call: bool
    own_address: bool
    shown: bool
    no_host: bool
    browser: bool


def split_words(name: str) -> tuple[str, ...]:
    """Split a name at separators and humps.

    >>> split_words("POSTGRES_DB-Host"), split_words("dbHost"), split_words("PGHOST")
    (('postgres', 'db', 'host'), ('db', 'host'), ('pg', 'host'))
    """
    words: list[str] = []
    for match in _WORD.finditer(name):
        word = match.group().lower()
        glued = _GLUED_HOST.match(word) or (_GLUED_PORT.match(word) if word not in _NO_PORT else None)
        if glued and glued.group(1) and word not in HOST_WORDS:
            words += [glued.group(1), word[len(glued.group(1)) :]]
        else:
            words.append(word)
    return tuple(words)


@lru_cache(maxsize=8192)
def read_name(name: str) -> Name:
    """Return what a setting's name tells about its value.

    >>> read_name("DB_HOST").host_stem, read_name("DB_PORT").port_stem
    (('db',), ('db',))
    >>> read_name("DB_PASSWORD").secret, read_name("REACT_APP_API_URL").browser
    (True, True)
    """
    words = split_words(name)
    last = next((word for word in reversed(words) if not word.isdecimal()), "")
    trimmed = tuple(word for word in words if word not in _NOISE)
    is_port = "port" in trimmed and not _NO_PORT & set(trimmed)
    host_words = [word for word in words if word in HOST_WORDS]
    holds_host = bool(host_words) and not is_port and last not in _NO_HOST
    is_set = set(words)
    plain = bool(_SECRET_ANYWHERE & is_set) or any(_GLUED_SECRET.fullmatch(word) for word in words)
    weak = last in _WEAK_SECRET or _GLUED_WEAK.fullmatch(last) is not None
    is_secret = plain or weak or (last in _SECRET_LAST and words[-2:] != ("proxy", "pass"))
    veiled = is_secret and weak and not plain
    own = any(need <= is_set for need in _OWN_NAME) or words in (("host",), ("hostname",), ("domain",))
    browser = _BROWSER.match(name) is not None
    return Name(
        words=words,
        holds_host=holds_host,
        strong=holds_host and bool(_STRONG_HOST_WORDS & is_set),
        is_list=bool(_LIST_WORDS & is_set),
        host_stem=_stem(words) if holds_host else None,
        port_stem=_stem(word for word in trimmed if word != "port") if is_port else None,
        secret=is_secret and not veiled,
        veiled=veiled,
        guarded=veiled or (bool(_GUARDED & is_set) and words[-2:] != ("proxy", "pass")),
        people=bool(_PEOPLE & is_set),
        no_call=bool(_NOT_A_CALL & is_set) or own or name.startswith("F_S_"),
        own_address=last in ("url", "uri", "origin") and bool(_OWN_ADDRESS & set(words[-2:-1])),
        shown=_is_shown(words),
        no_host=last in _NO_HOST,
        browser=browser,
    )


_KNOWN = frozenset().union(
    HOST_WORDS, _ROLE_WORDS, _NOISE, _SECRET_LAST, _SECRET_ANYWHERE, _OWN_ADDRESS, _NOT_A_CALL, _NO_HOST,
    ["port", "requirepass", "masterauth", "api", "http", "https", "web", "log", "data", "redis", "mysql", "postgres",
     "mongo", "cache", "queue", "access", "client"],
)  # fmt: skip


def is_known_name(name: str) -> bool:
    """Return whether a name is made of words of settings only, so that it is no secret itself.

    >>> is_known_name("db-password"), is_known_name("aZqMasterKey")
    (True, False)
    """
    words = split_words(name)
    return bool(words) and all(word in _KNOWN for word in words)


def _is_shown(words: tuple[str, ...]) -> bool:
    """Return whether an address is one to be shown: ``ROOT_URL``, ``ASSET_HOST``, ``WEB_EXTERNAL_URL``, ``CDN_URL``."""
    if words in _OWN_EXACT:
        return True
    if words == ("url",) or words[-2:] == ("proxy", "uri"):
        return not {"http", "https", "socks", "all"} & set(words)
    if words[-1:] and words[-1] in _SHOWN_LAST and _SHOWN_TO_OTHERS & set(words[-2:-1]):
        return True
    return words[-2:] in (("base", "url"), ("base", "uri")) and set(words[:-2]) <= _OWN_BASE


def _stem(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words that a host and its port have in common: a sentinel's port is not its master's."""
    named = (_SENTINEL.get(word, word) for word in words)
    return tuple(word for word in named if word not in HOST_WORDS or word in _SENTINEL)


def without_roles(stem: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out the words that name a role, for a second try at pairing a host with its port."""
    return tuple(word for word in stem if word not in _ROLE_WORDS)
