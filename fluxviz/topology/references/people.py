"""E-mail addresses, which look like hosts with a login and are called by nobody here."""

from __future__ import annotations

import re

from fluxviz.topology.references.addresses import is_flux_name
from fluxviz.topology.references.vocabulary import Name

_PERSON = re.compile(r"<?(?:mailto:)?(?P<who>[^@:/\s]{1,128})@(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){0,10})>?")
_PEOPLE = frozenset(
    """
    mail mails email emails from sender cc bcc reply replyto mailto recipient recipients contact user username login
    """.split()
)
"""Words of settings that hold people, whatever stands behind the ``@``."""
_MACHINES = frozenset({"host", "hostname", "hosts", "server", "servers"})
_PLACES = _MACHINES | frozenset("url uri dsn addr addrs endpoint relay relayhost upstream points".split())


def is_person(item: str, name: Name) -> bool:
    """Return whether an item of a list is a person's address: ``user@domain``, no password before it, no port after.

    Args:
        item: What stands between commas or blanks.
        name: What the setting's name tells: a ``*_HOST`` holds machines.

    >>> from fluxviz.topology.references.vocabulary import read_name
    >>> is_person("me@example.com", read_name("MAIL_FROM_ADDRESS")), is_person("me:pw@db.example.com", read_name("DB"))
    (True, False)

    """
    match = _PERSON.fullmatch(item)
    if match is None or _MACHINES & set(name.words[-1:]):
        return False
    if _PEOPLE & {*name.words} and not _PLACES & set(name.words[-1:]):
        return True
    return "." in match["host"] and not is_flux_name(match["host"])
