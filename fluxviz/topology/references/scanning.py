"""Read a scope of settings: every address in it, each with the port that belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from fluxviz.spec.limits import MAX_PORT
from fluxviz.topology.references.addresses import MASK, Address, is_flux_name, is_placeholder, split_host, written
from fluxviz.topology.references.commands import Command, read_command
from fluxviz.topology.references.keywords import Keywords, read_keywords
from fluxviz.topology.references.people import is_person
from fluxviz.topology.references.settings import Finding, ScopeKind, Setting
from fluxviz.topology.references.structured import read_structured, scopes
from fluxviz.topology.references.urls import DEFAULT_PORTS, default_port, find_urls, may_hold_url
from fluxviz.topology.references.vocabulary import Name, is_known_name, read_name, without_roles

_NOTHING = re.compile(
    r"[\d,%+-]*(?:\.\d*)?[kKmMgGsh]?[bB]?|true|false|yes|no|on|off|production|development|info|debug|warn",
    re.IGNORECASE,
)
_DSN = re.compile(r"(?:^|@)(tcp|tcp4|tcp6|udp)\(([^()]+)\)(?:/(\w*))?")
_SEPARATORS = re.compile(r"[,;\s|]+")
_FLAGS = re.compile(r"(?:^|\s)--?[A-Za-z]")
_ITEM = re.compile(r"[^/?#]+")
_KEY = re.compile(r"^([^=/?#]*)=")
_NAMED = re.compile(r"(?<![\w.@/-])(?:flux|zel)[a-z0-9-]+_[a-z0-9-]+(?::\d{1,5})?(?![\w@-])", re.IGNORECASE)
_IP = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?")
_ELEMENT = re.compile(r"<([\w.:-]{1,60})>\s{0,3}\Z")
_OPENING = re.compile(r"([A-Za-z_]{2,40})[ \t][^\n]*")
_LONGEST_ELEMENT = 66
_MAX_NESTING = 3
_QUOTES = 3
_PORT = re.compile(r"[0-9]{1,5}")


_Stem = tuple[str, ...]
_PortList = tuple[list[int], str]


@dataclass(frozen=True, slots=True)
class _Ports:
    """The ports of a scope and the settings that hold them.

    By their stem, by its words that name no role, and by all words before ``port``: of ``BACKEND_PORT``, whose only
    other word may be one for a host, too. And the stems of the hosts there, each of which has first claim to its port.
    """

    own: dict[_Stem, _PortList] = field(default_factory=dict)
    near: dict[_Stem, list[_Stem]] = field(default_factory=dict)
    beside: dict[_Stem, _PortList] = field(default_factory=dict)
    hosts: set[_Stem] = field(default_factory=set)

    def nearest(self, stem: _Stem) -> _PortList | None:
        """Return the one port whose setting differs in words for a role alone, and is not that of another host."""
        bare = without_roles(stem)
        near = [each for each in self.near.get(bare, ()) if bare and (each not in self.hosts or {*each} <= {*stem})]
        return self.own[near[0]] if len(near) == 1 else None


def scan(settings: Iterable[Setting], kind: ScopeKind, nesting: int = 0) -> Iterator[Finding]:
    """Yield every address that the settings of one scope name.

    Args:
        settings: What stands beside each other.
        kind: What kind of scope it is; it decides what a bare ``HOST`` means.
        nesting: How deep the scope stands inside other values.

    """
    scope = list(settings)
    ports: _Ports | None = None
    for setting in scope:
        text = setting.text.strip()
        if not text or _NOTHING.fullmatch(text):
            continue
        name, above = read_name(setting.name), read_name(setting.parents)
        if name.secret:
            continue
        count = 0
        unquoted = _unquoted(text)
        own = setting if unquoted == setting.text else replace(setting, text=unquoted)
        guarded = name.guarded or above.guarded or above.secret
        for finding in (_guarded if guarded else _read)(own, name, kind, nesting):
            if finding.port_from != "none" or finding.setting.name != setting.name or name.host_stem is None:
                yield finding
                continue
            ports = _ports(scope) if ports is None else ports
            yield _paired(finding, name.host_stem, ports, kind, count)
            count += 1


def _guarded(setting: Setting, name: Name, kind: ScopeKind, nesting: int) -> Iterator[Finding]:
    """Read a setting whose name, or a name around it, stands for secrets: URLs, documents, Flux names, IPs."""
    if "://" in setting.text or setting.text[:1] in ("{", "["):
        yield from _read(setting, name, kind, nesting)
    elif _NAMED.fullmatch(setting.text) or _IP.fullmatch(setting.text):
        yield from _items(setting.text, setting, name, kind)


def _unquoted(text: str) -> str:
    for _ in range(_QUOTES):
        if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
            text = text[1:-1].strip()
    return text


def _ports(scope: list[Setting]) -> _Ports:
    ports = _Ports()
    for setting in scope:
        name = read_name(setting.name)
        stem = name.port_stem
        if name.host_stem is not None:
            ports.hosts.add(name.host_stem)
        if stem is None:
            continue
        numbers = [piece.strip() for piece in _unquoted(setting.text.strip()).split(",")]
        if not all(_PORT.fullmatch(each) and 0 < int(each) <= MAX_PORT for each in numbers):
            continue
        ports.beside.setdefault(name.words[:-1], ([int(each) for each in numbers], setting.name))
        if stem not in ports.own:
            ports.own[stem] = ([int(each) for each in numbers], setting.name)
            ports.near.setdefault(without_roles(stem), []).append(stem)
    return ports


def _paired(finding: Finding, stem: tuple[str, ...], ports: _Ports, kind: ScopeKind, count: int) -> Finding:
    """Return a host the port that stands beside it; the ``count``-th of several hosts the ``count``-th port."""
    found = ports.own.get(stem) if stem or kind != "environment" else None
    found = found or ports.nearest(stem)
    if found is None and not stem and len(words := finding.name.words) > 1:
        found = ports.beside.get(words[:-1])
    if found is not None:
        numbers, name = found
        port = numbers[count] if count < len(numbers) else numbers[0]
        address = replace(finding.address, port=port, rule="host and port pair")
        return replace(finding, address=address, port_from="pair", pair=name)
    return _with_default(finding)


def _with_default(finding: Finding) -> Finding:
    """Return a URL without a port the default of its protocol."""
    scheme = finding.address.scheme
    default = default_port(scheme) if scheme else None
    if default is None:
        return finding
    return replace(finding, address=replace(finding.address, port=default), port_from="scheme")


def _read(setting: Setting, name: Name, kind: ScopeKind, nesting: int) -> Iterator[Finding]:
    text = setting.text
    if nesting < _MAX_NESTING and (document := read_structured(text)) is not None:
        for parents, pairs in scopes(document, setting.name, setting.parents):
            beside = [replace(setting, name=key, text=value, parents=parents) for key, value in pairs]
            yield from scan(beside, "document", nesting + 1)
        return
    if (opening := _OPENING.fullmatch(text)) and read_name(opening[1]).secret and is_known_name(opening[1]):
        return  # ``password x y``: all of it is one
    urls: list[Address] = []
    if may_hold_url(text):
        urls, text = find_urls(text)
        yield from (_found(address, setting, name, kind) for address in urls)
    if sources := [*_DSN.finditer(text)]:
        yield from _dsn(sources[-1], setting, name, kind)
        return
    keywords = None if urls or nesting > _MAX_NESTING else read_keywords(text)
    flags = nesting < _MAX_NESTING and _FLAGS.search(text) is not None
    if keywords is not None and (keywords.opens or not flags):
        yield from _keywords(keywords, setting, nesting)
        return
    if flags:
        yield from scan_command([text], setting, nesting + 1)
        return
    if urls and not name.holds_host:
        yield from _named(text, setting, kind)
        return
    yield from _items(text, setting, name, kind)


def _keywords(keywords: Keywords, setting: Setting, nesting: int) -> Iterator[Finding]:
    beside = [replace(setting, name=key, text=value) for key, value in keywords.pairs]
    for finding in scan(beside, "keywords", nesting + 1):
        yield _driven(finding, keywords.driver)


def _driven(finding: Finding, driver: str) -> Finding:
    """Let the driver before a keyword string stand for the scheme that its hosts lack."""
    if not driver or finding.address.scheme:
        return finding
    finding = replace(finding, address=replace(finding.address, scheme=driver))
    return _with_default(finding) if finding.port_from == "none" else finding


def _dsn(match: re.Match[str], setting: Setting, name: Name, kind: ScopeKind) -> Iterator[Finding]:
    pair = split_host(match[2].strip())
    if pair is not None and not is_placeholder(match[2]):
        port = DEFAULT_PORTS["mysql"] if pair[1] is None else pair[1]
        masked = f"{MASK}@{match[1]}({written(*pair)})/{match[3] or ''}"
        address = Address(pair[0], port, "mysql", "Go data source name", masked, plain=True)
        yield Finding(address, setting, name, kind, "scheme" if pair[1] is None else "value")


def _items(text: str, setting: Setting, name: Name, kind: ScopeKind) -> Iterator[Finding]:
    """Read a list of ``host`` or ``host:port``, and names of Flux containers anywhere else in the text.

    What stands before an ``@`` may be a password with a comma or a blank in it: only a Flux name is read there.
    """
    items = [item for item in _SEPARATORS.split(text) if item]
    beyond = next((len(items) - back for back, item in enumerate(reversed(items)) if "@" in item), 0)
    keyed, before = False, ""
    for number, item in enumerate(items, 1):
        key = _KEY.match(item)
        keyed |= key is not None or item.isdecimal()
        before, word = item, before.strip("\"':=-")
        if word and not _KEY.match(word) and read_name(word).secret and is_known_name(word):
            continue  # a secret, behind the word that says so
        match = None if key or is_placeholder(item) or is_person(item, name) else _ITEM.match(_host_part(item))
        pair = split_host(match[0]) if match else None
        if pair is not None and ((number >= beyond and not keyed) or is_flux_name(pair[0])):
            rule = "host and port" if pair[1] is not None else "host"
            further = number > 1 or setting.continued
            label = "." not in pair[0] and (further or item.partition("/")[1] != "")
            doubtful = pair[1] is None and (label or (setting.continued and not name.is_list))
            address = Address(pair[0], pair[1], "", rule, written(*pair), doubtful=doubtful)
            yield Finding(address, setting, name, kind, "none" if pair[1] is None else "value")
            yield from _named(item.rpartition("@")[0], setting, kind)
        elif not (key and (read_name(key[1]).secret or read_name(key[1]).no_call)):
            yield from _named(item, setting, kind)


def _host_part(item: str) -> str:
    return item.removeprefix("tcp:").removeprefix("//").rpartition("@")[2]


def _named(item: str, setting: Setting, kind: ScopeKind) -> Iterator[Finding]:
    """Find names of Flux containers inside text of another form, such as a line of configuration."""
    for match in _NAMED.finditer(item):
        pair = split_host(match.group())
        element = _ELEMENT.search(item, max(0, match.start() - _LONGEST_ELEMENT), match.start())
        if pair is not None and not (element and read_name(element[1]).secret):
            address = Address(pair[0], pair[1], "", "name in text", written(*pair))
            yield Finding(address, setting, read_name(""), kind, "none" if pair[1] is None else "value")


def _found(address: Address, setting: Setting, name: Name, kind: ScopeKind) -> Finding:
    if address.port is not None:
        return Finding(address, setting, name, kind, "value")
    finding = Finding(address, setting, name, kind)
    return _with_default(finding) if name.host_stem is None else finding


def scan_command(words: list[str], setting: Setting, nesting: int = 0) -> Iterator[Finding]:
    """Yield every address that a command names.

    Args:
        words: The words of the command.
        setting: What evidence calls it.
        nesting: How deep it stands inside other values.

    """
    for command in read_command(words):
        flags = [replace(setting, name=name, text=value) for name, value in command.flags]
        yield from scan(flags, "command", nesting + 1)
        yield from _free_words(command, setting, nesting)


def _free_words(command: Command, setting: Setting, nesting: int) -> Iterator[Finding]:
    here, free = read_name("host"), read_name("")
    for text in command.hosts:
        word = replace(setting, name="host", text=text)
        if "://" in text:
            yield from (_found(address, word, free, "command") for address in find_urls(text)[0])
            continue
        for finding in _items(text, word, here, "command"):
            yield replace(finding, address=replace(finding.address, plain=True))
    for text in command.free:
        yield from _read(replace(setting, name="", text=text), free, "command", nesting + 1)
