"""What the short options of well-known programs hold, since ``-p`` is a port to one and a password to the next."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Meaning = Literal["host", "port", "secret", "free", "other"]
"""``free``: an address or a connection string; ``other``: text that names no host."""

_MEANINGS: dict[str, Meaning] = {
    "host": "host", "port": "port", "secret": "secret", "glued": "secret", "free": "free", "other": "other",
}  # fmt: skip
_SECRETS = frozenset(["-p", "-P", "-a", "-pw", "-pass", "-passwd"])
"""What may hold a password for a program that nobody here knows."""


@dataclass(frozen=True, slots=True)
class Client:
    """The options of a program that calls a host.

    Attributes:
        options: What each of its options with a value holds, by the option.
        glued: Options whose value is theirs only where it is glued to them: the next word is another's.

    """

    options: dict[str, Meaning]
    glued: frozenset[str] = frozenset()


def _client(options: str) -> Client:
    """Read ``-h host  -pass secret``; ``-p glued`` is a secret that only stands glued to its option."""
    told: dict[str, Meaning] = {}
    glued: set[str] = set()
    names: list[str] = []
    for word in options.split():
        if word.startswith("-"):
            names.append(word)
            continue
        told |= dict.fromkeys(names, _MEANINGS[word])
        glued |= set(names) if word == "glued" else set()
        names = []
    return Client(told, frozenset(glued))


_FAMILIES = {
    "psql pg_isready pg_dump pg_dumpall pg_restore pg_basebackup pgbench createdb dropdb createuser dropuser vacuumdb "
    "reindexdb clusterdb pgcli": "-h host -p port -d free -U -c -f -v -o -F -n -t -T -j -L other",
    "mysql mysqladmin mysqldump mysqlimport mysqlshow mysqlcheck mysqlslap mysqlbinlog mysqlpump mycli mariadb "
    "mariadb-admin mariadb-dump mariadb-check mariadb-import mariadb-show mysqlsh": (
        "-h host -P port -p glued -u -D -e -S other"
    ),
    "redis-cli valkey-cli keydb-cli redis-benchmark valkey-benchmark": (
        "-h host -p port -a secret -u free -n -s -r -i -x -c -d other"
    ),
    "mongo mongosh mongodump mongorestore mongoexport mongoimport mongostat mongotop mongofiles": (
        "-h host -p secret -u -d -c -q -o other"
    ),
    "mosquitto_sub mosquitto_pub mosquitto_rr": "-h host -p port -P --pw secret -L free -u -t -m -i -q -k -f -A other",
    "clickhouse-client clickhouse-benchmark": "-h host -p secret -u -d -q other",
    "ldapsearch ldapadd ldapmodify ldapdelete ldapwhoami ldappasswd": (
        "-h -H host -p port -w -s secret -D -b -y -Y -U -a other"
    ),
    "rabbitmqadmin": "-H host -P port -p secret -u -V -f -c other",
    "cqlsh": "-p secret -u -k -f -e other",
    "nc ncat netcat telnet": "-w -i -q -s -p -x -X -e -c -l other",
    "influx": "-host host -port port -password -token -t secret -username -database -execute -o -b other",
    "sqlcmd bcp isql tsql fisql": "-S -H host -p port -P secret -U -d -Q -q -i -o -D other",
    "ssh sshfs autossh": "-p port -i -l -o -L -R -D -F -J -W -c -b -e -m -S -w other",
    "scp sftp": "-P port -i -o -F -c -l -S -b other",
    "sshpass": "-p secret -f -d -P other",
    "plink pscp psftp putty": "-P port -pw -pwfile secret -l -i other",
    "smbclient": "-p port -U -A secret -W -c other",
    "curl wget http https aria2c": "-x free -u -U -E secret -b -H -d -A -e -F -o -O -X -T -w -m -K -c other",
    "etcdctl consul vault nats": "-s free",
    "openssl": "-connect free -pass -passin -passout -k -K -psk secret",
    "lftp ftp ncftp": "-p port -u secret",
    "docker podman crane skopeo helm": "-p -u other",
    "7z zip unzip rar unrar htpasswd ipmitool": "-p -P secret",
    "snmpget snmpwalk snmpset": "-c -A -X -a -x secret -v -u -l other",
    "dockerize redis-server redis-sentinel valkey-server": "",
}
_CLIENTS = {name: _client(options) for names, options in _FAMILIES.items() for name in names.split()}
_SHORT = re.compile(r"-[A-Za-z]")


def find_client(word: str) -> Client | None:
    """Find the program that a word starts; None where nobody here knows it.

    >>> find_client("/usr/bin/mysql") is not None, find_client("node") is None
    (True, True)
    """
    return _CLIENTS.get(word.rpartition("/")[2])


def read_option(client: Client | None, word: str) -> tuple[Meaning, str, bool] | None:
    """Return what an option holds, the value glued to it, and whether the next word may be its value.

    None where the word is no such option.

    >>> read_option(find_client("mysql"), "-p48213"), read_option(find_client("psql"), "-p5432")
    (('secret', '48213', False), ('port', '5432', False))
    >>> read_option(None, "-p"), read_option(None, "-b") is None
    (('secret', '', True), True)
    """
    if client is None:
        return ("secret", "", True) if word in _SECRETS else None
    name = word if word in client.options else word[:2]
    meaning = client.options.get(name)
    if meaning is None or not (word == name or _SHORT.fullmatch(name)):
        return ("secret", "", True) if word in _SECRETS else None
    return meaning, word[len(name) :].removeprefix("="), word == name and name not in client.glued
