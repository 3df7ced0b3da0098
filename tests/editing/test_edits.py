"""Edits of a spec's text and of its access file's: what follows, what is refused, and what is shown of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from fluxviz import PublicAccess, load
from fluxviz.editing import (
    Draft,
    add_component,
    part_names,
    remove_component,
    set_cloudflare,
    set_domains,
    set_image,
    set_ports,
    set_target,
    suppress,
)
from fluxviz.errors import FluxvizError
from fluxviz.spec import load_access
from tests.widget.canaries import PLANTED, canaries_in

SHOP: dict[str, Any] = {
    "version": 7,
    "name": "shop",
    "compose": [
        {
            "name": "web",
            "repotag": "nginx:1.27",
            "ports": [31000, 31001],
            "containerPorts": [3000, 3001],
            "domains": ["shop.example.com", ""],
            "environmentParameters": [
                "DATABASE_URL=postgres://me:pass@fluxdb_shop:5432/shop",
                "CACHE_HOST=fluxcache_shop",
                "CACHE_PORT=6379",
                "QUEUE_URL=redis://fluxcache_shop/0",
                "GREETING=hello",
                "TWICE=fluxdb_shop:1,fluxdb_shop:2",
            ],
        },
        {"name": "db", "repotag": "postgres:16", "ports": [], "containerPorts": []},
        {"name": "cache", "repotag": "redis:7", "ports": [], "containerPorts": []},
    ],
}
TEXT = json.dumps(SHOP, indent=2)
SHOP_DRAFT = Draft.of(load(TEXT), PublicAccess())

REPLACED: dict[str, tuple[Callable[[Draft], Draft], tuple[str, str]]] = {
    "an image": (lambda draft: set_image(draft, "db", "postgres:17"), ("postgres:16", "postgres:17")),
    "a public port": (lambda draft: set_ports(draft, "web", {31000: 3000, 31005: 3001}), ("31001", "31005")),
    "a container port": (lambda draft: set_ports(draft, "web", {31000: 8080, 31001: 3001}), ("3000,", "8080,")),
    "a host in a URL": (
        lambda draft: set_target(draft, "web", "DATABASE_URL", host="cache"),
        ("@fluxdb_shop:5432", "@fluxcache_shop:5432"),
    ),
    "a host outside": (
        lambda draft: set_target(draft, "web", "DATABASE_URL", host="db.example.com", port=5433),
        ("@fluxdb_shop:5432", "@db.example.com:5433"),
    ),
    "a host alone": (
        lambda draft: set_target(draft, "web", "CACHE_HOST", host="db"),
        ("CACHE_HOST=fluxcache_shop", "CACHE_HOST=fluxdb_shop"),
    ),
    "a port of its own": (
        lambda draft: set_target(draft, "web", "CACHE_PORT", port=6380),
        ("CACHE_PORT=6379", "CACHE_PORT=6380"),
    ),
    "a port that a URL lacks": (
        lambda draft: set_target(draft, "web", "QUEUE_URL", port=6380),
        ("redis://fluxcache_shop/0", "redis://fluxcache_shop:6380/0"),
    ),
    "a domain": (
        lambda draft: set_domains(draft, "web", ["www.example.com"]),
        ("shop.example.com", "www.example.com"),
    ),
}


@pytest.mark.parametrize("case", REPLACED)
def test_an_edit_changes_its_own_letters_alone(case: str) -> None:
    edit, (old, new) = REPLACED[case]
    assert TEXT.count(old) == 1
    assert edit(SHOP_DRAFT).text == TEXT.replace(old, new)


REFUSED: dict[str, tuple[Callable[[Draft], Draft], str]] = {
    "no such component": (lambda draft: set_image(draft, "wbe", "x"), "did you mean web"),
    "credentials in an image": (lambda draft: set_image(draft, "web", "me:pass@x/y"), "expected a Docker image"),
    "no port": (lambda draft: set_ports(draft, "web", {70000: 80}), "expected ports"),
    "no host name": (lambda draft: set_domains(draft, "web", ["https://x"]), "expected host names"),
    "more domains than ports": (lambda draft: set_domains(draft, "db", ["a.example.com"]), "0 port"),
    "no such variable": (lambda draft: set_target(draft, "web", "DB", host="db"), "unknown variable"),
    "a variable without a host": (lambda draft: set_target(draft, "web", "GREETING", host="db"), "no host is read"),
    "a variable without a port": (lambda draft: set_target(draft, "web", "GREETING", port=80), "no port is read"),
    "a port beside": (lambda draft: set_target(draft, "web", "CACHE_HOST", port=80), "stands in CACHE_PORT"),
    "a host that stands twice": (lambda draft: set_target(draft, "web", "TWICE", host="cache"), "by hand"),
    "no host": (lambda draft: set_target(draft, "web", "CACHE_HOST", host='x", "y'), "expected a host"),
    "no such part": (lambda draft: add_component(draft, "full_stack/nothing"), "full_stack/postgres"),
    "a name that is taken": (lambda draft: add_component(draft, "redis_cache/redis", "Web"), "already"),
    "no such domain": (lambda draft: set_cloudflare(draft, "x.example.com", ssl="full"), "shop.example.com"),
    "no such mode": (lambda draft: set_cloudflare(draft, "shop.example.com", ssl="half"), "strict"),
    "no reason": (lambda draft: suppress(draft, "FX301", "db", " "), "needs a reason"),
    "no code": (lambda draft: suppress(draft, "301", "db", "a lab"), "code"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_edited_is_told(case: str) -> None:
    edit, said = REFUSED[case]
    with pytest.raises(FluxvizError, match=said):
        edit(SHOP_DRAFT)


@pytest.mark.parametrize("part", part_names())
def test_every_part_of_a_pattern_can_be_added_and_taken_away(part: str) -> None:
    draft = add_component(SHOP_DRAFT, part, "more")
    assert [each.name for each in draft.spec.components] == ["web", "db", "cache", "more"]
    ports = [port.public for each in draft.spec.components for port in each.ports]
    assert len(ports) == len(set(ports))
    assert remove_component(draft, "more").text == TEXT


def test_volumes_shared_by_number_hold_a_component_back() -> None:
    document = {**SHOP, "compose": [*SHOP["compose"], {"name": "copy", "containerData": "/x|2:/cache"}]}
    draft = Draft.of(load(json.dumps(document)), PublicAccess())
    with pytest.raises(FluxvizError, match="containerData of copy"):
        remove_component(draft, "db")
    assert len(remove_component(draft, "copy").spec.components) == 3


@pytest.mark.parametrize(
    "access",
    [
        "{}\n",
        '{"domains": {"shop.example.com": {"ssl": "full"}}}',
        '{"domains": [{"host": "shop.example.com"}], "suppress": [{"code": "FX8", "reason": "old"}]}',
        '{"domains": {"shop.example.com": null}}',
    ],
)
def test_the_access_file_is_edited_in_whatever_form_it_has(access: str) -> None:
    draft = Draft.of(load(TEXT), PublicAccess(), access)
    draft = suppress(set_cloudflare(draft, "shop.example.com", proxied=True, ssl="strict"), "FX301", "db", "a lab")
    (domain,) = draft.access.domains
    assert (domain.host, domain.proxied, domain.ssl.value) == ("shop.example.com", True, "strict")
    last = draft.access.suppress[-1]
    assert (last.code, last.where, last.reason) == ("FX301", "db", "a lab")


@pytest.mark.parametrize(
    "domains",
    [
        '{"Shop.Example.com.": {"ssl": "full"}, "a.eu": {"component": "db"}, "b.eu": {"component": "web"}}',
        '[{"host": "www.shop.example.com"}, {"host": "a.eu", "component": "db"}, {"host": "b.eu", "component": "web"}]',
    ],
)
def test_a_component_takes_what_leads_to_it_along(domains: str) -> None:
    links = '[{"source": "db", "target": "cache"}, {"source": "cache", "target": "web"}]'
    access = f'{{"domains": {domains}, "links": {links}}}'
    draft = Draft.of(load(TEXT), load_access(access), access)
    after = remove_component(draft, "web")
    assert [each.host for each in after.access.domains] == ["a.eu"]
    assert [(each.source, each.target) for each in after.access.links] == [("db", "cache")]
    assert json.loads(after.access_text)["links"] == [{"source": "db", "target": "cache"}]
    assert remove_component(draft, "cache").access.domains == draft.access.domains


@pytest.mark.parametrize("indent", [2, None])
def test_what_is_shown_of_edits_holds_no_secret(indent: int | None) -> None:
    first = Draft.of(load(json.dumps(PLANTED, indent=indent)), PublicAccess())
    draft = set_target(first, "web", "DATABASE_URL", host="cache", port=6379)
    draft = set_domains(set_image(draft, "web", "nginx:1"), "web", ["x.example.com"])
    draft = add_component(remove_component(draft, "db"), "full_stack/postgres", "pg")
    shown = draft.patch_shown(first, "app.json", "app.access.json")
    assert '+"DATABASE_URL=•••fluxcache_shop•••6379•••"' in shown.replace("        ", "")
    assert canaries_in(shown) == []
    assert canaries_in(repr(draft)) == []


def test_a_word_that_is_shown_is_shown_of_its_own_variable_alone() -> None:
    document = json.loads(TEXT)
    document["compose"][0]["environmentParameters"].append("PASSWORD=fluxcache_shop")
    first = Draft.of(load(json.dumps(document, indent=2)), PublicAccess())
    shown = set_target(first, "web", "CACHE_HOST", host="db").patch_shown(first, "a", "b")
    assert "CACHE_HOST=fluxdb_shop" in shown
    assert "PASSWORD=fluxcache_shop" not in shown


WRONG: dict[str, Callable[[Draft], Draft]] = {
    "a component": lambda draft: set_image(draft, 7, "x"),  # type: ignore[arg-type]
    "an image": lambda draft: set_image(draft, "web", 7),  # type: ignore[arg-type]
    "ports": lambda draft: set_ports(draft, "web", [1, 2]),  # type: ignore[arg-type]
    "a port": lambda draft: set_ports(draft, "web", {"80": 80}),  # type: ignore[dict-item]
    "domains": lambda draft: set_domains(draft, "web", 7),  # type: ignore[arg-type]
    "one text of domains": lambda draft: set_domains(draft, "web", "x.example.com"),
    "a domain": lambda draft: set_domains(draft, "web", [7]),  # type: ignore[list-item]
    "a variable": lambda draft: set_target(draft, "web", 7, host="x"),  # type: ignore[arg-type]
    "a host": lambda draft: set_target(draft, "web", "CACHE_HOST", host=7),  # type: ignore[arg-type]
    "a port of a variable": lambda draft: set_target(draft, "web", "CACHE_PORT", port="80"),  # type: ignore[arg-type]
    "a part": lambda draft: add_component(draft, 7),  # type: ignore[arg-type]
    "a name": lambda draft: add_component(draft, "full_stack/postgres", 7),  # type: ignore[arg-type]
    "a custom domain": lambda draft: set_cloudflare(draft, 7, ssl="full"),  # type: ignore[arg-type]
    "whether it is proxied": lambda draft: set_cloudflare(draft, "shop.example.com", proxied="x"),  # type: ignore[arg-type]
    "a code": lambda draft: suppress(draft, 7, "", "x"),  # type: ignore[arg-type]
    "a place": lambda draft: suppress(draft, "FX301", [], "x"),  # type: ignore[arg-type]
    "a reason": lambda draft: suppress(draft, "FX301", "", None),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_of_another_kind_is_refused(what: str) -> None:
    with pytest.raises(FluxvizError):
        WRONG[what](SHOP_DRAFT)
